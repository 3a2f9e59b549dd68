"""Attributions: the model's cues, and for each cue its sources and contents."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.model.cues import distance_buckets, reach, sentence_buckets
from onrecord.model.decode import best_tags, log_softmax, ranges
from onrecord.model.session import Model, WindowScores
from onrecord.types import Attribution, TokenRange

Floats = NDArray[np.float32]
_AT_ONCE = 16  # cues in a run of the role layer, alike reaches together: more would only add padding
_LEAN = 0.4  # added to the log chance of "B" and "I" against "O": a missed cue costs more than one that rules drop


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cue:
    scores: WindowScores
    first: int
    last: int
    score: float
    news_score: float
    reach: tuple[int, int]


def _chance(log_chances: Floats, first: int, last: int) -> float:
    """Return the mean probability that the words of a range belong to a cue."""
    return float(1 - np.exp(log_chances[first:last, 0]).mean())


def _cues(group: list[WindowScores], offset: int) -> list[_Cue]:
    """Find cues by both habits; where they overlap, the news habit's words (auxiliaries and all) stand."""
    lengths = np.array([len(item.tags) for item in group])
    widest = int(lengths.max())
    both = np.zeros((2 * len(group), widest, 3), dtype=np.float32)
    for row, item in enumerate(group):
        news = item.tags[:, offset : offset + 3]
        both[row, : len(news)] = log_softmax(news)
        both[row + len(group), : len(news)] = log_softmax(news + item.tags[:, offset + 3 : offset + 6])
    lean = np.array([-_LEAN, 0.0, 0.0], dtype=np.float32)
    tags = best_tags(both + lean, np.concatenate([lengths, lengths]))
    found = []
    for row, item in enumerate(group):
        own = row + len(group)
        spans = ranges(tags[row], 1)
        spans += [s for s in ranges(tags[own], 1) if not any(s[0] < end and start < s[1] for start, end in spans)]
        numbers = np.array(item.window.sentences)
        for first, last in sorted(spans):
            found.append(
                _Cue(
                    scores=item,
                    first=first,
                    last=last,
                    score=_chance(both[own], first, last),
                    news_score=_chance(both[row], first, last),
                    reach=reach(numbers, int(numbers[first])),
                )
            )
    return found


def _moved(found: list[tuple[int, int]], by: int) -> tuple[TokenRange, ...]:
    return tuple(TokenRange(first=first + by, last=last + by) for first, last in found)


def find_attributions(model: Model, group: list[WindowScores], offset: int) -> list[Attribution]:
    """Return the attributions of some windows.

    Args:
        model: the model.
        group: scores of windows.
        offset: where the cue scores begin in ``WindowScores.tags``.
    """
    cues = sorted(_cues(group, offset), key=lambda cue: cue.reach[1] - cue.reach[0])
    return [found for at in range(0, len(cues), _AT_ONCE) for found in _roles(model, cues[at : at + _AT_ONCE])]


def _roles(model: Model, cues: list[_Cue]) -> list[Attribution]:
    """Return the attributions of some cues, by one run of the role layer."""
    length = max(cue.reach[1] - cue.reach[0] for cue in cues)
    half = cues[0].scores.role.shape[1] // 2
    words = np.zeros((len(cues), length, half), dtype=np.float32)
    states = np.zeros((len(cues), half), dtype=np.float32)
    mask = np.zeros((len(cues), length), dtype=np.float32)
    distances = np.zeros((len(cues), length), dtype=np.int64)
    sentences = np.zeros((len(cues), length), dtype=np.int64)
    for row, cue in enumerate(cues):
        role, window = cue.scores.role, cue.scores.window
        near, far = cue.reach
        size = far - near
        words[row, :size] = role[near:far, :half]
        states[row] = role[cue.first : cue.last, half:].mean(axis=0)
        mask[row, :size] = 1
        distances[row] = distance_buckets(cue.first - near, cue.last - near, length)
        sentences[row, :size] = sentence_buckets(np.array(window.sentences[near:far]), window.sentences[cue.first])
    scores = model.roles(words, states, distances, sentences, mask)
    tags = best_tags(log_softmax(scores.tags), mask.sum(axis=1).astype(np.int64))
    acts, kinds = np.exp(log_softmax(scores.acts)), np.exp(log_softmax(scores.kinds))
    out = []
    for row, cue in enumerate(cues):
        base = cue.scores.window.first
        near = base + cue.reach[0]
        act, kind = int(acts[row].argmax()), int(kinds[row].argmax())
        out.append(
            Attribution(
                cue=TokenRange(first=base + cue.first, last=base + cue.last),
                sources=_moved(ranges(tags[row], 1), near),
                contents=_moved(ranges(tags[row], 3), near),
                score=cue.score,
                news_score=cue.news_score,
                act=model.manifest.acts[act],
                act_score=float(acts[row, act]),
                kind=model.manifest.kinds[kind],
                kind_score=float(kinds[row, kind]),
            )
        )
    return out

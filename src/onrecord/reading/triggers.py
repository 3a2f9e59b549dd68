"""Triggers: the words that may name an event, with the model's type, status, mode, factuality and arguments."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.model import load_model
from onrecord.model.decode import log_softmax
from onrecord.model.session import Model, WindowScores
from onrecord.model.windows import LONGEST, Words, pack
from onrecord.types import Argument, Trigger

Floats = NDArray[np.float32]
ROLES = ("none", "actor", "recipient", "where", "when")
_BAR = 0.3  # below it a word is no candidate; what is taken in the end is for ``claims`` to say
_WORD_BAR = 0.35  # a word of an argument; of several words in a row their mean is the argument's score
_KEPT = 3  # labels of each family that are kept with their probabilities


def find_triggers(model: Model, scores: WindowScores) -> list[Trigger]:
    """Return the candidates of a window, in the order of its words.

    Args:
        model: the model.
        scores: its scores for the window; ``events`` holds no event and each type, statuses, modes, factuality.
    """
    manifest, window = model.manifest, scores.window
    cuts = np.cumsum([1 + len(manifest.types), len(manifest.statuses), len(manifest.modes)])
    types, statuses, modes, grades = np.split(scores.events, cuts, axis=1)
    chances = np.exp(log_softmax(types))
    at = np.flatnonzero(1 - chances[:, 0] >= _BAR)
    if not len(at):
        return []
    status, mode = np.exp(log_softmax(statuses[at])), np.exp(log_softmax(modes[at]))
    kinds = chances[at, 1:] / chances[at, 1:].sum(axis=1, keepdims=True)
    half = scores.pairs.shape[1] // 2
    roles = np.exp(log_softmax(model.arguments(scores.pairs[at, :half], scores.pairs[:, half:])))
    numbers = np.array(window.sentences)
    found = []
    for row, word in enumerate(at.tolist()):
        first, last = (int(end) for end in np.searchsorted(numbers, [numbers[word], numbers[word] + 1]))
        found.append(
            Trigger(
                at=window.first + word,
                score=float(1 - chances[word, 0]),
                types=_best(kinds[row], manifest.types),
                statuses=_best(status[row], manifest.statuses),
                modes=_best(mode[row], manifest.modes),
                factuality=float(grades[word, 0]),
                arguments=tuple(_arguments(roles[row, first:last], window.first + first)),
            )
        )
    return found


def grades(words: Sequence[str]) -> list[float]:
    """Return the factuality of each word of one sentence, from -3 to 3, as if it were a predicate; for measuring."""
    model = load_model()
    text = Words(words=words, sentences=[0, len(words)], paragraphs=[True])
    found: list[float] = []
    for window in pack(text, model.vocabulary, limit=LONGEST):
        for (scores,) in model.words([window], LONGEST):
            found += scores.events[:, -1].tolist()
    return found


def _best(chances: Floats, labels: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    order = np.argsort(-chances, kind="stable")[:_KEPT].tolist()
    return tuple((labels[at], float(chances[at])) for at in order)


def _arguments(roles: Floats, base: int) -> list[Argument]:
    """Return the runs of words that likely fill a role; words that fill it next to each other are one argument."""
    best = roles[:, 1:].argmax(axis=1) + 1
    chance = roles[np.arange(len(roles)), best]
    best = np.where(chance >= _WORD_BAR, best, 0)
    edges = np.flatnonzero(np.diff(best, prepend=-1)).tolist()
    out = []
    for first, last in zip(edges, [*edges[1:], len(best)], strict=True):
        if best[first]:
            score = float(chance[first:last].mean())
            out.append(Argument(role=ROLES[int(best[first])], first=base + first, last=base + last, score=score))
    return out

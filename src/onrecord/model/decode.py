"""From scores to structures: tag sequences that make sense, one tree a sentence, entities that nest but never cross."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
_NEVER = -1e9
_LONGEST_EXACT = 160  # words; no sentence of prose is longer, and the exact search is cubic
_MOST_ROOTS = 8  # candidates tried when the best tree has several roots


def log_softmax(scores: Floats) -> Floats:
    """Return log probabilities over the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    out: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return out


def best_tags(scores: Floats, lengths: Ints) -> Ints:
    """Return the best legal BIO sequence of each row (Viterbi).

    Args:
        scores: [N, T, 2K + 1] log probabilities of O, B-1, I-1, B-2, I-2, ...; I-k may follow B-k and I-k only.
        lengths: [N] words of each row; what lies beyond is left at 0.

    Returns:
        [N, T] tags.
    """
    count, length, tags = scores.shape
    allowed = np.zeros((tags, tags), dtype=np.float32)
    for inside in range(2, tags, 2):
        allowed[:, inside] = _NEVER
        allowed[inside - 1, inside] = allowed[inside, inside] = 0
    first = np.zeros(tags, dtype=np.float32)
    first[2::2] = _NEVER
    best = scores[:, 0] + first
    back = np.zeros((length, count, tags), dtype=np.int8)
    live = np.arange(length)[None, :] < lengths[:, None]
    rows = np.arange(count)
    for at in range(1, length):
        paths = best[:, :, None] + allowed
        chosen = paths.argmax(axis=1)
        back[at] = chosen
        step = paths.max(axis=1) + scores[:, at]
        best = np.where(live[:, at, None], step, best)
    out = np.zeros((count, length), dtype=np.int64)
    tag = best.argmax(axis=1)
    for at in range(length - 1, -1, -1):
        out[:, at] = np.where(live[:, at], tag, 0)
        tag = np.where(live[:, at], back[at, rows, tag], tag)
    return out


def ranges(tags: Ints, begin: int) -> list[tuple[int, int]]:
    """Return the ranges [first, last) of ``begin`` followed by ``begin + 1`` in one row of tags."""
    found = []
    for first in np.flatnonzero(tags == begin).tolist():
        last = first + 1
        while last < len(tags) and tags[last] == begin + 1:
            last += 1
        found.append((first, last))
    return found


def heads_of(arcs: Floats, sentences: Ints) -> Ints:
    """Return each word's head: 0 for the root, else the head's index + 1; one tree with one root a sentence.

    The best head of every word is a tree for most sentences; the others are solved exactly.

    Args:
        arcs: [t, t + 1] scores; column 0 is the root.
        sentences: [t] number of each word's sentence.
    """
    size = len(sentences)
    legal = np.empty((size, size + 1), dtype=bool)
    legal[:, 0] = True
    legal[:, 1:] = sentences[:, None] == sentences[None, :]
    np.fill_diagonal(legal[:, 1:], False)
    scores = np.where(legal, arcs, _NEVER)
    heads = scores.argmax(axis=1)
    starts = np.flatnonzero(np.diff(sentences, prepend=sentences[0] - 1))
    reached = np.concatenate([[0], heads])
    for _ in range(max(1, size.bit_length())):
        reached = reached[reached]
    for start, end in zip(starts.tolist(), [*starts[1:].tolist(), size], strict=True):
        if reached[start + 1 : end + 1].any() or (heads[start:end] == 0).sum() != 1:
            columns = np.concatenate([[0], np.arange(start + 1, end + 1)])
            own = scores[start:end][:, columns].astype(np.float64)
            tree = _single_root(own) if end - start <= _LONGEST_EXACT else _flat(own)
            heads[start:end] = np.where(tree == 0, 0, tree + start)
    return np.asarray(heads, dtype=np.int64)


def _flat(scores: NDArray[np.float64]) -> Ints:
    """Return a tree for a jumble too long to solve: every word hangs on the likeliest root."""
    root = int(scores[:, 0].argmax())
    heads = np.full(len(scores), root + 1, dtype=np.int64)
    heads[root] = 0
    return heads


def _single_root(scores: NDArray[np.float64]) -> Ints:
    """Return the best tree with one root of an [n, n + 1] matrix, heads counted from 1."""
    size = len(scores)
    square = np.full((size + 1, size + 1), _NEVER)
    square[1:] = scores
    tree: Ints = _best_tree(square)
    roots = np.flatnonzero(tree[1:] == 0) + 1
    if len(roots) == 1:
        return np.asarray(tree[1:], dtype=np.int64)
    best: Ints = tree
    best_score = -np.inf
    for root in sorted(roots.tolist(), key=lambda root: -square[root, 0])[:_MOST_ROOTS]:
        tried = square.copy()
        tried[1:, 0] = _NEVER
        tried[root, 0] = square[root, 0]
        candidate = _best_tree(tried)
        score = square[np.arange(1, size + 1), candidate[1:]].sum()
        if (candidate[1:] == 0).sum() == 1 and score > best_score:
            best, best_score = candidate, score
    return np.asarray(best[1:], dtype=np.int64)


def _cycle(heads: Ints) -> list[int]:
    state = np.zeros(len(heads), dtype=np.int8)
    for start in range(1, len(heads)):
        path, node = [], start
        while node and not state[node]:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if node and state[node] == 1:
            return path[path.index(node) :]
        state[path] = 2
    return []


def _best_tree(scores: NDArray[np.float64]) -> Ints:
    """Return the best arborescence from node 0 (Chu and Liu 1965, Edmonds 1967); ``scores[dependent, head]``."""
    scores = scores.copy()
    np.fill_diagonal(scores, _NEVER * 2)
    heads: Ints = np.asarray(scores.argmax(axis=1), dtype=np.int64)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.array(cycle)
    others = np.setdiff1d(np.arange(len(scores)), inside)
    own = scores[inside, heads[inside]]
    enter = scores[inside][:, others] - own[:, None]
    leave = scores[others][:, inside]
    smaller = np.full((len(others) + 1, len(others) + 1), _NEVER)
    smaller[:-1, :-1] = scores[np.ix_(others, others)]
    smaller[-1, :-1] = enter.max(axis=0) + own.sum()
    smaller[:-1, -1] = leave.max(axis=1)
    solved = _best_tree(smaller)
    out: Ints = heads.copy()
    for row, node in enumerate(others.tolist()):
        if node:
            out[node] = inside[leave[row].argmax()] if solved[row] == len(others) else others[solved[row]]
    entry = int(solved[-1])
    broken = int(enter[:, entry].argmax())
    out[inside[broken]] = others[entry]
    return out


def entity_spans(scores: Floats, sentences: Ints, bar: float) -> list[tuple[int, int, int, float]]:
    """Return entities as (first, last, kind, probability), in the order of the text.

    The most probable come first; one that would cross an accepted one is dropped, one that nests is kept.

    Args:
        scores: [t, W, kinds + 1] raw scores; the last kind is none.
        sentences: [t] number of each word's sentence.
        bar: a span is taken when the probability that it is some entity is above this.
    """
    size, _, kinds = scores.shape
    none = kinds - 1
    rough = scores[..., :none].max(axis=-1) - scores[..., none]
    first, width = np.nonzero(rough > -1.5)
    last = first + width + 1
    keep = last <= size
    first, width, last = first[keep], width[keep], last[keep]
    keep = sentences[first] == sentences[last - 1]
    first, width, last = first[keep], width[keep], last[keep]
    if not len(first):
        return []
    chances = np.exp(log_softmax(scores[first, width]))
    keep = 1 - chances[:, none] > bar
    first, last, chances = first[keep], last[keep], chances[keep]
    kind, score = chances[:, :none].argmax(axis=1), 1 - chances[:, none]
    taken: list[tuple[int, int, int, float]] = []
    for at in np.argsort(-score, kind="stable").tolist():
        a, z = int(first[at]), int(last[at])
        if not any(a < f < z < t or f < a < t < z for f, t, _, _ in taken):
            taken.append((a, z, int(kind[at]), float(score[at])))
    return sorted(taken)

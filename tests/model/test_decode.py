"""Decoding: against brute force on small inputs, and the shape of what comes out on any input."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.decode import best_tags, entity_spans, heads_of, log_softmax, ranges


def _legal(tags: tuple[int, ...]) -> bool:
    return all(tag not in (2, 4) or (at > 0 and tags[at - 1] in (tag, tag - 1)) for at, tag in enumerate(tags))


@pytest.mark.parametrize("seed", range(20))
def test_viterbi_finds_the_best_legal_sequence(seed: int) -> None:
    """No legal tag sequence has a higher score than the one returned."""
    scores = np.random.default_rng(seed).normal(size=(1, 4, 5)).astype(np.float32)
    legal = [tags for tags in itertools.product(range(5), repeat=4) if _legal(tags)]
    best = max(legal, key=lambda tags: sum(float(scores[0, at, tag]) for at, tag in enumerate(tags)))
    assert tuple(best_tags(scores, np.array([4]))[0].tolist()) == best


def test_rows_of_different_length_do_not_disturb_each_other() -> None:
    """A short row decoded beside a long one gives what it gives alone, and zeros beyond its end."""
    scores = np.random.default_rng(3).normal(size=(2, 6, 3)).astype(np.float32)
    both = best_tags(scores, np.array([6, 2]))
    alone = best_tags(scores[1:, :2], np.array([2]))
    assert both[1].tolist() == [*alone[0].tolist(), 0, 0, 0, 0]


def test_ranges_reads_begin_and_inside() -> None:
    """Each "begin" opens a range that its "inside" tags carry on."""
    assert ranges(np.array([0, 1, 2, 1, 0, 3, 4, 4]), 1) == [(1, 3), (3, 4)]
    assert ranges(np.array([0, 1, 2, 1, 0, 3, 4, 4]), 3) == [(5, 8)]


def _is_tree(heads: tuple[int, ...]) -> bool:
    for start in range(1, len(heads) + 1):
        seen, node = set(), start
        while node:
            if node in seen:
                return False
            seen.add(node)
            node = heads[node - 1]
    return list(heads).count(0) == 1


@pytest.mark.parametrize("seed", range(40))
def test_heads_are_the_best_tree_with_one_root(seed: int) -> None:
    """No tree with a single root scores higher than the heads returned."""
    scores = np.random.default_rng(seed).normal(size=(4, 5)).astype(np.float32) * 3
    trees = [heads for heads in itertools.product(range(5), repeat=4) if _is_tree(heads)]
    best = max(sum(float(scores[at, head]) for at, head in enumerate(heads)) for heads in trees)
    found = heads_of(scores, np.zeros(4, dtype=np.int64)).tolist()
    assert _is_tree(tuple(found))
    assert sum(float(scores[at, head]) for at, head in enumerate(found)) == pytest.approx(best, abs=1e-4)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 7), min_size=1, max_size=5), st.integers(0, 2**32 - 1))
def test_every_sentence_gets_its_own_tree(sizes: list[int], seed: int) -> None:
    """Heads never leave the sentence, and every sentence has one root and no cycle, whatever the scores."""
    total = sum(sizes)
    scores = np.random.default_rng(seed).normal(size=(total, total + 1)).astype(np.float32)
    numbers = np.repeat(np.arange(len(sizes)), sizes)
    heads = heads_of(scores, numbers)
    start = 0
    for size in sizes:
        own = [int(head) - start if head else 0 for head in heads[start : start + size]]
        assert all(0 <= head <= size for head in own)
        assert _is_tree(tuple(own))
        start += size


def test_entities_nest_but_never_cross() -> None:
    """Of two crossing spans the surer one stays; one within another stays too."""
    scores = np.full((4, 3, 2), 0.0, dtype=np.float32)
    scores[..., 1] = 8.0  # none
    scores[0, 2, 0] = 20.0  # words 0 to 2
    scores[1, 0, 0] = 18.0  # word 1, within
    scores[2, 1, 0] = 12.0  # words 2 to 3, crosses the first
    found = [(first, last) for first, last, _, _ in entity_spans(scores, np.zeros(4, dtype=np.int64), 0.5)]
    assert found == [(0, 3), (1, 2)]


def test_entities_stay_in_their_sentence() -> None:
    """A span over the border of two sentences is never an entity."""
    scores = np.zeros((2, 2, 2), dtype=np.float32)
    scores[..., 1] = 5.0
    scores[0, 1, 0] = 30.0
    assert entity_spans(scores, np.array([0, 1]), 0.5) == []
    assert len(entity_spans(scores, np.array([0, 0]), 0.5)) == 1


def test_log_softmax_sums_to_one() -> None:
    """Exponentials of the result sum to one, also for large scores."""
    out = log_softmax(np.array([[1000.0, 999.0, -1000.0]], dtype=np.float32))
    assert np.exp(out).sum() == pytest.approx(1.0, abs=1e-5)

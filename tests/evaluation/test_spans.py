"""Counting: perfect is 100, empty is 0, and a known part is that part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.spans import Counts, common, exact, iou, matched, pair_up

RANGES = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda p: (min(p), max(p))), max_size=5)


def test_perfect_empty_and_partial_predictions() -> None:
    gold = {(0, 4), (6, 9), (10, 12), (20, 30)}
    assert exact(gold, gold).f1 == 100
    assert exact(gold, set()).f1 == 0
    assert exact(set(), gold).f1 == 0
    found = exact(gold, {(0, 4), (6, 10)})
    assert (found.precision, found.recall, round(found.f1, 2)) == (50.0, 25.0, 33.33)


def test_nothing_in_the_gold_and_nothing_found_counts_for_nothing() -> None:
    assert exact(set(), set()) == Counts(right=0, found=0, gold=0)
    assert Counts().f1 == 0


def test_counts_add_up_over_stories_before_they_are_divided() -> None:
    """Micro-average: a story with many spans weighs more."""
    whole = exact({(0, 1)}, {(0, 1)}) + exact({(n, n + 1) for n in range(9)}, set())
    assert whole.recall == 10
    assert whole.precision == 100


def test_a_found_span_is_used_for_one_gold_span_only() -> None:
    counts = matched({(0, 10), (10, 20)}, {(0, 20)}, common)
    assert counts == Counts(right=1, found=1, gold=2)


def test_the_best_pair_is_made_first() -> None:
    assert pair_up([(0, 4), (2, 10)], [(2, 9)], common) == [(1, 0)]


@pytest.mark.parametrize(
    ("left", "right", "share"),
    [
        ([(0, 10)], [(0, 10)], 1.0),
        ([(0, 10)], [(10, 20)], 0.0),
        ([(0, 10)], [(5, 10)], 0.5),
        ([(0, 5), (5, 10)], [(0, 10)], 1.0),
        ([(0, 6), (4, 10)], [(0, 10)], 1.0),
        ([(0, 2), (8, 10)], [(0, 10)], 0.4),
        ([], [], 1.0),
        ([], [(0, 3)], 0.0),
    ],
)
def test_iou_counts_characters_once(left: list[tuple[int, int]], right: list[tuple[int, int]], share: float) -> None:
    assert iou(left, right) == share
    assert iou(right, left) == share


@given(left=RANGES, right=RANGES)
def test_iou_is_that_of_the_sets_of_characters(left: list[tuple[int, int]], right: list[tuple[int, int]]) -> None:
    ours = {at for start, end in left for at in range(start, end)}
    theirs = {at for start, end in right for at in range(start, end)}
    wanted = len(ours & theirs) / len(ours | theirs) if ours | theirs else 1.0
    assert iou(left, right) == pytest.approx(wanted)

"""Counting right, found and gold, and the ways in which two spans may be held to be the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

Range: TypeAlias = tuple[int, int]
Left = TypeVar("Left")
Right = TypeVar("Right")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many are right, of how many found and how many in the gold; added up over stories (micro average).

    >>> counts = Counts(right=1, found=2, gold=4) + Counts(right=1, found=2, gold=0)
    >>> counts.precision, counts.recall, round(counts.f1, 2)
    (50.0, 50.0, 50.0)
    """

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(right=self.right + other.right, found=self.found + other.found, gold=self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Percent of what was found that is right; 0 when nothing was found."""
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Percent of the gold that was found; 0 when there is none."""
        return 100 * self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two, in percent; 0 when both are."""
        return 200 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


def common(left: Range, right: Range) -> int:
    """Return how many characters two ranges share."""
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def iou(left: Iterable[Range], right: Iterable[Range]) -> float:
    """Return the characters in both over those in either; 1 when both are empty, 0 when only one is.

    >>> iou([(0, 10)], [(5, 10)])
    0.5
    """
    ours, theirs = _disjoint(left), _disjoint(right)
    if not ours and not theirs:
        return 1.0
    shared = sum(common(one, other) for one in ours for other in theirs)
    return shared / (sum(end - start for start, end in (*ours, *theirs)) - shared)


def _disjoint(ranges: Iterable[Range]) -> list[Range]:
    """Return the same characters as ranges that do not overlap; empty ranges hold none."""
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    return joined


def pair_up(
    gold: Sequence[Left], found: Sequence[Right], score: Callable[[Left, Right], float]
) -> list[tuple[int, int]]:
    """Pair gold and found one to one, best score first; a score of 0 is no pair. Equal scores go by position."""
    scored = [(score(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    pairs = []
    for value, i, j in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if value > 0 and i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((i, j))
    return pairs


def exact(gold: Iterable[Left], found: Iterable[Left]) -> Counts:
    """Count the items that are the same in both; each side is a set."""
    ours, theirs = set(gold), set(found)
    return Counts(right=len(ours & theirs), found=len(theirs), gold=len(ours))


def matched(gold: Iterable[Left], found: Iterable[Left], score: Callable[[Left, Left], float]) -> Counts:
    """Count pairs under a score, one to one; each side is a set."""
    ours, theirs = sorted(set(gold), key=repr), sorted(set(found), key=repr)
    return Counts(right=len(pair_up(ours, theirs, score)), found=len(theirs), gold=len(ours))

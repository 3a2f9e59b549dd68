"""MUC, B³ and CEAF-e: how like the right chains of mentions the found ones are.

As the CoNLL 2012 shared task defines them (Pradhan et al. 2014, "Scoring coreference
partitions of predicted mentions"):
mentions match by their exact span; a mention that only one side has is in no chain of the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Chain: TypeAlias = frozenset[Hashable]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Sums over documents: what is right and how much there is, for recall (gold) and for precision (found).

    >>> (Likeness(recalled=1, gold=2, precise=1, found=1) + Likeness(recalled=0, gold=2, precise=0, found=0)).recall
    25.0
    """

    recalled: float = 0.0
    gold: float = 0.0
    precise: float = 0.0
    found: float = 0.0

    def __add__(self, other: Likeness) -> Likeness:
        return Likeness(
            recalled=self.recalled + other.recalled,
            gold=self.gold + other.gold,
            precise=self.precise + other.precise,
            found=self.found + other.found,
        )

    @property
    def recall(self) -> float:
        """Percent of the gold that was found; 0 when there is none."""
        return 100 * self.recalled / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        """Percent of what was found that is right; 0 when nothing was found."""
        return 100 * self.precise / self.found if self.found else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two, in percent; 0 when both are."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def muc(gold: Iterable[Chain], found: Iterable[Chain]) -> Likeness:
    """Count links: a chain of n mentions has n - 1, less one for every piece that the other side cuts it into."""
    ours, theirs = list(gold), list(found)
    recalled, total = _links(ours, theirs)
    precise, made = _links(theirs, ours)
    return Likeness(recalled=recalled, gold=total, precise=precise, found=made)


def _links(chains: Sequence[Chain], others: Sequence[Chain]) -> tuple[int, int]:
    home = _home(others)
    kept = total = 0
    for chain in chains:
        shares = Counter(home[mention] for mention in chain if mention in home)
        pieces = len(shares) + sum(mention not in home for mention in chain)
        kept += len(chain) - pieces
        total += len(chain) - 1
    return kept, total


def b_cubed(gold: Iterable[Chain], found: Iterable[Chain]) -> Likeness:
    """Score each mention by how much of its chain stands together on the other side, and add up."""
    ours, theirs = list(gold), list(found)
    recalled, total = _shares(ours, theirs)
    precise, made = _shares(theirs, ours)
    return Likeness(recalled=recalled, gold=total, precise=precise, found=made)


def _shares(chains: Sequence[Chain], others: Sequence[Chain]) -> tuple[float, int]:
    home = _home(others)
    score, total = 0.0, 0
    for chain in chains:
        shares = Counter(home[mention] for mention in chain if mention in home)
        score += sum(count * count for count in shares.values()) / len(chain)
        total += len(chain)
    return score, total


def ceaf_e(gold: Iterable[Chain], found: Iterable[Chain]) -> Likeness:
    """Pair chains one to one so that their likeness (phi 4: shared mentions times two over all) is greatest."""
    ours, theirs = list(gold), list(found)
    home = _home(theirs)
    likeness: dict[tuple[int, int], float] = {}
    for i, chain in enumerate(ours):
        for j, count in Counter(home[mention] for mention in chain if mention in home).items():
            likeness[i, j] = 2 * count / (len(chain) + len(theirs[j]))
    best = sum(_best(part) for part in _parts(likeness))
    return Likeness(recalled=best, gold=len(ours), precise=best, found=len(theirs))


def _home(chains: Sequence[Chain]) -> dict[Hashable, int]:
    return {mention: number for number, chain in enumerate(chains) for mention in chain}


def _parts(likeness: dict[tuple[int, int], float]) -> list[dict[tuple[int, int], float]]:
    """Split the pairs into parts that share no chain: each is then paired by itself, which is much less work."""
    beside: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for i, j in likeness:
        beside.setdefault(("gold", i), []).append((i, j))
        beside.setdefault(("found", j), []).append((i, j))
    parts, seen = [], set()
    for start in likeness:
        part, waiting = {}, [start]
        while waiting:
            pair = waiting.pop()
            if pair not in seen:
                seen.add(pair)
                part[pair] = likeness[pair]
                waiting += beside["gold", pair[0]] + beside["found", pair[1]]
        if part:
            parts.append(part)
    return parts


def _best(likeness: dict[tuple[int, int], float]) -> float:
    rows = sorted({i for i, _ in likeness})
    columns = sorted({j for _, j in likeness})
    return assignment([[likeness.get((i, j), 0.0) for j in columns] for i in rows])


def assignment(gain: Sequence[Sequence[float]]) -> float:
    """Return the greatest sum of entries, at most one a row and a column (the Hungarian method, Kuhn 1955).

    >>> assignment([[4, 1, 3], [2, 0, 5], [3, 2, 2]])
    11.0
    """
    if not gain or not gain[0]:
        return 0.0
    if len(gain) > len(gain[0]):
        gain = list(zip(*gain, strict=True))
    rows, columns = len(gain), len(gain[0])
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)  # the row that holds a column, from 1; 0 for none
    for row in range(1, rows + 1):
        came_from = _augment(gain, row, of_row, of_column, owner)
        column = came_from[-1]
        while column:
            before = came_from[column]
            owner[column] = owner[before]
            column = before
    return float(sum(gain[owner[column] - 1][column - 1] for column in range(1, columns + 1) if owner[column]))


def _augment(
    gain: Sequence[Sequence[float]], row: int, of_row: list[float], of_column: list[float], owner: list[int]
) -> list[int]:
    """Find the shortest way from a row to a free column; return where each column was reached from, and the column."""
    columns = len(gain[0])
    owner[0] = row
    least = [float("inf")] * (columns + 1)
    came_from = [0] * (columns + 1)
    used = [False] * (columns + 1)
    column = 0
    while owner[column]:
        used[column] = True
        here, step, following = owner[column], float("inf"), 0
        for other in range(1, columns + 1):
            if used[other]:
                continue
            cost = -gain[here - 1][other - 1] - of_row[here] - of_column[other]
            if cost < least[other]:
                least[other], came_from[other] = cost, column
            if least[other] < step:
                step, following = least[other], other
        for other in range(columns + 1):
            if used[other]:
                of_row[owner[other]] += step
                of_column[other] -= step
            else:
                least[other] -= step
        column = following
    return [*came_from, column]

"""Choice: which place each name of a story means, by all of its names together.

Every name spreads one vote over its candidates. Votes for a country, for a division and for places nearby make other
candidates there likelier, and the names vote again; three rounds settle it. What the text says ("Paris, Texas") goes
first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.grounding.where.candidates import Candidate, kilometres
from onrecord.grounding.where.gazetteer import Spot
from onrecord.grounding.where.keys import key

_ROUNDS = 3
# How much a vote elsewhere for the same country, the same first-level division, and for a place nearby counts.
_COUNTRY, _DIVISION, _NEAR = 0.9, 1.5, 1.2
_SISTER = 0.4  # of a vote for a division that one for a sister of it is worth
_STRETCH = 60.0  # kilometres over which a neighbour's word fades
_MOST = 25  # candidates of a name that are weighed
_CONTAINED = 8.0
_SURE = 0.55  # share of the votes below which a rival far away makes a name ambiguous
_FAR = 161.0  # kilometres: 100 miles, within which the field takes two points for one place

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a name means in its story: candidates with their votes, best first, and whether a rival is as likely."""

    ranked: tuple[tuple[Candidate, float], ...]
    ambiguous: bool
    basis: str

    def holds(self, spot: Spot) -> bool:
        """Tell whether a place lies in what is meant here, or what is meant is too small to hold one."""
        outer = self.ranked[0][0].spot
        return outer.kind not in ("country", "admin1", "admin2") or _inside(spot, outer) > 0


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the story: its candidates, how often it stands there, and the places that the text puts it in."""

    found: tuple[Candidate, ...]
    times: float
    containers: tuple[tuple[Candidate, ...], ...] = ()


def choose(names: Mapping[str, Name], home: str = "") -> dict[str, Choice]:
    """Return the choice for each name.

    Args:
        names: by key, the candidates of each name.
        home: ISO 3166-1 alpha-3 of the outlet's country, "" where it is not known.
    """
    if not names:
        return {}
    items = list(names.values())
    spots = [candidate.spot for item in items for candidate in item.found[:_MOST]]
    owner = np.repeat(np.arange(len(items)), [min(_MOST, len(item.found)) for item in items])
    base = np.array([score for item in items for score in _bases(item, home)])
    weight = np.sqrt([item.times for item in items])[owner]
    votes = _shares(base, owner, len(items))
    if len(items) > 1:
        country, division, near = _ties(spots, owner)
        for _ in range(_ROUNDS):
            spread = weight * votes
            score = base + _COUNTRY * np.log1p(4 * (country @ spread)) + _NEAR * np.log1p(4 * (near @ spread))
            votes = _shares(score + _DIVISION * np.log1p(4 * (division @ spread)), owner, len(items))
    starts = np.searchsorted(owner, np.arange(len(items) + 1))
    return {
        name: _choice(item, votes[starts[at] : starts[at + 1]].tolist(), alone=len(items) == 1)
        for at, (name, item) in enumerate(names.items())
    }


def _bases(name: Name, home: str) -> list[float]:
    scores = []
    for candidate in name.found[:_MOST]:
        score = candidate.prior + (1.0 if home and candidate.spot.country == home else 0.0)
        for container in name.containers:
            score += _CONTAINED * max((_inside(candidate.spot, outer.spot) for outer in container[:6]), default=0.0)
        scores.append(score)
    return scores


def _inside(spot: Spot, outer: Spot) -> float:
    """Return how surely one place lies in another: 1 by the codes, less by distance alone."""
    if outer is spot or spot.kind == "country":
        return 0.0
    if outer.kind == "country":
        return float(spot.country == outer.country)
    if outer.kind == "admin1":
        return float((spot.country, spot.admin1) == (outer.country, outer.admin1) and spot.kind != "admin1")
    if outer.kind == "admin2":
        return float(spot.county == outer.county and spot.kind == "city")
    return 0.7 * float(spot.country in ("", outer.country) and kilometres(spot, outer) < 80)


def _shares(scores: Floats, owner: npt.NDArray[np.int64], count: int) -> Floats:
    """Return the scores as shares of one vote a name."""
    top = np.full(count, -np.inf)
    np.maximum.at(top, owner, scores)
    raw = np.exp(scores - top[owner])
    shares: Floats = raw / np.bincount(owner, raw, count)[owner]
    return shares


def _ties(spots: Sequence[Spot], owner: npt.NDArray[np.int64]) -> tuple[Floats, Floats, Floats]:
    """Return which candidates of other names share country and division, and how near they are: three [n, n].

    Countries and divisions have no point that could be near anything: only towns, counties and sites do.
    """
    codes: dict[tuple[str, str], int] = {}
    country = np.array([codes.setdefault((spot.country, ""), len(codes)) if spot.country else -1 for spot in spots])
    division = np.array(
        [codes.setdefault((spot.country, spot.admin1), len(codes)) if spot.admin1 else -1 for spot in spots]
    )
    others = owner[:, None] != owner[None, :]
    points = np.radians([(spot.lat, spot.lon) for spot in spots])
    vectors = np.stack(
        [np.cos(points[:, 0]) * np.cos(points[:, 1]), np.cos(points[:, 0]) * np.sin(points[:, 1]), np.sin(points[:, 0])]
    )
    far = 6371.0 * np.arccos(np.clip(vectors.T @ vectors, -1.0, 1.0))
    local = np.array([spot.kind in ("city", "admin2", "site") for spot in spots])
    states = np.array([spot.kind == "admin1" for spot in spots])
    one_country = (country[:, None] == country[None, :]) & (country >= 0)[:, None] & others
    one_division = (division[:, None] == division[None, :]) & (division >= 0)[:, None] & others
    near = np.exp(-far / _STRETCH) * (others & local[:, None] & local[None, :])
    # Divisions are named with their sisters: beside Alabama, Georgia is a state.
    sisters = one_country & states[:, None] & states[None, :]
    return np.asarray(one_country, dtype=np.float64), np.maximum(one_division, _SISTER * sisters), near


def _choice(name: Name, votes: Sequence[float], *, alone: bool) -> Choice:
    ranked = sorted(zip(name.found, votes, strict=False), key=lambda pair: -pair[1])
    best = ranked[0][0].spot
    share = sum(share for candidate, share in ranked if _as_good(candidate.spot, best))
    if len(ranked) == 1:
        basis = "rule:only_candidate"
    elif name.containers:
        basis = "rule:containment"
    else:
        basis = "rule:prominence" if alone else "rule:story"
    return Choice(tuple(ranked), share < _SURE, basis)


def _as_good(one: Spot, other: Spot) -> bool:
    """Tell whether two places are taken for one: near each other, or a division and its town of the same name."""
    if kilometres(one, other) <= _FAR:
        return True
    return (one.country, one.admin1) == (other.country, other.admin1) and "admin1" in (one.kind, other.kind)


def name_key(name: str) -> str:
    """Return the key under which mentions of one name are chosen together."""
    return key(name.removeprefix("the "))

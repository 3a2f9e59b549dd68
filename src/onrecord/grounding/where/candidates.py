"""Candidates: what a name may mean, each with how likely it is before the story is asked."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.grounding.where.gazetteer import Spot, gazetteer
from onrecord.grounding.where.keys import key
from onrecord.grounding.where.known import known
from onrecord.tables import table

# How likely a kind is meant by its bare name, in the scale of a town's log10 of inhabitants (London is about 7).
_PRIOR = {"country": 10.5, "region": 9.0, "sea": 9.0, "site": 7.5, "admin1": 5.5, "admin2": 5.0}
_CAPITAL = 2.0
_FAME = 1.0  # towns that datelines name without their country
_FAMILIAR = 2.0  # first-level divisions that English news names without their country
_FAMILIAR_COUNTRIES = frozenset("USA CAN AUS GBR DEU IND".split())
_OTHER_NAME = -2.5
_DIVISION = 4.0  # what "County" or "Province" in the name speaks for a division
_FAR = 300.0  # kilometres: two places of one name and country farther apart than this are different places


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean: ``how`` we know the name, and the score of the two alone."""

    spot: Spot
    how: str
    prior: float


@lru_cache(maxsize=1)
def _generics() -> re.Pattern[str]:
    words = "|".join(table("place_words")["divisions"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _vague() -> frozenset[str]:
    return frozenset(table("place_words")["vague"])


@lru_cache(maxsize=1)
def _natures() -> frozenset[str]:
    return frozenset(table("place_words")["natures"])


@lru_cache(maxsize=32_768)
def candidates(name: str) -> tuple[Candidate, ...]:
    """Return what a name may mean, the likeliest first, as far as the name alone tells; () where it is not known.

    >>> [(found.spot.name, found.spot.country) for found in candidates("Calif.")]
    [('California', 'USA')]
    >>> [found.spot.kind for found in candidates("Georgia")]
    ['country', 'admin1']
    """
    if name.lower() in _vague():
        return ()
    found = [Candidate(spot, named.how, _prior(spot, named.how)) for named, spot in known().find(name)]
    if all(item.how in ("demonym", "abbreviation") for item in found) and found:
        return tuple(sorted(found, key=lambda item: -item.prior))
    bare = name[4:] if name[:4].lower() == "the " else name
    if not found and len(name) <= 4 and name.isupper():
        return ()  # an acronym: "NGO" is no town in Congo
    for spot in _in_gazetteer(bare):
        same = [item for item in found if _one(item.spot, spot)]
        if same and same[0].spot.geonames is None and spot.kind in ("country", "admin1"):
            found[found.index(same[0])] = Candidate(spot, same[0].how, same[0].prior)
        elif not same:
            found.append(Candidate(spot, "name", _prior(spot, "name", bare)))
    return tuple(sorted(_with_fame(bare, found), key=lambda item: (-item.prior, item.spot.geonames or 0)))


def _with_fame(name: str, found: list[Candidate]) -> list[Candidate]:
    """Let the largest town gain where datelines give its name bare: "GENEVA" is not the one in Illinois."""
    towns = [item for item in found if item.spot.kind == "city"]
    if key(name) not in _bare_datelines() or not towns:
        return found
    largest = max(towns, key=lambda item: item.spot.people)
    return [replace(item, prior=item.prior + _FAME) if item is largest else item for item in found]


@lru_cache(maxsize=1)
def _bare_datelines() -> frozenset[str]:
    return frozenset(key(name) for names in table("places_of_datelines").values() for name in names)


def _in_gazetteer(name: str) -> list[Spot]:
    """Return the gazetteer's places of a name; a division's generic word may stand before or after it."""
    found = gazetteer().find(name)
    if key(name).rpartition(" ")[2] in _natures():
        return [spot for spot in found if not spot.other and spot.lat == spot.lat]
    generic = _generics().search(name)
    if generic:
        core = key(re.sub(r"\bof\b", " ", _generics().sub(" ", name)))
        division = [spot for spot in gazetteer().find(core) if spot.kind in ("admin1", "admin2")] if core else []
        found = found + [spot for spot in division if spot not in found]
    return [spot for spot in found if spot.lat == spot.lat]


def _one(one: Spot, other: Spot) -> bool:
    """Tell whether two tables speak of one place: the same country, and near or one the namesake of the other."""
    if one.geonames is not None and one.geonames == other.geonames:
        return True
    if other.kind in ("city", "admin2") and one.kind in ("region", "sea", "site"):
        return one.country in ("", other.country) and kilometres(one, other) < 60
    return one.country == other.country and one.kind in ("region", "admin1", "country") and other.kind == "admin1"


def _prior(spot: Spot, how: str, name: str = "") -> float:
    if spot.kind == "city":
        prior = 1.1 * math.log10(spot.people + 100)
        if _capital(spot):
            prior += _CAPITAL
        if how == "other":
            prior += 1.0
    else:
        prior = _PRIOR[spot.kind]
        if spot.kind == "admin1" and spot.country in _FAMILIAR_COUNTRIES:
            prior += _FAMILIAR
    if name and spot.kind in ("admin1", "admin2") and _generics().search(name):
        prior += _DIVISION
    elif spot.other and how != "other":
        prior += _OTHER_NAME
    return prior


@lru_cache(maxsize=1024)
def _largest(name: str, country: str) -> int:
    return max(
        (spot.people for spot in gazetteer().find(name) if spot.country == country and not spot.other), default=0
    )


def _capital(spot: Spot) -> bool:
    """Tell whether a town is its country's capital: it has the name of one, and no larger town there has it."""
    name = key(spot.name)
    return known().capitals.get(name) == spot.country and spot.people >= _largest(name, spot.country)


def kilometres(one: Spot, other: Spot) -> float:
    """Return the distance of two places on the sphere.

    >>> from onrecord.grounding.where.gazetteer import gazetteer
    >>> round(kilometres(gazetteer().find("Seoul")[1], gazetteer().find("Tokyo")[-1]), -2)
    1200.0
    """
    return distance(one.lat, one.lon, other.lat, other.lon)


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the kilometres between two points given in degrees (haversine, a sphere of 6,371 km)."""
    first, second = math.radians(lat), math.radians(other_lat)
    half = math.sin((second - first) / 2) ** 2
    half += math.cos(first) * math.cos(second) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(min(1.0, half)))

"""The gazetteer: 170,000 places of GeoNames in four arrays that are mapped into memory, not read.

``scripts/build_gazetteer.py`` makes them and says what is in them. A name is found by 40 bits of its key's digest in a
sorted array of 64-bit numbers: digest, one bit for "another name than its own", number of the place.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.grounding.where.keys import PLACE_BITS, digest, key

FOLDER = Path(__file__).resolve().parents[2] / "tables" / "gazetteer"
_KINDS = ("country", "admin1", "admin2", "city")
_OTHER = 1 << PLACE_BITS
_NUMBER = _OTHER - 1


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a name may mean, wherever we know it from.

    Attributes:
        name: its main name.
        kind: "country", "admin1", "admin2", "city", "region", "sea" or "site".
        country: ISO 3166-1 alpha-3, "" for none or several.
        admin1: GeoNames' code of the first-level division, "" for none.
        lat, lon: degrees.
        people: inhabitants, to 4 percent; 0 where unknown.
        geonames: GeoNames id, None where it has none here.
        county: number of the second-level division that a town lies in, 0 for none.
        other: the name looked up is not its own name but another of it.
    """

    name: str
    kind: str
    country: str
    admin1: str
    lat: float
    lon: float
    people: int = 0
    geonames: int | None = None
    county: int = 0
    other: bool = False


class Gazetteer:
    """Places by name."""

    def __init__(self, folder: Path = FOLDER) -> None:
        head: dict[str, Any] = json.loads((folder / "index.json").read_text(encoding="utf-8"))
        self._starts: list[int] = head["starts"]
        self._countries: list[str] = head["countries"]
        self._codes: list[tuple[int, str]] = head["codes"]
        self._names, self._places, self._labels = (
            np.load(folder / f"{name}.npy", mmap_mode="r").view(np.ndarray) for name in ("names", "places", "labels")
        )
        self._ends = np.cumsum(np.load(folder / "lengths.npy"), dtype=np.uint32)
        self._found = lru_cache(maxsize=2048)(self._find)

    def find(self, name: str, limit: int = 40) -> list[Spot]:
        """Return the places of a name, written in any case and with or without accents; the ``limit`` largest.

        >>> [(spot.name, spot.country) for spot in gazetteer().find("Lodz")][:1]
        [('Łódź', 'POL')]
        >>> gazetteer().find("Nowhere at all")
        []
        """
        return self._found(key(name), limit)

    def _find(self, name: str, limit: int) -> list[Spot]:
        wanted = digest(name) << PLACE_BITS + 1
        first, last = self._names.searchsorted(np.array([wanted, wanted + 2 * _OTHER], dtype=np.uint64))
        found = [int(entry) & (2 * _OTHER - 1) for entry in self._names[first:last]]
        if len(found) > limit:
            found.sort(key=lambda entry: (entry >= _OTHER, -self._weight(entry & _NUMBER), entry))
            found = found[:limit]
        return [self._spot(entry) for entry in found]

    def by_id(self, geonames: int) -> Spot | None:
        """Return the place of a GeoNames id, or None where we have no such place.

        >>> found = gazetteer().by_id(1835848)
        >>> found and found.name
        'Seoul'
        """
        at = np.flatnonzero(self._places["geonames"] == geonames)
        return self._spot(int(at[0])) if len(at) else None

    def countries(self) -> list[Spot]:
        """Return all countries and territories."""
        return [self._spot(number) for number in range(self._starts[0], self._starts[1])]

    def divisions(self, country: str) -> list[Spot]:
        """Return the first-level divisions of a country, given as ISO 3166-1 alpha-3."""
        at = self._countries.index(country)
        numbers = range(self._starts[1], self._starts[2])
        return [self._spot(n) for n in numbers if self._codes[self._places[n]["admin1"]][0] == at]

    def _weight(self, number: int) -> int:
        return 256 if number < self._starts[2] else int(self._places[number]["people"])

    def _spot(self, entry: int) -> Spot:
        number = entry & _NUMBER
        row = self._places[number]
        kind = _KINDS[sum(number >= start for start in self._starts[1:])]
        at, code = self._codes[row["admin1"]]
        start = int(self._ends[number - 1]) if number else 0
        lat, lon = (float(f"{row[field]:.5f}") for field in ("lat", "lon"))
        county = int(row["admin2"]) if kind == "city" else number - self._starts[2] + 1 if kind == "admin2" else 0
        return Spot(
            name=bytes(self._labels[start : self._ends[number]]).decode(),
            kind=kind,
            country=self._countries[at],
            admin1=code,
            lat=lat,
            lon=lon,
            people=round(math.exp(int(row["people"]) / 12)) - 1 if row["people"] else 0,
            geonames=int(row["geonames"]) or None,
            county=county,
            other=entry >= _OTHER,
        )


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Return the gazetteer of the package, opened on first use."""
    return Gazetteer()

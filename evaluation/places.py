"""Places: GeoWebNews and the first 294 stories of LGL, end to end from raw text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from evaluation.alignment import Alignment
from evaluation.figures import Figure, Group, Profile, Section
from evaluation.shelf import SHARED, corpus
from onrecord import SourceSettings, story_from_text
from onrecord.claims.tree import Tree
from onrecord.errors import OnrecordError
from onrecord.grounding.where import Places
from onrecord.grounding.where.candidates import distance
from onrecord.grounding.where.gazetteer import gazetteer
from onrecord.grounding.where.known import known
from onrecord.reading import read_text
from onrecord.types import Place

NEAR = 161.0  # kilometres: the 100 miles of the field
_ANY_LANGUAGE = SourceSettings(any_language=True)
_FOLDER = SHARED / "data" / "places"
_NOTE = (
    "From raw text, nothing given. The gold is every toponym that the corpus gives coordinates: in GeoWebNews also "
    "adjectives, metonyms and names within other names, in LGL also some demonyms. A gold toponym is found when a "
    "place of ours, of whatever use, overlaps its words and lies within 161 km (an ambiguous place counts with its "
    "best candidate, an unresolved one never). Precision: of our places, the share that overlap a gold toponym and lie "
    "within 161 km; once for those in literal use, once for all. Matched: gold toponyms that any place of ours "
    "overlaps. Ids: of the matched that have one. Countries: of the matched with a country, which LGL gives and "
    "GeoWebNews has by those of its ids that our gazetteer holds. Both sets were read while the rules were written. "
    "Others end to end: Edinburgh .509 and .416 recall at 161 km."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A name in the gold: offsets in the text as given, the point, GeoNames id or "", country or ""."""

    start: int
    end: int
    lat: float
    lon: float
    geonames: str
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A place of ours, with offsets in the text as given."""

    start: int
    end: int
    place: Place

    def overlaps(self, other: Toponym) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def near(self, other: Toponym) -> bool:
        """Tell whether this is the toponym's place: no farther than 161 km."""
        return distance(self.place.lat or 0.0, self.place.lon or 0.0, other.lat, other.lon) <= NEAR


@dataclass(slots=True, kw_only=True)
class Tally:
    """What was counted over a corpus."""

    gold: int = 0
    matched: int = 0
    right: int = 0
    ids: int = 0
    ids_right: int = 0
    countries: int = 0
    countries_right: int = 0
    literal: int = 0
    literal_right: int = 0
    all: int = 0
    all_right: int = 0

    def add(self, gold: list[Toponym], found: list[Found]) -> None:
        """Count one story."""
        for place in found:
            right = any(place.overlaps(toponym) and place.near(toponym) for toponym in gold)
            self.all += 1
            self.all_right += right
            if place.place.use == "literal":
                self.literal += 1
                self.literal_right += right
        for toponym in gold:
            self._one(toponym, [place for place in found if place.overlaps(toponym)])

    def _one(self, toponym: Toponym, over: list[Found]) -> None:
        self.gold += 1
        if not over:
            return
        self.matched += 1
        self.right += any(place.near(toponym) for place in over)
        if toponym.geonames:
            self.ids += 1
            self.ids_right += any(str(place.place.geonames) == toponym.geonames for place in over)
        if toponym.country:
            best = min(over, key=lambda place: (not place.near(toponym), place.start))
            self.countries += 1
            self.countries_right += best.place.country == toponym.country


def measure(profile: Profile) -> Section:
    """Score both corpora; both profiles measure all of them."""
    groups = []
    for title, path, stories in (
        ("GeoWebNews", _FOLDER / "geowebnews.xml", geowebnews),
        ("LGL, 294 stories", _FOLDER / "lgl_first294.xml", lgl),
    ):
        tally = Tally()
        for text, gold in stories(path):
            tally.add(gold, places_of(text))
        groups.append(Group(title=title, corpus=corpus(title, [path]), figures=tuple(_figures(tally))))
    return Section(name="places", title="Places", groups=tuple(groups), note=_NOTE)


def _figures(tally: Tally) -> Iterator[Figure]:
    def share(part: int, whole: int) -> float:
        return 100 * part / whole if whole else 0.0

    yield Figure(name="recall at 161 km", value=share(tally.right, tally.gold), must=62.0, margin=1.0)
    yield Figure(name="precision, literal", value=share(tally.literal_right, tally.literal), must=75.0, margin=1.0)
    yield Figure(name="precision, all uses", value=share(tally.all_right, tally.all), margin=1.0)
    yield Figure(name="accuracy at 161 km of matched", value=share(tally.right, tally.matched), margin=1.0)
    yield Figure(name="GeoNames id of matched", value=share(tally.ids_right, tally.ids), margin=1.0)
    yield Figure(name="country of matched", value=share(tally.countries_right, tally.countries), must=93.0, margin=1.0)
    yield Figure(name="toponyms in the gold", value=tally.gold, unit="", margin=None)
    yield Figure(name="places found", value=tally.all, unit="", margin=None)


def places_of(text: str) -> list[Found]:
    """Read a text and return its places that have a point; a refused text has none."""
    try:
        story = story_from_text(text, settings=_ANY_LANGUAGE)
    except OnrecordError:
        return []
    back = Alignment(text, story.text)
    found = []
    for place in Places(Tree(read_text(story)), story).all:
        if place.lat is not None:
            start, end = back.to_raw(place.span.start, place.span.end)
            found.append(Found(start=start, end=end, place=place))
    return found


def geowebnews(path: Path) -> Iterator[tuple[str, list[Toponym]]]:
    """Yield the texts of GeoWebNews with their toponyms that have coordinates."""
    for article in ElementTree.parse(path).iter("article"):
        gold = []
        for item in article.iter("toponym"):
            if not (item.findtext("latitude") or "").strip():
                continue
            code = (item.findtext("geonamesID") or "").strip()
            spot = gazetteer().by_id(int(code)) if code.isdigit() else None
            gold.append(
                Toponym(
                    start=int(item.findtext("start") or 0),
                    end=int(item.findtext("end") or 0),
                    lat=float(item.findtext("latitude") or 0),
                    lon=float(item.findtext("longitude") or 0),
                    geonames=code,
                    country=spot.country if spot else "",
                )
            )
        yield article.findtext("text") or "", gold


def lgl(path: Path) -> Iterator[tuple[str, list[Toponym]]]:
    """Yield the texts of LGL with their toponyms that have coordinates; the file has no element around its articles."""
    raw = path.read_text(encoding="utf-8")
    articles = re.sub(r"<\?xml[^>]*\?>|</?articles>", "", raw)
    for article in ElementTree.fromstring(f"<articles>{articles}</articles>").iter("article"):
        gold = []
        for item in article.iter("toponym"):
            tag = item.find("gaztag")
            if tag is None:
                continue
            named = known().find(tag.findtext("country") or "")
            gold.append(
                Toponym(
                    start=int(item.findtext("start") or 0),
                    end=int(item.findtext("end") or 0),
                    lat=float(tag.findtext("lat") or 0),
                    lon=float(tag.findtext("lon") or 0),
                    geonames=tag.get("geonameid") or "",
                    country=named[0][1].country if named else "",
                )
            )
        yield article.findtext("text") or "", gold

"""Where something happens: words of the story as a place of GeoNames."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.types.reason import Reason
from onrecord.types.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCandidate:
    """A place that a name may mean.

    Attributes:
        name: its name in GeoNames, or in our table of regions.
        geonames: its GeoNames id, None for a region that has none.
        country: ISO 3166-1 alpha-3, "" where it lies in none or in several.
        admin1: the first-level division's code in GeoNames, within the country; "" for countries and regions.
        lat, lon: degrees north and east (WGS 84).
        score: how well it fits the story; only comparable among the candidates of one name.
    """

    name: str
    geonames: int | None
    country: str
    admin1: str
    lat: float
    lon: float
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that the story names.

    Attributes:
        span: the words: "Seoul", "the Korean peninsula".
        state: "resolved"; "ambiguous" where several candidates fit as well; "unresolved" where the name is not known.
        name, geonames, country, admin1, lat, lon: of the best candidate, as in ``PlaceCandidate``; "" and None where
            unresolved.
        precision: what the point stands for: "site", "city", "admin2", "admin1", "country", "region" or "sea"; "" where
            unresolved.
        use: "literal" where something is or happens there; "associative" where the name only says whose or what kind
            ("Russian arms"); "government" where it stands for who governs ("Pyongyang denied").
        candidates: the best few, best first.
        why: reasons.
    """

    span: Span
    state: str = "unresolved"
    name: str = ""
    geonames: int | None = None
    country: str = ""
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: str = ""
    use: str = "literal"
    candidates: tuple[PlaceCandidate, ...] = ()
    why: tuple[Reason, ...] = ()

"""One name, without a story: what ``onrecord where`` shows."""

from __future__ import annotations

from onrecord.grounding.where.candidates import candidates
from onrecord.grounding.where.choose import Name, choose
from onrecord.grounding.where.gazetteer import Spot
from onrecord.grounding.where.places import placed
from onrecord.types import Place, Reason, Span


def resolve(name: str, country: str | None = None) -> Place:
    """Return what a name means when nothing but a country is known.

    Args:
        name: the name; a place that contains it may follow a comma ("Paris, Texas").
        country: ISO 3166-1 alpha-3, or None.

    >>> place = resolve("Paris, Texas")
    >>> place.state, place.country, place.admin1
    ('resolved', 'USA', 'TX')
    >>> resolve("Nowhere at all").state
    'unresolved'
    """
    span = Span(start=0, end=len(name), text=name)
    found = candidates(" ".join(name.split()))
    inner, _, outer = (piece.strip() for piece in name.partition(","))
    containers = candidates(outer) if outer else ()
    if not found and containers:
        found = candidates(inner)
    if country:
        found = tuple(item for item in found if _of(item.spot, country))
    if not found:
        return Place(span=span, why=(Reason(decision="place:unresolved", by="table:gazetteer", words=name),))
    choice = choose({"name": Name(found, 1.0, (containers,) if containers else ())})["name"]
    return placed(span, choice)


def _of(spot: Spot, country: str) -> bool:
    return spot.country == country.upper()

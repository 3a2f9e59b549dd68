"""The room's tables: news agencies, and places that datelines name alone (``resources/`` has their sources)."""

from __future__ import annotations

from functools import cache

from onrecord.tables import table


def _key(words: str) -> str:
    return " ".join(words.replace("’", "'").split()).casefold()


@cache
def _signs() -> dict[str, str]:
    return {_key(sign): str(agency["name"]) for agency in table("agencies") for sign in agency["signs"]}


@cache
def _domains() -> dict[str, str]:
    return {domain: str(agency["name"]) for agency in table("agencies") for domain in agency["domains"]}


@cache
def _places() -> frozenset[str]:
    return frozenset(_key(place) for places in table("places_of_datelines").values() for place in places)


def agency_signing(words: str) -> str | None:
    """Return the agency that signs itself so, or None.

    >>> agency_signing("AP")
    'Associated Press'
    """
    return _signs().get(_key(words))


def agency_at(domain: str) -> str | None:
    """Return the agency whose story ids carry this address, or None."""
    return _domains().get(domain.casefold())


def stands_alone(place: str) -> bool:
    """Tell whether datelines name this place without its country: "LONDON", "Cairo".

    >>> stands_alone("SEOUL"), stands_alone("BREAKING")
    (True, False)
    """
    return _key(place) in _places()

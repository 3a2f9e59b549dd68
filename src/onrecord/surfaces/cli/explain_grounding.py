"""What ``onrecord explain`` says of a time, a place and an actor: what it was resolved to, from what, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.surfaces.wording import coordinates_words, label_words, reason_sentence
from onrecord.types import Actor, Place, PlaceCandidate, Reason, When


def when_lines(when: When) -> Iterator[str]:
    """Give the time's words and state, its first and last day, its other forms, its basis and its reasons."""
    yield f"  when: “{when.span.text}”, {_labelled('state', when.state)}"
    if when.start or when.end:
        yield f"    first day: {when.start or 'open'}; last day: {when.end or 'open'}"
    if when.granularity:
        yield f"    granularity: {_labelled('granularity', when.granularity)}"
    forms = [f"{name} {value}" for name, value in (("EDTF", when.edtf), ("TIMEX3", when.timex3)) if value]
    if forms:
        yield f"    written: {', '.join((*forms, when.kind))}"
    if when.basis:
        yield f"    basis: {_labelled('basis', when.basis)}"
    yield from _because(when.why)


def place_lines(place: Place) -> Iterator[str]:
    """Give the place's words, state and use, what it is in GeoNames, its candidates and its reasons."""
    yield f"  where: “{place.span.text}”, {_labelled('state', place.state)}"
    if place.state != "unresolved":
        point = coordinates_words(place.lat, place.lon)
        yield f"    place: {_listed(place.name, place.country, _division(place.admin1), point, _id(place.geonames))}"
    if place.precision:
        yield f"    precision: {_labelled('precision', place.precision)}"
    if place.use != "literal":
        yield f"    use: {_labelled('use', place.use)}"
    for candidate in place.candidates:
        yield f"    candidate: {_candidate(candidate)}"
    yield from _because(place.why)


def actor_lines(actor: Actor) -> Iterator[str]:
    """Give the actor's name, state and id, its country and sectors, and its reasons."""
    yield f"    known as: {_listed(actor.name, actor.id)}, {_labelled('state', actor.state)}"
    if actor.country:
        yield f"    country: {actor.country}"
    for sector in actor.sectors:
        yield f"    sector: {_labelled('sector', sector)}"
    yield from _because(actor.why)


def _labelled(family: str, value: str) -> str:
    meaning = label_words(f"{family}:{value}")
    return f"{value} ({meaning})" if meaning else value


def _listed(*words: str) -> str:
    return ", ".join(word for word in words if word)


def _division(admin1: str) -> str:
    return f"division {admin1}" if admin1 else ""


def _id(geonames: int | None) -> str:
    return f"GeoNames {geonames}" if geonames is not None else ""


def _candidate(one: PlaceCandidate) -> str:
    point = coordinates_words(one.lat, one.lon)
    return f"{_listed(one.name, one.country, _division(one.admin1), point, _id(one.geonames))}; score {one.score:.2f}"


def _because(why: Iterable[Reason]) -> Iterator[str]:
    for reason in why:
        yield f"    - {reason_sentence(reason)}"

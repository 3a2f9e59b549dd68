"""Places: each name means the place that a reader of news would take it for, in the use that it has there."""

from __future__ import annotations

import json
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import SourceSettings, story_from_text
from onrecord.claims import find_claims, find_events
from onrecord.claims.tree import Tree
from onrecord.grounding.where import Places, resolve
from onrecord.grounding.where.candidates import distance
from onrecord.grounding.where.gazetteer import gazetteer
from onrecord.grounding.where.keys import digest, key
from onrecord.grounding.where.known import known
from onrecord.reading import read_text
from onrecord.types import Place, Reading, Story

CASES = Path(__file__).parents[1] / "cases" / "grounding"
ANY = SourceSettings(any_language=True)
NEAR = 150.0  # kilometres: the points of the cases are to a degree for large places


def cases(name: str) -> list[Any]:
    return [
        pytest.param(case, id=f"{case['name']} {case.get('given', '')}".strip())
        for case in json.loads((CASES / name).read_text(encoding="utf-8"))
    ]


@cache
def read(text: str) -> tuple[Story, Reading, Places]:
    story = story_from_text(text, settings=ANY)
    reading = read_text(story)
    return story, reading, Places(Tree(reading), story)


def place_of(text: str, words: str) -> Place:
    found = [place for place in read(text)[2].all if place.span.text == words]
    assert found, f"no place {words!r} among {[place.span.text for place in read(text)[2].all]}"
    return found[0]


def check_story(case: dict[str, Any]) -> None:
    for expected in case["places"]:
        place = place_of(case["text"], expected["words"])
        got = {name: getattr(place, name) for name in expected if name != "words"}
        assert got == {name: value for name, value in expected.items() if name != "words"}


@pytest.mark.parametrize("case", cases("places_names.json"))
def test_a_name_alone_means_what_a_reader_takes_it_for(case: dict[str, Any]) -> None:
    place = resolve(case["name"], case.get("given"))
    got = {"country": place.country, "precision": place.precision}
    assert got == {"country": case["country"], "precision": case["precision"]}
    assert place.admin1 == case.get("admin1", place.admin1)
    if "point" in case:
        assert distance(place.lat or 0, place.lon or 0, *case["point"]) < (
            NEAR if place.precision != "country" else 400
        )


@pytest.mark.parametrize("case", cases("places_stories.json"))
def test_a_name_in_a_story_has_its_place_and_its_use(case: dict[str, Any]) -> None:
    check_story(case)


@pytest.mark.parametrize("case", cases("places_negative.json"))
def test_what_is_no_place_gives_none(case: dict[str, Any]) -> None:
    """A name may be left unresolved; it is never given a point."""
    for place in read(case["text"])[2].all:
        assert place.span.text not in case["none"] or place.state == "unresolved", place


@pytest.mark.parametrize("case", cases("places_known_failures.json"))
@pytest.mark.xfail(strict=True, raises=AssertionError)
def test_known_failures(case: dict[str, Any]) -> None:
    """What we get wrong and know of; an improvement has to be written down here."""
    check_story(case)


@pytest.mark.parametrize("case", cases("places_events.json"))
def test_an_event_is_where_the_story_says(case: dict[str, Any]) -> None:
    """Only a name in literal use is the place of an event, and the most exact one that hangs on it."""
    story, reading, places = read(case["text"])
    events = find_events(reading, find_claims(reading).claims).events
    event = next(event for event in events if event.trigger.text == case["trigger"])
    at = next(at for at, token in enumerate(reading.tokens) if token.start == event.trigger.start)
    place = places.of(event, at)
    assert (place.span.text if place else None) == case["place"]
    assert story.text


def test_two_towns_of_one_name_without_a_hint_are_ambiguous() -> None:
    """The best guess is given, and that it is a guess."""
    place = resolve("Springfield")
    assert place.state == "ambiguous"
    assert len(place.candidates) > 2


def test_an_unknown_name_is_unresolved_and_has_no_point() -> None:
    place = resolve("Qwertzuiop Heights")
    assert (place.state, place.lat, place.name, place.candidates) == ("unresolved", None, "", ())


def test_every_place_says_why() -> None:
    """Who found it, what it was taken for and what made its use."""
    for place in read("Pyongyang denied that shells fell on southern Lebanon.")[2].all:
        assert {reason.decision.partition(":")[0] for reason in place.why} >= {"name", "place", "use"}


def test_spans_say_what_stands_there_and_do_not_overlap() -> None:
    story, _, places = read("PARIS (AP) - Police in Dublin, Ohio, met the Bank of England's envoy near Port Said.")
    spans = [place.span for place in places.all]
    assert all(span.holds_in(story.text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=30))
def test_any_name_at_all_has_an_answer(name: str) -> None:
    """No text breaks a look-up, and an answer with a point is one on the globe."""
    place = resolve(name)
    assert place.span.text == name
    if place.lat is not None and place.lon is not None:
        assert -90 <= place.lat <= 90
        assert -180 <= place.lon <= 180


def test_names_are_found_with_and_without_accents_and_in_any_case() -> None:
    assert key("Łódź") == key("LODZ") == key("Lodz")
    assert [spot.geonames for spot in gazetteer().find("ŁÓDŹ")] == [spot.geonames for spot in gazetteer().find("lodz")]


def test_every_name_that_leads_to_another_leads_somewhere() -> None:
    """An entry of our tables that leads nowhere is a misspelling in them."""
    lost = [named.written for entries in known().named.values() for named in entries if not known().find(named.written)]
    assert lost == []


def test_a_digest_fits_beside_the_number_of_a_place() -> None:
    assert 0 <= digest("any name") < 2**40

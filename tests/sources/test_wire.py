"""The wire story that the project starts from, where the shared data is at hand: parts, credits, possible days."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.sources import story_from_bytes
from tests.house import SHARED

WIRE = SHARED / "stories" / "000_55db0fefc19c5d50.txt"
pytestmark = pytest.mark.skipif(not WIRE.exists(), reason="the shared stories are not at hand")


def test_without_a_date_it_is_from_a_wednesday_of_autumn_2023() -> None:
    published = story_from_bytes(WIRE.read_bytes()).published
    assert published.basis == "inferred"
    assert (published.start, published.end) == (date(2023, 9, 6), date(2023, 11, 29))
    assert len(published.days) == 13
    assert {day.weekday() for day in published.days} == {2}
    assert date(2023, 11, 8) in published.days
    assert len(published.why) == 5


def test_with_a_date_it_is_from_that_day() -> None:
    story = story_from_bytes(WIRE.read_bytes(), date=date(2023, 11, 8))
    assert (story.published.start, story.published.end) == (date(2023, 11, 8), date(2023, 11, 8))
    assert story.published.basis == "given"
    assert story.gaps == ()


def test_its_run_on_credits_and_tag_come_apart() -> None:
    story = story_from_bytes(WIRE.read_bytes())
    assert [(entry.role, len(entry.names)) for entry in story.credits] == [
        ("reporting", 1),
        ("reporting", 2),
        ("editing", 2),
    ]
    assert [part.kind for part in story.parts if part.kind != "body"] == [
        "headline",
        "byline",
        "dateline",
        "credit",
        "tag",
    ]
    assert [line.place.span.text for line in story.datelines if line.place] == ["SEOUL"]
    body = next(part for part in story.parts if part.kind == "body")
    assert story.text[body.start : body.start + 4] == "U.S."

"""Stories and fragments as they come, read into parts, names, places, credits and the day of publication."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onrecord.sources import story_from_text
from onrecord.types import Story

CASES = Path(__file__).parent.parent / "cases" / "sources"
READ: dict[str, Callable[[Story], object]] = {
    "kinds": lambda story: [part.kind for part in story.parts],
    "title": lambda story: story.title,
    "bylines": lambda story: list(story.bylines),
    "agency": lambda story: story.agency,
    "places": lambda story: [line.place.span.text for line in story.datelines if line.place],
    "credits": lambda story: [[credit.role, list(credit.names)] for credit in story.credits],
    "start": lambda story: story.published.start and story.published.start.isoformat(),
    "end": lambda story: story.published.end and story.published.end.isoformat(),
    "basis": lambda story: story.published.basis,
    "days": lambda story: len(story.published.days),
}


def cases(name: str) -> list[Any]:
    return [
        pytest.param(case, id=case["says"], marks=[pytest.mark.xfail(reason=case["why"])] if "why" in case else [])
        for case in json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    ]


def read(case: dict[str, Any]) -> Story:
    given = case.get("given", {})
    return story_from_text(
        case["text"],
        date=date.fromisoformat(given["date"]) if "date" in given else None,
        url=given.get("url"),
        title=given.get("title_given"),
    )


def differences(case: dict[str, Any]) -> dict[str, tuple[object, object]]:
    """Return what was wanted and what came, for each field where they differ."""
    story, wanted = read(case), dict(case["wanted"])
    found: dict[str, tuple[object, object]] = {}
    starts = wanted.pop("body_starts", None)
    body = next((story.text[part.start : part.end] for part in story.parts if part.kind == "body"), "")
    if starts and not body.startswith(starts):
        found["body_starts"] = (starts, body[:40])
    for day in wanted.pop("includes", []):
        if date.fromisoformat(day) not in story.published.days:
            found["includes"] = (day, story.published.days)
    for words in wanted.pop("why", []):
        if not any(words in why for why in story.published.why):
            found["why"] = (words, story.published.why)
    for field, value in wanted.items():
        came = READ[field](story)
        if came != value:
            found[field] = (value, came)
    return found


@pytest.mark.parametrize("case", cases("examples"))
def test_a_story_is_taken_apart_as_a_reader_would(case: dict[str, Any]) -> None:
    assert differences(case) == {}


@pytest.mark.parametrize("case", cases("negative"))
def test_what_only_looks_like_furniture_stays_what_it_is(case: dict[str, Any]) -> None:
    assert differences(case) == {}


@pytest.mark.parametrize("case", cases("known-failures"))
def test_what_is_known_to_fail_still_does(case: dict[str, Any]) -> None:
    assert differences(case) == {}

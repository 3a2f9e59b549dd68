"""Counts of people: the number beside the word that says what was done to them, as an interval; no other number."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.claims.events.counts import find_counts
from onrecord.claims.tree import Tree
from onrecord.reading import read_text
from onrecord.sources import story_from_text
from onrecord.types import Count

CASES = json.loads((Path(__file__).parents[1] / "cases" / "claims" / "counts.json").read_text(encoding="utf-8"))


def _counts(case: dict[str, Any]) -> tuple[Count, ...]:
    reading = read_text(story_from_text(case["text"]))
    trigger = next(at for at, token in enumerate(reading.tokens) if token.text == case["trigger"])
    return find_counts(Tree(reading), trigger)


@pytest.mark.parametrize("case", CASES["examples"], ids=lambda case: case["text"][:50])
def test_people_are_counted_as_an_interval(case: dict[str, Any]) -> None:
    """The count has the kind of the word, the interval of the approximation, and the span of both."""
    (found,) = _counts(case)
    assert (found.kind, found.least, found.most, found.span.text) == (
        case["kind"],
        case["least"],
        case["most"],
        case["words"],
    )


@pytest.mark.parametrize("case", CASES["negative"], ids=lambda case: case["text"][:50])
def test_no_number_of_people_is_no_count(case: dict[str, Any]) -> None:
    """A person, a vote, a house or a share of something is no number of people."""
    assert _counts(case) == ()

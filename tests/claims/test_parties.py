"""Parties and claimants: who does it, to whom, and whose claim the event is, in sentences of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.claims.events.extents import extent
from onrecord.claims.events.paths import Paths
from onrecord.settings import Settings, SourceSettings
from onrecord.types import TokenRange
from tests.claims.drawn import drawn

CASES = json.loads((Path(__file__).parents[1] / "cases" / "claims" / "parties.json").read_text(encoding="utf-8"))
ANY = Settings(sources=SourceSettings(any_language=True))


def cases(group: str) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in CASES[group]]


def plain(text: str) -> list[dict[str, Any]]:
    record = onrecord.read(text, settings=ANY)
    speakers = {claim.id: claim.speaker for claim in record.claims}
    return [
        {
            "trigger": event.trigger.text,
            "actors": [span.text for party in event.actors for span in party.spans],
            "recipients": [span.text for party in event.recipients for span in party.spans],
            "claimant": speakers[event.claim].name or speakers[event.claim].kind.replace("narrator", ""),
        }
        for event in record.events
    ]


def check(case: dict[str, Any]) -> None:
    expected = {key: case[key] for key in ("trigger", "actors", "recipients", "claimant") if key in case}
    found = plain(case["text"])
    alike = [event for event in found if all(event[key] == value for key, value in expected.items())]
    assert alike, f"no event with {expected} among {json.dumps(found, ensure_ascii=False, indent=1)}"


@pytest.mark.parametrize("case", cases("examples"))
def test_examples(case: dict[str, Any]) -> None:
    """Each example's event has exactly the parties and the claimant that the case names."""
    check(case)


@pytest.mark.parametrize("case", cases("negative"))
def test_negatives(case: dict[str, Any]) -> None:
    """These words are no party to any event of the sentence."""
    parties = {words for event in plain(case["text"]) for words in (*event["actors"], *event["recipients"])}
    assert parties & set(case["not"]) == set()


@pytest.mark.xfail(strict=True, reason="known failure")
@pytest.mark.parametrize("case", cases("known"))
def test_known_failures(case: dict[str, Any]) -> None:
    """What is known to be read wrongly; a case that begins to pass must be moved to the examples."""
    check(case)


def test_no_one_is_actor_and_recipient_of_the_same_event() -> None:
    """Grammar and model may speak for both; the surer part stays."""
    for case in (*CASES["examples"], *CASES["known"]):
        for event in plain(case["text"]):
            assert set(event["actors"]) & set(event["recipients"]) == set()


AGREED = drawn(
    [
        ("Norway", "PROPN", 1, "nsubj"),
        ("agreed", "VERB", -1, "root"),
        ("to", "PART", 3, "mark"),
        ("send", "VERB", 1, "xcomp"),
        ("at", "ADP", 5, "case"),
        ("least", "ADV", 6, "advmod"),
        ("ten", "NUM", 7, "nummod"),
        ("ships", "NOUN", 3, "obj"),
        ("and", "CCONJ", 9, "cc"),
        ("crews", "NOUN", 7, "conj"),
        ("by", "ADP", 11, "case"),
        ("June", "PROPN", 3, "obl"),
    ]
)


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        pytest.param(0, "verb<xcomp>nsubj", id="up and down"),
        pytest.param(7, "verb>obj", id="down"),
        pytest.param(9, "verb>obj", id="joined: the path of the first"),
        pytest.param(11, "verb>obl:by", id="with its preposition"),
    ],
)
def test_paths_are_written_from_the_trigger(noun: int, expected: str) -> None:
    """The whole path, with the steps up before the steps down."""
    assert expected in Paths(AGREED).keys(3, "AID", noun)


def test_nouns_are_heads_of_phrases() -> None:
    """Numbers before a noun and the trigger are none."""
    assert Paths(AGREED).nouns(3) == [0, 7, 9, 11]


def test_an_extent_leaves_out_what_is_joined() -> None:
    """The phrase starts with "at least" and ends before "and"."""
    assert extent(AGREED, 7, 3, None, ()) == TokenRange(first=4, last=8)


def test_an_extent_takes_in_what_was_marked() -> None:
    """Marked words next to the noun belong to it."""
    assert extent(AGREED, 7, 3, None, [TokenRange(first=7, last=10)]) == TokenRange(first=4, last=10)

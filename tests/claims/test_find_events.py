"""Events of short stories of our own: each has the type, status, claimant and parties that an editor would sign."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.labels import STATUSES, TYPES
from onrecord.settings import Settings, SourceSettings

CASES = Path(__file__).parents[1] / "cases" / "claims"
ANY = Settings(sources=SourceSettings(any_language=True))


def cases(name: str) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in json.loads((CASES / name).read_text(encoding="utf-8"))]


def plain(record: onrecord.Record) -> list[dict[str, Any]]:
    claims = {claim.id: claim for claim in record.claims}
    found = []
    for event in record.events:
        speaker = claims[event.claim].speaker
        found.append(
            {
                "trigger": event.trigger.text,
                "type": event.type,
                "mode": event.mode,
                "status": event.status,
                "claimant": "" if speaker.kind == "narrator" else speaker.name or speaker.kind,
                "actors": [span.text for party in event.actors for span in party.spans],
                "recipients": [span.text for party in event.recipients for span in party.spans],
                "counts": {count.kind: [count.least, count.most] for count in event.counts},
            }
        )
    return found


def check(case: dict[str, Any]) -> None:
    found = plain(onrecord.read(case["text"], settings=ANY))
    for expected in case["events"]:
        alike = [event for event in found if all(event[field] == value for field, value in expected.items())]
        assert alike, f"no event with {expected} among {json.dumps(found, ensure_ascii=False, indent=1)}"


@pytest.mark.parametrize("case", cases("events.json"))
def test_examples(case: dict[str, Any]) -> None:
    """Each example's events are found, with every field that the case names."""
    check(case)


@pytest.mark.parametrize("case", cases("events_negative.json"))
def test_negatives(case: dict[str, Any]) -> None:
    """Reporting verbs, states, background and light verbs name no event."""
    triggers = {event["trigger"] for event in plain(onrecord.read(case["text"], settings=ANY))}
    assert triggers & set(case["not"]) == set()


@pytest.mark.xfail(strict=True, reason="known failure")
@pytest.mark.parametrize("case", cases("events_known_failures.json"))
def test_known_failures(case: dict[str, Any]) -> None:
    """What is known to be read wrongly; a case that begins to pass must be moved to the examples."""
    check(case)


@given(st.text(alphabet=st.sampled_from(list("Troops shelled Kessa, he said. \"'“”\n-()’ 12")), max_size=200))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gives_events_that_hold(text: str) -> None:
    """Whatever the text, an event's spans say what stands at their place, its labels are known, its claim is there."""
    try:
        record = onrecord.read(text, settings=ANY)
    except onrecord.errors.OnrecordError:
        return
    ids = {claim.id for claim in record.claims}
    for event in record.events:
        spans = [event.trigger, *(span for party in (*event.actors, *event.recipients) for span in party.spans)]
        spans += [value.span for value in (event.where, event.when, *event.counts) if value]
        assert [record.story.text[span.start : span.end] for span in spans] == [span.text for span in spans]
        assert (event.type in TYPES, event.status in STATUSES, event.claim in ids) == (True, True, True)

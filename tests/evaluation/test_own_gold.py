"""The project's own gold records hold: every span stands in its sentence, every label and link is known."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.labels import ACTS, KINDS, MODES, STATUSES, TYPES

FOLDER = Path(__file__).parents[2] / "evaluation" / "gold"
FILES = sorted(FOLDER.glob("own-*.gold.jsonl"))


def lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def spans(record: Any) -> Iterator[Any]:
    for claim in record["claims"]:
        for field in ("speaker", "cue", "content"):
            yield from claim.get(field) or []
    for event in record["events"]:
        yield event["trigger"]
        yield from event.get("actor") or []
        yield from event.get("recipient") or []
        yield from [event["where"]] if event.get("where") else []
        yield from [event["when"]["span"]] if (event.get("when") or {}).get("span") else []


def faults(story: Any, record: Any) -> list[str]:
    """Return what does not hold in one record, a line each."""
    found = []
    for number, words, *nth in spans(record):
        start, end = story["sentences"][number]
        if story["text"][start:end].count(words) < (nth[0] if nth else 1):
            found.append(f"{record['id']}: {words!r} is not in sentence {number}")
    ids = {claim["id"] for claim in record["claims"]}
    for claim in record["claims"][1:]:
        if claim["act"] not in ACTS or claim["kind"] not in KINDS or (claim.get("via") or "c0") not in ids:
            found.append(f"{record['id']}: {claim['id']} has an act, kind or via that is not known")
    for event in record["events"]:
        mode = f"{event['type']}:{event['mode']}" if event.get("mode") else None
        known = event["type"] in TYPES and event["status"] in STATUSES and (mode is None or mode in MODES)
        if not known or event["claim"] not in ids:
            found.append(f"{record['id']}: {event['id']} has a type, mode, status or claim that is not known")
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_records_hold(path: Path) -> None:
    """Each record's spans, labels and links are as the guidelines' form has them, and each has its story."""
    stories = {story["id"]: story for story in lines(path.with_name(path.name.replace(".gold.", ".stories.")))}
    records = lines(path)
    assert sorted(stories) == sorted(record["id"] for record in records)
    assert [fault for record in records for fault in faults(stories[record["id"]], record)] == []


def test_a_broken_record_is_found() -> None:
    """A span that is not in its sentence, and a label that is not known, are told."""
    story = {"id": "x", "text": "Troops left.", "sentences": [[0, 12]]}
    event = {"id": "e1", "trigger": [0, "came"], "type": "RETREAT", "status": "gone", "claim": "c0"}
    record = {"id": "x", "claims": [{"id": "c0"}], "events": [event]}
    assert len(faults(story, record)) == 2


def test_there_are_records() -> None:
    """The folder is not empty: training reads it."""
    assert len(FILES) >= 9

"""A story through the public door, as the JSON that everyone else gets, with every span in it checked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import onrecord
from evaluation.spans import Range


@dataclass(slots=True)
class SpanCheck:
    """How many spans were seen in records, and how many of them do not say what stands at their place."""

    seen: int = 0
    broken: int = 0

    def add(self, record: Any) -> None:
        """Check every ``{"start", "end", "text"}`` in a record's JSON against ``story.text``."""
        text = record["story"]["text"]
        for start, end, words in spans_in({key: value for key, value in record.items() if key != "story"}):
            self._one(text, start, end, words)
        for start, end, words in spans_in({key: value for key, value in record["story"].items() if key != "text"}):
            self._one(text, start, end, words)

    def _one(self, text: str, start: int, end: int, words: str) -> None:
        self.seen += 1
        self.broken += not (0 <= start <= end <= len(text) and text[start:end] == words)


def spans_in(value: Any) -> Iterator[tuple[int, int, str]]:
    """Walk JSON and yield every object that has a start, an end and a text.

    >>> list(spans_in({"cue": [{"start": 0, "end": 4, "text": "said"}], "why": []}))
    [(0, 4, 'said')]
    """
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value["start"], value["end"], value["text"]
        for item in value.values():
            yield from spans_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from spans_in(item)


def record_of(text: str, *, day: str | None = None, check: SpanCheck | None = None) -> Any:
    """Return the published JSON of a text's record, as ``json.loads`` gives it."""
    record = json.loads(onrecord.read(text, date=date.fromisoformat(day) if day else None).to_json())
    if check is not None:
        check.add(record)
    return record


def ranges(spans: Any) -> list[Range]:
    """Return JSON spans as (start, end) pairs."""
    return [(span["start"], span["end"]) for span in spans]

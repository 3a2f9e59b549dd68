"""Takes a text or the name of a case file. Gives a story of one part, or the cases: shared by this room's tests."""

from __future__ import annotations

import json
from typing import Any

from onrecord.reading.segment import Segments, segment
from onrecord.types import Part, Story
from tests.house import ROOT


def cases(name: str) -> dict[str, Any]:
    """Return the cases of ``tests/cases/reading/<name>.json``."""
    found: dict[str, Any] = json.loads((ROOT / "tests" / "cases" / "reading" / f"{name}.json").read_text("utf-8"))
    return found


def segmented(text: str, kind: str = "body") -> Segments:
    """Segment a text that is one part of the given kind."""
    return segment(Story(id="0", text=text, parts=(Part(kind=kind, start=0, end=len(text)),)))


def sentences(text: str, kind: str = "body") -> list[str]:
    """Return the words of each sentence of a text that is one part."""
    return [text[sentence.start : sentence.end] for sentence in segmented(text, kind).sentences]

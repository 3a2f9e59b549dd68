"""The records that the tests of this room show: built from tests/cases/surfaces/examples.json, without the model."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.types import (
    Claim,
    Count,
    Credit,
    Dateline,
    Event,
    Gap,
    Part,
    Party,
    Published,
    Reason,
    Record,
    Span,
    Speaker,
    Story,
)

CASES = Path(__file__).parent.parent / "cases" / "surfaces" / "examples.json"


@cache
def _cases() -> dict[str, Any]:
    return {case["name"]: case for case in json.loads(CASES.read_text(encoding="utf-8"))}


def names() -> list[str]:
    """Return the names of all records."""
    return list(_cases())


def _text_and_parts(case: dict[str, Any]) -> tuple[str, tuple[Part, ...]]:
    text, parts = case.get("text", ""), []
    for kinds, *stretches in case["lines"]:
        text += "\n" if text else ""
        for kind, words in zip(kinds.split("+"), stretches, strict=True):
            parts.append(Part(kind=kind, start=len(text), end=len(text) + len(words.rstrip())))
            text += words
    return text, tuple(parts)


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.in_text(text, start, start + len(words))


def _inner_span(text: str, words: str) -> Span:
    """Return the span of the words, or of those in square brackets where others tell which of several is meant."""
    around = re.fullmatch(r"(.*)\[(\w.*\w)\](.*)", words)
    if around is None:
        return _span(text, words)
    start = text.index("".join(around.groups())) + len(around[1])
    return Span.in_text(text, start, start + len(around[2]))


def _parties(text: str, cases: list[dict[str, Any]]) -> tuple[Party, ...]:
    return tuple(
        Party(name=case["name"], spans=tuple(_inner_span(text, words) for words in case["words"])) for case in cases
    )


def _event(text: str, case: dict[str, Any]) -> Event:
    return Event(
        id=case["id"],
        trigger=_inner_span(text, case["trigger"]),
        type=case["type"],
        mode=case.get("mode", ""),
        cameo=case.get("cameo", ""),
        status=case["status"],
        claim=case["claim"],
        actors=_parties(text, case.get("actors", [])),
        recipients=_parties(text, case.get("recipients", [])),
        where=_inner_span(text, case["where"]) if "where" in case else None,
        when=_inner_span(text, case["when"]) if "when" in case else None,
        counts=tuple(
            Count(kind=one["kind"], least=one["least"], most=one["most"], span=_span(text, one["words"]))
            for one in case.get("counts", ())
        ),
        why=tuple(Reason(**reason) for reason in case.get("why", ())),
    )


def _claim(text: str, case: dict[str, Any], events: tuple[Event, ...]) -> Claim:
    spans = {role: tuple(_span(text, words) for words in case.get(role, ())) for role in ("speaker", "cue", "content")}
    return Claim(
        id=case["id"],
        speaker=Speaker(kind=case["kind"], name=case.get("name", ""), spans=spans["speaker"]),
        cue=spans["cue"],
        content=spans["content"],
        act=case.get("act", "say"),
        polarity=case.get("polarity", "affirmed"),
        certainty=case.get("certainty", "certain"),
        via=case.get("via"),
        events=tuple(event.id for event in events if event.claim == case["id"]),
        why=tuple(Reason(**reason) for reason in case.get("why", ())),
    )


def _published(case: dict[str, Any]) -> Published:
    if "published" not in case:
        return Published()
    given = case["published"]
    return Published(
        start=date.fromisoformat(given["start"]),
        end=date.fromisoformat(given["end"]),
        basis=given["basis"],
        days=tuple(map(date.fromisoformat, given["days"])),
        why=tuple(given["why"]),
    )


def record(name: str) -> Record:
    """Return the record of this name."""
    case = _cases()[name]
    text, parts = _text_and_parts(case)
    datelines: tuple[Dateline, ...] = ()
    if "dateline" in case:
        datelines = (Dateline(span=_span(text, case["dateline"]), place=_span(text, case["place"])),)
    story = Story(
        id=f"{name:0<16}",
        text=text,
        parts=parts,
        published=_published(case),
        title=case.get("title", text[parts[0].start : parts[0].end] if parts else ""),
        bylines=tuple(case.get("bylines", ())),
        agency=case.get("agency"),
        url=case.get("url"),
        datelines=datelines,
        credits=tuple(Credit(role=credit["role"], names=tuple(credit["names"])) for credit in case.get("credits", ())),
    )
    gaps = tuple(
        Gap(kind=gap["kind"], message=gap["message"], span=_span(text, gap["words"]) if "words" in gap else None)
        for gap in case["gaps"]
    )
    events = tuple(_event(text, event) for event in case.get("events", ()))
    claims = tuple(_claim(text, claim, events) for claim in case["claims"])
    return Record(story=story, claims=claims, events=events, contexts=tuple(case.get("contexts", ())), gaps=gaps)

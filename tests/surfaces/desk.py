"""The records that the tests of this room show: built from tests/cases/surfaces/examples.json, without the model."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.types import (
    Actor,
    Claim,
    Count,
    Credit,
    Dateline,
    Event,
    Gap,
    Part,
    Party,
    Place,
    PlaceCandidate,
    Published,
    Reason,
    Record,
    Span,
    Speaker,
    Story,
    When,
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
        Party(
            name=case["name"],
            spans=tuple(_inner_span(text, words) for words in case["words"]),
            actor=_actor(case.get("actor")),
        )
        for case in cases
    )


def _actor(case: dict[str, Any] | None) -> Actor | None:
    if case is None:
        return None
    return Actor(**case | {"sectors": tuple(case["sectors"]), "why": _reasons(case)})


def _reasons(case: dict[str, Any]) -> tuple[Reason, ...]:
    return tuple(Reason(**reason) for reason in case.get("why", ()))


def _place(text: str, case: str | dict[str, Any]) -> Place:
    """Return a place: not resolved where the case gives its words alone."""
    fields: dict[str, Any] = {"words": case} if isinstance(case, str) else dict(case)
    span = _inner_span(text, fields.pop("words"))
    candidates = tuple(PlaceCandidate(**candidate) for candidate in fields.get("candidates", ()))
    return Place(span=span, **fields | {"candidates": candidates, "why": _reasons(fields)})


def _when(text: str, case: str | dict[str, Any]) -> When:
    """Return a time: not resolved where the case gives its words alone."""
    fields: dict[str, Any] = {"words": case} if isinstance(case, str) else dict(case)
    span = _inner_span(text, fields.pop("words"))
    for end in {"start", "end"} & set(fields):
        fields[end] = date.fromisoformat(fields[end])
    return When(span=span, **fields | {"why": _reasons(fields)})


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
        where=_place(text, case["where"]) if "where" in case else None,
        when=_when(text, case["when"]) if "when" in case else None,
        counts=tuple(
            Count(kind=one["kind"], least=one["least"], most=one["most"], span=_span(text, one["words"]))
            for one in case.get("counts", ())
        ),
        why=_reasons(case),
    )


def _claim(text: str, case: dict[str, Any], events: tuple[Event, ...]) -> Claim:
    spans = {role: tuple(_span(text, words) for words in case.get(role, ())) for role in ("speaker", "cue", "content")}
    return Claim(
        id=case["id"],
        speaker=Speaker(
            kind=case["kind"],
            name=case.get("name", ""),
            spans=spans["speaker"],
            actor=_actor(case.get("actor")),
        ),
        cue=spans["cue"],
        content=spans["content"],
        act=case.get("act", "say"),
        polarity=case.get("polarity", "affirmed"),
        certainty=case.get("certainty", "certain"),
        via=case.get("via"),
        events=tuple(event.id for event in events if event.claim == case["id"]),
        why=_reasons(case),
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
        datelines = (Dateline(span=_span(text, case["dateline"]), place=_place(text, case["place"])),)
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
    return Record(
        story=story,
        claims=claims,
        events=events,
        places=tuple(_place(text, place) for place in case.get("places", ())),
        times=tuple(_when(text, when) for when in case.get("times", ())),
        contexts=tuple(case.get("contexts", ())),
        gaps=gaps,
    )

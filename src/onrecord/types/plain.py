"""The plain form of the types: what goes into JSON, field by field as published."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from onrecord.types.claim import Claim
from onrecord.types.event import Count, Event, Party
from onrecord.types.gap import Gap
from onrecord.types.span import Span
from onrecord.types.story import Published, Story

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"


def span_json(span: Span) -> dict[str, Json]:
    """Return ``{"start": 0, "end": 7, "text": "…"}``."""
    return {"start": span.start, "end": span.end, "text": span.text}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _published_json(published: Published) -> dict[str, Json]:
    return {
        "start": _day(published.start),
        "end": _day(published.end),
        "basis": published.basis,
        "days": [day.isoformat() for day in published.days],
        "why": list(published.why),
    }


def story_json(story: Story) -> dict[str, Json]:
    """Return the story's JSON object. ``dateline`` is the first of ``datelines``; its place is not yet resolved."""
    datelines: list[Json] = [
        {
            "span": span_json(line.span),
            "place": {"span": span_json(line.place), "state": "unresolved"} if line.place else None,
        }
        for line in story.datelines
    ]
    return {
        "id": story.id,
        "title": story.title,
        "bylines": list(story.bylines),
        "agency": story.agency,
        "outlet": story.outlet,
        "url": story.url,
        "language": story.language,
        "dateline": datelines[0] if datelines else None,
        "datelines": datelines,
        "published": _published_json(story.published),
        "credits": [{"role": credit.role, "names": list(credit.names)} for credit in story.credits],
        "parts": [{"kind": part.kind, "start": part.start, "end": part.end} for part in story.parts],
        "text": story.text,
    }


def claim_json(claim: Claim) -> dict[str, Json]:
    """Return the claim's JSON object; ``actor`` stays null until parties are resolved."""
    return {
        "id": claim.id,
        "speaker": {
            "kind": claim.speaker.kind,
            "name": claim.speaker.name,
            "spans": [span_json(span) for span in claim.speaker.spans],
            "actor": None,
        },
        "cue": [span_json(span) for span in claim.cue],
        "content": [span_json(span) for span in claim.content],
        "act": claim.act,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "via": claim.via,
        "events": list(claim.events),
        "why": [str(reason) for reason in claim.why],
    }


def _party_json(party: Party) -> dict[str, Json]:
    return {"name": party.name, "spans": [span_json(span) for span in party.spans], "actor": None}


def _count_json(count: Count) -> dict[str, Json]:
    return {"least": count.least, "most": count.most, "span": span_json(count.span)}


def _unresolved(span: Span | None) -> Json:
    return {"span": span_json(span), "state": "unresolved"} if span else None


def event_json(event: Event) -> dict[str, Json]:
    """Return the event's JSON object; ``where``, ``when`` and each ``actor`` stay unresolved until grounded."""
    return {
        "id": event.id,
        "trigger": span_json(event.trigger),
        "type": event.type,
        "mode": event.mode,
        "cameo": event.cameo,
        "status": event.status,
        "claim": event.claim,
        "actors": [_party_json(party) for party in event.actors],
        "recipients": [_party_json(party) for party in event.recipients],
        "where": _unresolved(event.where),
        "when": _unresolved(event.when),
        "counts": {count.kind: _count_json(count) for count in event.counts},
        "why": [str(reason) for reason in event.why],
    }


def gap_json(gap: Gap) -> dict[str, Json]:
    """Return the gap's JSON object."""
    return {"kind": gap.kind, "message": gap.message, "span": span_json(gap.span) if gap.span else None}

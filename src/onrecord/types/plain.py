"""The plain form of the types: what goes into JSON, field by field as published."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from onrecord.types.actor import Actor
from onrecord.types.claim import Claim
from onrecord.types.event import Count, Event, Party
from onrecord.types.gap import Gap
from onrecord.types.place import Place, PlaceCandidate
from onrecord.types.span import Span
from onrecord.types.story import Published, Story
from onrecord.types.when import When

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"


def span_json(span: Span) -> dict[str, Json]:
    """Return ``{"start": 0, "end": 7, "text": "…"}``."""
    return {"start": span.start, "end": span.end, "text": span.text}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def place_json(place: Place) -> dict[str, Json]:
    """Return the place's JSON object; what is not known of it is null."""
    return {
        "span": span_json(place.span),
        "state": place.state,
        "name": place.name or None,
        "geonames": place.geonames,
        "country": place.country or None,
        "admin1": place.admin1 or None,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision or None,
        "use": place.use,
        "candidates": [_candidate_json(candidate) for candidate in place.candidates],
        "why": [str(reason) for reason in place.why],
    }


def _candidate_json(candidate: PlaceCandidate) -> dict[str, Json]:
    return {
        "name": candidate.name,
        "geonames": candidate.geonames,
        "country": candidate.country or None,
        "admin1": candidate.admin1 or None,
        "lat": candidate.lat,
        "lon": candidate.lon,
        "score": candidate.score,
    }


def when_json(when: When) -> dict[str, Json]:
    """Return the time's JSON object; ``start`` and ``end`` are its first and last day, null where not known or open."""
    return {
        "span": span_json(when.span),
        "state": when.state,
        "edtf": when.edtf or None,
        "start": _day(when.start),
        "end": _day(when.end),
        "granularity": when.granularity or None,
        "timex3": when.timex3 or None,
        "kind": when.kind,
        "basis": when.basis or None,
        "why": [str(reason) for reason in when.why],
    }


def actor_json(actor: Actor) -> dict[str, Json]:
    """Return the actor's JSON object; ``id`` and ``country`` are null where they are not known."""
    return {
        "id": actor.id or None,
        "name": actor.name,
        "country": actor.country or None,
        "sectors": list(actor.sectors),
        "state": actor.state,
        "why": [str(reason) for reason in actor.why],
    }


def _published_json(published: Published) -> dict[str, Json]:
    return {
        "start": _day(published.start),
        "end": _day(published.end),
        "basis": published.basis,
        "days": [day.isoformat() for day in published.days],
        "why": list(published.why),
    }


def story_json(story: Story) -> dict[str, Json]:
    """Return the story's JSON object. ``dateline`` is the first of ``datelines``."""
    datelines: list[Json] = [
        {"span": span_json(line.span), "place": place_json(line.place) if line.place else None}
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
    """Return the claim's JSON object."""
    return {
        "id": claim.id,
        "speaker": {
            "kind": claim.speaker.kind,
            "name": claim.speaker.name,
            "spans": [span_json(span) for span in claim.speaker.spans],
            "actor": actor_json(claim.speaker.actor) if claim.speaker.actor else None,
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
    return {
        "name": party.name,
        "spans": [span_json(span) for span in party.spans],
        "actor": actor_json(party.actor) if party.actor else None,
    }


def _count_json(count: Count) -> dict[str, Json]:
    return {"least": count.least, "most": count.most, "span": span_json(count.span)}


def event_json(event: Event) -> dict[str, Json]:
    """Return the event's JSON object."""
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
        "where": place_json(event.where) if event.where else None,
        "when": when_json(event.when) if event.when else None,
        "counts": {count.kind: _count_json(count) for count in event.counts},
        "why": [str(reason) for reason in event.why],
    }


def gap_json(gap: Gap) -> dict[str, Json]:
    """Return the gap's JSON object."""
    return {"kind": gap.kind, "message": gap.message, "span": span_json(gap.span) if gap.span else None}

"""Events as JSON, one object an event, each with what one needs to read it alone: its story, and who says so."""

from __future__ import annotations

import json
from collections.abc import Iterator

from onrecord.surfaces.event_wording import claims_by_id
from onrecord.surfaces.exports.event_cells import speaker_cell
from onrecord.types import Claim, Event, Record
from onrecord.types.plain import Json, actor_json, event_json, story_json


def event_object(record: Record, claim: Claim, event: Event) -> dict[str, Json]:
    """Return the event's JSON object: the fields that it has in a record, after those of its story and its claim."""
    story = story_json(record.story)
    about: dict[str, Json] = {
        "onrecord": 1,
        "story": record.story.id,
        **{field: story[field] for field in ("title", "outlet", "agency", "url", "published")},
        "contexts": list(record.contexts),
        "speaker": speaker_cell(claim.speaker) or "",
        "speaker_kind": claim.speaker.kind,
        "speaker_actor": actor_json(claim.speaker.actor) if claim.speaker.actor else None,
        "act": claim.act,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "via": claim.via,
    }
    return about | event_json(event)


def event_lines(record: Record) -> Iterator[str]:
    """Give a line of JSON for each event of the record, in its order."""
    claims = claims_by_id(record)
    for event in record.events:
        yield json.dumps(event_object(record, claims[event.claim], event), ensure_ascii=False)

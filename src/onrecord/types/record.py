"""The record of one story, and its JSON form."""

from __future__ import annotations

import json
from dataclasses import dataclass

from onrecord.types.claim import Claim
from onrecord.types.event import Event
from onrecord.types.gap import Gap
from onrecord.types.markup import notebook_html
from onrecord.types.place import Place
from onrecord.types.plain import Json, claim_json, event_json, gap_json, place_json, story_json, when_json
from onrecord.types.story import Story
from onrecord.types.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything that onrecord has to say about one story.

    The same text, date and model give the same record, byte for byte. Every event stands in a claim of the record.

    Attributes:
        story: the text and what is known about it.
        claims: who put what forward, in the order of the text; the narrator's is the first.
        events: what the claims say happens, in the order of the text.
        places: every place that the story names, in the order of the text, also where nothing happens there
            ("Russian arms").
        times: every time that it gives, in the order of the text.
        contexts: what the story is about, as PLOVER's contexts ("military", "diplomatic").
        gaps: what could not be read or resolved.

    Raises:
        ValueError: an event belongs to a claim that is not there.
    """

    story: Story
    claims: tuple[Claim, ...]
    events: tuple[Event, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[When, ...] = ()
    contexts: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()

    def __post_init__(self) -> None:
        ids = {claim.id for claim in self.claims}
        for event in self.events:
            if event.claim not in ids:
                raise ValueError(f"event {event.id} belongs to claim {event.claim!r}, which the record does not have")

    def to_dict(self) -> dict[str, Json]:
        """Return the record in the published JSON form (``onrecord: 1``) as plain lists and dictionaries."""
        return {
            "onrecord": 1,
            "story": story_json(self.story),
            "claims": [claim_json(claim) for claim in self.claims],
            "events": [event_json(event) for event in self.events],
            "places": [place_json(place) for place in self.places],
            "times": [when_json(when) for when in self.times],
            "contexts": list(self.contexts),
            "gaps": [gap_json(gap) for gap in self.gaps],
        }

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the record as JSON text; one line unless ``indent`` is given."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def _repr_html_(self) -> str:
        return notebook_html(self)

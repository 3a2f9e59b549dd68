"""The record of one story, and its JSON form."""

from __future__ import annotations

import json
from dataclasses import dataclass

from onrecord.types.claim import Claim
from onrecord.types.gap import Gap
from onrecord.types.markup import notebook_html
from onrecord.types.plain import Json, claim_json, gap_json, story_json
from onrecord.types.story import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything that onrecord has to say about one story.

    The same text, date and model give the same record, byte for byte.
    """

    story: Story
    claims: tuple[Claim, ...]
    gaps: tuple[Gap, ...] = ()

    def to_dict(self) -> dict[str, Json]:
        """Return the record in the published JSON form (``onrecord: 1``) as plain lists and dictionaries."""
        return {
            "onrecord": 1,
            "story": story_json(self.story),
            "claims": [claim_json(claim) for claim in self.claims],
            "events": [],
            "gaps": [gap_json(gap) for gap in self.gaps],
        }

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the record as JSON text; one line unless ``indent`` is given."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def _repr_html_(self) -> str:
        return notebook_html(self)

"""The columns of ours that every row of an event has, whatever the standard whose columns stand before them."""

from __future__ import annotations

from typing import TypeAlias

from onrecord.types import Claim, Event, Record, Speaker

# One value, or several in the order of the text; None is a value that is not known, or not resolved.
Cell: TypeAlias = "None | int | float | str | list[str | None]"
Row: TypeAlias = dict[str, Cell]

OWN_COLUMNS = (
    *("story_id", "headline", "url", "published_start", "published_end"),
    *("event_id", "claim_id", "trigger", "trigger_start", "trigger_end", "type", "mode", "status"),
    *("speaker", "speaker_kind", "act", "polarity", "certainty", "via"),
    *("when", "start", "end", "where"),
    *("dead_least", "dead_most", "injured_least", "injured_most", "arrested_least", "arrested_most"),
)


def own_cells(record: Record, claim: Claim, event: Event) -> Row:
    """Return the cells of :data:`OWN_COLUMNS`: which event of which story it is, who says so, and how surely.

    ``start`` and ``end`` are the first and the last day of the event; they are empty as long as ``when``, the story's
    words for it, is not resolved. The day of publication never stands in for them.
    """
    story, published = record.story, record.story.published
    cells: Row = {
        "story_id": story.id,
        "headline": story.title or None,
        "url": story.url,
        "published_start": published.start.isoformat() if published.start else None,
        "published_end": published.end.isoformat() if published.end else None,
        "event_id": event.id,
        "claim_id": claim.id,
        "trigger": event.trigger.text,
        "trigger_start": event.trigger.start,
        "trigger_end": event.trigger.end,
        "type": event.type,
        "mode": event.mode or None,
        "status": event.status,
        "speaker": speaker_cell(claim.speaker),
        "speaker_kind": claim.speaker.kind,
        "act": claim.act,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "via": claim.via,
        "when": event.when.text if event.when else None,
        "start": None,
        "end": None,
        "where": event.where.text if event.where else None,
    }
    counts = {count.kind: count for count in event.counts}
    for kind in ("dead", "injured", "arrested"):
        count = counts.get(kind)
        cells[f"{kind}_least"] = count.least if count else None
        cells[f"{kind}_most"] = count.most if count else None
    return cells


def speaker_cell(speaker: Speaker) -> str | None:
    """Return who speaks: the name, else the story's own words; None for the narrator and for hidden speakers."""
    return speaker.name or " and ".join(span.text for span in speaker.spans) or None


def publication_day(record: Record) -> str | None:
    """Return the day of publication where it is known to the day, else None: an interval is no day."""
    published = record.story.published
    return published.start.isoformat() if published.start and published.start == published.end else None

"""The columns of ours that every row of an event has, whatever the standard whose columns stand before them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from onrecord.types import Actor, Claim, Event, Party, Place, Record, Speaker, When

# One value, or several in the order of the text; None is a value that is not known, or not resolved.
Cell: TypeAlias = "None | int | float | str | list[str | None]"
Row: TypeAlias = dict[str, Cell]

OWN_COLUMNS = (
    *("story_id", "headline", "url", "published_start", "published_end"),
    *("event_id", "claim_id", "trigger", "trigger_start", "trigger_end", "type", "mode", "status"),
    *("speaker", "speaker_kind", "speaker_id", "speaker_country", "speaker_sectors"),
    *("act", "polarity", "certainty", "via", "actor_ids", "recipient_ids"),
    *("when", "when_state", "start", "end", "edtf", "granularity"),
    *("where", "where_state", "geonames", "admin1", "precision"),
    *("dead_least", "dead_most", "injured_least", "injured_most", "arrested_least", "arrested_most"),
)


def own_cells(record: Record, claim: Claim, event: Event) -> Row:
    """Return the cells of :data:`OWN_COLUMNS`: which event of which story it is, who says so, and how surely.

    ``start`` and ``end`` are the first and the last day of the event; they are empty where ``when``, the story's words
    for it, is not resolved, and ``when_state`` then says why. The day of publication never stands in for them. The same
    holds for ``where`` and the place's columns.
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
        **_speaker_cells(claim.speaker.actor),
        "act": claim.act,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "via": claim.via,
        "actor_ids": several(actor_id(party) for party in event.actors),
        "recipient_ids": several(actor_id(party) for party in event.recipients),
        **_when_cells(event.when),
        **_where_cells(event.where),
    }
    counts = {count.kind: count for count in event.counts}
    for kind in ("dead", "injured", "arrested"):
        count = counts.get(kind)
        cells[f"{kind}_least"] = count.least if count else None
        cells[f"{kind}_most"] = count.most if count else None
    return cells


def several(values: Iterable[str | None]) -> Cell:
    """Return the values, one for each party, as one cell; None where none of them is known."""
    cell = list(values)
    return cell if any(cell) else None


def actor_id(party: Party) -> str | None:
    """Return the id of the party's actor, None where it is not resolved."""
    return party.actor.id or None if party.actor and party.actor.state == "resolved" else None


def known(actor: Actor | None) -> Actor | None:
    """Return the actor unless it may be one of several: country and sectors of an unresolved one are what is known."""
    return actor if actor and actor.state != "ambiguous" else None


def resolved_place(event: Event) -> Place | None:
    """Return the event's place where it is resolved, else None."""
    return event.where if event.where and event.where.state == "resolved" else None


def resolved_days(event: Event) -> tuple[date | None, date | None]:
    """Return the event's first and last day where its time is resolved; None for an end that is open or not known."""
    if event.when is None or event.when.state != "resolved":
        return None, None
    return event.when.start, event.when.end


def _speaker_cells(actor: Actor | None) -> Row:
    told = known(actor)
    return {
        "speaker_id": told.id or None if told and told.state == "resolved" else None,
        "speaker_country": told.country or None if told else None,
        "speaker_sectors": several(told.sectors) if told else None,
    }


def _when_cells(when: When | None) -> Row:
    found = when if when and when.state == "resolved" else None
    return {
        "when": when.span.text if when else None,
        "when_state": when.state if when else None,
        "start": found.start.isoformat() if found and found.start else None,
        "end": found.end.isoformat() if found and found.end else None,
        "edtf": found.edtf or None if found else None,
        "granularity": found.granularity or None if found else None,
    }


def _where_cells(where: Place | None) -> Row:
    found = where if where and where.state == "resolved" else None
    return {
        "where": where.span.text if where else None,
        "where_state": where.state if where else None,
        "geonames": found.geonames if found else None,
        "admin1": found.admin1 or None if found else None,
        "precision": found.precision or None if found else None,
    }


def speaker_cell(speaker: Speaker) -> str | None:
    """Return who speaks: the name, else the story's own words; None for the narrator and for hidden speakers."""
    return speaker.name or " and ".join(span.text for span in speaker.spans) or None


def publication_day(record: Record) -> str | None:
    """Return the day of publication where it is known to the day, else None: an interval is no day."""
    published = record.story.published
    return published.start.isoformat() if published.start and published.start == published.end else None

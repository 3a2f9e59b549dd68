"""The words that every surface uses for events: who does what to whom, how many, with which status, in whose claim."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.labels import STATUSES
from onrecord.surfaces.wording import speaker_words
from onrecord.types import Claim, Count, Event, Party, Record

# A sign a status: it is told apart without colour too, and always stands beside the word.
STATUS_SIGNS = dict(zip(STATUSES, "●◐○◇×▷", strict=True))


def events_by_claim(record: Record) -> dict[str, list[Event]]:
    """Return the events of each claim by its id, in the order of the record; claims without events are left out."""
    found: dict[str, list[Event]] = {}
    for event in record.events:
        found.setdefault(event.claim, []).append(event)
    return found


def claims_by_id(record: Record) -> dict[str, Claim]:
    """Return the record's claims by their ids."""
    return {claim.id: claim for claim in record.claims}


def party_words(party: Party) -> str:
    """Return who the party is: its name, else the words that stand for it."""
    return party.name or " and ".join(span.text for span in party.spans)


def parties_words(parties: Iterable[Party]) -> str:
    """Return the parties in words, joined by " and "."""
    return " and ".join(map(party_words, parties))


def roles_words(event: Event) -> str:
    """Return who does it and, behind an arrow, to whom; "" where the story says neither.

    >>> from onrecord.types import Span
    >>> struck = Span(start=0, end=6, text="struck")
    >>> port = Party(name="the harbour", spans=())
    >>> roles_words(Event(id="e1", trigger=struck, type="ASSAULT", status="happened", claim="c0", recipients=(port,)))
    '→ the harbour'
    """
    arrow = f"→ {parties_words(event.recipients)}" if event.recipients else ""
    return " ".join(words for words in (parties_words(event.actors), arrow) if words)


def count_words(count: Count) -> str:
    """Return how many people, in words that keep the interval.

    >>> from onrecord.types import Span
    >>> count_words(Count(kind="dead", least=12, most=None, span=Span(start=0, end=11, text="at least 12")))
    'at least 12 dead'
    """
    if count.most is None:
        return f"at least {count.least} {count.kind}"
    if count.least == count.most:
        return f"{count.least} {count.kind}"
    if count.least == 0:
        return f"up to {count.most} {count.kind}"
    return f"{count.least} to {count.most} {count.kind}"


def counts_words(event: Event) -> str:
    """Return all counts of the event, joined by commas."""
    return ", ".join(map(count_words, event.counts))


def type_words(event: Event) -> str:
    """Return the type and, where there is one, the mode: "COERCE arrest"."""
    return f"{event.type} {event.mode}" if event.mode else event.type


def claimant_words(claim: Claim | None) -> str:
    """Return who puts the event forward, or "" for a claim that is not there."""
    return speaker_words(claim.speaker) if claim else ""

"""``onrecord explain``: why a claim or an event is in the record, or what a label means."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from onrecord import labels
from onrecord.errors import OnrecordError
from onrecord.surfaces.cli.explain_grounding import actor_lines, place_lines, when_lines
from onrecord.surfaces.cli.inputs import STANDARD_INPUT
from onrecord.surfaces.cli.output import message
from onrecord.surfaces.cli.terminal import visible
from onrecord.surfaces.cli.work import Order, record_of
from onrecord.surfaces.event_wording import claims_by_id, count_words, events_by_claim, party_words, type_words
from onrecord.surfaces.wording import content_words, label_words, reason_sentence, speaker_words
from onrecord.types import Claim, Event, Reason, Record, Span

CONTEXT = 60
LISTED = 80


def run_explain(arguments: argparse.Namespace) -> int:
    """Explain a label ("act:deny"), a claim or an event of a story (FILE c4, FILE e2), or list what it has (FILE)."""
    named = arguments.what and (arguments.what == STANDARD_INPUT or Path(arguments.what).exists())
    if arguments.item is None and not named:
        return _explain_label(arguments.what)
    try:
        record = record_of(
            arguments.what, Order(form="none", day=arguments.date, force=arguments.force, actors=arguments.actors)
        )
    except OnrecordError as error:
        message(f"onrecord: {arguments.what}: {error}" if arguments.what not in str(error) else f"onrecord: {error}")
        return 1
    if arguments.item is None:
        _show(_list_lines(record))
        return 0
    lines = _item_lines(arguments.item, record)
    if lines is None:
        message(f"onrecord: {arguments.what} has no claim or event {arguments.item!r}; it has:")
        _show(_list_lines(record), sys.stderr)
        return 1
    _show(lines)
    return 0


def _item_lines(item: str, record: Record) -> Iterator[str] | None:
    for claim in record.claims:
        if claim.id == item:
            return _claim_lines(claim, record)
    for event in record.events:
        if event.id == item:
            return _event_lines(event, record)
    return None


def _explain_label(label: str) -> int:
    family = label.removesuffix(":")
    if family in labels.FAMILIES:
        _show(f"{family}:{value}: {words}" for value, words in labels.FAMILIES[family].items())
        return 0
    try:
        _show([f"{label}: {labels.explain(label)}"])
    except KeyError as error:
        what = "give a label, or a story's FILE and the id of a claim or an event"
        message(f"onrecord: {label!r} is neither a file nor a label: {error.args[0]}; {what}")
        return 1
    return 0


def _claim_lines(claim: Claim, record: Record) -> Iterator[str]:
    kind = claim.speaker.kind
    yield f"{claim.id}: {speaker_words(claim.speaker)} ({kind}: {label_words(f'kind:{kind}')})"
    if claim.speaker.actor:
        yield from actor_lines(claim.speaker.actor)
    for family, value in (("act", claim.act), ("polarity", claim.polarity), ("certainty", claim.certainty)):
        yield f"  {family}: {value} ({label_words(f'{family}:{value}')})"
    if claim.via:
        outer = next((one for one in record.claims if one.id == claim.via), None)
        yield f"  via: {claim.via}" + (f", the claim of {speaker_words(outer.speaker)}" if outer else "")
    yield f"  content: {content_words(claim) or '(none found)'}"
    events = [event for event in record.events if event.claim == claim.id]
    if events:
        yield f"  events: {', '.join(f'{event.id} {event.trigger.text}' for event in events)}"
    near = (*claim.cue, *claim.speaker.spans, *claim.content)
    yield from _why_lines(claim.why, near[0].start if near else 0, record.story.text)


def _event_lines(event: Event, record: Record) -> Iterator[str]:
    yield f"{event.id}: {event.trigger.text}"
    yield f"  type: {event.type} ({label_words(f'type:{event.type}')})"
    if event.mode:
        meaning = label_words(f"mode:{event.type}:{event.mode}")
        yield f"  mode: {event.mode}" + (f" ({meaning})" if meaning else "")
    if event.cameo:
        yield f"  CAMEO code: {event.cameo}"
    yield f"  status: {event.status} ({label_words(f'status:{event.status}')})"
    claim = claims_by_id(record)[event.claim]
    stance = "" if claim.speaker.kind == "narrator" else f": {claim.act}, {claim.polarity}, {claim.certainty}"
    yield f"  claim: {claim.id}, the claim of {speaker_words(claim.speaker)}{stance}"
    for role, parties in (("actor", event.actors), ("recipient", event.recipients)):
        for party in parties:
            said = " and ".join(f"“{span.text}”" for span in party.spans)
            yield f"  {role}: {party_words(party)}" + (f", here {said}" if said else "")
            if party.actor:
                yield from actor_lines(party.actor)
    if event.when:
        yield from when_lines(event.when)
    if event.where:
        yield from place_lines(event.where)
    for count in event.counts:
        yield f"  {count.kind}: {count_words(count)}, for “{count.span.text}”"
    yield from _why_lines(event.why, event.trigger.start, record.story.text)


def _why_lines(why: tuple[Reason, ...], centre: int, text: str) -> Iterator[str]:
    """Give each reason as a sentence, with its words in context where they are not those of the reason before."""
    yield "why:" if why else "why: no reasons were kept for it"
    shown = None
    for reason in why:
        yield f"  - {reason_sentence(reason)}"
        place = _find(reason.words, centre, text)
        if place is not None and place != shown:
            yield f"      {_in_context(text, place)}"
            shown = place


def _list_lines(record: Record) -> Iterator[str]:
    events = events_by_claim(record)
    for claim in record.claims:
        words = visible(content_words(claim))
        shown = words if len(words) <= LISTED else words[:LISTED].rpartition(" ")[0] + "…"
        yield f"  {claim.id}: {speaker_words(claim.speaker)}, {claim.act}: {shown}"
        for event in events.get(claim.id, ()):
            yield f"    {event.id}: {visible(event.trigger.text)}, {event.status}, {type_words(event)}"


def _find(words: str, centre: int, text: str) -> Span | None:
    """Return where the reason's words stand: at or nearest to ``centre``, where the claim or the event does."""
    if not words:
        return None
    before = text.rfind(words, 0, centre + len(words))
    after = text.find(words, centre)
    found = [start for start in (before, after) if start >= 0]
    if not found:
        return None
    start = min(found, key=lambda place: abs(place - centre))
    return Span.in_text(text, start, start + len(words))


def _in_context(text: str, span: Span) -> str:
    """Return the span in square brackets with the words around it."""
    left = max(span.start - CONTEXT, 0)
    right = min(span.end + CONTEXT, len(text))
    before = text[left : span.start]
    after = text[span.end : right]
    # Cut at words, not within them.
    if left > 0:
        before = "…" + before.partition(" ")[2]
    if right < len(text):
        after = after.rpartition(" ")[0] + "…"
    return f"{before}[{span.text}]{after}"


def _show(lines: Iterable[str], stream: TextIO | None = None) -> None:
    target = stream or sys.stdout
    for line in lines:
        indent = line[: len(line) - len(line.lstrip())]
        print(indent + visible(line, target.encoding or "utf-8"), file=target)

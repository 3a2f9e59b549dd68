"""The record as marked-up text: which stretch belongs to which claims and events, and the small view in notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.types.claim import Claim
from onrecord.types.event import Event, Party
from onrecord.types.resolved import actor_words, days_words, place_words
from onrecord.types.span import Span

if TYPE_CHECKING:
    from onrecord.types.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Characters ``[start, end)`` play ``role`` in the item ``id``.

    The roles in a claim ("c4") are speaker, cue and content; in an event ("e2") trigger, actor, recipient, where, when
    and count.
    """

    start: int
    end: int
    id: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters ``[start, end)`` that all lie under the same ``marks``, the innermost (shortest) mark first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def claim_marks(claims: Iterable[Claim]) -> Iterator[Mark]:
    """Give a mark for each speaker, cue and content span. The narrator has none: all that is unmarked is its own."""
    for claim in claims:
        if claim.speaker.kind == "narrator":
            continue
        for role, spans in (("speaker", claim.speaker.spans), ("cue", claim.cue), ("content", claim.content)):
            for span in spans:
                yield Mark(start=span.start, end=span.end, id=claim.id, role=role)


def event_marks(events: Iterable[Event]) -> Iterator[Mark]:
    """Give a mark for each span that an event holds: its trigger, its parties, its place and time, its counts."""
    for event in events:
        roles: list[tuple[str, Iterable[Span]]] = [
            ("trigger", (event.trigger,)),
            ("actor", (span for party in event.actors for span in party.spans)),
            ("recipient", (span for party in event.recipients for span in party.spans)),
            ("where", (event.where.span,) if event.where else ()),
            ("when", (event.when.span,) if event.when else ()),
            ("count", (count.span for count in event.counts)),
        ]
        for role, spans in roles:
            for span in spans:
                yield Mark(start=span.start, end=span.end, id=event.id, role=role)


def flat_runs(length: int, marks: Iterable[Mark], cuts: Iterable[int] = ()) -> Iterator[Run]:
    """Cut a text of ``length`` characters into runs that neither nest nor overlap, as HTML needs.

    Marks may nest and cross: claims do ("police said Li denied it" holds Li's claim within the content of the
    police's). Each edge of a mark starts a new run, and so does each of ``cuts``. The runs are in order and cover
    the whole text; those under no mark are given too.

    >>> outer = Mark(start=0, end=6, id="c1", role="content")
    >>> inner = Mark(start=4, end=8, id="c2", role="speaker")
    >>> [(run.start, run.end, [mark.id for mark in run.marks]) for run in flat_runs(9, [outer, inner])]
    [(0, 4, ['c1']), (4, 6, ['c2', 'c1']), (6, 8, ['c2']), (8, 9, [])]
    """
    waiting = sorted((mark for mark in marks if 0 <= mark.start < mark.end <= length), key=lambda mark: mark.start)
    waiting.reverse()
    edges = {0, length, *(cut for cut in cuts if 0 <= cut <= length)}
    for mark in waiting:
        edges.update((mark.start, mark.end))
    places = sorted(edges)
    active: list[Mark] = []
    for left, right in pairwise(places):
        active = [mark for mark in active if mark.end > left]
        while waiting and waiting[-1].start <= left:
            active.append(waiting.pop())
        yield Run(start=left, end=right, marks=tuple(sorted(active, key=lambda mark: mark.end - mark.start)))


# Styles stand on the elements themselves: viewers of stored notebooks drop style sheets. The colours are
# half-transparent so that they work on light and dark pages alike.
_STYLES = {
    "speaker": "font-weight:600;border-bottom:2px solid rgba(60,120,200,.8)",
    "cue": "font-style:italic;border-bottom:2px dotted rgba(160,90,180,.9)",
    "content": "background:rgba(230,180,60,.22)",
}
# A line below the trigger, of a kind for each status; what did not happen is struck through.
_TRIGGERS = {
    "happened": "border-bottom:2px solid rgba(40,140,80,.9)",
    "ongoing": "border-bottom:3px double rgba(40,140,160,.9)",
    "planned": "border-bottom:2px dashed rgba(60,90,200,.9)",
    "possible": "border-bottom:2px dotted rgba(190,120,0,.95)",
    "negated": "text-decoration:line-through;border-bottom:2px solid rgba(200,60,40,.9)",
    "asked": "border-bottom:2px dashed rgba(160,60,160,.9)",
}
_CELL = "text-align:left;vertical-align:top;padding:.25em .8em .25em 0"
_EVENT_CELL = "text-align:left;vertical-align:top;padding:0 .8em .15em 1.2em;opacity:.8"


def _marked_text(record: Record) -> str:
    pieces = []
    text = record.story.text
    statuses = {event.id: event.status for event in record.events}
    triggers = (mark for mark in event_marks(record.events) if mark.role == "trigger")
    for run in flat_runs(len(text), [*claim_marks(record.claims), *triggers]):
        words = escape(text[run.start : run.end])
        roles = {mark.role for mark in run.marks}
        if roles:
            styles = [_STYLES[role] for role in _STYLES if role in roles]
            styles += [_TRIGGERS.get(statuses[mark.id], "") for mark in run.marks if mark.role == "trigger"][:1]
            style = ";".join(styles)
            ids = " ".join(dict.fromkeys(mark.id for mark in run.marks))
            words = f'<span style="{style}" title="{escape(ids)}">{words}</span>'
        pieces.append(words)
    return "".join(pieces)


def _row(claim: Claim) -> str:
    who = claim.speaker.name or " and ".join(span.text for span in claim.speaker.spans) or claim.speaker.kind
    if claim.speaker.kind == "narrator":
        content = "all that is not marked"
    else:
        content = " … ".join(span.text for span in claim.content)
        who = _with(who, actor_words(claim.speaker.actor) if claim.speaker.actor else "")
    act = " · ".join((claim.act, claim.polarity, claim.certainty))
    return _cells(claim.id + (f" via {claim.via}" if claim.via else ""), who, act, content)


def _cells(*cells: str, style: str = _CELL) -> str:
    return "<tr>" + "".join(f'<td style="{style}"><bdi>{escape(cell)}</bdi></td>' for cell in cells) + "</tr>"


def _names(parties: Iterable[Party]) -> str:
    return " and ".join(
        _with(
            party.name or " and ".join(span.text for span in party.spans),
            actor_words(party.actor) if party.actor else "",
        )
        for party in parties
    )


def _with(words: str, resolved: str) -> str:
    """Return the story's words and, in square brackets, what they were resolved to."""
    return f"{words} [{resolved}]" if resolved else words


def _event_row(event: Event) -> str:
    whom = f"→ {_names(event.recipients)}" if event.recipients else ""
    who = " ".join(words for words in (_names(event.actors), whom) if words)
    what = " · ".join(words for words in (event.status, event.type, event.mode) if words)
    more = [_with(event.when.span.text, days_words(event.when))] if event.when else []
    more += [_with(event.where.span.text, place_words(event.where))] if event.where else []
    more += [count.span.text for count in event.counts]
    return _cells(event.id, who, what, ", ".join((event.trigger.text, *more)), style=_EVENT_CELL)


def notebook_html(record: Record) -> str:
    """Return the record as a fragment of HTML for a notebook: the marked story, then each claim with its events.

    Everything that comes from the story is escaped; there is no script, no style sheet and no link in it.
    """
    head = "".join(f'<th style="{_CELL}">{name}</th>' for name in ("claim", "who", "act or status", "words"))
    events: dict[str, list[Event]] = {}
    for event in record.events:
        events.setdefault(event.claim, []).append(event)
    rows = "".join(_row(claim) + "".join(map(_event_row, events.get(claim.id, ()))) for claim in record.claims)
    title = escape(record.story.title or record.story.id)
    return (
        f'<div><div style="font-weight:600" dir="auto">{title}</div>'
        '<div dir="auto" style="white-space:pre-wrap;max-width:70ch;max-height:28em;overflow:auto;margin:.6em 0;'
        f'line-height:1.55">{_marked_text(record)}</div>'
        f'<table style="border-collapse:collapse"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    )

"""A story's events as a table for people: what happens, with which status, who to whom, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.surfaces.cli.painter import ROOM_FOR_COLUMNS, Painter, gaps_below, header, shown
from onrecord.surfaces.cli.terminal import Look
from onrecord.surfaces.event_wording import claims_by_id, counts_words, type_words
from onrecord.types import Claim, Event, Record


def event_table(record: Record, look: Look) -> str:
    """Return the record's events as text for a terminal: a header, an event a row, and the gaps."""
    paint = Painter(look)
    claims = claims_by_id(record)
    lay = _columns if look.width >= ROOM_FOR_COLUMNS else _blocks
    events = lay(record.events, claims, paint) if record.events else _none(paint)
    return shown(look, header(record, paint), events, gaps_below(record.gaps, paint))


def _none(paint: Painter) -> Iterator[RenderableType]:
    yield Text("")
    yield paint.ours("no events found", "dim")


def _columns(events: Sequence[Event], claims: dict[str, Claim], paint: Painter) -> Iterator[RenderableType]:
    lines = box.ASCII2 if paint.look.plain_signs else box.SIMPLE_HEAD
    table = Table(box=lines, header_style="dim", leading=1, expand=True, padding=(0, 1), pad_edge=False)
    table.add_column("event", no_wrap=True)
    table.add_column("status", no_wrap=True, width=len("happened"))
    table.add_column("what", ratio=5, overflow="fold")
    table.add_column(paint.ours("actors → recipients", "dim"), ratio=7, overflow="fold")
    table.add_column("when, where", ratio=4, overflow="fold")
    table.add_column("claimant", ratio=6, overflow="fold")
    for event in events:
        table.add_row(
            paint.story(event.id, "dim"),
            paint.status(event),
            _stacked(
                paint.story(event.trigger.text, "bold"),
                paint.story(type_words(event), "dim"),
                paint.story(counts_words(event)),
            ),
            paint.roles(event),
            _stacked(*(paint.said_and_resolved(value) for value in (event.when, event.where) if value)),
            _stacked(
                paint.speaker(claims[event.claim]),
                paint.actor(claims[event.claim].speaker.actor),
                _saying(claims[event.claim], paint),
            ),
        )
    yield table


def _blocks(events: Sequence[Event], claims: dict[str, Claim], paint: Painter) -> Iterator[RenderableType]:
    for event in events:
        claim = claims[event.claim]
        head = Text.assemble(paint.story(event.id, "dim"), "  ", paint.event_line(event), overflow="fold")
        about = [(name, value) for name, value in (("when", event.when), ("where", event.where)) if value]
        facts = [Text.assemble(paint.ours(f"{name} ", "dim"), paint.said_and_resolved(value)) for name, value in about]
        by = Text(" ").join(words for words in (paint.speaker(claim), paint.actor(claim.speaker.actor)) if words)
        said = Text.assemble(paint.ours("by ", "dim"), by, "  ", _saying(claim, paint))
        yield Text("")
        yield head
        yield Padding(Group(*facts, said), (0, 0, 0, 4))


def _saying(claim: Claim, paint: Painter) -> Text:
    """Return what kind of saying it is, how surely it is put where it is hedged, and the claim's id."""
    if claim.speaker.kind == "narrator":
        return paint.story(claim.id, "dim")
    certainty = Text() if claim.certainty == "certain" else paint.ours(f"{claim.certainty}, ", "yellow")
    return Text.assemble(paint.ours(f"{claim.act}, ", "dim"), certainty, paint.story(claim.id, "dim"))


def _stacked(*lines: Text) -> RenderableType:
    return Group(*(line for line in lines if line))

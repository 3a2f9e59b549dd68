"""A record as a table for people: columns where there is room, blocks where there is not. Nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.surfaces.cli.painter import DEEPEST, ROOM_FOR_COLUMNS, Painter, gaps_below, header, shown
from onrecord.surfaces.cli.terminal import Look
from onrecord.surfaces.event_wording import events_by_claim
from onrecord.surfaces.wording import Nested, nested
from onrecord.types import Event, Record


def _columns(claims: list[Nested], events: dict[str, list[Event]], paint: Painter) -> Iterator[RenderableType]:
    lines = box.ASCII2 if paint.look.plain_signs else box.SIMPLE_HEAD
    table = Table(box=lines, header_style="dim", leading=1, expand=True, padding=(0, 1), pad_edge=False)
    table.add_column("claim", no_wrap=True)
    table.add_column("speaker", ratio=5, overflow="fold")
    table.add_column("act", width=len("affirmed · possible"))
    table.add_column("content", ratio=10, overflow="fold")
    table.add_column("cue", ratio=3, overflow="fold")
    for one in claims:
        claim = one.claim
        about = (paint.speaker(claim), paint.kind(claim), paint.actor(claim.speaker.actor))
        speaker = Group(*(words for words in about if words))
        table.add_row(
            paint.story(claim.id, "dim"),
            _reported(speaker, one.depth, paint),
            Group(paint.act(claim), paint.stance(claim)),
            Group(paint.content(claim), *_event_lines(events.get(claim.id, []), paint)),
            paint.cue(claim),
        )
    yield table


def _event_lines(events: list[Event], paint: Painter) -> Iterator[RenderableType]:
    """Give a line an event behind its id; what does not fit goes on below the words, not below the id."""
    for event in events:
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        grid.add_row(paint.story(event.id, "dim"), paint.dated_event_line(event))
        yield grid


def _reported(speaker: RenderableType, depth: int, paint: Painter) -> RenderableType:
    """Return the speaker set in as deep as the claim is nested, behind a hook."""
    if depth == 0:
        return speaker
    grid = Table.grid()
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(paint.ours("  " * (min(depth, DEEPEST) - 1) + "└ ", "dim"), speaker)
    return grid


def _blocks(claims: list[Nested], events: dict[str, list[Event]], paint: Painter) -> Iterator[RenderableType]:
    for one in claims:
        claim = one.claim
        head = paint.ours("└ " if one.depth else "", "dim").append_text(paint.story(claim.id, "dim"))
        head.append("  ").append_text(paint.speaker(claim)).append("  ").append_text(paint.kind(claim))
        head.append("  ").append_text(paint.actor(claim.speaker.actor))
        labels = Text.assemble(paint.act(claim), paint.ours(" · ", "dim"), paint.stance(claim), overflow="fold")
        if claim.cue:
            labels.append_text(paint.ours("  cue ", "dim")).append_text(paint.cue(claim))
        indent = 3 * min(one.depth, DEEPEST)
        yield Text("")
        yield Padding(head, (0, 0, 0, indent))
        yield Padding(
            Group(labels, paint.content(claim), *_event_lines(events.get(claim.id, []), paint)), (0, 0, 0, indent + 4)
        )


def record_table(record: Record, look: Look) -> str:
    """Return the record as text for a terminal.

    A header, the claims, nested as they were reported, with the events of each below its content, and the gaps.
    """
    paint = Painter(look)
    lay = _columns if look.width >= ROOM_FOR_COLUMNS else _blocks
    claims = lay(list(nested(record.claims)), events_by_claim(record), paint)
    return shown(look, header(record, paint), claims, gaps_below(record.gaps, paint))

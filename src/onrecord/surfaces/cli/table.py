"""A record as a table for people: columns where there is room, blocks where there is not. Nothing is cut off."""

from __future__ import annotations

import io
from collections.abc import Iterator

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.surfaces.cli.terminal import Look, visible
from onrecord.surfaces.wording import (
    Nested,
    content_words,
    dateline_words,
    nested,
    published_words,
    speaker_words,
)
from onrecord.types import Claim, Gap, Record

ROOM_FOR_COLUMNS = 96
DEEPEST = 4
_ASCII_SIGNS = str.maketrans({"─": "-", "│": "|", "└": "`", "·": "-", "“": '"', "”": '"', "…": "..."})
_NAMELESS = ("narrator", "hidden")
_ACT_STYLES = {
    **dict.fromkeys(("accuse", "deny", "threaten", "warn", "demand"), "red"),
    **dict.fromkeys(("confirm", "promise", "praise"), "green"),
    **dict.fromkeys(("say", "believe", "plan", "ask"), "cyan"),
}


class _Painter:
    """Makes rich texts of the story's words and of our own, both in characters that the output has."""

    def __init__(self, look: Look) -> None:
        self.look = look

    def story(self, words: str, style: str = "") -> Text:
        """Return words that come from the story: made visible, never read as markup."""
        return Text(visible(words, self.look.encoding), style=style, overflow="fold")

    def ours(self, words: str, style: str = "") -> Text:
        """Return words of our own."""
        return Text(words.translate(_ASCII_SIGNS) if self.look.plain_signs else words, style=style, overflow="fold")

    def quoted(self, words: str, style: str = "") -> Text:
        """Return words of the story in our quotation marks."""
        return Text.assemble(self.ours("“", "dim"), self.story(words, style), self.ours("”", "dim"), overflow="fold")

    def act(self, claim: Claim) -> Text:
        """Return the act."""
        return self.story(claim.act, f"bold {_ACT_STYLES.get(claim.act, '')}".strip())

    def stance(self, claim: Claim) -> Text:
        """Return polarity and certainty; what is out of the ordinary stands out."""
        polarity = self.story(claim.polarity, "dim" if claim.polarity == "affirmed" else "bold red")
        certainty = self.story(claim.certainty, "dim" if claim.certainty == "certain" else "yellow")
        return Text.assemble(polarity, self.ours(" · ", "dim"), certainty, overflow="fold")

    def speaker(self, claim: Claim) -> Text:
        """Return who speaks."""
        return self.story(speaker_words(claim.speaker), "italic" if claim.speaker.kind in _NAMELESS else "bold")

    def kind(self, claim: Claim) -> Text:
        """Return what kind of speaker it is and, where another claim reports this one, which."""
        kind = "" if claim.speaker.kind == "narrator" else claim.speaker.kind
        return self.story(" ".join((kind, f"via {claim.via}" if claim.via else "")), "dim")

    def content(self, claim: Claim) -> Text:
        """Return what is put forward."""
        words = content_words(claim)
        if claim.speaker.kind == "narrator":
            return self.ours(words, "italic dim")
        return self.story(words) if words else self.ours("(no content found)", "dim")

    def cue(self, claim: Claim) -> Text:
        """Return the words that attribute, or nothing."""
        return self.quoted(" … ".join(span.text for span in claim.cue), "italic") if claim.cue else Text("")


def _header(record: Record, paint: _Painter) -> Iterator[RenderableType]:
    story = record.story
    if story.title:
        yield paint.story(story.title, "bold")
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    fields = (
        ("published", published_words(story.published)),
        ("dateline", dateline_words(story)),
        ("agency", story.agency or ""),
        ("outlet", story.outlet or ""),
        ("by", ", ".join(story.bylines)),
    )
    for name, words in fields:
        if words:
            grid.add_row(name, paint.story(words))
    yield grid


def _columns(claims: list[Nested], paint: _Painter) -> RenderableType:
    lines = box.ASCII2 if paint.look.plain_signs else box.SIMPLE_HEAD
    table = Table(box=lines, header_style="dim", leading=1, expand=True, padding=(0, 1), pad_edge=False)
    table.add_column("claim", no_wrap=True)
    table.add_column("speaker", ratio=5, overflow="fold")
    table.add_column("act", width=len("affirmed · possible"))
    table.add_column("content", ratio=10, overflow="fold")
    table.add_column("cue", ratio=3, overflow="fold")
    for one in claims:
        claim = one.claim
        speaker = Group(paint.speaker(claim), paint.kind(claim)) if paint.kind(claim) else Group(paint.speaker(claim))
        table.add_row(
            paint.story(claim.id, "dim"),
            _reported(speaker, one.depth, paint),
            Group(paint.act(claim), paint.stance(claim)),
            paint.content(claim),
            paint.cue(claim),
        )
    return table


def _reported(speaker: RenderableType, depth: int, paint: _Painter) -> RenderableType:
    """Return the speaker set in as deep as the claim is nested, behind a hook."""
    if depth == 0:
        return speaker
    grid = Table.grid()
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(paint.ours("  " * (min(depth, DEEPEST) - 1) + "└ ", "dim"), speaker)
    return grid


def _blocks(claims: list[Nested], paint: _Painter) -> Iterator[RenderableType]:
    for one in claims:
        claim = one.claim
        head = paint.ours("└ " if one.depth else "", "dim").append_text(paint.story(claim.id, "dim"))
        head.append("  ").append_text(paint.speaker(claim)).append("  ").append_text(paint.kind(claim))
        labels = Text.assemble(paint.act(claim), paint.ours(" · ", "dim"), paint.stance(claim), overflow="fold")
        if claim.cue:
            labels.append_text(paint.ours("  cue ", "dim")).append_text(paint.cue(claim))
        indent = 3 * min(one.depth, DEEPEST)
        yield Text("")
        yield Padding(head, (0, 0, 0, indent))
        yield Padding(Group(labels, paint.content(claim)), (0, 0, 0, indent + 4))


def _gaps(gaps: tuple[Gap, ...], paint: _Painter) -> Iterator[RenderableType]:
    if not gaps:
        return
    yield Text("")
    yield paint.ours("gaps: what could not be read or resolved", "bold yellow")
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="yellow", no_wrap=True)
    grid.add_column(overflow="fold")
    for gap in gaps:
        words = paint.story(gap.message)
        if gap.span is not None and gap.span.text:
            words = Text.assemble(words, " ", paint.quoted(gap.span.text, "italic"), overflow="fold")
        grid.add_row(paint.story(gap.kind), words)
    yield grid


def record_table(record: Record, look: Look) -> str:
    """Return the record as text for a terminal: a header, the claims, nested as they were reported, and the gaps."""
    paint = _Painter(look)
    claims = list(nested(record.claims))
    console = Console(
        file=io.StringIO(),
        width=look.width,
        force_terminal=look.colour,
        color_system="standard" if look.colour else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    with console.capture() as capture:
        console.print(Group(*_header(record, paint)))
        if look.width >= ROOM_FOR_COLUMNS:
            console.print(_columns(claims, paint))
        else:
            console.print(Group(*_blocks(claims, paint)))
        console.print(Group(*_gaps(record.gaps, paint)), end="")
    return "\n".join(line.rstrip() for line in capture.get().rstrip().split("\n")) + "\n"

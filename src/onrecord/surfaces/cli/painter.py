"""What every table for people is made of: words made safe and coloured, the story's header, its gaps, the printing."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.surfaces.cli.terminal import Look, visible
from onrecord.surfaces.event_wording import counts_words, party_words, type_words
from onrecord.surfaces.wording import content_words, dateline_words, published_words, speaker_words
from onrecord.types import Actor, Claim, Event, Gap, Party, Place, Record, When
from onrecord.types.resolved import actor_words, days_words, place_words

ROOM_FOR_COLUMNS = 96
DEEPEST = 4
_ASCII_SIGNS = str.maketrans({"─": "-", "│": "|", "└": "`", "·": "-", "“": '"', "”": '"', "…": "...", "→": "->"})
_NAMELESS = ("narrator", "hidden")
_ACT_STYLES = {
    **dict.fromkeys(("accuse", "deny", "threaten", "warn", "demand"), "red"),
    **dict.fromkeys(("confirm", "promise", "praise"), "green"),
    **dict.fromkeys(("say", "believe", "plan", "ask"), "cyan"),
}
_STATUS_STYLES = {
    "happened": "bold green",
    "ongoing": "bold cyan",
    "planned": "bold blue",
    "possible": "bold yellow",
    "negated": "bold red",
    "asked": "bold magenta",
}


class Painter:
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

    def status(self, event: Event) -> Text:
        """Return the event's status, in its colour."""
        return self.story(event.status, _STATUS_STYLES.get(event.status, "bold"))

    def roles(self, event: Event) -> Text:
        """Return who does it and, behind an arrow, to whom; nothing where the story says neither."""
        words = self._parties(event.actors)
        if event.recipients:
            words.append(" " if words else "").append_text(self.ours("→ ", "dim"))
            words.append_text(self._parties(event.recipients))
        return words

    def _parties(self, parties: Iterable[Party]) -> Text:
        """Return each party's name with its country and sectors, where they are known."""
        words = Text(overflow="fold")
        for party in parties:
            words.append_text(Text(" and " if words else "", style="bold"))
            words.append_text(self.story(party_words(party), "bold"))
            words.append_text(self._behind(self.actor(party.actor)))
        return words

    def actor(self, actor: Actor | None) -> Text:
        """Return country and sectors, or nothing."""
        return self.story(actor_words(actor) if actor else "", "cyan")

    def days(self, when: When | None) -> Text:
        """Return first and last day, or nothing."""
        return self.story(days_words(when) if when else "", "cyan")

    def place(self, place: Place | None) -> Text:
        """Return the place's name and country, or nothing."""
        return self.story(place_words(place) if place else "", "cyan")

    def _behind(self, words: Text) -> Text:
        """Return what something was resolved to, in square brackets, as it stands behind the story's words."""
        return Text.assemble(" ", self.ours("[", "dim"), words, self.ours("]", "dim")) if words else words

    def said_and_resolved(self, value: When | Place) -> Text:
        """Return the story's words for a time or a place and, where it is resolved, what it is."""
        resolved = self.days(value) if isinstance(value, When) else self.place(value)
        return Text.assemble(self.story(value.span.text), self._behind(resolved), overflow="fold")

    def event_line(self, event: Event) -> Text:
        """Return the event in one line: status, trigger, type, who to whom, counts."""
        line = Text.assemble(self.status(event), " ", self.story(event.trigger.text), overflow="fold")
        return self._dotted(
            line, self.story(type_words(event), "dim"), self.roles(event), self.story(counts_words(event))
        )

    def dated_event_line(self, event: Event) -> Text:
        """Return the event in one line, with its days and its place where they are known."""
        return self._dotted(self.event_line(event), self.days(event.when), self.place(event.where))

    def _dotted(self, line: Text, *more: Text) -> Text:
        for words in more:
            if words:
                line.append_text(self.ours(" · ", "dim")).append_text(words)
        return line


def header(record: Record, paint: Painter) -> Iterator[RenderableType]:
    """Give the title and what is known about the story."""
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
        ("contexts", ", ".join(record.contexts)),
    )
    for name, words in fields:
        if words:
            grid.add_row(name, paint.story(words))
    yield grid


def gaps_below(gaps: tuple[Gap, ...], paint: Painter) -> Iterator[RenderableType]:
    """Give what could not be read or resolved, or nothing."""
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


def shown(look: Look, *blocks: Iterator[RenderableType]) -> str:
    """Return the blocks as text for a terminal, one after the other; no line ends in white space."""
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
        for block in blocks:
            console.print(Group(*block), end="")
    return "\n".join(line.rstrip() for line in capture.get().rstrip().split("\n")) + "\n"

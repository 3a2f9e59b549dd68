"""The story's text as HTML: its parts in their styles, the claims and events marked in it, not a character lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.surfaces.event_wording import type_words
from onrecord.surfaces.exports.html_parts import element, text_html
from onrecord.surfaces.wording import place_sentence, when_sentence
from onrecord.types import Claim, Event, Record, Story
from onrecord.types.markup import Mark, Run, claim_marks, event_marks, flat_runs

DEEPEST = 3
_ORDINARY = ("affirmed", "certain")
_ANCHOR_ROLES = ("cue", "trigger", "content", "speaker", "actor", "recipient", "when", "where", "count", "gap")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """Characters ``[start, end)``: a part of the story with its kind, or what stands between two parts (kind "")."""

    kind: str
    start: int
    end: int


def _pieces(story: Story) -> Iterator[_Piece]:
    at = 0
    for part in story.parts:
        if part.start > at:
            yield _Piece(kind="", start=at, end=part.start)
        if part.end > max(part.start, at):
            yield _Piece(kind=part.kind, start=max(part.start, at), end=part.end)
            at = part.end
    if at < len(story.text):
        yield _Piece(kind="", start=at, end=len(story.text))


def gap_id(index: int) -> str:
    """Return the id that a page gives to the gap at this index."""
    return f"g{index}"


def _marks(record: Record) -> list[Mark]:
    # Claims first: of marks of the same length the first counts as the inner one, and "denied" is a cue above all.
    marks = [*claim_marks(record.claims), *event_marks(record.events)]
    for index, gap in enumerate(record.gaps):
        if gap.span is not None and gap.span.text:
            marks.append(Mark(start=gap.span.start, end=gap.span.end, id=gap_id(index), role="gap"))
    return marks


def _anchors(runs: Sequence[Run]) -> dict[int, list[str]]:
    """Return, by the run's start, the ids that the keyboard reaches there: where the cue starts, if there is one."""
    best: dict[str, tuple[int, int]] = {}
    for run in runs:
        for mark in run.marks:
            rank = (_ANCHOR_ROLES.index(mark.role), run.start)
            best[mark.id] = min(best.get(mark.id, rank), rank)
    anchors: dict[int, list[str]] = {}
    for name, (_, start) in best.items():
        anchors.setdefault(start, []).append(name)
    return anchors


class _TextWriter:
    """Writes pieces and their runs; blocks open and close where the text has line ends between its parts."""

    def __init__(self, record: Record) -> None:
        self.text = record.story.text
        self.claims: dict[str, Claim] = {claim.id: claim for claim in record.claims}
        self.events: dict[str, Event] = {event.id: event for event in record.events}
        self.pieces = list(_pieces(record.story))
        cuts = [piece.start for piece in self.pieces]
        self.runs = list(flat_runs(len(self.text), _marks(record), cuts))
        self.anchors = _anchors(self.runs)

    def html(self) -> str:
        """Return the blocks, one after the other; their text content is the story's text."""
        out: list[str] = []
        runs = iter(self.runs)
        run = next(runs, None)
        block: list[str] = []
        kinds: list[str] = []
        for piece in self.pieces:
            inner = []
            while run is not None and run.end <= piece.end:
                inner.append(self._run(run))
                run = next(runs, None)
            words = "".join(inner)
            if piece.kind or not self._breaks(piece):
                kinds.append(piece.kind)
                block.append(element("span", words, class_=f"part {piece.kind}") if piece.kind else words)
                continue
            out.append(_block(block, kinds))
            block, kinds = [], []
            loose = bool(self.text[piece.start : piece.end].strip())
            out.append(element("div", words, class_="block loose") if loose else f"<span hidden>{words}</span>")
        out.append(_block(block, kinds))
        return "".join(out)

    def _breaks(self, piece: _Piece) -> bool:
        words = self.text[piece.start : piece.end]
        return "\n" in words or (piece.start == 0 and piece.end == len(self.text))

    def _run(self, run: Run) -> str:
        words = text_html(self.text[run.start : run.end])
        if not run.marks:
            return words
        # A claim may hold a run in two roles (the cue within its own content); the innermost is the one shown.
        roles = {mark.id: mark.role for mark in reversed(run.marks)}
        ids = list(dict.fromkeys(mark.id for mark in run.marks))
        here = self.anchors.get(run.start)
        return element(
            "span",
            words,
            class_=" ".join(["run", *self._classes(run)]),
            data_claims=" ".join(ids),
            data_roles=" ".join(roles[one] for one in ids),
            data_anchor=" ".join(here) if here else None,
            title=self._title(run),
            tabindex="0" if here else "-1",
            role="button" if here else None,
            aria_controls=" ".join(here) if here else None,
        )

    def _title(self, run: Run) -> str | None:
        """Return what the events that a trigger names are, or what a time or a place is; None for other runs."""
        events = [self.events[mark.id] for mark in run.marks if mark.role == "trigger"]
        told = [f"{event.status}: {type_words(event)}, {event.id}" for event in events]
        for mark in run.marks:
            if mark.role == "when" and (when := self.events[mark.id].when):
                told.append(when_sentence(when))
            if mark.role == "where" and (where := self.events[mark.id].where):
                told.append(place_sentence(where))
        return "; ".join(dict.fromkeys(told)) or None

    def _classes(self, run: Run) -> Iterator[str]:
        yield from sorted({f"in-{mark.role}" for mark in run.marks})
        contents = [self.claims[mark.id] for mark in run.marks if mark.role == "content"]
        if contents:
            yield f"nest{min(len(contents), DEEPEST)}"
            yield from (word for word in (contents[0].polarity, contents[0].certainty) if word not in _ORDINARY)
        triggers = [mark for mark in run.marks if mark.role == "trigger"]
        if triggers:
            yield f"status-{self.events[triggers[0].id].status}"
        if any(mark.start == run.start for mark in triggers):
            yield "signed"


def _block(pieces: list[str], kinds: list[str]) -> str:
    if not pieces:
        return ""
    named = [kind for kind in kinds if kind]
    # A dateline runs into the first paragraph, which then decides how the block looks.
    kind = next((kind for kind in named if kind != "dateline"), named[0] if named else "body")
    heading = {"role": "heading", "aria_level": "1"} if kind == "headline" else {}
    return element("div", "".join(pieces), class_=f"block {kind}", dir="auto", **heading)


def story_html(record: Record) -> str:
    """Return the story's text as HTML. The text content of it all is exactly ``record.story.text``.

    Each marked run names its claims and events, the innermost first, and the role it plays in each.
    """
    return _TextWriter(record).html()

"""What the recognisers of this room hand to one another: blocks of text, and pieces of a story."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.sources.dates import WrittenDate
from onrecord.types import Credit


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch ``[start, end)`` of the text without white space at its ends: a line, or a paragraph of lines."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the block's words."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of the story with what can be read off it.

    Attributes:
        kind: as in ``onrecord.labels.PARTS``.
        start, end: where it stands.
        names: who wrote the story, for a byline.
        credits: who did what, for a credit.
        places: ``[start, end)`` of each place that a dateline names.
        agency: the agency that signs here, or None.
        date: the date that is written here as the story's own, or None.
    """

    kind: str
    start: int
    end: int
    names: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    agency: str | None = None
    date: WrittenDate | None = None

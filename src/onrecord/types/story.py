"""The story: one text as one outlet published it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.types.gap import Gap
from onrecord.types.place import Place
from onrecord.types.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch ``[start, end)`` of the story's text and what it is.

    ``kind`` is one of headline, byline, dateline, body, credit, tag, advisory. A body part is one paragraph.
    Parts are in the order of the text and never overlap; what lies between them is white space or separators.
    """

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When the story was published: first and last possible day, both included.

    Attributes:
        start: first possible day; None when nothing is known.
        end: last possible day; None when nothing is known.
        basis: "given", "metadata", "dateline", "inferred" or "unknown".
        days: the possible days themselves, when they are fewer than the interval holds (every Wednesday of it, say).
        why: the reasons, one sentence each.
    """

    start: date | None = None
    end: date | None = None
    basis: str = "unknown"
    days: tuple[date, ...] = ()
    why: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.start is None) != (self.end is None):
            raise ValueError("a published interval has both ends or neither")
        if self.start is not None and self.end is not None and self.start > self.end:
            raise ValueError(f"published interval ends ({self.end}) before it starts ({self.start})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The dateline's words and the place that it names ("SEOUL"), or None."""

    span: Span
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Who did what for the story: role is "reporting", "writing", "editing", "photography" or "other"."""

    role: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    r"""One text as one outlet published it. Offsets everywhere are into ``text``.

    Attributes:
        id: derived from the content (SHA-256 of text, title and published day), 16 hex digits.
        text: the text; newlines are ``\n``; no NUL, BOM or lone surrogate is left in it.
        parts: what each stretch of it is.
        gaps: what could not be made out when it was taken in.
    """

    id: str
    text: str
    parts: tuple[Part, ...]
    published: Published = Published()
    title: str = ""
    bylines: tuple[str, ...] = ()
    agency: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str = "en"
    datelines: tuple[Dateline, ...] = ()
    credits: tuple[Credit, ...] = ()
    gaps: tuple[Gap, ...] = ()

"""Pieces → Story: what was read off the text, joined with what the delivery says."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date

from onrecord.settings import SourceSettings
from onrecord.sources.language import SAMPLE, language_of
from onrecord.sources.layout import lay_out
from onrecord.sources.pieces import Piece
from onrecord.sources.published import Stated, published
from onrecord.types import Dateline, Gap, Part, Place, Published, Span, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What came with the text: the caller's word, and the metadata."""

    given: date | None = None
    stated: Stated | None = None
    title: str = ""
    bylines: tuple[str, ...] = ()
    url: str | None = None
    outlet: str | None = None
    gaps: tuple[Gap, ...] = ()

    def with_gaps(self, gaps: tuple[Gap, ...]) -> Delivery:
        """Return the same delivery with further gaps."""
        return replace(self, gaps=self.gaps + gaps)


def assembled(text: str, name: str, delivery: Delivery, settings: SourceSettings) -> Story:
    """Return the story of a cleaned text.

    Raises:
        LanguageError: the text is not English.
    """
    pieces = lay_out(text, delivery.title)
    language, doubts = language_of(_sample(text, pieces), name, settings)
    day, unsettled = published(text, pieces, given=delivery.given, stated=delivery.stated)
    title = delivery.title or _headline(text, pieces)
    bylines = tuple(dict.fromkeys(name for piece in pieces for name in piece.names))
    return Story(
        id=story_id(text, title, day),
        text=text,
        parts=tuple(Part(kind=piece.kind, start=piece.start, end=piece.end) for piece in pieces),
        published=day,
        title=title,
        bylines=bylines or delivery.bylines,
        agency=_agency(pieces),
        outlet=delivery.outlet,
        url=delivery.url,
        language=language,
        datelines=_datelines(text, pieces),
        credits=tuple(entry for piece in pieces for entry in piece.credits),
        gaps=delivery.gaps + doubts + unsettled,
    )


def story_id(text: str, title: str, day: Published) -> str:
    """Return the story's id: the first 16 hex digits of SHA-256 over its text, its title and its day or days.

    >>> story_id("A text.", "", Published())
    '65073d348d8c7175'
    """
    days = [day.start, day.end, *day.days]
    fields = [text, title, *(value.isoformat() if value else "" for value in days)]
    return hashlib.sha256("\x00".join(fields).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _sample(text: str, pieces: tuple[Piece, ...]) -> str:
    """Return what the language is told from: the first paragraphs, or all where there are none."""
    start = next((piece.start for piece in pieces if piece.kind == "body"), 0)
    return text[start : start + SAMPLE]


def _headline(text: str, pieces: tuple[Piece, ...]) -> str:
    return next((" ".join(text[piece.start : piece.end].split()) for piece in pieces if piece.kind == "headline"), "")


def _agency(pieces: tuple[Piece, ...]) -> str | None:
    """Return the agency that signs the dateline, else the byline, else a credit or id."""
    for kind in ("dateline", "byline", "credit", "tag"):
        for piece in pieces:
            if piece.kind == kind and piece.agency:
                return piece.agency
    return None


def _datelines(text: str, pieces: tuple[Piece, ...]) -> tuple[Dateline, ...]:
    """Return a dateline for each place that one names, and one without a place for a date alone."""
    found = []
    for piece in pieces:
        if piece.kind == "dateline":
            span = Span.in_text(text, piece.start, piece.end)
            places = [Span.in_text(text, start, end) for start, end in piece.places]
            found += [Dateline(span=span, place=Place(span=place)) for place in places] or [Dateline(span=span)]
    return tuple(found)

"""Running text to a ``Document`` with the product's own words and sentences, and offsets to token ranges."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from onrecord.reading.segment import segment
from onrecord.types import Part, Story
from training.corpora.document import Document

_PARAGRAPH = re.compile(r"[^\n]+")


class Tokenised:
    """A text as a ``Document``, and the way from character offsets to its tokens."""

    def __init__(self, name: str, text: str) -> None:
        parts = tuple(
            Part(kind="body", start=m.start(), end=m.end()) for m in _PARAGRAPH.finditer(text) if m.group().strip()
        )
        segments = segment(Story(id=name, text=text, parts=parts))
        self._starts = [token.start for token in segments.tokens]
        self._ends = [token.end for token in segments.tokens]
        seen = -1
        paragraphs = []
        for sentence in segments.sentences:
            paragraphs.append(sentence.part != seen)
            seen = sentence.part
        self.document = Document(
            name=name,
            words=[token.text for token in segments.tokens],
            sentences=[sentence.first for sentence in segments.sentences] + [len(segments.tokens)],
            paragraphs=paragraphs,
        )

    def range(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the tokens [first, last) that touch the characters [start, end), or None."""
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end)
        return (first, last) if first < last else None

    def ranges(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return ``range`` of each span that touches a token, in order."""
        return sorted(found for start, end in spans if (found := self.range(start, end)))

"""The span: the only way anything in onrecord points into a story."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A piece of a story's text, half-open, in Unicode code points.

    Invariant: ``story.text[span.start:span.end] == span.text``; the length is checked when the span is made,
    the words by :meth:`in_text` (which every stage uses) and by :meth:`holds_in`.

    >>> Span.in_text("Seoul said so.", 0, 5)
    Span(start=0, end=5, text='Seoul')
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end or self.end - self.start != len(self.text):
            raise ValueError(f"span [{self.start}, {self.end}) does not fit its text of {len(self.text)} characters")

    @classmethod
    def in_text(cls, text: str, start: int, end: int) -> Span:
        """Return the span of ``text[start:end]``.

        Raises:
            ValueError: the offsets are not inside the text.
        """
        if end > len(text):
            raise ValueError(f"span [{start}, {end}) reaches beyond a text of {len(text)} characters")
        return cls(start=start, end=end, text=text[start:end])

    def holds_in(self, text: str) -> bool:
        """Tell whether the span says what stands there in ``text``."""
        return text[self.start : self.end] == self.text

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether the other span lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end

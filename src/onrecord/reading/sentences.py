"""Sentences: where one starts among the tokens of a paragraph or a headline.

A stop ends a sentence unless what stands around it says otherwise: an abbreviation, a title, a lower-case word that
goes on after a quotation. The lists are in ``resources/abbreviations.yml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.reading.words import written
from onrecord.tables import table

LONGEST = 400
"""The most tokens of a sentence; a longer one is cut, so that the model can take it."""

_ENDS = frozenset(".!?…。")
_CLOSING = frozenset(("”", "’", ")", "]", "}", "»", "''", "’’"))
_EITHER = frozenset(('"', "'"))
_QUOTES = frozenset(("”", "’", "»", "''", "’’", '"', "'"))
_DASHES = frozenset(("-", "--", "–", "—", "*"))
_OPENING = _DASHES | _EITHER | frozenset(("“", "‘", "(", "[", "{", "«", "``", "‘‘", "‘’", "¿", "¡", ">>"))
_BULLETS = frozenset("•‣▪●◦■□▶►·")
_LISTED = _BULLETS | _DASHES
_SAFE = ((";", ":", "…", "..."), (",", "--", "–", "—", ")", "”"))
_IN_NAMES = frozenset((",", "of", "the", "'s", "’s", "and", "-"))
_HOURS = frozenset(("a.m.", "p.m.", "A.M.", "P.M."))


@cache
def _group(name: str) -> frozenset[str]:
    return frozenset(table("abbreviations")[name])


class Paragraph:
    """The tokens of one part of a story, while its sentences are looked for.

    Args:
        text: the story's text.
        spans: ``(start, end)`` of each token.
        headline: whether it is a headline, where capitals say nothing about where a sentence starts.
    """

    def __init__(self, text: str, spans: Sequence[tuple[int, int]], *, headline: bool = False) -> None:
        self._spans = spans
        self._words = [text[start:end] for start, end in spans]
        self._headline = headline
        self._text = text

    @property
    def words(self) -> list[str]:
        """The tokens' own words."""
        return self._words

    def starts(self) -> list[int]:
        """Return the index of each sentence's first token, in order; the first is 0 if there is any token."""
        words = self._words
        if not words:
            return []
        starts = [0]
        broken = "\n" in self._text[self._spans[0][0] : self._spans[-1][1]]
        for index, word in enumerate(words):
            if index > starts[-1] and (word in _BULLETS or (broken and self._breaks_line(index))):
                starts.append(index)
            if word[-1] in _ENDS:
                following = self._after_closing(index)
                if following < len(words) and self._ends(index, following, starts[-1]):
                    starts.append(following)
        return self._cut_long(starts)

    def _breaks_line(self, index: int) -> bool:
        """Tell whether an empty line, or a line with a bullet, starts at the token."""
        gap = self._text[self._spans[index - 1][1] : self._spans[index][0]]
        return "\n" in gap and (gap.count("\n") > 1 or self._words[index] in _LISTED)

    def _glued(self, index: int) -> bool:
        return self._spans[index - 1][1] == self._spans[index][0]

    def _after_closing(self, stop: int) -> int:
        """Return the first token after a stop that does not close what it stands in."""
        index = stop + 1
        words = self._words
        while index < len(words) and (words[index] in _CLOSING or (words[index] in _EITHER and self._glued(index))):
            index += 1
        if index + 2 < len(words) and words[index] == "[" and words[index + 1].isdigit() and words[index + 2] == "]":
            return index + 3  # a note's number belongs to what it follows
        return index

    def _ends(self, stop: int, following: int, first: int) -> bool:
        """Tell whether the sentence that began at ``first`` ends with the stop and what closes after it."""
        mark = self._words[stop]
        opened = following
        while opened < len(self._words) - 1 and self._words[opened] in _OPENING:
            opened += 1
        word = self._words[opened]
        if word[0] in ".,;:!?" or (self._headline and mark != "."):
            return False
        if mark[0].isalnum():
            return self._abbreviation_ends(mark, opened)
        if self._glued(following):
            return self._ends_without_space(stop, word)
        if word[0].islower():
            return self._ends_before_small(stop, following)
        if mark[0] in ".…" and len(mark) + (mark == "…") > 1:
            return word[0].isalpha()
        if mark == ".":
            return not (stop - 1 == first and self._is_label(self._words[first]))
        quoted = any(self._words[index] in _QUOTES for index in range(stop + 1, following))
        if quoted and self._saying_follows(opened):
            return False
        return not (self._words[stop - 1] in _group("names_with_marks") and word not in _group("openers"))

    def _ends_without_space(self, stop: int, word: str) -> bool:
        """Decide for "the deal.The minister": a small letter, a stop, a capital."""
        before = self._words[stop - 1] if stop else ""
        return len(before) > 1 and before[-1].islower() and word[0].isupper() and self._glued(stop)

    def _ends_before_small(self, stop: int, following: int) -> bool:
        """Decide before a lower-case word: careless writing ends there, a quotation or an unknown abbreviation not."""
        before = self._words[stop - 1] if stop else ""
        if following > stop + 1 or before in _group("names_with_marks"):
            return False
        return self._words[stop][0] in "?!" or (self._words[stop] == "." and len(before) > 1 and before.islower())

    @staticmethod
    def _is_label(word: str) -> bool:
        return (word.isdigit() and len(word) < 3) or (len(word) == 1 and word.isalpha() and word != "I")

    def _saying_follows(self, index: int) -> bool:
        """Tell whether a name and a verb of saying come next, as in '"Why now?" Ms. Cole asked.' and its like."""
        for word in self._words[index : index + 6]:
            if word in _group("after_a_quotation"):
                return True
            if word in _group("openers") or not (word[0].isupper() or word in _IN_NAMES):
                return False
        return False

    def _abbreviation_ends(self, mark: str, index: int) -> bool:
        """Tell whether a sentence ends with the abbreviation ``mark``, the token at ``index`` being the next word."""
        word = self._words[index]
        if not word[0].isupper():
            return False
        short = written(mark[:-1])
        if short in _group("before_name"):
            return False
        if mark in _HOURS:
            further = self._words[index + 1 : index + 3]
            return word not in _group("after_hours") and "time" not in further and "Time" not in further
        if short in ("etc", "al"):
            return True
        if short in _group("either") or "." in short:
            return word in _group("openers")
        return False

    def _cut_long(self, starts: list[int]) -> list[int]:
        """Cut sentences longer than ``LONGEST`` tokens, at a mark if there is one in their second half."""
        cut: list[int] = []
        for first, last in zip(starts, [*starts[1:], len(self._words)], strict=True):
            cut.append(first)
            while last - cut[-1] > LONGEST:
                cut.append(self._safe_place(cut[-1]))
        return cut

    def _safe_place(self, first: int) -> int:
        limit = first + LONGEST
        for marks in _SAFE:
            for index in range(limit, first + LONGEST // 2, -1):
                if self._words[index - 1] in marks:
                    return index
        return limit

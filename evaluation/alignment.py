"""The way back from a story's text to the text that was given: sources may drop or replace a character."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right

_LOOK_AHEAD = 60
_IN_A_ROW = 4


class Alignment:
    r"""Maps offsets into ``story.text`` onto offsets into the raw text that the story was made of.

    Characters that leave ink are walked through side by side; where the two differ, the nearest place within
    60 characters at which they agree again for a few is taken.

    >>> Alignment("\ufeff A  b", "A b").to_raw(2, 3)
    (5, 6)
    """

    def __init__(self, raw: str, text: str) -> None:
        self._same = raw == text
        self._text_at: list[int] = []
        self._raw_at: list[int] = []
        if not self._same:
            self._walk(raw, text)

    def _walk(self, raw: str, text: str) -> None:
        ours = [at for at, mark in enumerate(text) if _shows(mark)]
        theirs = [at for at, mark in enumerate(raw) if _shows(mark)]
        printed, given = "".join(text[at] for at in ours), "".join(raw[at] for at in theirs)
        i = j = 0
        while i < len(ours) and j < len(theirs):
            if printed[i] != given[j]:
                i, j = _nearest_agreement(printed, i, given, j)
                continue
            self._text_at.append(ours[i])
            self._raw_at.append(theirs[j])
            i, j = i + 1, j + 1

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the raw text in which ``story.text[start:end]`` stands."""
        if self._same:
            return start, end
        return self._at(start, after=False), self._at(end - 1, after=True)

    def _at(self, offset: int, *, after: bool) -> int:
        known = bisect_right(self._text_at, offset) - 1
        if known < 0:
            return 0
        raw = self._raw_at[known]
        exact = self._text_at[known] == offset
        # An end is exclusive; a start whose own character was replaced begins behind the last known one.
        return raw + 1 if after or not exact else raw


def _shows(mark: str) -> bool:
    """Tell whether a character leaves ink: sources drop the others (NUL, byte order marks, joiners) freely."""
    return not mark.isspace() and unicodedata.category(mark) not in ("Cc", "Cf")


def _nearest_agreement(printed: str, i: int, given: str, j: int) -> tuple[int, int]:
    """Return the nearest places at or behind ``i`` and ``j`` from which a few characters agree: one may by chance."""
    for total in range(1, 2 * _LOOK_AHEAD):
        for skip in range(max(0, total - _LOOK_AHEAD), min(total, _LOOK_AHEAD) + 1):
            ahead = printed[i + skip : i + skip + _IN_A_ROW]
            if ahead and given.startswith(ahead, j + total - skip):
                return i + skip, j + total - skip
    return i, j + _LOOK_AHEAD  # sources drop far more than they add

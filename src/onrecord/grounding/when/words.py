"""Text to a line of items, one character each: the words of time by their lists, numbers by their shape.

A line is what the grammar's rules run over. Every word of the vocabulary has a character of its own, so a rule such as
"MONTH DAY" is a regular expression over characters and needs no loop in Python; words that mean nothing here share one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from onrecord.tables import table

_TOKEN = re.compile(
    r"(?P<meridiem>\b[AaPp]\.\s?[Mm]\b\.?)"
    r"|(?P<word>(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\.|o['’]clock|[^\W\d_]+)"
    r"|(?P<iso>(?<!\d)\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-]))"
    r"|(?P<figures>(?<![\d/.-])\d{1,4}(?P<mark>[/.-])\d{1,2}(?P=mark)\d{2,4}(?![\d/-]))"
    r"|(?P<attacks>(?<![\d/])9/11(?![\d/]))"
    r"|(?P<decade>(?:(?<!\w)['’‘]\d0|\b\d{3}0|\b[2-9]0)['’]?s\b)"
    r"|(?P<clock>\b\d{1,2}:\d\d(?::\d\d)?\b|\b\d{1,2}\.\d\d(?=\s?[ap]\.?m\b)|\b\d{1,2}[h:]\d\d\b)"
    r"|(?P<ordinal>\b\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<decimal>\d+(?:[,.]\d+)+|\d+(?:½|[\s-]1/2(?!\d)))"
    r"|(?P<digits>\d+)"
    r"|(?P<gap>\n\s*\n)"
    r"|(?P<sign>[^\w\s])"
)
BREAK = "\n"
_SHAPES = (
    *("hour", "day_number", "two_digits", "year", "big", "iso", "figures", "clock", "ordinal_figure"),
    *("decade_figure", "decimal", "meridiem", "attacks"),
)
_CORE_SHAPES = ("year", "iso", "figures", "clock", "ordinal_figure", "decade_figure", "meridiem", "attacks")
_FIRST = 0xE000  # private use: no character of these means anything else
_YEARS = range(1000, 2200)


@dataclass(slots=True)
class Line:
    """A text as items: its characters, and of each item where it stands, its word, and what a rule made of it."""

    chars: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    made: list[Any] = field(default_factory=list)

    def add(self, char: str, start: int, end: int, word: str, made: Any = None) -> None:
        """Add one item at the end."""
        self.chars.append(char)
        self.starts.append(start)
        self.ends.append(end)
        self.words.append(word)
        self.made.append(made)

    def extend(self, other: Line, first: int, last: int) -> None:
        """Add items ``[first, last)`` of another line."""
        self.chars += other.chars[first:last]
        self.starts += other.starts[first:last]
        self.ends += other.ends[first:last]
        self.words += other.words[first:last]
        self.made += other.made[first:last]


class Lexicon:
    """The vocabulary: a character for each word, and for each list of words the set of its characters."""

    def __init__(self) -> None:
        words = table("time_words")
        self._char: dict[str, str] = {}
        self.lists: dict[str, set[str]] = {}
        self.shapes = {name: self.char(f"#{name}") for name in _SHAPES}
        self.core: set[str] = {self.shapes[name] for name in _CORE_SHAPES}
        self.written: dict[str, str] = {}
        self._capital: set[str] = set()
        for name, entries in words.items():
            if name in ("capital", "core"):
                continue
            self.lists[name] = {self.char(str(word).lower()) for word in entries}
            if name in words["core"]:
                self.core |= self.lists[name]
            if name in words["capital"]:
                self._capital |= {str(word).lower() for word in entries}
        self._add_holidays()

    def _add_holidays(self) -> None:
        for name in table("holidays"):
            chars = [self.char(word) for word in holiday_words(name)]
            if self.core.isdisjoint(chars):
                self.core.add(chars[0])

    def char(self, word: str) -> str:
        """Return a word's character; a word not seen before gets one."""
        return self._char.setdefault(word, chr(_FIRST + len(self._char)))

    def close(self) -> None:
        """Note every word as it may be written, once all rules have named theirs: "may" is not "May", "MAY" is."""
        for word, char in self._char.items():
            forms = {word.title(), word.upper()} | (set() if word in self._capital else {word})
            for form in forms:
                self.written[form] = self.written[f"{form}."] = char


def holiday_words(name: str) -> tuple[str, ...]:
    """Return a holiday's name as a line has it: "New Year's Day" is five items."""
    return tuple(re.findall(r"[^\W\d_]+|\S", name.lower()))


def line_of(text: str, start: int, end: int, lexicon: Lexicon) -> Line:
    """Return what of ``text[start:end]`` can be part of an expression of time, as items.

    Kept are the runs of words of the vocabulary in which one word of time stands; a break stands for what lies between,
    and no rule reaches over it.
    """
    line, run = Line(), Line()
    written, core = lexicon.written, lexicon.core
    hit = False
    for match in _TOKEN.finditer(text, start, end):
        kind, word = match.lastgroup, match[0]
        if kind == "word":
            char = written.get(word, "")
            word = word.rstrip(".").lower() if char else ""
        elif kind == "sign":
            word = _ALIKE.get(word, word)
            if word == "-" and text[match.start() - 1 : match.start()].isspace():
                word = "--"  # a hyphen after a space is a dash
            char = written.get(word, "")
        elif kind == "gap":
            char = ""
        else:
            char = lexicon.shapes[_shape(word) if kind == "digits" else _SHAPE_OF.get(kind or "", kind or "")]
        if char:
            run.add(char, match.start(), match.end(), word)
            hit = hit or char in core
        elif run.chars:
            if hit:
                _close(line, run)
            run, hit = Line(), False
    if hit:
        _close(line, run)
    return line


def _close(line: Line, run: Line) -> None:
    """Add a run to the line, and a break after it."""
    line.extend(run, 0, len(run.chars))
    line.add(BREAK, run.ends[-1], run.ends[-1], "")


_ALIKE = {"’": "'", "‘": "'", "–": "-", "—": "--"}
_SHAPE_OF = {"mark": "figures", "ordinal": "ordinal_figure", "decade": "decade_figure"}


def _shape(digits: str) -> str:
    number = int(digits[:9])
    if len(digits) == 4 and number in _YEARS:
        return "year"
    if len(digits) > 2:
        return "big"
    if number <= 24:
        return "hour" if number > 0 or digits == "00" else "two_digits"
    return "day_number" if number <= 31 else "two_digits"


@cache
def values(name: str) -> dict[str, Any]:
    """Return a list of the table as a mapping by lower-case words."""
    entries = table("time_words")[name]
    if isinstance(entries, dict):
        return {str(word).lower(): value for word, value in entries.items()}
    return {str(word).lower(): str(word) for word in entries}

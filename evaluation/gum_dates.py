"""The dates of GUM: ``XML=<date when="1859-09">`` in the last column of its words, and the day of each document."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

_TAG = re.compile(r"<[^<>]*>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class GumDate:
    """A date that the corpus places: characters ``[start, end)``, its days, and "when" or "from/to"."""

    start: int
    end: int
    first: date
    last: date
    kind: str


@dataclass(slots=True, kw_only=True)
class GumStory:
    """A document: its text, the day that its head gives, its genre and its dates."""

    name: str
    day: str | None = None
    text: str = ""
    dates: list[GumDate] = field(default_factory=list)

    @property
    def genre(self) -> str:
        """The genre, as the document's name has it."""
        return self.name.split("_")[1]


def days_of(value: str) -> tuple[date, date] | None:
    """Return the days of "1859", "1859-09" or "1859-09-17"; None for what has no full year.

    >>> days_of("1859-09")
    (datetime.date(1859, 9, 1), datetime.date(1859, 9, 30))
    """
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        return None
    year, month, day = (*(int(part) for part in value.split("-")), 0, 0)[:3]
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        if month:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        return None


def gum_stories(path: Path) -> Iterator[GumStory]:
    """Yield the documents of a file that have dates, paragraphs a blank line apart."""
    story = GumStory(name="")
    opened: list[tuple[int, dict[str, str]]] = []
    covered = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            if story.dates:
                yield story
            story, opened = GumStory(name=line.partition("=")[2].strip()), []
        elif line.startswith("# meta::dateCreated"):
            story.day = line.partition("=")[2].strip()
        elif line.startswith("# newpar") and story.text:
            story.text = story.text.rstrip(" ") + "\n\n"
        elif not line:
            covered = 0
        elif not line.startswith("#"):
            number, form, *_, misc = line.split("\t")
            if "." not in number:
                inside = "-" not in number and int(number) <= covered
                covered = int(number.partition("-")[2]) if "-" in number else covered
                _word(story, opened, "" if inside else form, misc)
    if story.dates:
        yield story


def _word(story: GumStory, opened: list[tuple[int, dict[str, str]]], form: str, misc: str) -> None:
    """Add a word and what opens before it and closes after it; a word of "don't" has been written with the first."""
    start = len(story.text)
    story.text += form
    end = len(story.text)
    if form and "SpaceAfter=No" not in misc.split("|"):
        story.text += " "
    marks = next((part[4:] for part in misc.split("|") if part.startswith("XML=")), "").replace(":::", "=")
    for tag in _TAG.findall(marks):
        if tag.startswith("<date"):
            opened.append((start, dict(_ATTRIBUTE.findall(tag))))
        elif tag == "</date>" and opened:
            first, given = opened.pop()
            found = _placed(first, end, given)
            if found:
                story.dates.append(found)


def _placed(start: int, end: int, given: dict[str, str]) -> GumDate | None:
    kind = "when" if "when" in given else "from/to"
    one = days_of(given.get("when") or given.get("from", ""))
    two = days_of(given.get("when") or given.get("to", ""))
    if one is None or two is None:
        return None
    return GumDate(start=start, end=end, first=one[0], last=two[1], kind=kind)

"""Holidays: names of several words in a line, and the day that each falls on in a year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from onrecord.grounding.when import calendar
from onrecord.grounding.when.calendar import Period
from onrecord.grounding.when.meaning import Fixed, Meaning
from onrecord.grounding.when.named import Named
from onrecord.grounding.when.words import Lexicon, Line, holiday_words
from onrecord.tables import table

_DAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
_ISLAMIC_YEARS = 1.0306888  # Islamic years in a Gregorian one


@dataclass(frozen=True, slots=True)
class Holiday:
    """Finds a holiday in a year; by what its entry in ``resources/holidays.yml`` says."""

    name: str

    def __call__(self, year: int) -> Period | None:
        """Return its days in a year, or None where it has none."""
        entry = table("holidays")[self.name]
        if "islamic" in entry:
            return _islamic(year, entry)
        start = _day(year, entry["on"]) + timedelta(days=entry.get("days", 0))
        if "until" in entry:
            return calendar.days(start, _day(year, entry["until"]))
        return calendar.day(start)


def _day(year: int, rule: str) -> date:
    """Return the day of a rule: "12-25", "thu 4 11" (the fourth Thursday of November), "easter -2"."""
    parts = rule.split()
    if parts[0] == "easter":
        return calendar.easter(year) + timedelta(days=int(parts[1]))
    if len(parts) == 1:
        return date(year, *(int(part) for part in rule.split("-")))
    weekday, number, month = _DAYS[parts[0]], int(parts[1]), int(parts[2])
    if number < 0:
        last = calendar.month(year, month).end or date.max
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    # Election Day is the Tuesday after the first Monday, so never the first of November.
    first = date(year, month, 2 if rule == "tue 1 11" else 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


def _islamic(year: int, entry: Mapping[str, Any]) -> Period | None:
    """Return the days of a holiday of the Islamic calendar, a day wider at either end: the moon decides."""
    month, day = (int(part) for part in entry["islamic"].split("-"))
    for islamic_year in range(int((year - 622) * _ISLAMIC_YEARS) - 1, int((year - 622) * _ISLAMIC_YEARS) + 3):
        start = calendar.islamic(max(islamic_year, 1), month, day)
        if start.year == year:
            return calendar.days(start - timedelta(days=1), start + timedelta(days=entry["lasts"]))
    return None


@cache
def _names() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return the holidays' names as words, by the first of these, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in table("holidays"):
        words = holiday_words(name)
        found.setdefault(words[0], []).append((words, name))
    return {first: tuple(sorted(names, key=lambda item: -len(item[0]))) for first, names in found.items()}


def _meaning(name: str) -> Meaning:
    entry = table("holidays")[name]
    if "from" in entry:
        first, last = (date.fromisoformat(entry[key]) for key in ("from", "to"))
        return Fixed(period=calendar.days(first, last), level="era")
    return Named(find=Holiday(name), code="XXXX", level="holiday")


def with_holidays(line: Line, text: str, lexicon: Lexicon) -> Line:
    """Return the line with one item for each holiday's name."""
    names = _names()
    starts = [at for at, word in enumerate(line.words) if word in names and text[line.starts[at]].isupper()]
    if not starts:
        return line
    out, at = Line(), 0
    for start in starts:
        for words, name in names[line.words[start]]:
            end = start + len(words)
            if start >= at and tuple(line.words[start:end]) == words:
                out.extend(line, at, start)
                made = _meaning(name)
                out.add(lexicon.char(f"<{made.level}>"), line.starts[start], line.ends[end - 1], name.lower(), made)
                at = end
                break
    out.extend(line, at, len(line.words))
    return out

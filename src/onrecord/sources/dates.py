"""Dates as people write them: "Nov. 8, 2023", "8 November", "Monday, May 18, 2015", "2023-11-08".

Only what is written is told here; which year a bare "Nov. 8" means is for :mod:`onrecord.sources.published`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_tz

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
_SHORT_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?)"
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sep(?:t(?:ember|\.)?|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![^\W\d_])"
)
YEAR = r"(?:19[5-9]\d|20\d\d)(?!\d)"
DATE = (
    rf"(?:{_SHORT_WEEKDAY}(?![^\W\d_]),?\s+(?:the\s+)?)?"
    rf"(?:{MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?(?![\d:]|\.\d)(?:,?\s*{YEAR})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?[\s-]{MONTH}(?:,?[\s-]{YEAR})?"
    rf"|{YEAR}-\d\d-\d\d(?!\d))"
)
_DATE_ANY_CASE = re.compile(rf"(?<![\w.]){DATE}", re.IGNORECASE)
_DATE_AS_WRITTEN = re.compile(rf"(?<![\w.]){DATE}")
_ISO = re.compile(r"\s*(\d{4})-(\d\d)(?:-(\d\d))?(?!\d)")
_MONTH_NUMBER = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_WEEKDAY_NUMBER = {name[:3].lower(): number for number, name in enumerate(WEEKDAYS)}


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """A date as written at ``[start, end)``: the day of a month, perhaps with year and weekday (Monday is 0)."""

    start: int
    end: int
    month: int
    day: int
    year: int | None = None
    weekday: int | None = None

    def on(self, year: int) -> date | None:
        """Return the day in a given year, or None where it does not exist (29 February)."""
        return day_or_none(year, self.month, self.day)

    @property
    def full(self) -> date | None:
        """The day itself, where the year is written too."""
        return self.on(self.year) if self.year else None


def day_or_none(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_number(word: str) -> int:
    """Return 1 to 12 for a month's name or short form, any case.

    >>> month_number("Sept.")
    9
    """
    return _MONTH_NUMBER[word[:3].lower()]


def weekday_number(word: str) -> int:
    """Return 0 (Monday) to 6 for a weekday's name or short form, any case."""
    return _WEEKDAY_NUMBER[word[:3].lower()]


def _read(text: str, start: int, end: int) -> WrittenDate | None:
    """Take a match of ``DATE`` apart; None where it names no day that any calendar has."""
    words = re.findall(r"\d+|[^\W\d_]+", text[start:end])
    year = month = day = weekday = None
    for word in words:
        key = word[:3].lower()
        if word.isdigit():
            if len(word) == 4:
                year = int(word)
            elif month is None and year is not None:
                month = int(word)
            else:
                day = int(word)
        elif key in _WEEKDAY_NUMBER and weekday is None:
            weekday = _WEEKDAY_NUMBER[key]
        elif key in _MONTH_NUMBER:
            month = _MONTH_NUMBER[key]
    # A leap year stands in where none is written, so that 29 February is a day.
    if month is None or day is None or day_or_none(year or 2000, month, day) is None:
        return None
    return WrittenDate(start=start, end=end, month=month, day=day, year=year, weekday=weekday)


def written_dates(
    text: str, start: int = 0, end: int | None = None, *, any_case: bool = False
) -> Iterator[WrittenDate]:
    """Give every date in ``text[start:end]`` that names at least a month and a day, in order.

    >>> [(found.month, found.day, found.year) for found in written_dates("on Nov. 8, 2023, or 9 May")]
    [(11, 8, 2023), (5, 9, None)]
    """
    pattern = _DATE_ANY_CASE if any_case else _DATE_AS_WRITTEN
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        found = _read(text, match.start(), match.end())
        if found:
            yield found


def stated_days(text: str) -> tuple[date, date] | None:
    """Return first and last day that a metadata field names: an ISO day or month, or a date of a mail or in words.

    The day is taken as written there, in whatever time zone: no machine's own zone comes into it.

    >>> stated_days("2023-11-08T23:30:00+09:00")
    (datetime.date(2023, 11, 8), datetime.date(2023, 11, 8))
    >>> stated_days("2023-11")
    (datetime.date(2023, 11, 1), datetime.date(2023, 11, 30))
    """
    text = text[:200]
    iso = _ISO.match(text)
    if iso:
        return _iso_days(iso)
    mail = _mail_day(text)
    if mail:
        return mail, mail
    for found in written_dates(text, any_case=True):
        if found.full:
            return found.full, found.full
    return None


def _iso_days(iso: re.Match[str]) -> tuple[date, date] | None:
    year, month = int(iso[1]), int(iso[2])
    if iso[3]:
        day = day_or_none(year, month, int(iso[3]))
        return (day, day) if day else None
    first = day_or_none(year, month, 1)
    return (first, last_of_month(year, month)) if first else None


def _mail_day(text: str) -> date | None:
    """Return the day of an RFC 5322 date ("Wed, 08 Nov 2023 10:00:00 GMT"), or None."""
    try:
        fields = parsedate_tz(text)
    except (IndexError, ValueError, TypeError, OverflowError):  # what the parser raises on odd strings
        return None
    return day_or_none(fields[0], fields[1], fields[2]) if fields and fields[0] >= 1900 else None


def last_of_month(year: int, month: int) -> date:
    """Return the last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1) if year < 9999 or month < 12 else None
    return date.fromordinal(following.toordinal() - 1) if following else date(9999, 12, 31)


def in_words(day: date) -> str:
    """Return a day as prose has it, the same on every machine: "8 November 2023"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"

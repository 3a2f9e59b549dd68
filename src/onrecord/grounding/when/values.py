"""Periods and lengths in writing: EDTF (ISO 8601-2) and the values of TimeML's TIMEX3."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.grounding.when.calendar import Period

_SEASONS = {3: ("SP", 21), 6: ("SU", 22), 9: ("FA", 23), 12: ("WI", 24)}
_LENGTHS = {
    "second": ("T{}S", 1), "minute": ("T{}M", 1), "hour": ("T{}H", 1), "day": ("{}D", 1), "night": ("{}D", 1),
    "week": ("{}W", 1), "weekend": ("{}WE", 1), "fortnight": ("{}W", 2), "month": ("{}M", 1), "quarter": ("{}Q", 1),
    "season": ("{}M", 3), "half": ("{}M", 6), "year": ("{}Y", 1), "decade": ("{}Y", 10), "century": ("{}Y", 100),
    "millennium": ("{}Y", 1000),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many units: exactly ``number``, or from ``least`` to ``most`` where the words are vague ("several").

    ``most`` is None where nothing bounds it ("dozens", "years"). ``number`` is None for every vague count.
    """

    number: float | None
    least: int
    most: int | None

    @property
    def code(self) -> str:
        """The count as TIMEX3 writes it: "2", "2.5", or "X" for a vague one."""
        if self.number is None:
            return "X"
        return str(int(self.number)) if self.number == int(self.number) else str(self.number)

    @property
    def usual(self) -> int:
        """A whole number to reckon with: of "a few" it is three."""
        return round(self.number) if self.number is not None else max(self.least, 3)


def exactly(number: float) -> Count:
    """Return an exact count."""
    return Count(number=number, least=int(number), most=int(number) + (number != int(number)))


def length(count: Count, unit: str) -> str:
    """Return a length of time as TIMEX3 writes it.

    >>> length(exactly(2.5), "year"), length(exactly(1), "decade"), length(exactly(48), "hour")
    ('P2.5Y', 'P10Y', 'PT48H')
    """
    pattern, each = _LENGTHS[unit]
    if each > 1:
        count = exactly(count.number * each) if count.number is not None else count
    return "P" + pattern.format(count.code)


def timex3(period: Period) -> str:
    """Return a period as a TIMEX3 value: "2023-11-08", "2013-W11", "2013-Q1", "199" for a decade.

    An interval that is no unit gets the two days with a slash, which is EDTF's form and not TIMEX3's.
    """
    start = period.start
    if start is None or period.end is None or period.unit == "interval":
        return edtf(period)
    if period.unit in ("week", "weekend"):
        year, week, _ = start.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if period.unit == "weekend" else "")
    if period.unit == "season":
        return f"{start.year:04}-{_SEASONS[start.month][0]}"
    if period.unit == "quarter":
        return f"{start.year:04}-Q{(start.month + 2) // 3}"
    if period.unit == "half":
        return f"{start.year:04}-H{1 if start.month == 1 else 2}"
    if period.unit == "decade":
        return f"{start.year:04}"[:3]
    if period.unit == "century":
        return f"{start.year:04}"[:2]
    return _calendar(start, period.unit)


def edtf(period: Period) -> str:
    """Return a period in Extended Date/Time Format, by the shortest form that the standard has.

    >>> from onrecord.grounding.when.calendar import containing
    >>> edtf(containing("month", date(2023, 11, 8))), edtf(containing("week", date(2023, 11, 8)))
    ('2023-11', '2023-11-06/2023-11-12')
    """
    start, end = period.start, period.end
    if start is None or end is None:
        return f"{start.isoformat() if start else '..'}/{end.isoformat() if end else '..'}"
    if period.unit == "season":
        return f"{start.year:04}-{_SEASONS[start.month][1]}"
    if period.unit == "quarter":
        return f"{start.year:04}-{33 + start.month // 3}"
    if period.unit == "half":
        return f"{start.year:04}-{40 if start.month == 1 else 41}"
    if period.unit == "decade" and start.year % 10 == 0:
        return f"{start.year:04}"[:3] + "X"
    if period.unit == "century" and start.year % 100 == 0:
        return f"{start.year:04}"[:2] + "XX"
    if period.unit in ("day", "month", "year"):
        return _calendar(start, period.unit)
    return start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"


def _calendar(start: date, unit: str) -> str:
    return start.isoformat()[: {"month": 7, "year": 4}.get(unit, 10)]

"""Times reckoned from another: "last week", "two days ago", "a month later", "the past two years"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.grounding.when import calendar
from onrecord.grounding.when.calendar import Period
from onrecord.grounding.when.meaning import CLOCKED, Fixed, Frame, Meaning, Placed
from onrecord.grounding.when.values import Count, length, timex3

_UNIT_DAYS = {"day": 1, "weekend": 2, "week": 7, "fortnight": 14, "month": 31, "quarter": 92, "season": 92, "half": 184}
_COARSE = 1.5  # times as long as the unit, from which on a time is too coarse to count one such unit from


def _last(frame: Frame, base: str, unit: str) -> date | None:
    """Return the last day to reckon from where the first alone would say too much: a day after "late January"."""
    period = frame.mention if base == "mention" else frame.event if base == "event" else None
    return last_day(period, unit) if period else None


def last_day(period: Period, unit: str) -> date | None:
    """Return the last day of a period that is much longer than a unit, None of any other.

    >>> last_day(calendar.month(2024, 2), "day"), last_day(calendar.month(2024, 2), "year")
    (datetime.date(2024, 2, 29), None)
    """
    if period.start is None or period.end is None:
        return None
    length = (period.end - period.start).days + 1
    most = 1 if unit in CLOCKED or unit == "night" else _UNIT_DAYS.get(unit, 366)
    return period.end if length > _COARSE * most else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn(Meaning):
    """A unit a number of units away: "last week" (-1), "this month" (0), "tomorrow" (1), "the same day", "that year".

    ``base`` says from where: "published", "mention" (the time named before) or "event" (the event named with it).
    """

    unit: str
    number: int
    base: str = "published"
    code: str = ""

    def place(self, frame: Frame) -> Placed:
        """Return the unit."""
        start = frame.base(self.base)
        unit = "day" if self.unit in CLOCKED or self.unit == "night" else self.unit
        if start is None:
            return Placed(period=None, value="XXXX-XX-XX" if unit == "day" else "XXXX", basis="")
        period = calendar.turned(start, self.number, unit)
        last = _last(frame, self.base, unit)
        if last is not None:
            final = calendar.turned(last, self.number, unit)
            if period.start and final.end:
                return Placed(period=calendar.days(period.start, final.end), value=timex3(period), basis=self.base)
        return Placed(period=period, value=timex3(period) + self.code, basis=self.base)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift(Meaning):
    """A number of units before (-1) or after (1) a time: "two weeks ago", "in three days", "a day after Monday".

    ``of`` is the time that it is reckoned from; None is the story's day, or with ``base`` "mention" the time named
    before, if there is one, or with "event" that of the event named with it. With "clause", ``of`` is the time of the
    clause that the words tie to this one.
    """

    count: Count
    unit: str
    sign: int
    base: str = "published"
    of: Meaning | None = None

    def place(self, frame: Frame) -> Placed:
        """Return the day, week, month or year that lies so far off."""
        anchor, basis = self._anchor(frame)
        vague = self.count.number is None
        value = ("PAST_REF" if self.sign < 0 else "FUTURE_REF") if vague else length(self.count, self.unit)
        if anchor is None or (vague and self.count.most is None):
            return Placed(period=None, value=value, basis="")
        least, most = (self.count.least, self.count.most or 0) if vague else (self._whole, self._whole)
        ends = [self._period(anchor, number) for number in (least, most)]
        last = self._last(frame)
        if last is not None:
            ends[1] = self._period(last, most)
        if not vague and last is None:
            clock = "TXX:XX" if self.unit in CLOCKED and self.count.usual < CLOCKED[self.unit] else ""
            return Placed(period=ends[0], value=timex3(ends[0]) + clock, basis=basis)
        days = [day for period in ends for day in (period.start, period.end) if day]
        return Placed(period=calendar.days(min(days), max(days)), value=value, basis=basis)

    def _last(self, frame: Frame) -> date | None:
        """Return the last day to reckon from, where what it is reckoned from is longer than the unit."""
        if self.of is None:
            return _last(frame, self.base, self.unit)
        return last_day(self.of.period, self.unit) if isinstance(self.of, Fixed) and self.base == "clause" else None

    @property
    def _whole(self) -> int:
        return int(self.count.number or 0)

    def _anchor(self, frame: Frame) -> tuple[date | None, str]:
        if self.of is not None:
            placed = self.of.place(frame)
            period = placed.period
            first = self.sign < 0 or self.base == "clause"
            day = (period.start if first else period.end) if period else None
            return day, "event" if self.base == "clause" else placed.basis
        anchor = frame.base(self.base)
        if anchor is not None or self.base == "event" or self.sign > 0:
            return anchor, self.base  # "three days later", and nothing told before it, has no anchor
        return frame.today, "published"

    def _period(self, anchor: date, number: int) -> Period:
        if self.unit in CLOCKED:
            return calendar.day(anchor + timedelta(days=self.sign * (number // CLOCKED[self.unit])))
        fraction = (self.count.number or 0) - self._whole
        if fraction and self.unit == "year":
            there = calendar.moved(anchor, self.sign * round(12 * (number + fraction)), "month")
            return calendar.containing("month", there)
        there = calendar.moved(anchor, self.sign * number, self.unit)
        if self.of is not None and self.of.level in ("day", "time") and self.unit in ("week", "fortnight", "month"):
            return calendar.day(there)  # "two weeks after Nov. 18" is a day as exact as that
        if self.unit in ("decade", "century"):
            return calendar.containing("year", there)
        return calendar.containing("week" if self.unit == "fortnight" else self.unit, there)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window(Meaning):
    """The stretch up to now (-1) or from now on (1): "the past two years", "the next few days"."""

    count: Count
    unit: str
    sign: int
    level: str = "window"
    kind: str = "DURATION"
    code: str = ""

    def place(self, frame: Frame) -> Placed:
        """Return the days from so many units ago to the story's day, or on from it."""
        value = self.code or length(self.count, self.unit)
        if frame.today is None:
            return Placed(period=None, value=value, basis="")
        if self.unit in CLOCKED:
            number, unit = -(-self.count.usual // CLOCKED[self.unit]), "day"
        else:
            number, unit = self.count.usual, self.unit
        there = calendar.moved(frame.today, self.sign * number, unit)
        return Placed(period=calendar.days(there, frame.today), value=value, basis="published")

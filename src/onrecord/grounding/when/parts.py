"""Parts of times: "early 2016", "the end of the year", "Friday night", "at 3 p.m.", "June of last year"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.grounding.when import calendar
from onrecord.grounding.when.calendar import Period
from onrecord.grounding.when.meaning import FUTURE, PAST, Frame, Meaning, Placed
from onrecord.grounding.when.named import Named, Weekday
from onrecord.grounding.when.reckoned import Turn
from onrecord.grounding.when.values import timex3


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch(Meaning):
    """A part of a time: "early 2016", "mid-July", "the end of the year", "earlier this month", "late on Friday"."""

    of: Meaning
    part: str  # early, mid, late, start, end, earlier, later

    def place(self, frame: Frame) -> Placed:
        """Return the part's days; the value stays that of the whole, as TIMEX3 has it."""
        whole = self.of.place(frame)
        period = whole.period
        if period is None or period.start is None or period.end is None or period.start == period.end:
            return whole
        if self.part in ("earlier", "later"):
            return replace(whole, period=self._divided(period, frame))
        return replace(whole, period=_part(period, self.part))

    def _divided(self, period: Period, frame: Frame) -> Period:
        """Return what lies before or after the day spoken from: "later that month" after the day named before."""
        from_mention = isinstance(self.of, Turn) and self.of.base == "mention"
        now = (frame.mention.end if frame.mention else None) if from_mention else frame.today
        if now is None or period.start is None or period.end is None or not period.start <= now <= period.end:
            return period
        if self.part == "earlier":
            return calendar.days(period.start, now)
        return calendar.days(min(now + timedelta(days=1), period.end), period.end)


def _part(period: Period, part: str) -> Period:
    """Return the first, middle or last third of a period, or its first or last twelfth.

    The thirds of a month end on its 10th and 20th, those of a year are of four months.
    """
    start, end = period.start or date.min, period.end or date.max
    months = {"year": 4, "season": 1, "quarter": 1, "half": 2, "decade": 40, "century": 400}.get(period.unit)
    if part in ("start", "end"):
        months = {"year": 1, "decade": 12, "century": 120}.get(period.unit)
    if months:
        first, last = calendar.moved(start, months, "month"), calendar.moved(end + timedelta(days=1), -months, "month")
    elif part in ("start", "end"):
        size = 2 if period.unit == "week" else 5
        first, last = start + timedelta(days=size), end - timedelta(days=size - 1)
    elif period.unit == "week":
        first, last = start + timedelta(days=2), start + timedelta(days=4)
    elif period.unit == "month":
        first, last = start + timedelta(days=10), start + timedelta(days=20)
    else:
        third = ((end - start).days + 1) // 3
        first, last = start + timedelta(days=third), end - timedelta(days=third - 1)
    if part in ("early", "start"):
        return calendar.days(start, max(start, first - timedelta(days=1)))
    if part == "mid":
        return calendar.days(first, max(first, last - timedelta(days=1)))
    return calendar.days(max(last, start), end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed(Meaning):
    """A part of the day or a time on the clock, on a day: "Friday night", "at 3 p.m.", "this morning".

    Without a day of its own it is on the day that the text named before, or on the story's.
    """

    code: str
    of: Meaning | None = None
    level: str = "time"
    kind: str = "TIME"

    def place(self, frame: Frame) -> Placed:
        """Return the day with the time of day in its value."""
        if self.of is not None:
            placed = self.of.place(frame)
        elif frame.mention and frame.mention.start and frame.mention.start == frame.mention.end:
            placed = Placed(period=frame.mention, value=frame.mention.start.isoformat(), basis="mention")
        else:
            placed = Turn(unit="day", number=0).place(frame)
        return replace(placed, value=placed.value[:10] + self.code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overnight(Meaning):
    """The night before the story's day, or before the day named: from one day to the next."""

    level: str = "time"
    kind: str = "TIME"

    def place(self, frame: Frame) -> Placed:
        """Return the two days."""
        if frame.today is None:
            return Placed(period=None, value="XXXX-XX-XXTNI", basis="")
        before = frame.today - timedelta(days=1)
        value = f"{before.isoformat()}TNI"
        return Placed(period=calendar.days(before, frame.today), value=value, basis="published")


def _long(period: Period) -> bool:
    return period.start is not None and period.end is not None and (period.end - period.start).days > 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Within(Meaning):
    """A named time within a longer one: "June of last year", "Wednesday of next week", "March the same year"."""

    inner: Meaning
    outer: Meaning

    def place(self, frame: Frame) -> Placed:
        """Return the inner time's period in the year or week of the outer one."""
        outer = self.outer.place(frame)
        period = outer.period
        if period is None or period.start is None or period.end is None:
            return replace(self.inner.place(Frame()), basis="")
        found: Period | None = None
        if isinstance(self.inner, Timed) or (isinstance(self.inner, Weekday) and _long(period)):
            found = period  # "a Thursday night in late January" is one of several
        elif isinstance(self.inner, Named):
            found = self.inner.find(period.start.year)
        elif isinstance(self.inner, Weekday):
            found = self.inner.place(Frame(today=period.start, direction=FUTURE)).period
        return Placed(period=found, value=timex3(found) if found else "", basis=outer.basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge(Meaning):
    """The end or the beginning of a unit that is not named: "by the end of the year", "at year's end"."""

    unit: str
    part: str

    def place(self, frame: Frame) -> Placed:
        """Return this one, or with a past tense the last that has begun: "peaked at the end of the year"."""
        placed = Stretch(of=Turn(unit=self.unit, number=0), part=self.part).place(frame)
        start = placed.period.start if placed.period else None
        if frame.direction == PAST and frame.today and start and start > frame.today:
            return Stretch(of=Turn(unit=self.unit, number=-1), part=self.part).place(frame)
        return placed


@dataclass(frozen=True, slots=True, kw_only=True)
class Containing(Meaning):
    """The week, month or year that holds a day: "the week of Nov. 6"."""

    of: Meaning
    unit: str

    def place(self, frame: Frame) -> Placed:
        """Return it."""
        placed = self.of.place(frame)
        if placed.period is None or placed.period.start is None:
            return placed
        turned = Turn(unit=self.unit, number=0).place(Frame(today=placed.period.start))
        return replace(turned, basis=placed.basis)

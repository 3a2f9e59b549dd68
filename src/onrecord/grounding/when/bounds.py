"""Times that bound others: "since 2014", "by Friday", "between March and May", "within 48 hours", "two days after"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from onrecord.grounding.when import calendar
from onrecord.grounding.when.calendar import Period
from onrecord.grounding.when.meaning import FUTURE, PAST, Frame, Length, Meaning, Placed
from onrecord.grounding.when.named import Named, Weekday
from onrecord.grounding.when.reckoned import Shift, Window
from onrecord.grounding.when.values import timex3


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounded(Meaning):
    """A time that bounds another: since, by, until, before, after it, or from one to the other ("between")."""

    bound: str
    first: Meaning
    last: Meaning | None = None
    level: str = "range"

    def place(self, frame: Frame) -> Placed:
        """Return the interval; an end that the words leave open is None."""
        first = self.first.place(frame)
        one = first.period
        if one is None:
            return Placed(period=None, value=first.value, basis="")
        if self.last is not None:
            return self._between(first, frame)
        shift = timedelta(days=1)
        start, end = {
            "since": (one.start, None),
            "after": (one.end + shift if one.end else None, None),
            "before": (None, one.start - shift if one.start else None),
            "by": (None, one.end),
            "until": (None, one.end),
        }[self.bound]
        return replace(first, period=Period(start=start, end=end))

    def _between(self, first: Placed, frame: Frame) -> Placed:
        last = self.last.place(replace(frame, year=None)) if self.last else first
        one, two = first.period, last.period
        if one is None or two is None or one.start is None or two.end is None:
            return Placed(period=None, value=first.value, basis="")
        if two.end < one.start and isinstance(self.first, Named) and self.first.year is not None:
            # "From November to March 2012": the first is of the year before.
            first = replace(self.first, year=self.first.year - 1).place(frame)
            one = first.period or one
        if one.start is None:
            return Placed(period=None, value=first.value, basis="")
        if two.end < one.start and self.last is not None and one.end is not None:
            # "From November to March": the second is the next after the first.
            later = self.last.place(Frame(today=one.end, direction=FUTURE))
            two = later.period if later.period and isinstance(self.last, (Named, Weekday)) else two
        if two.end is None or two.end < one.start:
            return Placed(period=None, value=first.value, basis="")
        return replace(first, period=calendar.days(one.start, two.end), value=f"{timex3(one)}/{timex3(two)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead(Meaning):
    """A length behind "in", "within" or "for": what it dates depends on the tense.

    "Will resign in two weeks" is a day two weeks on; "within 48 hours" the days until then; "has ruled for ten years"
    the ten years up to now. "Built it in two weeks" is a length and no date.
    """

    how: str
    length: Length
    level: str = "ahead"
    kind: str = "DURATION"

    def place(self, frame: Frame) -> Placed:
        """Return the day or the days, or no period where the length dates nothing."""
        own = self.length.place(frame)
        count, unit = self.length.count, self.length.unit
        if self.how == "for" and frame.direction != FUTURE:
            placed = Window(count=count, unit=unit, sign=-1).place(frame)
        elif self.how == "within" and frame.direction != PAST:
            placed = Window(count=count, unit=unit, sign=1).place(frame)
        elif self.how == "in" and frame.direction == FUTURE:
            placed = Shift(count=count, unit=unit, sign=1).place(frame)
        else:
            return own
        return replace(placed, value=own.value)

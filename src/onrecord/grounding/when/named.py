"""Times that come again, by name: "Nov. 18", "June", "Monday", "last spring", "Easter"; and which of them is meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.grounding.when import calendar
from onrecord.grounding.when.calendar import Period
from onrecord.grounding.when.meaning import FUTURE, PAST, UNKNOWN, Frame, Meaning, Placed
from onrecord.grounding.when.values import timex3

_NEAR = 4  # years round the story's in which a weekday's own date is looked for
_SOON = 2  # days off at which a day of the same week is called by its bare name, not "next"
_FAR_DAYS = 270  # from there on a time without its year is more likely to be the one on the other side


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Meaning):
    """A period that comes every year, by name: "Nov. 18", "June", "last spring", "the first quarter", "Easter".

    Attributes:
        find: gives the period in a year, or None where that year has none (29 February).
        year: the year, where it is said.
        turn: "previous", "present" or "following", where it is said: "last June".
        weekday: the day of the week that is said with it (Monday is 0).
        code: its value where it cannot be placed: "XXXX-11-18".
    """

    find: Callable[[int], Period | None]
    year: int | None = None
    turn: str = ""
    weekday: int | None = None
    code: str = ""

    def place(self, frame: Frame) -> Placed:
        """Return the period in the year that is said, that the text moves in, or that direction and turn choose."""
        if self.year is not None:
            period = self.find(self.year)
            return Placed(period=period, value=timex3(period) if period else self.code)
        if frame.year is not None and not self.turn and self._fits(self.find(frame.year)):
            period = self.find(frame.year)
            return Placed(period=period, value=timex3(period) if period else self.code, basis="mention")
        if frame.today is None:
            return Placed(period=None, value=self.code, basis="")
        near = [self.find(y) for y in range(max(frame.today.year - _NEAR, 1), min(frame.today.year + _NEAR, 9999) + 1)]
        found = [period for period in near if period and self._fits(period)] or [period for period in near if period]
        period = chosen(found, frame.today, self.turn, frame.direction, "nearest")
        if not self.turn and self.level != "holiday" and (period is None or _far_off(period, frame.today)):
            # Nobody says "in October" in November of the next one, nor in September of the last.
            period = chosen(found, frame.today, "", UNKNOWN, "nearest")
        return Placed(period=period, value=timex3(period) if period else self.code, basis="published")

    def _fits(self, period: Period | None) -> bool:
        day = period.start if period else None
        return day is not None and (self.weekday is None or day.weekday() == self.weekday)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday(Meaning):
    """A day of the week, or the weekend (5, of two days): "Monday", "last Friday", "Wednesday of next week"."""

    number: int
    turn: str = ""
    week: int | None = None  # 0 this week, -1 the last, 1 the next, where the week is said
    length: int = 1

    def place(self, frame: Frame) -> Placed:
        """Return the day by turn and direction; a bare one is the story's own day or the nearest before or after."""
        today, unit = frame.today, "day" if self.length == 1 else "weekend"
        if today is None:
            return Placed(
                period=None, value=f"XXXX-WXX-{self.number + 1}" if self.length == 1 else "XXXX-WXX-WE", basis=""
            )
        monday = today - timedelta(days=today.weekday())
        weeks = (self.week,) if self.week is not None else (-2, -1, 0, 1, 2)
        starts = [monday + timedelta(days=7 * week + self.number) for week in weeks]
        found = [Period(start=start, end=start + timedelta(days=self.length - 1), unit=unit) for start in starts]
        turn = self.turn if self.turn != "present" else ""
        # "This Friday" without a tense is still to come; a bare one is past, as news is.
        otherwise = FUTURE if self.turn == "present" else PAST
        said = self.week is not None
        period = found[0] if said else chosen(found, today, turn, frame.direction, otherwise)
        if turn == "following" and period and period.start and period.start - today <= timedelta(days=_SOON):
            # On a Tuesday "next Wednesday" is not tomorrow, but on a Sunday "next Monday" is.
            later = period.start + timedelta(days=7)
            same = period.start < monday + timedelta(days=7)
            period = Period(start=later, end=later + timedelta(days=self.length - 1), unit=unit) if same else period
        return Placed(period=period, value=timex3(period) if period else "", basis="published")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOfMonth(Meaning):
    """A day by its number alone: "on the 15th", of the month named before or of the nearest one."""

    number: int

    def place(self, frame: Frame) -> Placed:
        """Return the day."""
        anchor = frame.mention.start if frame.mention and frame.mention.start else frame.today
        if anchor is None:
            return Placed(period=None, value=f"XXXX-XX-{self.number:02}", basis="")
        months = [calendar.turned(anchor, number, "month").start for number in (-1, 0, 1)]
        found = [calendar.day(m.replace(day=self.number)) for m in months if m and self._in(m)]
        own = [
            period
            for period in found
            if period.start and (period.start.month, period.start.year) == (anchor.month, anchor.year)
        ]
        named = frame.mention is not None and bool(own)
        period = own[0] if named else chosen(found, anchor, "", frame.direction, "nearest")
        value = timex3(period) if period else ""
        return Placed(period=period, value=value, basis="mention" if named else "published")

    def _in(self, month: date) -> bool:
        return self.number <= (calendar.month(month.year, month.month).end or month).day


def _far_off(period: Period, today: date) -> bool:
    gap = max((period.start or today) - today, today - (period.end or today))
    return gap > timedelta(days=_FAR_DAYS)


def chosen(found: list[Period], today: date, turn: str, direction: str, otherwise: str) -> Period | None:
    """Return the period that turn or direction choose among periods in the order of time.

    Args:
        found: the periods.
        today: the day to reckon from.
        turn: "previous" and "following" leave out the period that holds the day; "present" is the nearest.
        direction: "past" and "future" take it.
        otherwise: what holds without either: a direction, or "nearest".
    """
    spans = [(period.start or date.min, period.end or date.max, period) for period in found]
    if turn == "previous":
        return max((span for span in spans if span[1] < today), key=lambda span: span[1], default=(0, 0, None))[2]
    if turn == "following":
        return min((span for span in spans if span[0] > today), key=lambda span: span[0], default=(0, 0, None))[2]
    way = "nearest" if turn == "present" else direction or otherwise
    if way == PAST:
        return max((span for span in spans if span[0] <= today), key=lambda span: span[0], default=(0, 0, None))[2]
    if way == FUTURE:
        return min((span for span in spans if span[1] >= today), key=lambda span: span[0], default=(0, 0, None))[2]

    def distance(span: tuple[date, date, Period]) -> timedelta:
        return max(span[0] - today, today - span[1], timedelta(0))

    if turn == "present":
        own = [span for span in spans if span[0].year == today.year]
        own = [span for span in own if (span[0] <= today if direction == PAST else span[1] >= today or not direction)]
        return min(own or spans, key=distance, default=(0, 0, None))[2]
    return min(spans, key=distance, default=(0, 0, None))[2]

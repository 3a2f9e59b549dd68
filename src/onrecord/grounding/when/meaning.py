"""What words of time mean, before they are placed: "last week", "Nov. 18", "two years ago", "the late 1990s".

Each meaning is placed in a :class:`Frame` (the story's day, the direction of the tense, the time named before) and then
is a :class:`~onrecord.grounding.when.calendar.Period` with its value by TIMEX3. The kinds of meaning: fixed and
unplaced ones here, those that come again in :mod:`named`, those told from now in :mod:`reckoned`, parts of others in
:mod:`parts`, and bounds in :mod:`bounds`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.grounding.when import calendar
from onrecord.grounding.when.calendar import Period
from onrecord.grounding.when.values import Count, length, timex3

PAST, FUTURE, UNKNOWN = "past", "future", ""
CLOCKED = {"hour": 24, "minute": 1440, "second": 86400}  # how many of a unit a day has


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a time is reckoned from.

    Attributes:
        today: the story's day; None where unknown.
        direction: "past", "future" or "" by tense and cue.
        mention: the time that the text named before; None where there is none near by.
        event: the time of the event that the words name ("two days after the raid"), where the story gives it.
        year: the year in which the text moves, where that is not the story's own; for a date without its year.
    """

    today: date | None = None
    direction: str = UNKNOWN
    mention: Period | None = None
    year: int | None = None
    event: Period | None = None

    def base(self, name: str) -> date | None:
        """Return the day to reckon from: of what was "published", of the "mention" before, or of the "event"."""
        if name == "published":
            return self.today
        period = self.mention if name == "mention" else self.event
        return period.start if period else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A meaning in its frame: the period (None where it has no place), its TIMEX3 value, and what that rests on."""

    period: Period | None
    value: str
    basis: str = "absolute"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What an expression of time means. ``level`` is the size of what it names; ``kind`` is TIMEX3's type."""

    level: str = "day"
    kind: str = "DATE"

    def place(self, frame: Frame) -> Placed:
        """Return the period that it means in a frame."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed(Meaning):
    """A period that needs no anchor: a year, a decade, a full date."""

    period: Period
    code: str = ""

    def place(self, frame: Frame) -> Placed:
        """Return it as it is."""
        return Placed(period=self.period, value=self.code or timex3(self.period))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced(Meaning):
    """Words that name a time and do not place it: "recently", a year before Christ, a length, how often."""

    code: str
    now: bool = False

    def place(self, frame: Frame) -> Placed:
        """Return no period, but for "now", which is the story's day."""
        period = calendar.day(frame.today) if self.now and frame.today else None
        return Placed(period=period, value=self.code, basis="published" if period else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Length(Meaning):
    """A length of time: "three days", "about a year"."""

    count: Count
    unit: str
    level: str = "length"
    kind: str = "DURATION"

    def place(self, frame: Frame) -> Placed:
        """Return no period: a length lies nowhere."""
        return Placed(period=None, value=length(self.count, self.unit), basis="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Either(Meaning):
    """Two readings of the same figures: 03/04/2023 is 4 March in the United States and 3 April elsewhere."""

    readings: tuple[Meaning, Meaning]

    def place(self, frame: Frame) -> Placed:
        """Return the first reading; :func:`placing.place` asks for both."""
        return self.readings[0].place(frame)

"""Placing: a meaning and the story's day, or the days that it may have, to a When with its reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from onrecord.grounding.when.calendar import Period, days
from onrecord.grounding.when.meaning import Either, Frame, Meaning, Placed
from onrecord.grounding.when.values import edtf
from onrecord.types import Published, Reason, Span
from onrecord.types.when import When

_NO_PLACE = {
    "length": "a length of time has no place on the calendar",
    "ahead": "a length of time has no place on the calendar",
    "often": "what comes again and again has no one place on the calendar",
    "ref": "the words do not say when",
}
_LISTED = 10  # possible days that EDTF lists one by one


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The story's possible days: all of them (``listed``), or the first and the last; none where nothing is known."""

    days: tuple[date, ...] = ()
    listed: bool = True

    @classmethod
    def of(cls, published: Published) -> Anchor:
        """Return the anchor of a story's published date."""
        if published.days and len(published.days) <= _LISTED:
            return cls(days=published.days)
        if published.days:
            return cls(days=(published.days[0], published.days[-1]), listed=False)
        if published.start is None or published.end is None:
            return cls()
        if published.start == published.end:
            return cls(days=(published.start,))
        return cls(days=(published.start, published.end), listed=False)


def place(span: Span, meaning: Meaning, anchor: Anchor, frame: Frame, why: Iterable[Reason] = ()) -> When:
    """Return the When of an expression.

    It is reckoned from each possible day of the story; where the results differ, the When is the interval that holds
    them all.

    Args:
        span: the words.
        meaning: what they mean.
        anchor: the story's possible days.
        frame: direction, and the time named before.
        why: reasons to go with it.
    """
    readings = meaning.readings if isinstance(meaning, Either) else (meaning,)
    frames = [replace(frame, today=day) for day in anchor.days] or [replace(frame, today=None)]
    placed = [_safely(reading, one) for reading in readings for one in frames]
    periods = [one.period for one in placed if one.period is not None]
    first = placed[0]
    if not periods or len(periods) < len(placed):
        reason = Reason(decision=f"when:unresolved, {_no_place(meaning, anchor)}", by="rule:no_anchor", words=span.text)
        return When(span=span, timex3=first.value, kind=meaning.kind, why=(*why, reason))
    whole = periods[0] if all(period == periods[0] for period in periods) else _hull(periods)
    written = _written(periods, listed=anchor.listed)
    state = "ambiguous" if len(readings) > 1 or meaning.level == "fiscal" else "resolved"
    by = {
        "absolute": "rule:calendar",
        "published": "rule:from_published",
        "mention": "rule:from_mention",
        "event": "rule:from_event",
    }
    reason = Reason(decision=f"when:{written}", by=by.get(first.basis, "rule:calendar"), words=span.text)
    return When(
        span=span,
        state=state,
        start=whole.start,
        end=whole.end,
        edtf=written,
        granularity=_granularity(meaning, whole),
        timex3=first.value,
        kind=meaning.kind,
        basis=first.basis or "absolute",
        why=(*why, reason),
    )


def _safely(meaning: Meaning, frame: Frame) -> Placed:
    """Place a meaning; what lies beyond the years 1 to 9999 has no place."""
    try:
        return meaning.place(frame)
    except (OverflowError, ValueError):  # what date arithmetic raises there
        return Placed(period=None, value="", basis="")


def _hull(periods: list[Period]) -> Period:
    starts, ends = [period.start for period in periods], [period.end for period in periods]
    start = min((day for day in starts if day), default=None) if None not in starts else None
    end = max((day for day in ends if day), default=None) if None not in ends else None
    return days(start, end) if start and end else Period(start=start, end=end)


def _written(periods: list[Period], *, listed: bool) -> str:
    """Return the EDTF: of several possible days one of a set, of several possible periods the interval round them."""
    one = list(dict.fromkeys(edtf(period) for period in periods))
    if len(one) == 1:
        return one[0]
    if all(period.start == period.end for period in periods):
        return f"[{(',' if listed else '..').join(sorted(one))}]"
    return edtf(_hull(periods))


def _granularity(meaning: Meaning, period: Period) -> str:
    if meaning.level == "time" and period.unit == "day":
        return "part of day"
    return period.unit


def _no_place(meaning: Meaning, anchor: Anchor) -> str:
    if meaning.level in _NO_PLACE:
        return _NO_PLACE[meaning.level]
    if not anchor.days:
        return "it is told from the story's day, which is not known"
    return "nothing before it says from when to reckon"

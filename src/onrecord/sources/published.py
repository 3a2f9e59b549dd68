"""When a story came out: given, in the delivery's metadata, in the dateline, or inferred. Never the wall clock's day.

The inferred day is what the text leaves open: given a year in a tag, years that are past or still to come, months and
days near at hand, and the weekday of the lead. What does not settle it stays an interval, or unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.sources.clues import Near, TagDate, near_dates, tag_dates, year_bounds
from onrecord.sources.dates import WrittenDate, in_words, last_of_month
from onrecord.sources.pieces import Piece
from onrecord.sources.weekdays import OwnDay, own_weekday
from onrecord.types import Gap, Published

# A month or day without its year is near. In the dated stories of PolNeAR and the gold briefs, 95 of 100 past months
# (of 193) had begun at most 294 days before the story came out, and 9 of 10 planned days came at most 103 days after.
_PAST = timedelta(days=300)
_PLANNED_MONTH = timedelta(days=212)
_PLANNED_DAY = timedelta(days=120)
_MOST_DAYS_LISTED = 110  # two weekdays of a year
_WIDEST_YEARS = 40  # an interval of more years than this tells nothing

Interval = tuple[date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """First and last day that a delivery's metadata name, and where they stand."""

    start: date
    end: date
    why: str


def published(
    text: str, pieces: tuple[Piece, ...], *, given: date | None = None, stated: Stated | None = None
) -> tuple[Published, tuple[Gap, ...]]:
    """Return when the story came out, and a gap unless that is one day.

    Args:
        text: the story's text.
        pieces: its parts.
        given: the day that the caller gives; nothing else counts then.
        stated: the day in the delivery's metadata.
    """
    if given:
        found = Published(start=given, end=given, basis="given", why=("The day was given with the story.",))
    elif stated:
        found = Published(start=stated.start, end=stated.end, basis="metadata", why=(stated.why,))
    else:
        found = _from_text(text, pieces)
    return found, _gap(found)


def _gap(found: Published) -> tuple[Gap, ...]:
    if found.start and found.start == found.end:
        return ()
    if not found.start or not found.end:
        message = "The day of publication is not known"
    else:
        message = f"The day of publication is only known to lie from {in_words(found.start)} to {in_words(found.end)}"
        message += f", on one of {len(found.days)} days" if found.days else ""
    return (Gap(kind="published", message=f"{message}; give it with --date YYYY-MM-DD to have times resolved by it."),)


def _from_text(text: str, pieces: tuple[Piece, ...]) -> Published:
    dates = [(piece, piece.date) for piece in pieces if piece.date]
    for piece, written in dates:
        if written.full:
            reason = f'The dateline "{_quoted(text, piece)}" has the day.'
            return Published(start=written.full, end=written.full, basis="dateline", why=(reason,))
    bodies = [(piece.start, piece.end) for piece in pieces if piece.kind == "body"]
    signed = any(piece.agency for piece in pieces)
    tags = tag_dates([text[piece.start : piece.end] for piece in pieces if piece.kind == "tag"])
    window, why = _window(text, bodies, tags)
    if dates:
        return _with_year(text, *dates[0], window, why)
    if not window:
        own = own_weekday(text, bodies, signed=signed)
        return Published(why=(*why, *([own.why] if own else []), "Nothing in the text says which year it is from."))
    return _narrowed(window, near_dates(text, bodies), own_weekday(text, bodies, signed=signed), why)


def _quoted(text: str, piece: Piece) -> str:
    return " ".join(text[piece.start : piece.end].split())


def _window(
    text: str, bodies: list[Interval] | list[tuple[int, int]], tags: list[TagDate]
) -> tuple[Interval | None, list[str]]:
    """Return the widest interval that years allow, or None, with the reasons."""
    floor, ceiling = year_bounds(text, bodies)  # type: ignore[arg-type]
    why = [tag.why for tag in tags] + [bound.why for bound in (floor, ceiling) if bound]
    if tags:
        start, end = min(tag.start for tag in tags), max(tag.end for tag in tags)
        exact = [tag for tag in tags if tag.start == tag.end]
        if exact and all(tag.start <= exact[0].start <= tag.end for tag in tags):
            start = end = exact[0].start
        start = max(start, floor.day) if floor else start
        end = min(end, ceiling.day) if ceiling else end
    elif floor and ceiling and ceiling.day.year - floor.day.year <= _WIDEST_YEARS:
        start, end = floor.day, ceiling.day
    else:
        return None, why
    if start > end:
        return None, [*why, "These do not agree with one another, so none is taken."]
    return (start, end), why


def _with_year(text: str, piece: Piece, written: WrittenDate, window: Interval | None, why: list[str]) -> Published:
    """Resolve a dateline's day without a year, where exactly one year is possible."""
    words = f'The dateline "{_quoted(text, piece)}" has the day, but not the year.'
    if not window:
        return Published(why=(words, *why, "Nothing else in the text settles the year."))
    days = [
        day
        for year in range(window[0].year, window[1].year + 1)
        if (day := written.on(year)) and window[0] <= day <= window[1]
        if written.weekday is None or day.weekday() == written.weekday
    ]
    if not days:
        return Published(why=(words, *why, "The years that the text allows do not fit that day."))
    listed = tuple(days) if 1 < len(days) <= _MOST_DAYS_LISTED else ()
    return Published(start=days[0], end=days[-1], basis="dateline", days=listed, why=(words, *why))


def _narrowed(window: Interval, near: list[Near], own: OwnDay | None, why: list[str]) -> Published:
    """Narrow an interval by months near at hand and by the story's weekday."""
    reasons = list(why)
    pieces = [window]
    for clue in near:
        pieces = _intersected(pieces, _intervals(clue, window))
    if not pieces:
        reasons.append("The months and days that the text names do not agree on one span, so they are left aside.")
        pieces = [window]
    elif pieces != [window]:
        reasons += dict.fromkeys(_reason(clue) for clue in near)
    if own is None or (window[1] - window[0]).days < 7:
        return Published(start=pieces[0][0], end=pieces[-1][1], basis="inferred", why=tuple(reasons))
    days = [day for start, end in pieces for day in _days_on(own.weekdays, start, end)]
    if not days:
        return Published(start=pieces[0][0], end=pieces[-1][1], basis="inferred", why=tuple(reasons))
    listed = tuple(days) if 1 < len(days) <= _MOST_DAYS_LISTED else ()
    return Published(start=days[0], end=days[-1], basis="inferred", days=listed, why=(*reasons, own.why))


def _reason(clue: Near) -> str:
    if clue.past:
        return f"Since then: {clue.words} is past, and a month without a year is the nearest."
    return f"Until then: {clue.words} is still to come, and a day without a year is the nearest."


def _intervals(clue: Near, window: Interval) -> list[Interval]:
    """Return when a text may have been written that speaks of a month, or a day of it, as just past or soon to come."""
    found: list[Interval] = []
    for year in range(window[0].year - 1, window[1].year + 2):
        if clue.day is None:
            first, last = date(year, clue.month, 1), last_of_month(year, clue.month)
        else:
            day = WrittenDate(start=0, end=0, month=clue.month, day=clue.day).on(year)
            if day is None or (clue.weekday is not None and day.weekday() != clue.weekday):
                continue
            first = last = day
        if clue.past:
            found.append((first, max(first + _PAST, date(year, 12, 31))))
        else:
            found.append((last - _PLANNED_DAY if clue.day else min(last - _PLANNED_MONTH, date(year, 1, 1)), last))
    return found


def _intersected(some: list[Interval], others: list[Interval]) -> list[Interval]:
    pairs = [(max(a[0], b[0]), min(a[1], b[1])) for a in some for b in others]
    return sorted(pair for pair in pairs if pair[0] <= pair[1])


def _days_on(weekdays: frozenset[int], start: date, end: date) -> list[date]:
    """Return the days from ``start`` to ``end`` that fall on one of the weekdays."""
    days = []
    for weekday in weekdays:
        day = start + timedelta(days=(weekday - start.weekday()) % 7)
        while day <= end:
            days.append(day)
            day += timedelta(days=7)
    return sorted(days)

"""What a text says about when it was written: years in tags, years past and to come, months and days near at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from onrecord.sources.dates import DATE, MONTH, YEAR, last_of_month, month_number, written_dates
from onrecord.sources.tense import clause_before, cues, goes_on_in_past, sentences, turns_on_future, turns_on_past

_YEAR_IN_TAG = re.compile(r"(?<!\d)(?:19[89]\d|20\d\d)(?!\d)")
_DAY_IN_TAG = re.compile(r"(?<!\d)(20\d\d)-?([01]\d)-?([0-3]\d)(?!\d)")
_YEARS = re.compile(
    rf"\b(?P<word>[Ii]n|[Ss]ince|[Dd]uring|[Bb]y|[Uu]ntil|[Oo]f|[Ff]rom)\s+(?:(?:early|late|mid)[\s-]+)?"
    rf"(?:(?P<month>{MONTH})(?:\s+of|\s+in|,)?\s+(?:in\s+)?)?(?P<year>{YEAR})(?![-–]\d|['’]s|\w)"
)
_DAYS = re.compile(rf"\b(?:on\s+|On\s+)(?P<date>{DATE})")
_NEAR = re.compile(
    rf"\b(?P<word>[Ii]n|[Oo]n)\s+(?:(?:early|late|mid)[\s-]+)?"
    rf"(?:{'(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day'},?\s+)?"
    rf"(?:(?P<month>{MONTH})(?:\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]))?|(?P<day2>\d{{1,2}})\s+(?P<month2>{MONTH}))"
    rf"(?!\s*,?\s*(?:of\s+|in\s+)?{YEAR}|['’]s|[-–]\d)"
)
_MOST_MENTIONS = 300  # of years, days or months looked at: a story has a few
_WORDS_AFTER_PAST = 3  # at most, between the verb and the time: "launched a satellite in May"
_WORDS_AFTER_FUTURE = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A first or last possible day, and why."""

    day: date
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A month, or a day of one, without a year: ``past`` or not, and the words that say so."""

    month: int
    day: int | None
    weekday: int | None
    past: bool
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TagDate:
    """A year, or a day, in a tag, an id or a copyright line."""

    start: date
    end: date
    why: str


def tag_dates(tags: list[str]) -> list[TagDate]:
    """Return the dates that tags carry, a day before a year; of a span of years, the last.

    >>> tag_dates(["tagexample.com2023binary_X1"])[0].end
    datetime.date(2023, 12, 31)
    """
    found = []
    for tag in tags:
        day = next((day for match in _DAY_IN_TAG.finditer(tag) if (day := _day(match))), None)
        years = [int(match[0]) for match in _YEAR_IN_TAG.finditer(tag)]
        shown = tag if len(tag) <= 60 else tag[:57] + "..."
        if day:
            found.append(TagDate(start=day, end=day, why=f'The tag "{shown}" carries the day {day.isoformat()}.'))
        elif years:
            year = max(years)
            why = f'In {year}: the tag "{shown}" carries that year.'
            found.append(TagDate(start=date(year, 1, 1), end=date(year, 12, 31), why=why))
    return found


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def year_bounds(text: str, bodies: list[tuple[int, int]]) -> tuple[Bound | None, Bound | None]:
    """Return the first day that the latest past year or date allows, and the last day that a planned year allows."""
    floors: list[Bound] = []
    ceilings: list[Bound] = []
    for sentence, match in _in_sentences(text, bodies, _YEARS):
        year, month = int(match["year"]), month_number(match["month"]) if match["month"] else None
        first, last = date(year, month or 1, 1), last_of_month(year, month or 12)
        words = " ".join(match[0].split())
        word = match["word"].lower()
        if word in {"in", "since", "during"} and _is_past(sentence, match):
            floors.append(Bound(day=first, why=f'Not before {first.isoformat()}: "{words}" is past there.'))
        elif (
            word in {"in", "by", "until"}
            and _is_to_come(sentence, match)
            and not re.search(YEAR, match.string[: match.start()])
        ):
            ceilings.append(Bound(day=last, why=f'Not after {last.isoformat()}: "{words}" is still to come there.'))
    floors += _past_days(text, bodies)
    floor = max(floors, key=lambda bound: bound.day, default=None)
    return floor, min(ceilings, key=lambda bound: bound.day, default=None)


def _past_days(text: str, bodies: list[tuple[int, int]]) -> Iterator[Bound]:
    """Give each day, written with its year, on which something is said to have happened."""
    for sentence, match in _in_sentences(text, bodies, _DAYS):
        day = next((found.full for found in written_dates(match["date"])), None)
        if day and _is_past(sentence, match):
            words = " ".join(match["date"].split())
            yield Bound(day=day, why=f'Not before {day.isoformat()}: "{words}" is past there.')


def _in_sentences(
    text: str, bodies: list[tuple[int, int]], pattern: re.Pattern[str]
) -> Iterator[tuple[str, re.Match[str]]]:
    """Give each match in the paragraphs with the sentence that it stands in; no more than any story needs."""
    matches = (
        (sentence, match)
        for start, end in bodies
        if pattern.search(text, start, end)
        for first, last in sentences(text, start, end)
        for sentence in (text[first:last],)
        for match in pattern.finditer(sentence)
    )
    return islice(matches, _MOST_MENTIONS)


def _is_past(sentence: str, match: re.Match[str]) -> bool:
    clause = clause_before(sentence, match.start())
    return turns_on_past(clause, _WORDS_AFTER_PAST) or goes_on_in_past(clause, sentence[match.end() :])


def _is_to_come(sentence: str, match: re.Match[str]) -> bool:
    return turns_on_future(clause_before(sentence, match.start()), _WORDS_AFTER_FUTURE)


def near_dates(text: str, bodies: list[tuple[int, int]]) -> list[Near]:
    """Return months and days without a year whose tense is plain: "met in May", "plans to sail on Nov. 30"."""
    found = []
    for sentence, match in _in_sentences(text, bodies, _NEAR):
        month, day = match["month"] or match["month2"], match["day"] or match["day2"]
        if (match["word"].lower() == "on") != bool(day) or (day and not 1 <= int(day) <= 31):
            continue  # "on March" and "in May 5" are no dates
        past = _is_past(sentence, match)
        if past or _is_to_come(sentence, match):
            weekday = next((seen.weekday for seen in written_dates(match[0])), None)
            number = int(day) if day else None
            words = _quoted(sentence, match)
            found.append(Near(month=month_number(month), day=number, weekday=weekday, past=past, words=words))
    return found


def _quoted(sentence: str, match: re.Match[str]) -> str:
    """Return the verb and the time that it goes with, as a reason quotes them."""
    time = " ".join(match[0].split())
    turned = cues(clause_before(sentence, match.start()))
    if turned:
        return f'"{" ".join(turned[-1].words.split())} ... {time}"'
    return f'"{time} ... {cues(sentence[match.end() :])[0].words}"'

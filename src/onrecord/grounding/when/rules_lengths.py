"""Rules for numbers, lengths of time, times on the clock, and how often."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.grounding.when.grammar import Action, Match
from onrecord.grounding.when.meaning import Length, Meaning, Unplaced
from onrecord.grounding.when.parts import Timed
from onrecord.grounding.when.values import Count, exactly, length
from onrecord.grounding.when.words import values

_SOME = (2, None)  # "for years": two or more


def vague(word: str) -> Count:
    """Return the count of "several", "a few", or of a bare plural ("")."""
    least, most = values("vague_count")[word] if word else _SOME
    return exactly(2) if word == "couple" else Count(number=None, least=least, most=most)


def count_of(match: Match, slot: str = "count") -> Count:
    """Return the count in a slot: made before, a figure, or "a"."""
    at = match.at(slot)
    made = match.line.made[at]
    if isinstance(made, Count):
        return made
    word = match.line.words[at]
    if word[-1] in "½2" and (word[-1] == "½" or "1/2" in word):
        return exactly(float(re.split(r"[\s½-]|1/2", word)[0]) + 0.5)
    return exactly(float(word.replace(",", ""))) if word[0].isdigit() else exactly(1)


def unit_of(match: Match, slot: str = "unit") -> str:
    """Return the unit of the word in a slot, singular or plural."""
    word = match.word(slot)
    found = values("unit").get(word) or values("units")[word]
    return str(found)


def _word_number(match: Match) -> Count:
    tens = match.value("tens", "tens") if match.word("tens") else 0
    return exactly(tens + (match.value("number", "number") if match.word("number") else 0))


def _and_half(match: Match) -> Count:
    word = match.word("number")
    whole = float(word) if word[:1].isdigit() else values("number")[word]
    return exactly(whole + 0.5)


def _times(match: Match) -> Count:
    word = match.word("number")
    number = float(word.replace(",", "")) if word[:1].isdigit() else values("number").get(word, 1)
    return exactly(number * match.value("multiple", "multiple"))


def _from_to(match: Match) -> Count:
    """Read "two or three": vague, from the one to the other."""
    least, most = (_plain(match.word(slot)) for slot in ("number", "until"))
    return Count(number=None, least=least, most=max(most, least))


def _plain(word: str) -> int:
    return int(word) if word.isdigit() else int(values("number").get(word, 1))


COUNTS: list[tuple[str, Action]] = [
    ("TENS:tens (HYPHEN? NUMBER:number)?", _word_number),
    ("NUMBER:number", _word_number),
    ("PLAIN_NUMBER:number and a half", _and_half),
    ("PLAIN_NUMBER:number MULTIPLE:multiple", _times),
    ("(a|an) MULTIPLE:multiple", _times),
    ("PLAIN_NUMBER:number (or|to|DASH) PLAIN_NUMBER:until (?=HYPHEN? ANYUNIT)", _from_to),
    ("a? few:vague", lambda match: vague("few")),
    ("a? couple of?", lambda match: vague("couple")),
    ("several MULTIPLE?", lambda match: vague("several")),
    ("many", lambda match: vague("many")),
    ("numerous", lambda match: vague("numerous")),
    ("countless", lambda match: vague("numerous")),
    ("(dozens|scores) of (?=UNITS)", lambda match: vague("dozens")),
    ("hundreds of (?=UNITS)", lambda match: vague("hundreds")),
    ("(tens of)? thousands of (?=UNITS)", lambda match: vague("thousands")),
]  # fmt: skip

# What may stand before a length and belongs to it, as TIMEX3 has it.
MORE = (
    "((more|less|fewer|longer) than|at (least|most)|no (more|less|fewer) than|up to|over|under|just over|just under"
    "|nearly|almost|only|about|around|roughly|approximately|some|well over)?"
)


def _length(match: Match) -> Meaning | None:
    unit, one = unit_of(match), match.word("count") in ("a", "an")
    after = match.line.words[match.found.end()] if match.found.end() < len(match.line.words) else ""
    before = match.line.words[match.found.start() - 1] if match.found.start() else ""
    count = match.word("count")
    if len(count) == 4 and count.isdigit() and 1900 <= int(count) < 2100 and match.word("unit") in values("unit"):
        return None  # "the 2018 season"
    if before in values("age"):
        return None
    # "A second attack", "a season", "a quarter of them" are no lengths of time.
    if (one and unit in ("second", "season", "weekend", "half")) or (
        unit in ("quarter", "half") and after in ("of", "final")
    ):
        return None
    return Length(count=count_of(match), unit=unit)


def _plural(match: Match) -> Meaning:
    return Length(count=vague(""), unit=unit_of(match))


def _one(match: Match) -> Meaning:
    return Length(count=exactly(1), unit=unit_of(match))


def _half_unit(match: Match) -> Meaning:
    unit = unit_of(match)
    smaller = {
        "year": (6, "month"),
        "hour": (30, "minute"),
        "decade": (5, "year"),
        "century": (50, "year"),
        "day": (12, "hour"),
    }
    if unit in smaller:
        number, part = smaller[unit]
        return Length(count=exactly(number), unit=part)
    return Length(count=exactly(0.5), unit=unit)


def _one_and_half(match: Match) -> Meaning:
    return Length(count=exactly(1.5), unit=unit_of(match))


def _every(match: Match) -> Meaning:
    count = count_of(match) if match.word("count") else exactly(2) if match.word("other") else exactly(1)
    return Unplaced(code=length(count, unit_of(match)), level="often", kind="SET")


def _every_weekday(match: Match) -> Meaning:
    number = {**values("weekday"), **values("weekdays_plural")}[match.word("weekday")]
    return Unplaced(code=f"XXXX-WXX-{number + 1}", level="often", kind="SET")


def _every_part(match: Match) -> Meaning:
    code = match.value("part", "daypart")
    return Unplaced(code=f"XXXX-XX-XX{code}", level="often", kind="SET")


def _every_month(match: Match) -> Meaning:
    if match.word("month"):
        return Unplaced(code=f"XXXX-{match.value('month', 'month'):02}", level="often", kind="SET")
    name = match.value("season", "season")
    code = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}[name]
    return Unplaced(code=f"XXXX-{code}", level="often", kind="SET")


def _how_often(match: Match) -> Meaning:
    return Unplaced(code=match.value("often", "frequency"), level="often", kind="SET")


def _clock(match: Match) -> Meaning | None:
    """Read "3:30 p.m.", "15:00", "0600 GMT", "9 o'clock"."""
    digits = match.word("clock").replace(".", ":").replace("h", ":")
    if digits.count(":") == 2 and not match.word("half"):
        hours, minutes, seconds = (int(part) for part in digits.split(":"))
        return Unplaced(code=f"PT{hours}H{minutes}M{seconds}S", level="length", kind="DURATION")
    if ":" in digits:
        hour, minute = (int(part) for part in digits.split(":")[:2])
    elif len(digits) == 4:
        hour, minute = int(digits[:2]), int(digits[2:])
    else:
        hour, minute = int(digits), 0
    half = match.word("half").replace(" ", "")[:1] if "half" in match.found.groupdict() else ""
    if half and hour > 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or minute > 59:
        return None
    return Timed(code=f"T{hour:02}:{minute:02}")


RULES: list[tuple[str, Action]] = [
    # Lengths: "two and a half years", "a three-day visit", "more than a decade", "half an hour", "for years".
    (f"{MORE} COUNT:count HYPHEN? ANYUNIT:unit (HYPHEN? long)? (?!HYPHEN? old|of age)", _length),
    (f"the {MORE} COUNT:count UNITS:unit", _length),
    ("half (a|an) UNIT:unit", _half_unit),
    ("(a|an) half HYPHEN? UNIT:unit", _half_unit),
    (f"{MORE} (a|an|one) UNIT:unit and a half", _one_and_half),
    ("(?<=LASTING) UNITS:unit (?!old|HYPHEN)", _plural),
    ("LONG_UNITS:unit (?=of|HYPHEN long)", _plural),
    ("UNITS:unit (?=before|after|earlier|later|since)", _plural),
    ("UNIT:unit HYPHEN long", _one),
    ("LONG_UNITS:unit HYPHEN long", _plural),
    # How often: "every two weeks", "each season", "twice a month", "on Mondays", "daily".
    ("(every|each) other:other? COUNT:count? ANYUNIT:unit", _every),
    ("(every|each) WEEKDAY:weekday", _every_weekday),
    ("WEEKDAYS_PLURAL:weekday", _every_weekday),
    ("(every|each) DAYPART:part", _every_part),
    ("(every|each) (MONTH:month|SEASON:season)", _every_month),
    ("(once|twice|(COUNT|many|several) times) (a|an|per|every|each) UNIT:unit", lambda match: _every(match)),
    ("FREQUENCY:often", _how_often),
    # The clock: "3 p.m. EDT", "15:00", "0600 GMT", "9 o'clock local time".
    ("CLOCK:clock AMPM:half? (ZONE|local time)?", _clock),
    ("HOUR:clock AMPM:half (ZONE|local time)?", _clock),
    ("HOUR:clock o'clock (local time)?", _clock),
    ("MILITARY:clock hours? ZONE", _clock),
]  # fmt: skip


def together(first: Length, second: Length) -> Length | None:
    """Return "two years and three months" as one length, in the smaller unit; None where they do not add up."""
    units = {
        ("year", "month"): 12,
        ("hour", "minute"): 60,
        ("day", "hour"): 24,
        ("week", "day"): 7,
        ("minute", "second"): 60,
    }
    each = units.get((first.unit, second.unit))
    if each is None or first.count.number is None or second.count.number is None:
        return None
    return replace(second, count=exactly(first.count.number * each + second.count.number))

"""Rules for dates on the calendar: days, months, years, decades, quarters, seasons, fiscal years, holidays."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

from onrecord.grounding.when import calendar
from onrecord.grounding.when.bounds import Bounded
from onrecord.grounding.when.calendar import Period
from onrecord.grounding.when.grammar import Action, Match
from onrecord.grounding.when.meaning import Either, Fixed, Meaning, Unplaced
from onrecord.grounding.when.named import DayOfMonth, Named
from onrecord.grounding.when.reckoned import Turn
from onrecord.grounding.when.words import values

_SURE_YEARS = range(1700, 2100)


def day_in(year: int, month: int, day: int) -> Period | None:
    """Return a day of a year, or None where that year has none."""
    try:
        return calendar.day(date(year, month, day))
    except ValueError:
        return None


def month_day(month: int, day: int, year: int | None, weekday: int | None = None) -> Named | None:
    """Return the meaning of a day of a month; None where no year has such a day."""
    if day_in(2000, month, day) is None:
        return None
    find = partial(day_in, month=month, day=day)
    return Named(find=find, year=year, weekday=weekday, code=f"XXXX-{month:02}-{day:02}", level="day")


def month_of(month: int, year: int | None = None, turn: str = "") -> Named:
    """Return the meaning of a month."""
    find = partial(calendar.month, number=month)
    return Named(find=find, year=year, turn=turn, code=f"XXXX-{month:02}", level="month")


def season_of(name: str, year: int | None = None, turn: str = "") -> Named:
    """Return the meaning of a season."""
    code = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}[name]
    return Named(find=partial(calendar.season, name=name), year=year, turn=turn, code=f"XXXX-{code}", level="season")


def turn_of(match: Match, slot: str = "turn") -> str:
    """Return "previous", "following", "present" or "" for the word in a slot."""
    word = match.word(slot)
    return next((name for name in ("previous", "following", "present") if word in values(name)), "")


def _year(match: Match) -> int | None:
    return match.int("year") if match.word("year") else None


def _weekday(match: Match) -> int | None:
    word = match.word("weekday")
    return values("weekday").get(word, values("weekday_short").get(word)) if word else None


def _month_day(match: Match) -> Meaning | None:
    day = match.value("ordinal", "ordinal") if match.word("ordinal") else match.int("day")
    month, year, end = match.value("month", "month"), _year(match), match.found.end()
    after = match.line.words[end] if end < len(match.line.words) else ""
    if (month, day, year) == (9, 11, None) and after in values("attacks"):
        year = 2001
    return month_day(month, day, year, _weekday(match))


def _days_of_month(match: Match) -> Meaning | None:
    month, year = match.value("month", "month"), _year(match)
    first, last = (month_day(month, match.int(slot), year) for slot in ("day", "until"))
    if first is None or last is None or match.int("day") >= match.int("until"):
        return None
    return Bounded(bound="between", first=first, last=last, level="day")


def _month(match: Match) -> Meaning:
    return month_of(match.value("month", "month"), _year(match), turn_of(match))


def _iso(match: Match) -> Meaning | None:
    word = match.word("iso")
    found = day_in(*(int(part) for part in word[:10].split("-")))
    if found is None:
        return None
    return Fixed(period=found, level="time", kind="TIME", code=word) if "t" in word else Fixed(period=found)


def _figures(match: Match) -> Meaning | None:
    """Read 18/11/2023, 11/18/2023, 18.11.2023, 2023/11/18; both ways where both are dates."""
    parts = [int(part) for part in re.split(r"[/.-]", match.word("figures"))]
    if parts[0] > 31:
        found = day_in(*parts)
        return Fixed(period=found) if found else None
    one, two, year = parts[0], parts[1], parts[2]
    if year < 100:
        year += 2000 if year < 50 else 1900
    # With points the day comes first, wherever people write so.
    american = None if "." in match.word("figures") else month_day(one, two, year) if one <= 12 else None
    other = month_day(two, one, year) if two <= 12 else None
    if american and other and one != two:
        return Either(readings=(american, other))
    return american or other


def _year_alone(match: Match) -> Meaning | None:
    """Take a number of four digits for a year unless what stands beside it counts or numbers something."""
    at, number = match.at("year"), match.int("year")
    words, first = match.line.words, match.found.start()
    before = words[first - 1] if first else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if after in values("counted") or after in ("%", "-year", "'s-strong") or after in values("multiple"):
        return None
    if before in values("numbering") or before == "at":
        return None
    if before == "-" and first > 1 and words[first - 2].isdigit() and len(words[first - 2]) != 4:
        return None  # a telephone's number
    opens = before in ("", ".") and after in (",", ":")
    if (
        number not in _SURE_YEARS
        and before not in values("before_year")
        and after not in ("-", "--", ")")
        and not opens
    ):
        return None
    return Fixed(period=calendar.year(number), level="year")


def _short_year(match: Match) -> Meaning | None:
    """Read the "10" of "2009-10" and the "77" of "1776/77"."""
    first, short = int(match.line.words[match.found.start() - 2]), match.int("short")
    last = first - first % 100 + short
    return Fixed(period=calendar.year(last), level="year") if first < last < first + 20 else None


def _spoken_year(match: Match) -> Meaning | None:
    """Read "nineteen eighty-four"."""
    century, rest = match.made("century").usual, match.made("rest").usual
    if not (11 <= century <= 20 and 10 <= rest <= 99):
        return None
    return Fixed(period=calendar.year(100 * century + rest), level="year")


def _plain_year(match: Match) -> Meaning | None:
    number = match.int("year")
    return Fixed(period=calendar.year(number), level="year") if 0 < number < 2200 else None


def _decade(match: Match) -> Meaning | None:
    first, digits = match.found.start(), re.sub(r"\D", "", match.word("decade"))
    before = match.line.words[first - 1] if first else ""
    if before in ("his", "her", "their", "my", "your"):
        return None  # an age
    number = int(digits)
    if (
        number >= 1000
        and re.search("['’]", match.word("decade"))
        and before not in ("the", "early", "mid", "late", "-")
    ):
        return Fixed(period=calendar.year(number), level="year")  # "2020's election"
    if number < 100:
        number += 1900 if number >= 30 else 2000
    if number % 100 == 0 and number < 1900:
        return Fixed(period=calendar.century(number // 100 + 1), level="century")  # "the 1600s"
    return Fixed(period=calendar.decade(number), level="decade")


def _decade_word(match: Match) -> Meaning:
    return Fixed(period=calendar.decade(1900 + match.value("decade", "decade_word")), level="decade")


def _century(match: Match) -> Meaning | None:
    number = match.int("figure") if match.word("figure") else match.value("ordinal", "ordinal")
    if match.word("tens"):
        number += match.made("tens").usual
    return Fixed(period=calendar.century(number), level="century") if 0 < number < 31 else None


def _quarter(match: Match) -> Meaning | None:
    number = match.int("figure") if match.word("figure") else match.value("ordinal", "ordinal")
    if not 1 <= number <= 4:
        return None
    return Named(
        find=partial(calendar.quarter, number=number), year=_year(match), code=f"XXXX-Q{number}", level="quarter"
    )


def _half(match: Match) -> Meaning:
    number = 1 if "first" in match.line.words[match.found.start() : match.found.start() + 2] else 2
    return Named(find=partial(calendar.half, number=number), year=_year(match), code=f"XXXX-H{number}", level="half")


def _season(match: Match) -> Meaning:
    name = match.value("season", "season")
    return season_of(name, _year(match), turn_of(match))


def _fiscal(match: Match) -> Meaning:
    """Leave a fiscal year open: it ends in that year, and where it begins differs by country and company."""
    number = match.int("year") if match.word("year") else 2000 + match.int("short")
    period = calendar.days(date(number - 1, 4, 1), date(number, 12, 31))
    return Fixed(period=period, code=f"FY{number}", level="fiscal")


def _fiscal_turned(match: Match) -> Meaning:
    """Read "this fiscal year", of which only the year that it is named by is known."""
    number = {"previous": -1, "present": 0, "following": 1}[turn_of(match)]
    return Turn(unit="year", number=number, level="fiscal")


def _day_of_month(match: Match) -> Meaning | None:
    day = match.int("day")
    return DayOfMonth(number=day) if 1 <= day <= 31 else None


def _before_christ(match: Match) -> Meaning:
    return Unplaced(code=f"BC{match.int('figure'):04}", level="year")


def _anno_domini(match: Match) -> Meaning | None:
    number = match.int("figure")
    return Fixed(period=calendar.year(number), level="year") if 0 < number < 2200 else None


_WEEKDAY = "(ANYWEEKDAY:weekday COMMA?)?"
_MONTH = "MONTH:month"
_OWN_YEAR = "(COMMA? YEAR:year)?"
_NOT_COUNTED = "(?!HYPHEN? (COUNTED|ANYUNIT)|SLASH)"

RULES: list[tuple[str, Action]] = [
    ("ISO:iso", _iso),
    ("FIGURES:figures", _figures),
    ("ATTACKS", lambda match: month_day(9, 11, 2001)),
    # Days: "Monday, Nov. 18, 2023", "18 November", "the 18th of November", "November the first".
    (f"{_WEEKDAY} {_MONTH} the? DAY:day (?!COMMA?YEAR) {_NOT_COUNTED}", _month_day),
    (f"{_WEEKDAY} {_MONTH} the? DAY:day COMMA? YEAR:year", _month_day),
    (f"{_WEEKDAY} {_MONTH} the? ORD:ordinal {_OWN_YEAR}", _month_day),
    (f"{_WEEKDAY} the? (?<!NUMBERING)DAY:day HYPHEN? of? HYPHEN? {_MONTH} HYPHEN? {_OWN_YEAR}", _month_day),
    (f"{_WEEKDAY} the ORD:ordinal of {_MONTH} {_OWN_YEAR}", _month_day),
    (f"{_MONTH} DAY:day (DASH|to|and|or|through|until) DAY:until (?!MONTH) {_NOT_COUNTED} {_OWN_YEAR}", _days_of_month),
    (f"the? DAY:day (DASH|to|and|or|through|until) the? DAY:until of? {_MONTH} {_OWN_YEAR}", _days_of_month),
    ("(?<=on) the ORDFIGURE:day (?!NOT_DAY|MONTH)", _day_of_month),
    (f"DAYNUM:day {_MONTH} BIG:year (?=CLOSE)", _month_day),
    (f"{_MONTH} of BIG:year", _month),
    # Months: "June", "November in 2022", "last April". Those that are other words need a word of time before them.
    (f"{_MONTH} (of|in|COMMA|HYPHEN)? YEAR:year", _month),
    (f"(the|this)? TURN:turn {_MONTH}", _month),
    (f"(?!MONTH_UNSURE) {_MONTH}", _month),
    (f"(?<=SURE_MONTH) (?=MONTH_UNSURE) {_MONTH}", _month),
    ("MONTH_UNSURE:month (?=(and|or|to|DASH|through|until) MONTH)", _month),
    ("(?<=MONTH OR_TO) MONTH_UNSURE:month", _month),
    # Years and longer.
    ("(the year)? YEAR:year", _year_alone),
    ("YEAR:year (?=(DASH|SLASH) TWO (?!DASH|SLASH|COUNTED))", _plain_year),
    ("(?<=YEAR (DASH|SLASH)) TWO:short (?!DASH|SLASH|COUNTED)", _short_year),
    ("(?<=IN_DAY) <count>:century <count>:rest", _spoken_year),
    ("(?<=c DOT) YEARLIKE:year", _plain_year),
    ("(?<=c DOT YEARLIKE DASH) YEARLIKE:year", _plain_year),
    ("(circa|the year) YEARLIKE:year", _plain_year),
    ("the? (?<!TENS)DECADE:decade", _decade),
    ("the DECADE_WORD:decade", _decade_word),
    ("<count>:tens HYPHEN? ORD:ordinal HYPHEN? century", _century),
    ("ORD:ordinal HYPHEN? century", _century),
    ("ORDFIGURE:figure HYPHEN? century", _century),
    ("ORDFIGURE:figure (?=OR_TO the? ORDFIGURE HYPHEN? century)", _century),
    ("ANYFIGURE:figure ERA_BEFORE", _before_christ),
    ("ANYFIGURE:figure ERA_AFTER", _anno_domini),
    ("ERA_AFTER ANYFIGURE:figure", _anno_domini),
    # Parts of the year: "the first quarter of 2012", "the second half of the year", "last spring", "fall 2004".
    ("the? ORD:ordinal HYPHEN? quarter (?!final|HYPHEN|back) ((of|in|COMMA)? YEAR:year)?", _quarter),
    ("the? ORDFIGURE:figure HYPHEN? quarter ((of|in|COMMA)? YEAR:year)?", _quarter),
    ("the? (first|second|latter) half of YEAR:year", _half),
    ("the? SEASON:season (of|in|COMMA)? YEAR:year ((DASH|SLASH) TWO)?", _season),
    ("(the|this)? TURN:turn SEASON:season (?!HYPHEN)", _season),
    ("(?<=IN_SEASON) the? (?!fall)SEASON:season (?!of|HYPHEN)", _season),
    ("(?<=IN_SEASON) the fall:season (?!of|HYPHEN)", _season),
    # Fiscal years.
    ("(the)? (fiscal|financial) HYPHEN? year? YEAR:year", _fiscal),
    ("(the)? (fiscal|financial) year (ended|ending) (in)? YEAR:year", _fiscal),
    ("(the|this)? TURN:turn (fiscal|financial) year", _fiscal_turned),
    ("fy (YEAR:year|TWO:short)", _fiscal),
]  # fmt: skip

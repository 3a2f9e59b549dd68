"""The calendar: periods of whole days, the period of a unit that holds a day, and moving by units.

Weeks run from Monday to Sunday, as ISO 8601 has them. Seasons are the meteorological ones of the northern half of the
world: spring is March to May, and a winter is named by the year of its December.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """First and last day, both included, and the unit that they make; None is an end that stays open.

    ``unit`` is "day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade", "century" or
    "interval" where they make none.
    """

    start: date | None
    end: date | None
    unit: str = "interval"


def days(start: date, end: date, unit: str = "interval") -> Period:
    """Return the period from one day to another; the order of the two does not matter."""
    return Period(start=min(start, end), end=max(start, end), unit=unit)


def day(when: date) -> Period:
    """Return a day as a period."""
    return Period(start=when, end=when, unit="day")


def month(year: int, number: int) -> Period:
    """Return a month.

    >>> month(2024, 2).end
    datetime.date(2024, 2, 29)
    """
    return _months(date(year, number, 1), 1, "month")


def quarter(year: int, number: int) -> Period:
    """Return quarter 1 to 4 of a calendar year."""
    return _months(date(year, 3 * number - 2, 1), 3, "quarter")


def half(year: int, number: int) -> Period:
    """Return the first or second half of a year."""
    return _months(date(year, 6 * number - 5, 1), 6, "half")


def season(year: int, name: str) -> Period:
    """Return a season: "spring", "summer", "autumn" or "winter".

    >>> season(2012, "winter").end
    datetime.date(2013, 2, 28)
    """
    return _months(date(year, SEASON_MONTHS[name], 1), 3, "season")


def year(number: int) -> Period:
    """Return a calendar year."""
    return Period(start=date(number, 1, 1), end=date(number, 12, 31), unit="year")


def decade(number: int) -> Period:
    """Return the ten years from 1990, say, on."""
    return Period(start=date(number, 1, 1), end=date(number + 9, 12, 31), unit="decade")


def century(number: int) -> Period:
    """Return a century as people count it: the 19th is 1800 to 1899."""
    return Period(start=date(max(number * 100 - 100, 1), 1, 1), end=date(number * 100 - 1, 12, 31), unit="century")


def containing(unit: str, when: date) -> Period:
    """Return the period of a unit that holds a day.

    >>> containing("week", date(2023, 11, 8)).start
    datetime.date(2023, 11, 6)
    >>> containing("weekend", date(2023, 11, 8)).start  # the weekend of its week
    datetime.date(2023, 11, 11)
    """
    monday = when - timedelta(days=when.weekday())
    if unit == "week":
        return Period(start=monday, end=monday + timedelta(days=6), unit="week")
    if unit == "weekend":
        return Period(start=monday + timedelta(days=5), end=monday + timedelta(days=6), unit="weekend")
    if unit == "month":
        return month(when.year, when.month)
    if unit == "quarter":
        return quarter(when.year, (when.month + 2) // 3)
    if unit == "half":
        return half(when.year, 1 if when.month <= 6 else 2)
    if unit == "season":
        name = ("winter", "spring", "summer", "autumn")[when.month % 12 // 3]
        return season(when.year - (when.month < 3), name)
    if unit == "year":
        return year(when.year)
    if unit == "decade":
        return decade(max(when.year - when.year % 10, 1))
    if unit == "century":
        return century(when.year // 100 + 1)
    return day(when)


def moved(when: date, number: int, unit: str) -> date:
    """Return the day that lies a number of units later, or earlier where it is negative; months keep the day.

    >>> moved(date(2024, 3, 31), -1, "month")
    datetime.date(2024, 2, 29)
    """
    if unit in _MONTHS:
        months = when.year * 12 + when.month - 1 + number * _MONTHS[unit]
        first = date(months // 12, months % 12 + 1, 1)
        return min(first + timedelta(days=when.day - 1), _month_end(first))
    return when + timedelta(days=number * _DAYS.get(unit, 0))


def turned(when: date, number: int, unit: str) -> Period:
    """Return the period of a unit that lies a number of such units from the one that holds a day.

    >>> turned(date(2023, 11, 8), -1, "week").start
    datetime.date(2023, 10, 30)
    """
    return containing(unit, moved(containing(unit, when).start or when, number, unit))


def easter(year_number: int) -> date:
    """Return Easter Sunday of the western church, by the anonymous Gregorian computus (Meeus, 1991).

    >>> easter(2023)
    datetime.date(2023, 4, 9)
    """
    a, (b, c) = year_number % 19, divmod(year_number, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month_number, day_number = divmod(h + m - 7 * n + 114, 31)
    return date(year_number, month_number, day_number + 1)


def islamic(year_number: int, month_number: int, day_number: int) -> date:
    """Return a day of the tabular Islamic calendar; the sighted one may be a day off either way.

    >>> islamic(1444, 9, 1)  # Ramadan 2023
    datetime.date(2023, 3, 23)
    """
    passed = (year_number - 1) * 354 + (3 + 11 * year_number) // 30
    ordinal = 227014 + passed + 29 * (month_number - 1) + month_number // 2 + day_number
    return date.fromordinal(ordinal)


def _month_end(first: date) -> date:
    if first.month == 12:
        return date(first.year, 12, 31)
    return date(first.year, first.month + 1, 1) - timedelta(days=1)


def _months(first: date, number: int, unit: str) -> Period:
    return Period(start=first, end=_month_end(moved(first, number - 1, "month")), unit=unit)

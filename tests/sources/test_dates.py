"""Dates as written are found where they stand, and no day is made up."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.dates import MONTHS, WEEKDAYS, in_words, last_of_month, stated_days, written_dates

DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2099, 12, 31))
FORMS = [
    "{month} {day}, {year}",
    "{short} {day}, {year}",
    "{short} {day} {year}",
    "{day} {month} {year}",
    "{day}th of {month}, {year}",
    "{weekday}, {month} {day}, {year}",
    "{weekday} {day} {month} {year}",
    "{year}-{mm:02}-{day:02}",
]


@given(DAYS, st.sampled_from(FORMS))
def test_a_written_day_is_read_back(day: datetime.date, form: str) -> None:
    month = MONTHS[day.month - 1]
    words = form.format(
        month=month, short=month[:3], day=day.day, year=day.year, mm=day.month, weekday=WEEKDAYS[day.weekday()]
    )
    (found,) = written_dates(f"They met on {words}.")
    assert found.full == day
    assert found.weekday in {None, day.weekday()}


@pytest.mark.parametrize(
    "text",
    [
        "may 5 people come",
        "Mrs May said 5",
        "March on",
        "in May",
        "30 February 2020",
        "Feb. 31, 2020",
        "2020-13-01",
        "at 8.30",
        "May 5:30",
    ],
)
def test_what_is_no_day_is_not_read_as_one(text: str) -> None:
    assert list(written_dates(text)) == []


@given(st.text(max_size=120))
def test_a_date_lies_where_it_says_and_exists(text: str) -> None:
    for any_case in (False, True):
        for found in written_dates(text, any_case=any_case):
            assert 0 <= found.start < found.end <= len(text)
            assert 1 <= found.day <= last_of_month(2000, found.month).day


@given(st.text(max_size=80))
def test_any_metadata_is_days_or_nothing(text: str) -> None:
    days = stated_days(text)
    assert days is None or days[0] <= days[1]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-11-08T00:30:00+14:00", "2023-11-08"),
        ("20231108", None),
        ("Wed, 08 Nov 2023 23:59:00 -1200", "2023-11-08"),
        ("November 8, 2023", "2023-11-08"),
        ("yesterday", None),
        ("2023-02-30", None),
        ("99999999999999999999", None),
    ],
)
def test_metadata_days_are_taken_as_written(text: str, day: str | None) -> None:
    found = stated_days(text)
    assert (found and found[0].isoformat()) == day


def test_a_day_in_words_is_the_same_on_every_machine() -> None:
    assert in_words(datetime.date(2023, 11, 8)) == "8 November 2023"
    assert last_of_month(2024, 2) == datetime.date(2024, 2, 29)

"""Rows of a grounded record: what is resolved stands in the standards' columns and codes, and nothing else does."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import labels
from onrecord.surfaces.exports.event_cells import Row
from onrecord.surfaces.exports.row_lines import csv_line
from onrecord.surfaces.exports.rows import COLUMNS, rows_of
from onrecord.tables import table
from onrecord.types import Span, When
from onrecord.types.resolved import days_words
from tests.surfaces import desk


def rows(standard: str) -> dict[str, Row]:
    """Return the row of each event by its id."""
    return {str(row["event_id"]): row for row in rows_of(desk.record("grounded"), standard)}


def test_a_plover_row_has_day_place_and_parties_in_the_standards_columns() -> None:
    row = rows("plover")["e1"]
    wanted = {
        "Event Date": "2031-03-07",
        "Actor Country": ["ROU", "SRB"],
        "Primary Actor Sector": ["GOV", "GOV"],
        "Actor Sectors": ["GOV", "GOV"],
        "Placename": "Timișoara",
        "City": "Timișoara",
        "Province": None,
        "Country": "ROU",
        "Latitude": 45.75372,
        "Longitude": 21.22571,
        "GeoNames ID": 665087,
        "Raw Placename": "Timisoara",
        "Story Locations": ["Romania", "Timișoara", "Serbia", "Springfield", "Upper Ostra", "Texas"],
        "actor_ids": ["ROU-GOV", "SRB-GOV"],
        "start": "2031-03-07",
        "end": "2031-03-07",
        "edtf": "2031-03-07",
        "granularity": "day",
        "when_state": "resolved",
        "admin1": "36",
        "precision": "city",
    }
    assert {name: row[name] for name in wanted} == wanted


def test_a_body_of_no_country_has_its_code_in_the_country_column_of_plover() -> None:
    row = rows("plover")["e2"]
    assert (row["Actor Country"], row["Actor Sectors"]) == (["EUR"], None)
    assert (row["speaker_id"], row["speaker_country"], row["speaker_sectors"]) == ("org:european-union", None, ["EUR"])


def test_a_time_longer_than_a_day_is_an_interval_and_no_date() -> None:
    plover, cameo = rows("plover")["e2"], rows("cameo")["e2"]
    assert (plover["Event Date"], plover["start"], plover["end"]) == (None, "2031-04-01", "2031-04-30")
    assert (cameo["SQLDATE"], cameo["MonthYear"], cameo["Year"]) == (None, 203104, 2031)
    since = rows("cameo")["e5"]
    assert (since["Year"], since["start"], since["end"], since["edtf"]) == (None, "2029-01-01", None, "2029/..")


def test_a_cameo_row_has_the_codes_that_its_columns_want() -> None:
    row = rows("cameo")["e1"]
    wanted = {
        "SQLDATE": 20310307,
        "MonthYear": 203103,
        "Year": 2031,
        "Actor1Code": "ROMGOV",
        "Actor1CountryCode": "ROM",
        "Actor1Type1Code": "GOV",
        "Actor2Code": "SRBGOV",
        "Actor2CountryCode": "SRB",
        "ActionGeo_FullName": "Timișoara",
        "ActionGeo_CountryCode": "RO",
        "ActionGeo_ADM1Code": None,
        "ActionGeo_Lat": 45.75372,
        "ActionGeo_Long": 21.22571,
        "ActionGeo_FeatureID": None,
        "geonames": 665087,
    }
    assert {name: row[name] for name in wanted} == wanted
    assert rows("cameo")["e5"]["ActionGeo_ADM1Code"] == "USTX"
    union = rows("cameo")["e2"]
    assert (union["Actor1Code"], union["Actor1CountryCode"], union["Actor1Type1Code"]) == ("IGO", None, "IGO")


@pytest.mark.parametrize("standard", sorted(COLUMNS))
def test_what_is_ambiguous_or_unresolved_leaves_its_columns_empty_and_says_its_state(standard: str) -> None:
    for name, state in (("e3", "ambiguous"), ("e4", "unresolved")):
        row = rows(standard)[name]
        assert (row["when_state"], row["where_state"]) == (state, state)
        of_ours = ("start", "end", "edtf", "granularity", "geonames", "admin1", "precision", "actor_ids")
        of_theirs = ("Event Date", "SQLDATE", "MonthYear", "Year", "Placename", "City", "Country", "Latitude")
        filled = [column for column in (*of_ours, *of_theirs) if row.get(column) is not None]
        filled += [column for column, value in row.items() if column.startswith("ActionGeo_") and value is not None]
        assert filled == []


def test_of_an_unresolved_party_what_is_known_is_told_and_of_an_ambiguous_one_nothing() -> None:
    troops, gang = rows("cameo")["e3"], rows("cameo")["e4"]
    assert (troops["Actor1Code"], troops["Actor1CountryCode"], troops["Actor1Type1Code"]) == ("MIL", None, "MIL")
    assert (gang["Actor1Name"], gang["Actor1Code"], gang["Actor1Type1Code"]) == ("a gang", None, None)
    assert rows("plover")["e4"]["Actor Country"] is None
    assert troops["speaker_sectors"] == ["MIL"]


def test_parties_of_whom_one_is_resolved_keep_their_places_in_a_cell() -> None:
    record = desk.record("grounded")
    first, second = record.events[0].actors
    event = replace(record.events[0], actors=(replace(first, actor=None), second))
    (row,) = rows_of(replace(record, events=(event,)), "plover")
    assert (row["Actor Country"], row["actor_ids"]) == ([None, "SRB"], [None, "SRB-GOV"])


@pytest.mark.parametrize("standard", sorted(COLUMNS))
def test_a_resolved_name_that_begins_a_formula_is_made_safe_and_a_number_stays_one(standard: str) -> None:
    record = desk.record("grounded")
    where = record.events[0].where
    assert where is not None
    event = replace(record.events[0], where=replace(where, name="=1+1", lat=-45.5))
    row = next(rows_of(replace(record, events=(event,)), standard))
    cells = next(csv.DictReader(io.StringIO(csv_line(COLUMNS[standard]) + csv_line(row.values()))))
    name, lat = ("Placename", "Latitude") if standard == "plover" else ("ActionGeo_FullName", "ActionGeo_Lat")
    assert (cells[name], cells[lat]) == ("'=1+1", "-45.5")


DAYS = st.none() | st.dates()


@given(start=DAYS, end=DAYS, state=st.sampled_from(list(labels.STATES)))
def test_no_date_is_given_that_is_not_a_day_of_the_event(start: date | None, end: date | None, state: str) -> None:
    if start and end and end < start:
        start, end = end, start
    record = desk.record("grounded")
    when = When(span=Span.in_text(record.story.text, 0, 7), state=state, start=start, end=end)
    one = replace(record, events=(replace(record.events[0], when=when),))
    plover, cameo = next(rows_of(one, "plover")), next(rows_of(one, "cameo"))
    known = state == "resolved" and start is not None and end is not None
    assert (plover["Event Date"] is not None) == (cameo["SQLDATE"] is not None) == (known and start == end)
    assert (cameo["Year"] is not None) == (known and start is not None and end is not None and start.year == end.year)
    assert (days_words(when) == "") == (state == "unresolved" or start is end is None)


def test_the_sectors_are_plovers_with_its_sentences_and_cameo_has_a_code_for_most() -> None:
    plover, codes = table("plover"), table("gdelt_codes")
    assert plover["sectors"] | plover["nonstate"] == labels.SECTORS
    assert set(codes["types"]) < set(labels.SECTORS)
    assert (codes["types"]["JRN"], codes["types"]["MED"], codes["fips"]["KOR"]) == ("MED", "HLH", "KS")
    assert len(codes["fips"]) == len(set(codes["fips"].values())) >= 240

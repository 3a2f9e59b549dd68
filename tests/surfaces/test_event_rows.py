"""Rows of PLOVER and CAMEO say all of an event in the standard's columns and ours, and make up nothing."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.surfaces.exports.cameo_rows import goldstein
from onrecord.surfaces.exports.event_cells import Cell, Row
from onrecord.surfaces.exports.row_lines import csv_line, json_line
from onrecord.surfaces.exports.rows import COLUMNS, rows_of
from onrecord.types import Event, Party, Published, Record
from tests.house import ROOT
from tests.surfaces import desk

CELLS: list[dict[str, Any]] = json.loads((ROOT / "tests/cases/surfaces/cells.json").read_text(encoding="utf-8"))
ISSUE_COLUMNS = ("speaker", "speaker_kind", "status", "certainty", "start", "end")
STANDARDS = sorted(COLUMNS)


def rows(standard: str, name: str = "depot", *, reduce: bool = False) -> dict[str, list[Row]]:
    """Return the rows of a record of the desk by the event's id."""
    found: dict[str, list[Row]] = {}
    for row in rows_of(desk.record(name), standard, reduce=reduce):
        found.setdefault(str(row["event_id"]), []).append(row)
    return found


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("name", desk.names())
def test_every_event_has_a_row_and_every_row_the_columns_in_their_order(name: str, standard: str) -> None:
    made = rows(standard, name)
    assert list(made) == [event.id for event in desk.record(name).events]
    assert {tuple(row) for several in made.values() for row in several} <= {COLUMNS[standard]}
    assert set(ISSUE_COLUMNS) <= set(COLUMNS[standard])
    assert len(set(COLUMNS[standard])) == len(COLUMNS[standard])


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_denied_deed_is_a_row_that_says_who_denies_it(standard: str) -> None:
    (row,) = rows(standard)["e5"]
    said = {name: row[name] for name in ("status", "speaker", "speaker_kind", "act", "polarity", "certainty", "type")}
    assert said == {
        "status": "negated",
        "speaker": "Karsa's defence ministry",
        "speaker_kind": "organization",
        "act": "deny",
        "polarity": "denied",
        "certainty": "certain",
        "type": "AID",
    }
    trigger = desk.record("depot").events[4].trigger
    assert (row["trigger"], row["trigger_start"], row["trigger_end"]) == ("supplying", trigger.start, trigger.end)


def test_a_plover_row_has_the_standards_score_quad_contexts_and_all_parties_in_one_cell() -> None:
    (row,) = rows("plover")["e6"]
    assert row["Event Type"] == "CONSULT"
    assert (row["Intensity"], row["Quad Code"]) == (2.5, "VERBAL COOPERATION")
    assert row["Contexts"] == ["military", "diplomatic"]
    assert row["Actor Name"] == ["Veld Front", "Coast League"]
    assert row["Actor Name Raw"] == ["the front", "the Coast League"]
    assert row["Recipient Name"] is None
    (drone,) = rows("plover")["e7"]
    assert (drone["Event Mode"], drone["Intensity"], drone["Raw Placename"]) == ("drone", -9.5, "Miravale")


def test_parties_to_talks_are_a_pair_in_cameo_and_other_actors_meet_each_recipient() -> None:
    assert [(row["Actor1Name"], row["Actor2Name"]) for row in rows("cameo")["e6"]] == [("Veld Front", "Coast League")]
    names = [Party(name=name, spans=()) for name in ("A", "B", "C")]
    record = desk.record("depot")

    def pairs(**changes: Any) -> list[tuple[Cell, Cell]]:
        event: Event = replace(record.events[0], **changes)
        made = rows_of(replace(record, events=(event,)), "cameo")
        return [(row["Actor1Name"], row["Actor2Name"]) for row in made]

    assert pairs(type="CONSULT", actors=tuple(names)) == [("A", "B"), ("A", "C"), ("B", "C")]
    assert pairs(actors=tuple(names[:2]), recipients=(names[2],)) == [("A", "C"), ("B", "C")]
    assert pairs(type="ACCUSE", actors=tuple(names[:2])) == [("A", None), ("B", None)]
    assert pairs(actors=(), recipients=(names[0],)) == [(None, "A")]
    assert pairs(actors=()) == [(None, None)]


def test_a_cameo_row_has_code_base_root_quad_and_goldstein_score_of_one_code() -> None:
    (row,) = rows("cameo")["e13"]
    names = ("EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale")
    assert [row[name] for name in names] == ["0874", "087", "08", 2, 10.0]
    ids = [row["GLOBALEVENTID"] for several in rows("cameo").values() for row in several]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(("code", "score"), [("040", 1), ("0334", 6), ("0333", 5.2), ("130", -4.4), ("2042", -10)])
def test_a_code_without_a_score_of_its_own_has_that_of_the_code_above_it(code: str, score: float) -> None:
    assert goldstein(code) == score


@pytest.mark.parametrize("code", ["99", "", "0"])
def test_a_code_that_does_not_exist_has_no_score(code: str) -> None:
    assert goldstein(code) is None


def test_what_has_no_name_in_a_standard_keeps_its_row_with_empty_cells() -> None:
    (plover,), (cameo,) = rows("plover")["e3"], rows("cameo")["e3"]
    assert {plover[name] for name in ("Event Type", "Event Mode", "Intensity", "Quad Code", "Actor Name")} == {None}
    assert {cameo[name] for name in ("EventCode", "EventRootCode", "QuadClass", "GoldsteinScale")} == {None}
    assert (plover["type"], plover["trigger"]) == ("OTHER", "burns")


@pytest.mark.parametrize("standard", STANDARDS)
def test_the_narrator_has_no_name_and_what_is_not_resolved_is_empty(standard: str) -> None:
    row = rows(standard)["e4"][0]
    assert (row["speaker"], row["speaker_kind"]) == (None, "narrator")
    assert (row["when"], row["start"], row["end"]) == ("on Friday", None, None)
    unresolved = [name for name in row if any(word in name for word in ("Country", "SQLDATE", "Event Date", "Lat"))]
    assert unresolved
    assert {row[name] for name in unresolved} == {None}


def test_the_day_of_publication_is_given_only_when_it_is_one_day() -> None:
    record = desk.record("depot")
    assert next(rows_of(record, "plover"))["Publication Date"] == "2031-03-08"
    week = replace(record.story.published, end=record.story.published.end.replace(day=9))  # type: ignore[union-attr]
    for published in (week, Published()):
        row = next(rows_of(replace(record, story=replace(record.story, published=published)), "plover"))
        assert row["Publication Date"] is None
    assert row["published_start"] is None


def test_counts_keep_their_interval() -> None:
    (dead,), (injured,) = rows("plover")["e8"], rows("plover")["e9"]
    assert (dead["dead_least"], dead["dead_most"], dead["injured_least"]) == (12, None, None)
    assert (injured["injured_least"], injured["injured_most"]) == (24, 99)


def test_reduction_is_off_unless_asked_for_and_keeps_the_records_own_type() -> None:
    (plain,), (reduced,) = rows("plover")["e6"], rows("plover", reduce=True)["e6"]
    assert (plain["Event Type"], reduced["Event Type"]) == ("CONSULT", "AGREE")
    assert (reduced["type"], reduced["status"]) == ("CONSULT", "planned")
    (happened,) = rows("plover", reduce=True)["e7"]
    assert (happened["Event Type"], happened["Event Mode"]) == ("ASSAULT", "drone")
    (cameo,) = rows("cameo", reduce=True)["e6"]
    assert str(cameo["EventRootCode"]) == "03"
    assert [several[0]["EventCode"] for several in rows("cameo").values()][5] == "040"


@pytest.mark.parametrize("case", CELLS, ids=lambda case: repr(case["cell"])[:20])
def test_a_cell_of_csv_is_one_line_and_begins_no_formula(case: dict[str, Any]) -> None:
    line = csv_line([case["cell"], "end"])
    assert line.endswith("\n")
    assert next(csv.reader(io.StringIO(line))) == [case["written"], "end"]


@given(words=st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_whatever_the_words_a_line_of_csv_is_one_line_of_as_many_cells_and_no_formula(words: list[str]) -> None:
    line = csv_line([*words, list(words)])
    assert len(line.splitlines()) == 1
    cells = next(csv.reader(io.StringIO(line)))
    assert len(cells) == len(words) + 1
    for cell in cells:
        assert not any(part.startswith(("=", "+", "-", "@", "\t")) for part in cell.split(";"))
    line.encode()


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("name", desk.names())
def test_csv_and_json_lines_hold_the_same_rows(name: str, standard: str) -> None:
    record = desk.record(name)
    text = csv_line(COLUMNS[standard]) + "".join(csv_line(row.values()) for row in rows_of(record, standard))
    assert len(text.splitlines()) == 1 + len(list(rows_of(record, standard)))
    read = list(csv.DictReader(io.StringIO(text)))
    objects = [json.loads(json_line(row)) for row in rows_of(record, standard)]
    assert objects == list(rows_of(record, standard))
    for row, plain in zip(read, objects, strict=True):
        assert (row["event_id"], row["status"]) == (plain["event_id"], plain["status"])
        assert {column for column, words in row.items() if not words} == {
            column for column, value in plain.items() if value in (None, "", [""])
        }


def test_very_many_events_are_rows_one_by_one_without_waiting_for_the_last() -> None:
    record = desk.record("depot")
    many = replace(record, events=tuple(replace(record.events[4], id=f"e{n}") for n in range(3_000)))
    made = rows_of(many, "cameo")
    assert next(made)["event_id"] == "e0"
    assert sum(1 for _ in made) == 2_999


def test_an_event_of_a_claim_that_is_not_there_cannot_be_recorded() -> None:
    record = desk.record("depot")
    with pytest.raises(ValueError, match="event e1 belongs to claim 'c99'"):
        Record(story=record.story, claims=record.claims, events=(replace(record.events[0], claim="c99"),))

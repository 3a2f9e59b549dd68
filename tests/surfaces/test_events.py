"""``onrecord events`` in one process, with records from the desk in place of the model: forms, messages, exit codes."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from onrecord.surfaces.cli import main, work
from onrecord.surfaces.cli.event_table import event_table
from onrecord.surfaces.cli.painter import ROOM_FOR_COLUMNS
from onrecord.surfaces.cli.table import record_table
from onrecord.surfaces.cli.terminal import Look, visible
from onrecord.surfaces.event_wording import STATUS_SIGNS, claims_by_id, count_words, party_words
from onrecord.surfaces.exports.event_lines import event_lines
from onrecord.surfaces.exports.json_schema import record_schema
from onrecord.surfaces.exports.rows import COLUMNS
from onrecord.surfaces.wording import speaker_words
from onrecord.types import Count, Record, Span
from tests.surfaces import desk
from tests.surfaces.test_json_schema import closed
from tests.surfaces.test_read import record_of
from tests.surfaces.test_table import COLOUR, in_order

Told = pytest.CaptureFixture[str]
WIDTHS = (40, 60, ROOM_FOR_COLUMNS - 1, ROOM_FOR_COLUMNS, 140, 220)
Table = Callable[[Record, Look], str]
WITH_EVENTS = ("depot", "grounded", "hostile-events")


@pytest.fixture
def stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a file for each record of the desk."""
    monkeypatch.setattr(work, "record_of", record_of)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    for name in desk.names():
        (tmp_path / f"{name}.txt").write_text("Words.", encoding="utf-8")
    return tmp_path


def test_one_story_gives_a_table_of_what_happens_by_whose_account(stories: Path, capsys: Told) -> None:
    assert main(["events", "depot.txt"]) == 0
    out, err = capsys.readouterr()
    row = next(line for line in out.splitlines() if "supplying" in line)
    assert re.search(r"e5 +negated +supplying +Karsa's defence +Karsa's defence", row)
    assert err == ""


def test_a_story_without_events_says_so(stories: Path, capsys: Told) -> None:
    assert main(["events", "bare.txt"]) == 0
    assert "no events found" in capsys.readouterr().out


def test_json_is_a_line_an_event_with_its_story_and_its_claim_and_fits_the_schema(stories: Path, capsys: Told) -> None:
    assert main(["events", "--json", "depot.txt"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    record = desk.record("depot")
    assert [line["id"] for line in lines] == [event.id for event in record.events]
    assert {field: lines[4][field] for field in ("story", "title", "speaker", "speaker_kind", "act", "polarity")} == {
        "story": record.story.id,
        "title": record.story.title,
        "speaker": "Karsa's defence ministry",
        "speaker_kind": "organization",
        "act": "deny",
        "polarity": "denied",
    }
    assert (lines[0]["speaker"], lines[0]["speaker_kind"]) == ("", "narrator")
    schema = record_schema()
    shape = {"$ref": "#/$defs/event_line", "$defs": schema["$defs"]}
    assert [error.message for line in lines for error in Draft202012Validator(closed(shape)).iter_errors(line)] == []
    plain = record.to_dict()["events"]
    assert isinstance(plain, list)
    for line, event in zip(lines, plain, strict=True):
        assert isinstance(event, dict)
        assert event.items() <= line.items(), "nothing of the event is left out or renamed"


def test_several_stories_give_lines_in_order_and_bad_files_stand_at_the_end(stories: Path, capsys: Told) -> None:
    (stories / "blank.txt").touch()
    assert main(["events", "hostile-events.txt", "blank.txt", "bare.txt", "depot.txt", "nowhere.txt"]) == 1
    out, err = capsys.readouterr()
    told = [json.loads(line) for line in out.splitlines()]
    expected = [(name, event.id) for name in ("hostile-events", "depot") for event in desk.record(name).events]
    assert [(line["story"].rstrip("0"), line["id"]) for line in told] == expected
    summary, count, first, second = err.splitlines()
    assert summary.startswith("read 3 stories in ")
    assert count == "2 could not be read:"
    assert first == "  blank.txt is empty; give a file with the story's text"
    assert second.startswith("  nowhere.txt: No such file or directory")


@pytest.mark.parametrize("standard", sorted(COLUMNS))
def test_rows_of_a_folder_are_one_csv_file_with_one_line_of_names(stories: Path, capsys: Told, standard: str) -> None:
    assert main(["events", ".", "--format", standard]) == 0
    out = capsys.readouterr().out
    assert out.splitlines().count(",".join(COLUMNS[standard])) == 1
    read = list(csv.DictReader(io.StringIO(out)))
    ids = list(dict.fromkeys((row["story_id"].rstrip("0"), row["event_id"]) for row in read))
    assert ids == [(name, event.id) for name in WITH_EVENTS for event in desk.record(name).events]


def test_rows_of_stories_without_events_are_still_a_csv_file(stories: Path, capsys: Told) -> None:
    assert main(["events", "bare.txt", "--format", "cameo", "--as", "csv"]) == 0
    assert capsys.readouterr().out == ",".join(COLUMNS["cameo"]) + "\n"


def test_rows_come_as_json_lines_too_with_numbers_lists_and_nulls(stories: Path, capsys: Told) -> None:
    assert main(["events", "depot.txt", "--format", "plover", "--as", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (rows[5]["Actor Name"], rows[5]["Intensity"], rows[5]["Event Date"]) == (
        ["Veld Front", "Coast League"],
        2.5,
        None,
    )


def test_reduction_is_asked_for_by_its_option(stories: Path, capsys: Told) -> None:
    assert main(["events", "depot.txt", "--format", "plover", "--reduce"]) == 0
    reduced = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert (reduced[5]["Event Type"], reduced[5]["type"]) == ("AGREE", "CONSULT")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["events"], "FILE"),
        (["events", "a.txt", "--as", "csv"], "name the rows, with --format"),
        (["events", "a.txt", "--reduce"], "name the rows, with --format"),
        (["events", "a.txt", "--format", "ideal"], "invalid choice"),
        (["events", "a.txt", "--format", "plover", "--json"], "not allowed with"),
        (["events", "-", "-"], "only once"),
        (["events", "a.txt", "--date", "soon"], "is not a day"),
    ],
)
def test_arguments_that_make_no_sense_end_with_2_and_say_what_to_do(
    arguments: list[str], words: str, capsys: Told
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", WITH_EVENTS)
@pytest.mark.parametrize("table", [event_table, record_table])
def test_both_tables_say_all_of_every_event_at_any_width(
    name: str, width: int, table: Callable[[Record, Look], str]
) -> None:
    record = desk.record(name)
    shown = table(record, Look(width=width))
    assert max(cell_len(line) for line in shown.splitlines()) <= width
    claims = claims_by_id(record)
    for event in record.events:
        words = [event.id, event.status, event.trigger.text, event.type, event.mode]
        words += [party_words(party) for party in (*event.actors, *event.recipients)]
        words += [count_words(count) for count in event.counts]
        if table is event_table:
            words += [speaker_words(claims[event.claim].speaker), event.claim]
            words += [value.span.text for value in (event.when, event.where) if value]
        assert [one for one in words if not in_order(visible(one), shown)] == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("encoding", ["ascii", "cp437", "utf-8"])
def test_nothing_in_an_event_reaches_the_terminal_as_a_command(width: int, encoding: str) -> None:
    for table in (event_table, record_table):
        shown = table(desk.record("hostile-events"), Look(width=width, encoding=encoding))
        shown.encode(encoding)
        assert not [char for char in shown if char != "\n" and (char < " " or "\x7f" <= char <= "\x9f")]
        assert not set(shown) & set("\u202e\u202c\u2028")


def test_each_status_has_a_colour_of_its_own_and_colours_change_no_word() -> None:
    plain = event_table(desk.record("depot"), Look(width=120))
    coloured = event_table(desk.record("depot"), Look(width=120, colour=True))
    assert "\n".join(line.rstrip() for line in COLOUR.sub("", coloured).splitlines()) == plain.rstrip("\n")
    styles = {status: set(re.findall(rf"\x1b\[([\d;]+)m{status}\b", coloured)) for status in STATUS_SIGNS}
    assert [status for status, codes in styles.items() if len(codes) != 1 and status != "possible"] == []
    assert len({code for codes in styles.values() for code in codes if code.startswith("1;")}) == len(STATUS_SIGNS)


def test_events_stand_below_their_claims_and_nowhere_else_in_the_table_of_claims() -> None:
    lines = record_table(desk.record("depot"), Look(width=130)).splitlines()
    starts = {match[1]: at for at, line in enumerate(lines) if (match := re.match(r" (c\d+) ", line))}
    (place,) = [at for at, line in enumerate(lines) if re.search(r" e5 negated supplying ", line)]
    assert starts["c2"] < place < starts["c3"]
    assert "e5" not in "".join(lines[: starts["c2"]])


def test_a_line_of_json_has_nothing_that_a_terminal_obeys(stories: Path, capsys: Told) -> None:
    for form in (["--json"], ["--format", "plover", "--as", "jsonl"], ["--format", "cameo"]):
        assert main(["events", "hostile-events.txt", *form]) == 0
        out = capsys.readouterr().out
        assert not [char for char in out if char != "\n" and (char < " " or "\x7f" <= char <= "\x9f")]
        assert not set(out) & set("\u202e\u202c\u2028")


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [(3, 3, "3 dead"), (12, None, "at least 12 dead"), (0, 5, "up to 5 dead"), (24, 99, "24 to 99 dead")],
)
def test_a_count_is_said_with_its_interval(least: int, most: int | None, words: str) -> None:
    assert count_words(Count(kind="dead", least=least, most=most, span=Span(start=0, end=0, text=""))) == words


def test_lines_of_events_are_the_events_of_the_record_in_their_order() -> None:
    record = desk.record("hostile-events")
    lines = list(event_lines(record))
    assert all("\n" not in line for line in lines)
    assert [json.loads(line)["trigger"]["text"] for line in lines] == [event.trigger.text for event in record.events]

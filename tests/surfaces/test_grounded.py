"""A record with resolved, ambiguous and unresolved values: every surface says what is known of them, and no more."""

from __future__ import annotations

import copy
import json
from html.parser import HTMLParser
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from onrecord.surfaces.cli import explain, main
from onrecord.surfaces.cli.event_table import event_table
from onrecord.surfaces.cli.painter import ROOM_FOR_COLUMNS
from onrecord.surfaces.cli.table import record_table
from onrecord.surfaces.cli.terminal import Look
from onrecord.surfaces.exports.event_lines import event_lines
from onrecord.surfaces.exports.html_page import record_page
from onrecord.surfaces.exports.json_schema import record_schema
from onrecord.types import Record
from onrecord.types.markup import notebook_html
from tests.surfaces import desk
from tests.surfaces.test_table import in_order

Told = pytest.CaptureFixture[str]
RESOLVED = ("2031-03-07", "Timișoara, ROU", "2031-04-01 to 2031-04-30", "from 2029-01-01", "Texas, USA", "ROU GOV")
AMBIGUOUS = ("2031-03-03 to 2031-03-09 (ambiguous)", "Springfield, USA (ambiguous)", "MEX CRM (ambiguous)")


def grounded() -> Record:
    """Return the record that this file is about."""
    return desk.record("grounded")


def plain() -> Any:
    """Return the record as JSON gives it."""
    return copy.deepcopy(grounded().to_dict())


def test_json_has_every_field_of_a_place_a_time_and_an_actor() -> None:
    event = plain()["events"][0]
    assert event["when"] == {
        "span": event["when"]["span"],
        "state": "resolved",
        "edtf": "2031-03-07",
        "start": "2031-03-07",
        "end": "2031-03-07",
        "granularity": "day",
        "timex3": "2031-03-07",
        "kind": "DATE",
        "basis": "published",
        "why": ['direction:past by rule:past_tense_of_its_verb on "met"'],
    }
    assert event["where"] == {
        "span": event["where"]["span"],
        "state": "resolved",
        "name": "Timișoara",
        "geonames": 665087,
        "country": "ROU",
        "admin1": "36",
        "lat": 45.75372,
        "lon": 21.22571,
        "precision": "city",
        "use": "literal",
        "candidates": [],
        "why": [],
    }
    assert event["actors"][0]["actor"] == {
        "id": "ROU-GOV",
        "name": "government of Romania",
        "country": "ROU",
        "sectors": ["GOV"],
        "state": "resolved",
        "why": ['country:ROU by table:actors on "Romania"'],
    }


def test_what_is_not_resolved_is_null_in_json_and_keeps_its_words() -> None:
    record = plain()
    where, when = record["events"][3]["where"], record["events"][3]["when"]
    assert where["span"]["text"] == "Upper Ostra"
    assert {where[field] for field in ("name", "geonames", "country", "admin1", "lat", "lon", "precision")} == {None}
    assert (when["span"]["text"], when["timex3"]) == ("Some time ago", "PAST_REF")
    assert {when[field] for field in ("edtf", "start", "end", "granularity", "basis")} == {None}
    colonel = record["claims"][2]["speaker"]["actor"]
    assert (colonel["id"], colonel["country"], colonel["sectors"]) == (None, None, ["MIL"])
    assert record["claims"][0]["speaker"]["actor"] is None
    assert record["events"][3]["recipients"][0]["actor"] is None


def test_an_ambiguous_place_keeps_its_candidates_as_objects() -> None:
    where = plain()["events"][2]["where"]
    assert [(one["name"], one["admin1"], one["score"]) for one in where["candidates"]] == [
        ("Springfield", "MO", 1.5),
        ("Springfield", "MA", 1.5),
    ]


def test_all_places_and_times_of_the_story_stand_at_the_top_level() -> None:
    record = plain()
    said = [(place["span"]["text"], place["state"], place["use"]) for place in record["places"]]
    assert said[0] == ("Romania", "resolved", "government")
    assert said[2] == ("Serbian", "resolved", "associative")
    assert [when["span"]["text"] for when in record["times"]] == [
        *("on Friday", "next month", "this week", "Some time ago", "since 2029")
    ]
    assert record["story"]["dateline"]["place"]["name"] == "Timișoara"


def test_a_line_of_events_has_the_speakers_actor() -> None:
    lines = [json.loads(line) for line in event_lines(grounded())]
    assert lines[1]["speaker_actor"]["id"] == "org:european-union"
    assert lines[0]["speaker_actor"] is None


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("events", 0, "when", "state"), "guessed"),
        (("events", 0, "when", "start"), "Friday"),
        (("events", 0, "when", "granularity"), "minute"),
        (("events", 0, "when", "basis"), "given"),
        (("events", 0, "when", "kind"), None),
        (("events", 0, "where", "country"), "Romania"),
        (("events", 0, "where", "lat"), 91),
        (("events", 0, "where", "use"), None),
        (("events", 0, "where", "precision"), "exact"),
        (("events", 2, "where", "candidates", 0, "lat"), None),
        (("events", 2, "where", "candidates", 0), "Springfield"),
        (("events", 0, "actors", 0, "actor", "sectors"), ["GOVERNMENT"]),
        (("events", 0, "actors", 0, "actor", "state"), None),
        (("places",), None),
        (("times", 0), None),
    ],
)
def test_the_schema_refuses_a_grounded_value_that_is_not_one(path: tuple[str | int, ...], value: object) -> None:
    record = plain()
    assert Draft202012Validator(record_schema()).is_valid(record)
    place: Any = record
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert not Draft202012Validator(record_schema()).is_valid(record)


@pytest.mark.parametrize("width", [40, ROOM_FOR_COLUMNS - 1, ROOM_FOR_COLUMNS, 160])
@pytest.mark.parametrize("show", [event_table, record_table])
def test_both_tables_say_what_was_resolved_and_mark_what_is_ambiguous(show: Any, width: int) -> None:
    shown = show(grounded(), Look(width=width))
    assert [words for words in (*RESOLVED, *AMBIGUOUS, "EUR", "MIL") if not in_order(words, shown)] == []


def test_colours_and_plain_signs_hold_for_resolved_words_too() -> None:
    shown = event_table(grounded(), Look(width=120, encoding="ascii"))
    assert shown.isascii()
    assert in_order("Timi\\u0219oara, ROU", shown)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, capsys: Told) -> Any:
    """Give a function that returns what ``onrecord explain`` prints for an item of the record."""
    monkeypatch.setattr(explain, "record_of", lambda name, order: grounded())

    def tell(item: str) -> list[str]:
        assert main(["explain", "grounded", item]) == 0
        return capsys.readouterr().out.splitlines()

    return tell


def test_explain_says_when_where_and_who_with_all_that_it_rests_on(told: Any) -> None:
    lines = told("e1")
    assert "  when: “on Friday”, resolved (the story and our tables settle which it is)" in lines
    assert "    first day: 2031-03-07; last day: 2031-03-07" in lines
    assert "    granularity: day (one day of the calendar)" in lines
    assert "    written: EDTF 2031-03-07, TIMEX3 2031-03-07, DATE" in lines
    assert "    basis: published (counted from the day of publication)" in lines
    assert "    - The direction is past, by the rule past_tense_of_its_verb, for “met”." in lines
    assert "    place: Timișoara, ROU, division 36, 45.754° N 21.226° E, GeoNames 665087" in lines
    assert any(line.startswith("    known as: government of Romania, ROU-GOV, resolved (") for line in lines)
    assert "    country: ROU" in lines
    assert "    sector: GOV (the government, its ministries and officials)" in lines


def test_explain_lists_the_candidates_of_an_ambiguous_place(told: Any) -> None:
    lines = told("e3")
    assert any(line.startswith("  where: “Springfield”, ambiguous (it may be one of several") for line in lines)
    assert len([line for line in lines if line.startswith("    candidate: Springfield, USA, division M")]) == 2


def test_explain_of_what_is_unresolved_says_so_and_gives_no_day_and_no_place(told: Any) -> None:
    lines = told("e4")
    assert "  when: “Some time ago”, unresolved (only the words are known)" in lines
    assert "  where: “Upper Ostra”, unresolved (only the words are known)" in lines
    assert not [line for line in lines if line.startswith(("    first day", "    place:", "    basis"))]


def test_an_open_end_is_said_to_be_open(told: Any) -> None:
    assert "    first day: 2029-01-01; last day: open" in told("e5")


def test_explain_of_a_claim_says_who_the_speaker_is(told: Any) -> None:
    lines = told("c2")
    assert any(line.startswith("    known as: a colonel, unresolved (") for line in lines)
    assert "    sector: MIL (the armed forces)" in lines
    assert "    - The sector is MIL (the armed forces), by the table actor_roles, for “colonel”." in lines


class Titles(HTMLParser):
    """Collects the title and the text of each element of a class, and of each run of the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.resolved: dict[str, str] = {}
        self.runs: set[str] = set()
        self._title = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        if "resolved" in classes:
            self._title = given.get("title") or ""
        if "run" in classes and given.get("title"):
            self.runs.add(str(given["title"]))

    def handle_data(self, data: str) -> None:
        if self._title:
            self.resolved[data] = self._title
            self._title = ""


def test_the_page_shows_what_was_resolved_and_says_the_whole_of_it_in_titles() -> None:
    page = Titles(record_page(grounded()))
    assert set(page.resolved) >= {*RESOLVED, *AMBIGUOUS, "EUR", "MIL"}
    assert page.resolved["2031-03-07"] == "resolved: 2031-03-07, day, counted from the day of publication"
    assert page.resolved["Timișoara, ROU"] == "resolved: Timișoara, ROU, city, 45.754° N 21.226° E"
    assert page.resolved["Springfield, USA (ambiguous)"].endswith("one of 2 candidates")
    assert page.resolved["ROU GOV"].startswith("resolved: government of Romania, ROU-GOV, ROU, GOV (the government")
    html = record_page(grounded())
    assert "The direction is past, by the rule past_tense_of_its_verb" in html
    assert "The sector is MIL (the armed forces), by the table actor_roles" in html
    assert {"unresolved: only the words are known", page.resolved["Texas, USA"]} <= page.runs


def test_a_page_of_a_record_that_is_not_grounded_shows_nothing_as_resolved() -> None:
    assert Titles(record_page(desk.record("depot"))).resolved == {}


def test_the_notebook_sets_what_was_resolved_in_square_brackets() -> None:
    html = notebook_html(grounded())
    assert [words for words in (*RESOLVED, *AMBIGUOUS) if f"[{words}]" not in html] == []
    assert "[" not in notebook_html(desk.record("depot"))


@pytest.mark.parametrize("arguments", [["when"], ["where"], ["who"], ["where", "Tripoli", "--country", "Libya"]])
def test_trying_a_word_needs_the_word_and_codes_that_are_codes(arguments: list[str], capsys: Told) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert "usage: onrecord" in capsys.readouterr().err

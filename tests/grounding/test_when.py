"""Times: expressions of our own on the calendar, direction by tense, traps that are no times, and what always holds."""

from __future__ import annotations

import json
import locale
import os
import re
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.claims import find_claims, find_events
from onrecord.claims.tree import Tree
from onrecord.grounding.when import Times, resolve
from onrecord.grounding.when.recognise import expressions
from onrecord.reading import read_text
from onrecord.settings import SourceSettings
from onrecord.sources import story_from_text
from onrecord.types import Event, Published, When

CASES = Path(__file__).parents[1] / "cases" / "grounding"
ANY = SourceSettings(any_language=True)
EXPRESSIONS = [case["expression"] for case in json.loads((CASES / "when_expressions.json").read_text(encoding="utf-8"))]


def cases(name: str) -> list[Any]:
    loaded = json.loads((CASES / name).read_text(encoding="utf-8"))
    return [pytest.param(case, id=case.get("name") or case["expression"]) for case in loaded]


def on(text: str) -> Published:
    day = date.fromisoformat(text)
    return Published(start=day, end=day, basis="given")


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def times_of(text: str, published: str) -> tuple[Times, list[tuple[Event, int]]]:
    story = story_from_text(text, date=date.fromisoformat(published), settings=ANY)
    reading = read_text(story)
    events = find_events(reading, find_claims(reading).claims).events
    at = {token.start: index for index, token in enumerate(reading.tokens)}
    return Times(Tree(reading), story), [(event, at[event.trigger.start]) for event in events]


@pytest.mark.parametrize("case", cases("when_expressions.json"))
def test_an_expression_means_these_days(case: dict[str, Any]) -> None:
    """First and last day, told from Wednesday, 8 November 2023; null is an end that stays open."""
    when = resolve(case["expression"], on(case["on"]))
    assert (when.start, when.end) == (day(case["start"]), day(case["end"]))
    assert when.state == "resolved"


@pytest.mark.parametrize("case", cases("when_values.json"))
def test_an_expression_has_this_value(case: dict[str, Any]) -> None:
    """TIMEX3's value and type, and the EDTF, which is empty for what has no place on the calendar."""
    when = resolve(case["expression"], on(case["on"]))
    assert (when.timex3, when.kind, when.edtf) == (case["timex3"], case["kind"], case["edtf"])


@pytest.mark.parametrize("case", cases("when_stories.json"))
def test_a_story_gives_its_times_direction(case: dict[str, Any]) -> None:
    """Tense, cue and the times named before decide which Monday, March or next day is meant."""
    times, _ = times_of(case["text"], case["on"])
    found = [f"{when.start}/{when.end}" for when in times.all if when.span.text == case["words"]]
    assert found == [case["days"]]


@pytest.mark.parametrize("case", cases("when_negative.json"))
def test_what_looks_like_a_time_is_none(case: dict[str, Any]) -> None:
    """Verbs, people, counts, ages and numbers that are no years give no time on the calendar."""
    times, _ = times_of(case["text"], "2023-11-08")
    assert [when.span.text for when in times.all if when.start or when.end] == []


@pytest.mark.parametrize("case", cases("when_events.json"))
def test_an_event_gets_the_time_that_dates_it(case: dict[str, Any]) -> None:
    """By the syntax, not the nearest word; plans get days to come, and a bounding word counts."""
    times, events = times_of(case["text"], case["on"])
    dated = [times.of(event, at) for event, at in events if event.trigger.text == case["trigger"]]
    assert [(when.start, when.end) for when in dated if when] == [(day(case["start"]), day(case["end"]))]


def test_an_event_without_a_time_gets_none() -> None:
    """A time in another sentence, or of the act of saying, does not date an event."""
    times, events = times_of("Police said on Monday that gunmen attacked the depot.", "2023-11-08")
    assert [times.of(event, at) for event, at in events if event.trigger.text == "attacked"] == [None]


def test_without_a_story_day_relative_times_stay_unresolved_and_say_why() -> None:
    """Unknown is an answer: no day is made up, and absolute times are placed all the same."""
    unknown = resolve("last week", Published())
    assert (unknown.state, unknown.start, unknown.end) == ("unresolved", None, None)
    assert "not known" in unknown.why[-1].decision
    assert resolve("Nov. 18, 2022", Published()).start == date(2022, 11, 18)


def test_a_story_published_on_one_of_several_days_gives_the_days_that_it_may_be() -> None:
    """The result is as open as the story's date is: an interval, or a set of days in EDTF."""
    days = (date(2023, 11, 1), date(2023, 11, 8), date(2023, 11, 15))
    some = Published(start=days[0], end=days[-1], basis="inferred", days=days)
    when = resolve("yesterday", some)
    assert (when.start, when.end) == (date(2023, 10, 31), date(2023, 11, 14))
    assert when.edtf == "[2023-10-31,2023-11-07,2023-11-14]"
    span = resolve("yesterday", Published(start=days[0], end=days[-1], basis="inferred"))
    assert span.edtf == "[2023-10-31..2023-11-14]"
    assert resolve("last year", some).edtf == "2022"


def test_a_date_in_figures_that_two_countries_read_apart_is_ambiguous() -> None:
    """03/04/2023 is either of two days; 25/04/2023 is one."""
    assert resolve("03/04/2023", Published()).state == "ambiguous"
    assert resolve("25/04/2023", Published()).state == "resolved"


@given(
    expression=st.sampled_from(EXPRESSIONS),
    first=st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)),
    length=st.integers(min_value=0, max_value=4000),
    known=st.booleans(),
)
def test_any_expression_on_any_story_day_starts_before_it_ends(
    expression: str, first: date, length: int, known: bool
) -> None:
    """At the ends of the calendar too; and the words of the span stand where it says."""
    last = first + timedelta(days=min(length, (date.max - first).days))
    published = Published(start=first, end=last, basis="given") if known else Published()
    when = resolve(expression, published)
    assert when.start is None or when.end is None or when.start <= when.end
    assert expression[when.span.start : when.span.end] == when.span.text
    assert when.state == "unresolved" or when.start or when.end


@given(st.text(alphabet=st.sampled_from(list("last Mondy Nov18,2of the-weks'’.0/19()")), max_size=60), st.dates())
def test_any_text_gives_times_whose_spans_hold(text: str, published: date) -> None:
    """Whatever the text, expressions lie in it in order, do not overlap, and are placed without an error."""
    found = expressions(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    when = resolve(text, Published(start=published, end=published, basis="given"))
    assert when.start is None or when.end is None or when.start <= when.end


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Move the process to the other side of the date line, and to another locale where there is one."""
    before = locale.setlocale(locale.LC_ALL)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    for name in ("tr_TR.UTF-8", "C"):
        try:
            locale.setlocale(locale.LC_ALL, name)
            break
        except locale.Error:
            continue
    yield
    locale.setlocale(locale.LC_ALL, before)
    monkeypatch.undo()
    time.tzset()


def everything() -> list[When]:
    return [resolve(expression, on("2023-11-08")) for expression in EXPRESSIONS]


HERE = everything() if "TZ" not in os.environ else []


def test_the_result_is_the_same_in_every_time_zone_and_locale(elsewhere: None) -> None:
    """Nothing is told by the machine's own day, zone or language."""
    assert everything() == (HERE or everything())


def test_the_clock_is_never_asked() -> None:
    """No module of the grammar knows today's day."""
    folder = Path(resolve.__code__.co_filename).parent
    sources = [path.read_text(encoding="utf-8") for path in folder.glob("*.py")]
    clocks = re.compile(r"\.today\(|\.now\(|utcnow|^import time$|^from time ", re.MULTILINE)
    assert [clocks.findall(source) for source in sources if clocks.search(source)] == []


def test_a_story_of_600_words_takes_a_few_milliseconds() -> None:
    """Four milliseconds for news as it is; this text is denser with times, and the best of several runs counts."""
    sentence = (
        "The minister said on Monday that two ships had left the port, and that a third would sail with its crew. "
    )
    story = story_from_text(sentence * 30, date=date(2023, 11, 8), settings=ANY)
    tree = Tree(read_text(story))
    best = min(_seconds(tree, story) for _ in range(20))
    assert len(story.text.split()) >= 600
    assert best < 0.012


def _seconds(tree: Tree, story: Any) -> float:
    started = time.process_time()
    assert Times(tree, story).all
    return time.process_time() - started

"""Marks become runs that lie side by side, and the notebook's view says all of a record and runs nothing."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.types.markup import Mark, claim_marks, event_marks, flat_runs, notebook_html
from tests.surfaces import desk

LENGTH = 30
ENDS = st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)).filter(lambda pair: pair[0] < pair[1])
MARKS = st.lists(ENDS, max_size=8).map(
    lambda pairs: [Mark(start=a, end=b, id=f"c{n}", role="content") for n, (a, b) in enumerate(pairs)]
)


@given(marks=MARKS, cuts=st.lists(st.integers(0, LENGTH), max_size=4))
def test_runs_cover_the_text_once_in_order_and_each_has_just_the_marks_over_it(
    marks: list[Mark], cuts: list[int]
) -> None:
    runs = list(flat_runs(LENGTH, marks, cuts))
    assert [place for run in runs for place in range(run.start, run.end)] == list(range(LENGTH))
    for run in runs:
        assert run.start < run.end
        assert not any(run.start < cut < run.end for cut in cuts)
        for place in range(run.start, run.end):
            over = {mark.id for mark in marks if mark.start <= place < mark.end}
            assert {mark.id for mark in run.marks} == over
        lengths = [mark.end - mark.start for mark in run.marks]
        assert lengths == sorted(lengths), "the innermost mark comes first"


def test_marks_of_the_same_stretch_keep_the_order_in_which_they_were_given() -> None:
    marks = [Mark(start=2, end=5, id=name, role="speaker") for name in ("c2", "c1", "c3")]
    (run,) = [run for run in flat_runs(9, marks) if run.marks]
    assert [mark.id for mark in run.marks] == ["c2", "c1", "c3"]


def test_an_empty_text_has_no_runs_and_a_mark_beyond_the_text_marks_nothing() -> None:
    assert list(flat_runs(0, [])) == []
    assert [run.marks for run in flat_runs(4, [Mark(start=2, end=9, id="c1", role="cue")])] == [()]


def test_the_narrator_marks_nothing_and_every_other_span_is_marked_in_its_role() -> None:
    record = desk.record("harbour")
    marks = {(mark.id, mark.role, record.story.text[mark.start : mark.end]) for mark in claim_marks(record.claims)}
    assert not [mark for mark in marks if mark[0] == "c0"]
    assert {("c4", "speaker", "The union"), ("c4", "cue", "said"), ("c5", "cue", "citing")} <= marks
    assert len([mark for mark in marks if mark[:2] == ("c6", "content")]) == 2


def test_every_span_of_an_event_is_marked_in_its_role() -> None:
    record = desk.record("depot")
    marks = [(mark.role, record.story.text[mark.start : mark.end]) for mark in event_marks(record.events[6:8])]
    assert marks == [
        ("trigger", "struck"),
        ("recipient", "a fuel depot"),
        ("where", "Miravale"),
        ("when", "overnight"),
        ("trigger", "killing"),
        ("recipient", "people"),
        ("count", "at least 12"),
    ]


class Fragment(HTMLParser):
    """Collects what a fragment of HTML would show and do."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("name", desk.names())
def test_the_notebook_shows_the_whole_text_and_every_claim_and_has_nothing_that_acts(name: str) -> None:
    record = desk.record(name)
    shown = Fragment(notebook_html(record))
    assert record.story.text in shown.text
    for claim in record.claims:
        assert claim.id in shown.text
        assert claim.speaker.kind == "narrator" or " … ".join(span.text for span in claim.content) in shown.text
    assert shown.tags <= {"div", "span", "table", "thead", "tbody", "tr", "th", "td", "bdi"}
    assert shown.attributes <= {"style", "title", "dir"}


@pytest.mark.parametrize("name", desk.names())
def test_the_notebook_says_of_each_event_who_what_and_with_which_status(name: str) -> None:
    record = desk.record(name)
    text = Fragment(notebook_html(record)).text
    for event in record.events:
        assert " · ".join(word for word in (event.status, event.type, event.mode) if word) in text
        assert event.id in text
        assert all(party.name in text for party in (*event.actors, *event.recipients))
        assert all(count.span.text in text for count in event.counts)


def test_a_notebook_finds_the_view_by_itself() -> None:
    record = desk.record("harbour")
    assert record._repr_html_() == notebook_html(record)

"""The page is one file that says all of a record, marks every claim in the exact text, and lets nothing else run."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.labels import STATUSES
from onrecord.surfaces.event_wording import count_words, party_words
from onrecord.surfaces.exports.html_page import record_page
from onrecord.surfaces.exports.html_parts import text_html
from onrecord.surfaces.wording import reason_sentence, speaker_words
from onrecord.types import Claim, Event, Part, Party, Record, Span, Speaker, Story
from onrecord.types.markup import event_marks
from tests.surfaces import desk

VOID = {"meta", "link", "img", "br", "input"}
OUR_TAGS = {
    *("html", "head", "meta", "link", "title", "style", "script", "body", "header", "main", "article", "aside"),
    *("h1", "h2", "p", "div", "span", "b", "a", "bdi", "q", "kbd", "strong", "blockquote", "ul", "ol", "li"),
    *("dl", "dt", "dd", "details", "summary", "button", "label", "select", "option"),
}


class Page(HTMLParser):
    """Reads a page as a browser would: the article's text, the claims over each character, every tag and attribute."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str]]] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.article = ""
        self.marked: list[tuple[str, ...]] = []
        self.roles: list[dict[str, str]] = []
        self.cards: dict[str, str] = {}
        self.metas: dict[str, str] = {}
        self.code: dict[str, list[str]] = {"style": [], "script": []}
        self.feed(html)
        self.close()
        assert self.open == [], "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.attributes += [(tag, name, value) for name, value in values.items()]
        if tag == "meta":
            self.metas[values.get("http-equiv") or values.get("name") or "charset"] = values.get("content", "")
        if tag not in VOID:
            self.open.append((tag, values))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self.open]
        if tags and tags[-1] in self.code:
            self.code[tags[-1]].append(data)
        if "article" in tags:
            inner = self.open[-1][1]
            ids = tuple(inner.get("data-claims", "").split())
            self.article += data
            self.marked += [ids] * len(data)
            self.roles += [dict(zip(ids, inner.get("data-roles", "").split(), strict=True))] * len(data)
        for _, values in self.open:
            if "card" in values.get("class", "").split():
                self.cards[values["id"]] = self.cards.get(values["id"], "") + data


@pytest.mark.parametrize("name", desk.names())
def test_the_articles_text_is_the_storys_text_and_each_span_is_marked_just_where_it_is(name: str) -> None:
    record = desk.record(name)
    page = Page(record_page(record))
    assert page.article == record.story.text
    for claim in record.claims:
        for role, spans in (("speaker", claim.speaker.spans), ("cue", claim.cue), ("content", claim.content)):
            for span in spans:
                assert all(claim.id in ids for ids in page.marked[span.start : span.end]), (claim.id, role)
                assert role in {roles[claim.id] for roles in page.roles[span.start : span.end]}
    over = {
        claim.id: {
            place
            for span in (*claim.speaker.spans, *claim.cue, *claim.content)
            for place in range(span.start, span.end)
        }
        for claim in record.claims
    }
    for claim in record.claims:
        assert {place for place, ids in enumerate(page.marked) if claim.id in ids} == over[claim.id]


@pytest.mark.parametrize("name", desk.names())
def test_every_claim_has_a_card_with_all_its_words_and_reasons(name: str) -> None:
    record = desk.record(name)
    cards = Page(record_page(record)).cards
    for claim in record.claims:
        assert speaker_words(claim.speaker) in cards[claim.id]
        if claim.speaker.kind == "narrator":
            continue
        assert " … ".join(span.text for span in claim.content) in cards[claim.id]
        for words in (claim.act, claim.polarity, claim.certainty, *map(reason_sentence, claim.why)):
            assert words in cards[claim.id]
        assert claim.via is None or f"via {claim.via}" in cards[claim.id]
    assert [gap.message in cards[f"g{index}"] for index, gap in enumerate(record.gaps)] == [True] * len(record.gaps)


@pytest.mark.parametrize("name", desk.names())
def test_each_trigger_and_role_of_an_event_is_marked_just_where_it_is(name: str) -> None:
    record = desk.record(name)
    page = Page(record_page(record))
    for event in record.events:
        places = {(mark.role, place) for mark in event_marks([event]) for place in range(mark.start, mark.end)}
        marked = {place for place, ids in enumerate(page.marked) if event.id in ids}
        assert {place for _, place in places} == marked
        assert {(page.roles[place][event.id], place) for place in marked} <= places


@pytest.mark.parametrize("name", desk.names())
def test_every_event_has_a_card_with_all_its_words_within_the_card_of_its_claim(name: str) -> None:
    record = desk.record(name)
    cards = Page(record_page(record)).cards
    for event in record.events:
        words = [event.id, event.trigger.text, event.status, event.type, event.mode, *map(reason_sentence, event.why)]
        words += [party_words(party) for party in (*event.actors, *event.recipients)]
        words += [value.span.text for value in (event.when, event.where) if value]
        words += [count_words(count) for count in event.counts]
        assert [one for one in words if one not in cards[event.id]] == []
        assert cards[event.id] in cards[event.claim]


def test_a_trigger_says_its_status_in_a_class_and_in_words() -> None:
    page = Page(record_page(desk.record("depot")))
    said = {value for tag, name, value in page.attributes if (tag, name) == ("span", "title")}
    assert {"negated: AID, e5", "planned: CONSULT, e6", "happened: ASSAULT drone, e7"} <= said
    classes = {word for _, name, value in page.attributes if name == "class" for word in value.split()}
    assert {f"status-{status}" for status in STATUSES} <= classes


def test_many_events_of_a_claim_are_folded_away_and_few_are_not() -> None:
    record = desk.record("depot")
    many = replace(record, events=tuple(replace(record.events[4], id=f"e{n}") for n in range(40)))
    assert '<details class="events-of"><summary>40 events</summary>' in record_page(many)
    assert '<details class="events-of" open=""><summary>1 event</summary>' in record_page(record)


def test_a_record_without_events_has_no_word_about_them() -> None:
    html = record_page(desk.record("harbour"))
    assert 'data-filter="status"' not in html
    assert "event" not in Page(html).article + "".join(Page(html).cards.values())


def test_the_innermost_claim_comes_first_where_claims_lie_within_one_another() -> None:
    record = desk.record("harbour")
    page = Page(record_page(record))
    place = record.story.text.index("already have signed")
    assert page.marked[place] == ("c5", "c4")


@pytest.mark.parametrize("name", desk.names())
def test_the_policy_admits_only_the_pages_own_style_and_script_and_no_network(name: str) -> None:
    page = Page(record_page(desk.record(name), index="index.html"))
    rules = dict(rule.strip().partition(" ")[::2] for rule in page.metas["Content-Security-Policy"].split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for kind, code in page.code.items():
        digest = base64.b64encode(hashlib.sha256("".join(code).encode()).digest()).decode()
        assert rules[f"{kind}-src"] == f"'sha256-{digest}'"
    assert rules["img-src"] == "data:"


@pytest.mark.parametrize("name", desk.names())
def test_a_page_has_only_our_elements_and_no_handler_style_attribute_or_foreign_address(name: str) -> None:
    page = Page(record_page(desk.record(name)))
    assert page.tags <= OUR_TAGS
    for tag, attribute, value in page.attributes:
        assert not attribute.startswith("on"), (tag, attribute)
        assert attribute != "style"
        if attribute in {"href", "src", "action"}:
            own = tag == "a" and value == "https://news.example/depot"  # the address that the story itself gives
            assert own or value.startswith(("#c", "#e", "data:,")), (tag, value)
    assert "url(" not in "".join(page.code["style"])
    assert not re.search(r"\b(fetch|XMLHttpRequest|innerHTML|eval|import)\b", "".join(page.code["script"]))


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://news.example/a?b=1&c=2", True),
        ("HTTP://news.example", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
    ],
)
def test_only_a_web_address_becomes_a_link(url: str, link: bool) -> None:
    story = Story(id="0" * 16, text="A story.", parts=(), url=url)
    html = record_page(Record(story=story, claims=()))
    assert (f'href="{text_html(url)}"' in html) is link
    assert text_html(url) in html


def test_the_same_record_gives_the_same_page_byte_for_byte() -> None:
    assert record_page(desk.record("harbour")) == record_page(desk.record("harbour"))


WORDS = st.text(st.characters(exclude_characters="\x00"), min_size=1, max_size=60)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Draw a record of any text, cut into any parts, with spans anywhere: nested, crossing, the same twice."""
    text = draw(WORDS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    kinds = st.sampled_from(["headline", "byline", "dateline", "body", "credit", "tag", "advisory"])
    parts = tuple(Part(kind=draw(kinds), start=a, end=b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b)

    def spans() -> tuple[Span, ...]:
        ends = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=2))
        return tuple(Span.in_text(text, min(pair), max(pair)) for pair in ends)

    claims = tuple(
        Claim(id=f"c{n}", speaker=Speaker(kind="person", name=draw(WORDS), spans=spans()), cue=spans(), content=spans())
        for n in range(draw(st.integers(0, 4)))
    )
    events = tuple(
        Event(
            id=f"e{n}",
            trigger=(*spans(), Span.in_text(text, 0, 0))[0],
            type="OTHER",
            status=draw(st.sampled_from(list(STATUSES))),
            claim=draw(st.sampled_from([claim.id for claim in claims])),
            actors=(Party(name=draw(WORDS), spans=spans()),),
        )
        for n in range(draw(st.integers(0, 3)) if claims else 0)
    )
    return Record(story=Story(id="0" * 16, text=text, parts=parts, title=draw(WORDS)), claims=claims, events=events)


@given(record=records())
def test_whatever_the_text_the_parts_and_the_spans_not_a_character_is_lost_or_added(record: Record) -> None:
    page = Page(record_page(record))
    assert page.article == record.story.text
    assert page.tags <= OUR_TAGS

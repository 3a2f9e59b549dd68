"""Whatever the text: spans are exact, words cover it, sentences partition the words, and nothing raises or stalls."""

from __future__ import annotations

import gc
import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.reading.segment import READ, Segments, segment
from onrecord.reading.sentences import LONGEST
from onrecord.types import Part, Story
from tests.reading.room import segmented

# Our own wire copy, with much that goes wrong in it.
WIRE = (
    'Pier Inc.\'s "unsafe" jetty shut - report\n'
    "OSLO, Nov. 8 (Example) -The U.S.-built jetty at Lund wasn't safe, Lt. Col. Ada W. Cole said on Wednesday… “It "
    "can’t\nhold 2,000kg. We know that,” she said. “Do you?” Brandt Inc. Chairman P. Odell replied: \"No. 2 pier's $5m "
    "refit--finished at 3 p.m.--'speaks for itself.'\" (The firm e-mailed press@example.org; see https://example.org/a.)\n"
    "• Tickets • Times 👩‍🚒 \u00adEditing by A. Lund.The end"
)
# Characters that tokenisers trip over, beside any others.
ODD = st.text(
    st.one_of(st.characters(), st.sampled_from("'’\"“”().-–—…!?,$%&@#/1a\u00ad\u200d\u0301\ufe0f\n\t👩🇳\x00"))
)


def story(text: str, cuts: list[int]) -> Story:
    """Cut a text into parts of every kind in turn, at the given places."""
    kinds = ["headline", "byline", "dateline", "body", "advisory", "credit", "tag", "body"]
    places = sorted({0, len(text), *(cut % (len(text) + 1) for cut in cuts)})
    parts = [
        Part(kind=kinds[number % len(kinds)], start=start, end=end)
        for number, (start, end) in enumerate(pairwise(places))
    ]
    return Story(id="0", text=text, parts=tuple(parts))


def check(story: Story, found: Segments) -> None:
    """Assert all that is promised of segments."""
    text, last = story.text, 0
    covered = [mark.isspace() for mark in text]
    for token in found.tokens:
        assert last <= token.start < token.end
        assert text[token.start : token.end] == token.text
        covered[token.start : token.end] = [True] * len(token.text)
        last = token.end
    read = [part for part in story.parts if part.kind in READ]
    assert all(all(covered[part.start : part.end]) for part in read)
    assert not any(mark.isspace() for token in found.tokens for mark in token.text)
    first = 0
    for number, sentence in enumerate(found.sentences):
        assert sentence.first == first < sentence.last <= first + LONGEST
        assert sentence.start == found.tokens[sentence.first].start
        assert sentence.end == found.tokens[sentence.last - 1].end
        part = story.parts[sentence.part]
        assert part.kind in READ
        assert part.start <= sentence.start < sentence.end <= part.end
        assert {token.sentence for token in found.tokens[sentence.first : sentence.last]} == {number}
        first = sentence.last
    assert first == len(found.tokens)


@given(text=ODD, cuts=st.lists(st.integers(0, 200), max_size=6))
@example(text=WIRE, cuts=[40, 60])
@example(text="\ud800 ", cuts=[])
def test_any_text_is_segmented_exactly(text: str, cuts: list[int]) -> None:
    whole = story(text, cuts)
    check(whole, segment(whole))


@given(
    words=st.lists(st.sampled_from([*WIRE.split(), "...", "\"'", "Mr.", "U.S.", "a.m.", "A.", "-", "\n"]), max_size=40)
)
def test_any_order_of_the_words_of_a_story_is_segmented_exactly(words: list[str]) -> None:
    whole = story(" ".join(words), [])
    check(whole, segment(whole))


def test_every_prefix_of_a_wire_story_is_segmented_exactly() -> None:
    for length in range(len(WIRE) + 1):
        whole = story(WIRE[:length], [40])
        check(whole, segment(whole))


def test_a_story_is_segmented_the_same_way_every_time() -> None:
    assert segmented(WIRE) == segmented(WIRE)


def test_a_story_without_parts_has_neither_words_nor_sentences() -> None:
    assert segment(Story(id="0", text="", parts=())) == Segments(tokens=(), sentences=())


HARD = {
    "one letter": "a", "one digit": "1", "brackets": "(", "quotation marks": '"', "apostrophes": "'", "stops": ".",
    "spaced stops": ". ", "initials": "A. ", "glued initials": "A.", "hyphens": "a-", "ampersands": "A&",
    "units": "1.2/", "at signs": "@a.", "schemes": "http://", "sites": "com.", "paths": "x.com/", "arrows": "=-",
    "underscores": "a_.",
    "joiners": "👩\u200d", "marks": "\u0301", "abbreviations": "Co.", "clitics": "n't", "quotations": '"? Aa ',
    "bullets": "•a", "prefixes": "non-", "notes": ".[1]", "nothing but space": " ",
}  # fmt: skip


@pytest.mark.parametrize("piece", HARD.values(), ids=HARD.keys())
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    def seconds(size: int) -> float:
        text = (piece * size)[:size]
        gc.collect()
        gc.disable()  # a collection would go through all that the tests before have left in memory
        start = time.process_time()
        segmented(text)
        spent = time.process_time() - start
        gc.enable()
        return spent

    seconds(1_000)
    # Eight times the text may take eight times as long; 24 leaves room for a busy machine. Quadratic would be 64.
    assert seconds(80_000) < max(0.05, 24 * seconds(10_000))


def test_ten_thousand_nested_brackets_are_read_at_once() -> None:
    start = time.process_time()
    found = segmented("(" * 10_000 + "x" + ")" * 10_000)
    assert len(found.tokens) == 20_001
    assert time.process_time() - start < 2.0

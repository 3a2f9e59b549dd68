"""Sentences end where a reader would end them."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.reading.segment import segment
from onrecord.reading.sentences import LONGEST
from onrecord.types import Part, Story
from tests.reading.room import cases, segmented, sentences


def why(case: dict[str, Any]) -> str:
    return str(case["why"])


@pytest.mark.parametrize("case", cases("examples")["sentences"], ids=why)
def test_a_text_is_split_into_its_sentences(case: dict[str, Any]) -> None:
    assert sentences(case["text"], case.get("kind", "body")) == case["sentences"]


@pytest.mark.parametrize("case", cases("negative")["sentences"], ids=why)
def test_what_is_one_sentence_stays_one(case: dict[str, Any]) -> None:
    assert sentences(case["text"], case.get("kind", "body")) == [case["text"]]


@pytest.mark.xfail(reason="known failure: see its `why`", strict=True)
@pytest.mark.parametrize("case", cases("known-failures")["sentences"], ids=why)
def test_known_failure(case: dict[str, Any]) -> None:
    assert sentences(case["text"]) == case["sentences"]


def test_no_sentence_crosses_from_one_part_into_the_next() -> None:
    text = "Pier opens\nThe pier\nopened."
    parts = (
        Part(kind="headline", start=0, end=10),
        Part(kind="body", start=11, end=19),
        Part(kind="body", start=20, end=27),
    )
    found = segment(Story(id="0", text=text, parts=parts))
    assert [(text[s.start : s.end], s.part) for s in found.sentences] == [
        ("Pier opens", 0),
        ("The pier", 1),
        ("opened.", 2),
    ]


@pytest.mark.parametrize("kind", ["byline", "dateline", "credit", "tag"])
def test_parts_that_nobody_says_are_not_read(kind: str) -> None:
    assert segmented("By Ada Cole", kind).tokens == ()


@pytest.mark.parametrize("kind", ["headline", "body", "advisory"])
def test_parts_that_say_something_are_read(kind: str) -> None:
    assert len(segmented("Adds detail", kind).tokens) == 2


def test_a_sentence_too_long_for_the_model_is_cut_after_a_mark() -> None:
    clause = "rain fell on the pier and on the town, "
    found = segmented(clause * 100 + "and then it stopped.")
    lengths = [sentence.last - sentence.first for sentence in found.sentences]
    assert max(lengths) <= LONGEST
    assert len(lengths) == 3  # 905 tokens
    assert all(found.tokens[sentence.last - 1].text in ",." for sentence in found.sentences)


def test_a_long_sentence_without_any_mark_is_cut_all_the_same() -> None:
    lengths = [sentence.last - sentence.first for sentence in segmented("rain " * 1000).sentences]
    assert lengths == [LONGEST, LONGEST, 1000 - 2 * LONGEST]

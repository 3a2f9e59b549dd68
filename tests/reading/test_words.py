"""Running text becomes the words that the treebanks would make of it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.room import cases, segmented


def why(case: dict[str, Any]) -> str:
    return str(case["why"])


@pytest.mark.parametrize("case", cases("examples")["words"], ids=why)
def test_a_text_is_split_into_its_words(case: dict[str, Any]) -> None:
    assert [token.text for token in segmented(case["text"]).tokens] == case["tokens"].split()


@pytest.mark.parametrize("case", cases("negative")["words"], ids=why)
def test_what_is_one_word_stays_one(case: dict[str, Any]) -> None:
    assert [token.text for token in segmented(case["text"]).tokens] == case["text"].split()


@pytest.mark.xfail(reason="known failure: see its `why`", strict=True)
@pytest.mark.parametrize("case", cases("known-failures")["words"], ids=why)
def test_known_failure(case: dict[str, Any]) -> None:
    assert [token.text for token in segmented(case["text"]).tokens] == case["tokens"].split()


def test_what_follows_decides_on_a_stop_only_within_its_own_part() -> None:
    text = "The answer was No\n10 men left."
    assert [token.text for token in segmented(text).tokens][3:5] == ["No", "10"]

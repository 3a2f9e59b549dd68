"""Offsets into a story's text lead back to the text that was given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.alignment import Alignment


@pytest.mark.parametrize(
    ("raw", "text", "words"),
    [
        ("It rained.", "It rained.", "rained"),
        ("\ufeff  It rained.", "It rained.", "It"),
        ("It\r\nrained.", "It\nrained.", "rained."),
        ("It\0 rained.", "It rained.", "rained"),
        ("It \ud800 rained.", "It \ufffd rained.", "rained"),
        ("It did <script>" + "hide();" * 40 + "</script> rained.", "It did rained.", "rained."),
        ("It &amp; rained.", "It & rained.", "rained"),
    ],
)
def test_words_are_found_where_they_stood(raw: str, text: str, words: str) -> None:
    at = text.index(words)
    start, end = Alignment(raw, text).to_raw(at, at + len(words))
    assert raw[start:end] == words


@given(
    words=st.lists(st.text("abcdefg", min_size=1, max_size=6), min_size=1, max_size=12),
    junk=st.sampled_from(["\0", "\ufeff", "  ", "\r\n"]),
)
def test_dropped_characters_between_words_move_no_word(words: list[str], junk: str) -> None:
    raw, text = junk.join(words), " ".join(words)
    back, at = Alignment(raw, text), 0
    for word in words:
        start, end = back.to_raw(at, at + len(word))
        assert raw[start:end] == word
        at += len(word) + 1

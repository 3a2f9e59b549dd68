"""Bytes become the characters that were meant; what cannot be kept is replaced one for one and reported."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources import story_from_bytes, story_from_text
from onrecord.sources.decoding import cleaned, decoded

QUOTED = "“We’ll go,” she said – and went to the café."
TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80)


@pytest.mark.parametrize(
    "data",
    [
        QUOTED.encode(),
        codecs.BOM_UTF8 + QUOTED.encode(),
        QUOTED.encode("cp1252"),
        codecs.BOM_UTF16_LE + QUOTED.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + QUOTED.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + QUOTED.encode("utf-32-le"),
        QUOTED.encode("utf-16-le"),
        QUOTED.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8-bom", "cp1252", "utf-16-le", "utf-16-be", "utf-32", "utf-16-le-bare", "utf-16-be-bare"],
)
def test_every_usual_encoding_gives_the_same_text_and_no_gap(data: bytes) -> None:
    story = story_from_bytes(data)
    assert story.text == QUOTED
    assert "encoding" not in {gap.kind for gap in story.gaps}


def test_a_stray_byte_in_utf_8_is_read_as_windows_1252_and_reported() -> None:
    text, gaps = decoded("café ".encode() + b"\x93yes\x94 \x81", "x")
    assert text == "café “yes” \ufffd"
    assert gaps[0].kind == "encoding"
    assert "3 bytes were not UTF-8" in gaps[0].message
    assert "1 of them" in gaps[0].message


def test_a_cut_utf_16_file_is_read_as_far_as_it_goes() -> None:
    text, gaps = decoded(codecs.BOM_UTF16_LE + "port".encode("utf-16-le")[:-1], "x")
    assert text == "por\ufffd"
    assert [gap.kind for gap in gaps] == ["encoding"]


def test_nul_and_lone_surrogates_become_replacement_characters_one_for_one() -> None:
    story = story_from_text("The port\x00 is \ud800\udc00shut, the board said.")
    assert story.text == "The port\ufffd is \ufffd\ufffdshut, the board said."
    (gap,) = (gap for gap in story.gaps if gap.kind == "encoding")
    assert gap.span is not None
    assert (gap.span.start, gap.span.text) == (8, "\ufffd")
    assert "3 characters" in gap.message


@given(st.text(alphabet=st.characters(codec=None), max_size=100))
def test_cleaning_changes_only_what_it_says(text: str) -> None:
    kept, gaps = cleaned(text)
    assert kept.count("\ufffd") - text.count("\ufffd") == sum(
        char == "\x00" or "\ud800" <= char <= "\udfff" for char in text
    )
    assert bool(gaps) == (kept.count("\ufffd") > text.count("\ufffd"))
    assert len(kept) == len(text) - text.count("\r\n") - text.startswith("\ufeff")
    assert cleaned(kept) == (kept, ())


@given(TEXT)
def test_utf_8_comes_back_as_it_went_in(text: str) -> None:
    data = text.encode()
    if data.startswith(
        (b"%PDF", b"PK", b"ID3", b"RIFF", b"MZ", b"BZh", b"GIF8", b"{\\rtf", b"Rar!", b"OggS", b"\xef\xbb\xbf")
    ):
        return
    if data[4:8] != b"ftyp" and not data.startswith((b"\x00", b"\x7fELF", b"\x1f")):
        assert decoded(data, "x") == (text, ())


def test_emoji_joiners_marks_and_bidi_stay_where_they_are() -> None:
    text = "The port 👩‍👩‍👧 e\u0301 \u202eabc\u202c is shut."
    story = story_from_text(text)
    assert story.text == text
    assert story.text[story.parts[0].start : story.parts[0].end] == text

"""What reaches a terminal is safe and fits it: no control character, no colour unasked, no character it lacks."""

from __future__ import annotations

import io
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.surfaces.cli.terminal import WIDTH_OF_FILES, accept_every_character, look_of, safe_json, visible

ANY_TEXT = st.text(st.characters(), max_size=40)
OBEYED = {"Cc", "Cs", "Zl", "Zp"}


class Stream(io.TextIOWrapper):
    """A stream to bytes that may claim to be a terminal."""

    def __init__(self, *, terminal: bool, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@given(text=ANY_TEXT, encoding=st.sampled_from(["utf-8", "ascii", "cp1252", "cp437"]))
def test_visible_text_is_one_line_that_the_terminal_neither_obeys_nor_lacks(text: str, encoding: str) -> None:
    shown = visible(text, encoding)
    shown.encode(encoding)
    assert not [char for char in shown if unicodedata.category(char) in OBEYED]


@pytest.mark.parametrize("char", ["\x1b", "\x9b", "\x07", "\x7f", "\u202e", "\u2066", "\u200f", "\ufeff", "\U000e0041"])
def test_each_character_that_acts_or_hides_is_shown_as_its_escape(char: str) -> None:
    shown = visible(f"a{char}b")
    assert char not in shown
    escape = char.encode("ascii", "backslashreplace").decode() if ord(char) > 127 else f"\\x{ord(char):02x}"
    assert shown == f"a{escape}b"


@pytest.mark.parametrize("text", ["👩🏽‍🏭 at work", "naïve café", "می‌خواهم", "भाषा"])
def test_words_and_emoji_of_any_script_stay_as_they_are(text: str) -> None:
    assert visible(text) == text


@given(value=st.dictionaries(ANY_TEXT, ANY_TEXT), encoding=st.sampled_from(["utf-8", "ascii", "cp1252"]))
def test_safe_json_is_the_same_value_on_one_line_of_any_reader(value: dict[str, str], encoding: str) -> None:
    told = safe_json(json.dumps(value, ensure_ascii=False), encoding)
    assert json.loads(told) == value
    assert len(told.splitlines()) == 1
    assert not [char for char in told if "\x7f" <= char <= "\x9f"]
    if encoding != "utf-8":
        assert told.isascii()


def test_ordinary_json_goes_out_as_it_is() -> None:
    text = json.dumps({"title": "Zoë’s café 🚢"}, ensure_ascii=False)
    assert safe_json(text, "UTF-8") == text


@pytest.mark.parametrize(
    ("terminal", "environment", "colour"),
    [
        (True, {}, True),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (True, {"TERM": "dumb"}, False),
        (False, {}, False),
        (False, {"FORCE_COLOR": "1"}, True),
        (False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colours_only_where_they_are_wanted(terminal: bool, environment: dict[str, str], colour: bool) -> None:
    assert look_of(Stream(terminal=terminal), environment).colour is colour


def test_a_file_gets_a_fixed_width_and_a_terminal_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert look_of(Stream(terminal=False), {}).width == WIDTH_OF_FILES
    monkeypatch.setenv("COLUMNS", "61")
    assert look_of(Stream(terminal=True), {}).width == 61


def test_a_stream_that_lacks_a_character_writes_its_escape_instead_of_failing() -> None:
    stream = Stream(terminal=False, encoding="ascii")
    accept_every_character(stream)
    stream.write("Zoë")
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    assert stream.buffer.getvalue() == b"Zo\\xeb"

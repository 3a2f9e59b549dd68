"""The doors: whatever comes in, a sound story or one clear message goes out."""

from __future__ import annotations

import contextlib
import datetime
import json
import subprocess
import sys
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.errors import LanguageError, SourceError
from onrecord.labels import GAPS, PARTS
from onrecord.settings import SourceSettings
from onrecord.sources import story_from_bytes, story_from_html, story_from_text
from onrecord.types import Story
from tests.sources.stories import anything, copy

ANY = SourceSettings(any_language=True)
WIRE = (
    "Harbour talks collapse\n\nVELMAR (Reuters) -U.N. mediators said that they had left the city.\n\n"
    "The port is shut, and there is no word from the board on when it will open.\n\n(Reporting by Ines Kolar)"
)


def assert_sound(story: Story) -> None:
    """Parts lie in the text, in order, apart, with words in them, and nothing but separators is left out."""
    position = 0
    for part in story.parts:
        assert position <= part.start < part.end <= len(story.text)
        words = story.text[part.start : part.end]
        assert words.strip() == words != ""
        assert part.kind in PARTS
        between = story.text[position : part.start]
        assert not any(char.isalnum() and char not in "n" for char in between), between
        position = part.end
    assert not any(char.isalnum() and char not in "n" for char in story.text[position:])
    assert story.parts
    spans = [line.span for line in story.datelines] + [line.place.span for line in story.datelines if line.place]
    spans += [gap.span for gap in story.gaps if gap.span]
    assert all(span.holds_in(story.text) for span in spans)
    assert all(line.span.contains(line.place.span) for line in story.datelines if line.place)
    assert {gap.kind for gap in story.gaps} <= set(GAPS)
    assert "\x00" not in story.text
    assert "\r" not in story.text
    assert "\ufeff" not in story.text
    json.dumps(story.text).encode()
    story.text.encode()
    days = story.published
    assert days.start is None or all(days.start <= day <= (days.end or day) for day in days.days)
    assert any(gap.kind == "published" for gap in story.gaps) == (days.start is None or days.start != days.end)


@given(anything)
@example('"' * 30)
@example("[" * 10_000)
@example("___\n***\n###")
@example("By ")
@example("(Reuters) -")
@example("\ufeff\ufeffA\ufeff")
@settings(max_examples=150, deadline=None)
def test_any_text_is_a_sound_story_or_refused(text: str) -> None:
    try:
        story = story_from_text(text, settings=ANY)
    except SourceError as refusal:
        assert str(refusal).startswith("the text: ")
        return
    assert_sound(story)


@given(copy())
@settings(max_examples=100, deadline=None)
def test_news_copy_in_any_order_gives_sound_parts(text: str) -> None:
    if text.strip():
        try:
            assert_sound(story_from_text(text, settings=ANY))
        except SourceError as refusal:
            assert "there is no text" in str(refusal) or "binary" in str(refusal)


@given(st.one_of(st.binary(max_size=400), anything.map(lambda text: text.encode("utf-8", "surrogatepass"))))
@example(b"\xff\xfe\x00")
@example(b"<html>" * 300)
@example(b"<p>" + b"\xff" * 50)
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_a_sound_story_or_refused(data: bytes) -> None:
    try:
        story = story_from_bytes(data, name="x.txt", settings=ANY)
    except SourceError as refusal:
        assert str(refusal).startswith("x.txt: ")
        return
    assert_sound(story)


def test_every_prefix_of_a_wire_story_is_a_sound_story() -> None:
    for end in range(1, len(WIRE) + 1):
        assert_sound(story_from_text(WIRE[:end]))


@given(anything)
@settings(max_examples=60, deadline=None)
def test_the_same_text_gives_the_same_story(text: str) -> None:
    with contextlib.suppress(SourceError):
        assert story_from_text(text, settings=ANY) == story_from_text(text, settings=ANY)


def test_the_id_is_of_the_content_and_the_day() -> None:
    plain = story_from_text(WIRE)
    dated = story_from_text(WIRE, date=datetime.date(2021, 3, 4))
    titled = story_from_text(WIRE, title="Another title")
    assert len({plain.id, dated.id, titled.id}) == 3
    assert all(len(story.id) == 16 and int(story.id, 16) >= 0 for story in (plain, dated, titled))
    assert plain.id == story_from_text(WIRE.replace("\n", "\r\n")).id


def test_a_moment_counts_as_its_day() -> None:
    moment = datetime.datetime(2021, 3, 4, 23, 59)
    assert story_from_text(WIRE, date=moment).published.start == datetime.date(2021, 3, 4)
    assert type(story_from_text(WIRE, date=moment).published.start) is datetime.date


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "there is no text in it"),
        (b" \r\n\t ", "there is no text in it"),
        ("\u200b\ufeff".encode(), "there is no text in it"),
        (b"%PDF-1.7 ...", "a PDF file"),
        (b"PK\x03\x04....", "a zip archive"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\x00\x00\x00 ftypisom", "a video"),
        (b"ab\x00\x00\x01\x02cd" * 50, "a binary file"),
        (b"<html><body></body></html>", "no story was found"),
    ],
)
def test_what_holds_no_story_is_refused_with_what_where_and_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words) as refusal:
        story_from_bytes(data, name="in.bin")
    assert str(refusal.value).startswith("in.bin: ")
    assert "; " in str(refusal.value)


def test_standard_input_is_called_so() -> None:
    with pytest.raises(SourceError, match=r"^standard input: "):
        story_from_bytes(b"")


def test_sizes_above_the_limits_are_refused_at_once() -> None:
    started = time.process_time()
    with pytest.raises(SourceError, match="more than the 1,000,000 that a story may have"):
        story_from_bytes(b"a" * 20_000_000)
    with pytest.raises(SourceError, match="bytes are more than the 10 that are taken"):
        story_from_bytes(b"a" * 11, settings=SourceSettings(max_bytes=10))
    with pytest.raises(SourceError, match="characters of markup"):
        story_from_bytes(b"<html><body><p>" + b"a b " * 5_000_000)
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "(",
        "By A ",
        "Reporting by ",
        "A. ",
        "said on Monday ",
        "in May ",
        "tested in 2018 ",
        "a\n",
        "to ",
        "tag",
        " \\n ",
    ],
)
def test_time_is_linear_in_the_length(unit: str) -> None:
    def seconds(length: int) -> float:
        text = "A" + unit * (length // len(unit)) + "b"
        started = time.process_time()
        story_from_text(text, settings=ANY)
        return time.process_time() - started

    seconds(1000)
    short, long = seconds(10_000), seconds(100_000)
    assert long < 40 * max(short, 0.02), (short, long)


def test_the_machine_s_zone_and_day_do_not_matter() -> None:
    program = (
        "import os, time; from onrecord.sources import story_from_text as read\n"
        "for zone in ('UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'):\n"
        f"    os.environ['TZ'] = zone; time.tzset(); story = read({WIRE + ' tagreuters.com2019binary_QX1'!r})\n"
        "    print(story.id, story.published.start, story.published.end)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    told = run.stdout.splitlines()
    assert len(told) == 3
    assert len(set(told)) == 1
    assert "2019-01-01 2019-12-31" in told[0]


def test_text_that_is_not_english_is_refused_and_can_be_forced() -> None:
    german = "Die Regierung hat am Montag mitgeteilt, dass der Hafen nach dem Sturm wieder geöffnet wird."
    with pytest.raises(LanguageError, match=r"looks like German \(de.*--force"):
        story_from_text(german)
    story = story_from_text(german, settings=ANY)
    assert story.language == "de"
    assert [gap.kind for gap in story.gaps] == ["language", "published"]


def test_a_page_s_language_is_told_from_its_story() -> None:
    page = (
        "<html><body><p>"
        + "Le gouvernement a annoncé lundi que le port serait rouvert après la tempête. " * 5
        + "</p></body></html>"
    )
    with pytest.raises(LanguageError, match="French"):
        story_from_html(page)

"""The table says all of a record, at any width and in any code page, and nothing in a story can act on the terminal."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from onrecord.surfaces.cli.painter import ROOM_FOR_COLUMNS
from onrecord.surfaces.cli.table import record_table
from onrecord.surfaces.cli.terminal import Look, visible
from onrecord.surfaces.wording import content_words, speaker_words
from tests.surfaces import desk

WIDTHS = (40, 60, ROOM_FOR_COLUMNS - 1, ROOM_FOR_COLUMNS, 140, 220)
COLOUR = re.compile(r"\x1b\[[\d;]*m")


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def in_order(words: str, table: str) -> bool:
    """Tell whether the letters of ``words`` all stand in the table, in order, whatever wraps between them."""
    rest = iter(letters(table))
    return all(char in rest for char in letters(words))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", desk.names())
def test_no_line_is_wider_than_the_terminal_and_no_word_is_cut(name: str, width: int) -> None:
    record = desk.record(name)
    table = record_table(record, Look(width=width))
    assert max(cell_len(line) for line in table.splitlines()) <= width
    assert in_order(visible(record.story.title), table)
    for claim in record.claims:
        for words in (speaker_words(claim.speaker), claim.act, claim.polarity, claim.certainty, content_words(claim)):
            assert in_order(visible(words), table), words
        assert all(in_order(visible(span.text), table) for span in claim.cue)
    assert all(in_order(visible(gap.message), table) for gap in record.gaps)


def test_a_very_long_content_is_wrapped_word_by_word() -> None:
    claim = desk.record("harbour").claims[4]
    table = record_table(desk.record("harbour"), Look(width=70))
    shown = " ".join(table.split())
    assert content_words(claim) in shown


def test_the_header_says_title_interval_with_basis_dateline_agency_and_bylines() -> None:
    head = record_table(desk.record("harbour"), Look(width=120)).split("claim")[0]
    assert "Port minister denies harbour sale" in head
    assert "2031-05-06 to 2031-05-27, one of 4 days (inferred)" in head
    assert "PORT ELLERY" in head
    assert "Wire North" in head
    assert "Ilse Marrow, Tomas Veld" in head


@pytest.mark.parametrize("width", [60, 130])
def test_a_claim_that_reaches_us_through_another_hangs_below_it(width: int) -> None:
    lines = record_table(desk.record("harbour"), Look(width=width)).splitlines()
    (hook,) = [index for index, line in enumerate(lines) if "└" in line]
    assert "a customs report" in lines[hook]
    assert "via c4" in "".join(lines[hook : hook + 2])
    assert [line for line in lines[:hook] if re.match(r" ?c4 ", line)]


@pytest.mark.parametrize("width", [60, 130])
def test_gaps_stand_below_the_claims_with_their_words(width: int) -> None:
    claims, gaps = record_table(desk.record("harbour"), Look(width=width)).split("gaps:")
    assert "Who “they” are is not told. “they open”" in " ".join(gaps.split())
    assert "c7" in claims


def test_a_record_without_gaps_has_no_word_about_them() -> None:
    assert "gaps" not in record_table(desk.record("bare"), Look(width=130))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("encoding", ["ascii", "cp437", "utf-8"])
def test_nothing_in_a_story_reaches_the_terminal_as_a_command(width: int, encoding: str) -> None:
    table = record_table(desk.record("hostile"), Look(width=width, encoding=encoding))
    table.encode(encoding)
    assert not [char for char in table if char != "\n" and (char < " " or "\x7f" <= char <= "\x9f")]
    assert not set(table) & set("\u202e\u202c\u2028")


def test_square_brackets_of_a_story_are_words_and_not_markup() -> None:
    assert "[bold red]no[/]" in record_table(desk.record("hostile"), Look(width=140, colour=True))


def test_colours_come_only_when_asked_for_and_change_no_word() -> None:
    plain = record_table(desk.record("harbour"), Look(width=120))
    coloured = record_table(desk.record("harbour"), Look(width=120, colour=True))
    assert "\x1b" not in plain
    assert COLOUR.search(coloured)
    bare = "\n".join(line.rstrip() for line in COLOUR.sub("", coloured).splitlines())
    assert bare == plain.rstrip("\n")


def test_a_code_page_without_our_signs_gets_plain_ones_and_columns_stay_straight() -> None:
    table = record_table(desk.record("harbour"), Look(width=120, encoding="ascii"))
    assert table.isascii()
    rows = [line for line in table.splitlines() if line.startswith(("|", "+"))]
    assert len({len(row) for row in rows}) == 1

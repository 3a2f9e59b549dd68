"""A folder of pages: the list names them all, equal names never collide, and a stop leaves whole files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.surfaces.exports.atomic import whole_file, write_whole
from onrecord.surfaces.exports.html_index import INDEX_NAME, IndexFile, index_row
from tests.surfaces import desk
from tests.surfaces.test_html_page import OUR_TAGS, Page


def test_the_list_has_a_row_a_story_with_a_link_and_counts(tmp_path: Path) -> None:
    row = index_row(desk.record("harbour"), "desk/harbour.txt")
    assert (row.claims, row.denied, row.events, row.gaps) == (7, 1, 0, 2)
    assert (index_row(desk.record("depot"), "depot.txt").events, row.name) == (15, "desk/harbour.txt")
    with IndexFile(tmp_path) as index:
        index.add(row)
    html = (tmp_path / INDEX_NAME).read_text(encoding="utf-8")
    assert f'href="{row.page}"' in html
    assert "Port minister denies harbour sale" in html
    assert html.endswith("</html>\n")


def test_nothing_in_a_title_or_file_name_becomes_markup(tmp_path: Path) -> None:
    with IndexFile(tmp_path) as index:
        index.add(index_row(desk.record("hostile"), '"><img src=x onerror=alert(1)>.txt'))
    page = Page((tmp_path / INDEX_NAME).read_text(encoding="utf-8"))
    assert page.tags <= OUR_TAGS | {"table", "thead", "tbody", "tr", "th", "td", "small", "input"}
    assert not [name for _, name, _ in page.attributes if name.startswith("on") or name == "style"]


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "a/b\\c.txt", "%2e%2e.html", ".txt", "-", "con\x1b.txt", "é"])
def test_a_pages_name_is_plain_and_stays_in_the_folder(name: str) -> None:
    page = index_row(desk.record("bare"), name).page
    assert Path(page).name == page
    assert page.isascii()
    assert page.endswith("-bare000000000000.html")


def test_stories_of_the_same_file_name_get_pages_of_their_own() -> None:
    one, other = desk.record("bare"), desk.record("harbour")
    assert index_row(one, "a/story.txt").page != index_row(other, "b/story.txt").page


def test_ctrl_c_leaves_a_whole_list_of_the_pages_so_far(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), IndexFile(tmp_path) as index:
        index.add(index_row(desk.record("bare"), "bare.txt"))
        raise KeyboardInterrupt
    assert (tmp_path / INDEX_NAME).read_text(encoding="utf-8").endswith("</html>\n")
    assert [path.name for path in tmp_path.iterdir()] == [INDEX_NAME]


def test_an_error_leaves_the_old_list_as_it_was(tmp_path: Path) -> None:
    (tmp_path / INDEX_NAME).write_text("old", encoding="utf-8")
    with pytest.raises(ValueError, match="broken"), IndexFile(tmp_path) as index:
        index.add(index_row(desk.record("bare"), "bare.txt"))
        raise ValueError("broken")
    assert (tmp_path / INDEX_NAME).read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == [INDEX_NAME]


def test_a_write_that_is_interrupted_leaves_the_old_file_whole_and_no_trace(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    write_whole(target, "old")
    with pytest.raises(KeyboardInterrupt), whole_file(target) as file:
        file.write("half of the ne")
        raise KeyboardInterrupt
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_what_utf8_cannot_say_is_replaced_and_stops_nothing(tmp_path: Path) -> None:
    write_whole(tmp_path / "page.html", "a\ud800b")
    assert (tmp_path / "page.html").read_bytes() == b"a?b"


def test_a_missing_folder_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"page\.html"):
        write_whole(tmp_path / "not there" / "page.html", "text")


def test_a_row_counts_only_what_is_told_by_others_than_the_narrator() -> None:
    record = desk.record("bare")
    assert index_row(record, "bare.txt").claims == 0
    assert index_row(replace(record, claims=()), "bare.txt").claims == 0

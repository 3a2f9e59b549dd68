"""Arguments become stories in a fixed order; what cannot be one is said, and nothing outside a folder is touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from onrecord.surfaces.cli.inputs import find_inputs, is_many, read_bytes


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Words.", encoding="utf-8")


def found(*arguments: Path) -> list[str]:
    return [one.name for one in find_inputs(map(str, arguments)) if not one.problem]


def test_a_folder_gives_its_stories_and_those_further_down_in_sorted_order(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/z.html", "a/c.HTM", "c.txt", "notes.pdf", "README", "a/x/deep.txt")
    names = [Path(name).relative_to(tmp_path).as_posix() for name in found(tmp_path)]
    assert names == ["a/c.HTM", "a/x/deep.txt", "a/z.html", "b.txt", "c.txt"]


def test_arguments_keep_their_order_and_a_named_file_may_have_any_ending(tmp_path: Path) -> None:
    make(tmp_path, "b.story", "a.txt")
    assert found(tmp_path / "b.story", tmp_path / "a.txt") == [str(tmp_path / "b.story"), str(tmp_path / "a.txt")]


def test_names_that_start_with_a_dot_are_left_out_of_a_folder(tmp_path: Path) -> None:
    make(tmp_path, ".hidden.txt", ".git/x.txt", "a.txt")
    assert found(tmp_path) == [str(tmp_path / "a.txt")]


def test_a_folder_without_a_story_is_said_with_what_was_looked_for(tmp_path: Path) -> None:
    (one,) = find_inputs([str(tmp_path)])
    assert "holds no story" in one.problem
    assert ".txt" in one.problem


def test_a_link_out_of_the_folder_is_reported_and_one_within_it_is_read(tmp_path: Path) -> None:
    make(tmp_path, "secret.txt", "desk/a.txt")
    (tmp_path / "desk/out.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "desk/within.txt").symlink_to(tmp_path / "desk/a.txt")
    (tmp_path / "desk/round").symlink_to(tmp_path, target_is_directory=True)
    inputs = list(find_inputs([str(tmp_path / "desk")]))
    assert [Path(one.name).name for one in inputs if not one.problem] == ["a.txt", "within.txt"]
    (told,) = [one for one in inputs if one.problem]
    assert told.name.endswith("out.txt")
    assert "out of the folder" in told.problem


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_a_folder_is_left_alone_instead_of_waiting_for_it(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert found(tmp_path) == [str(tmp_path / "a.txt")]


def test_more_than_one_argument_or_a_folder_is_many(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    assert not is_many([str(tmp_path / "a.txt")])
    assert not is_many(["-"])
    assert is_many([str(tmp_path)])
    assert is_many([str(tmp_path / "a.txt"), "-"])


def test_no_more_is_read_of_a_file_than_the_limit_and_one_byte(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(b"x" * 100)
    assert read_bytes(str(tmp_path / "large.txt"), 10) == b"x" * 11

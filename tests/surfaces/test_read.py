"""``onrecord read`` in one process, with records from the desk in place of the model: forms, messages, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import ModelError, SourceError
from onrecord.surfaces.cli import main, work
from onrecord.surfaces.cli.work import Order
from onrecord.types import Record
from tests.surfaces import desk


def record_of(name: str, order: Order) -> Record:
    """Stand in for reading: the file's stem names the record, or what is wrong with it."""
    stem = Path(name).stem
    if stem == "blank":
        raise SourceError(f"{name} is empty; give a file with the story's text")
    if stem == "crash":
        raise ZeroDivisionError("division by zero")
    if stem == "damaged":
        raise ModelError("the model's file has another digest than its manifest says; install onrecord again")
    Path(name).read_bytes()
    return desk.record(stem)


@pytest.fixture
def stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a file for each record of the desk."""
    monkeypatch.setattr(work, "record_of", record_of)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    for name in desk.names():
        (tmp_path / f"{name}.txt").write_text("Words.", encoding="utf-8")
    return tmp_path


Told = pytest.CaptureFixture[str]


def test_one_story_gives_a_table(stories: Path, capsys: Told) -> None:
    assert main(["read", "harbour.txt"]) == 0
    out, err = capsys.readouterr()
    assert "Kofi Mensah" in out
    assert "deny" in out
    assert err == ""


def test_json_is_exactly_the_record_on_one_line(stories: Path, capsys: Told) -> None:
    assert main(["read", "--json", "harbour.txt"]) == 0
    assert capsys.readouterr().out == desk.record("harbour").to_json() + "\n"


def test_several_stories_give_one_json_object_a_line_in_order_and_a_summary(stories: Path, capsys: Told) -> None:
    assert main(["read", "hostile.txt", "bare.txt", "harbour.txt"]) == 0
    out, err = capsys.readouterr()
    assert [json.loads(line) for line in out.splitlines()] == [
        desk.record(name).to_dict() for name in ("hostile", "bare", "harbour")
    ]
    assert err.startswith("read 3 stories in ")


def test_table_forces_tables_for_several_too(stories: Path, capsys: Told) -> None:
    assert main(["read", "--table", "."]) == 0
    assert capsys.readouterr().out.count("the narrator") == len(desk.names())


def test_bad_files_are_reported_at_the_end_and_the_others_are_done(stories: Path, capsys: Told) -> None:
    (stories / "blank.txt").touch()
    (stories / "crash.txt").touch()
    assert main(["read", "blank.txt", "harbour.txt", "nowhere.txt", "crash.txt", "bare.txt"]) == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["story"]["id"] for line in out.splitlines()] == [
        desk.record(name).story.id for name in ("harbour", "bare")
    ]
    summary, count, *problems = err.splitlines()
    assert summary.startswith("read 2 stories")
    assert count == "3 could not be read:"
    assert problems[0] == "  blank.txt is empty; give a file with the story's text"
    assert problems[1].startswith("  nowhere.txt: No such file or directory")
    assert "check the path" in problems[1]
    assert "crash.txt: onrecord failed on it (ZeroDivisionError: division by zero; test_read.py:" in problems[2]


def test_one_bad_file_gives_one_message_and_exit_code_1(stories: Path, capsys: Told) -> None:
    assert main(["read", "nowhere.txt"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("onrecord: nowhere.txt: No such file or directory")
    assert len(err.splitlines()) == 1


def test_a_damaged_model_is_said_once_and_stops_the_run(stories: Path, capsys: Told) -> None:
    assert main(["read", "damaged.txt", "harbour.txt", "damaged.txt"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("another digest") == 1


def test_a_file_name_with_commands_for_the_terminal_is_shown_and_not_obeyed(stories: Path, capsys: Told) -> None:
    assert main(["read", "no\x1b[2Jwhere.txt"]) == 1
    assert r"no\x1b[2Jwhere.txt" in capsys.readouterr().err


def test_html_writes_one_page_for_one_story_and_prints_no_table(stories: Path, capsys: Told) -> None:
    assert main(["read", "harbour.txt", "--html", "out.html"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "wrote out.html\n"
    assert (stories / "out.html").read_text(encoding="utf-8").endswith("</html>\n")


def test_html_and_json_go_together(stories: Path, capsys: Told) -> None:
    assert main(["read", "harbour.txt", "--html", "out.html", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["onrecord"] == 1
    assert (stories / "out.html").exists()


def test_html_into_a_folder_that_is_there_names_the_page_after_the_story(stories: Path) -> None:
    (stories / "pages").mkdir()
    assert main(["read", "harbour.txt", "--html", "pages"]) == 0
    assert [path.name for path in (stories / "pages").iterdir()] == ["harbour.html"]


def test_html_of_several_stories_is_a_folder_with_a_page_each_and_a_list(stories: Path) -> None:
    assert main(["read", ".", "--html", "new/pages"]) == 0
    pages = sorted(path.name for path in (stories / "new/pages").iterdir())
    assert len(pages) == len(desk.names()) + 1
    # The pages lie below the folder that was read: a second run must not take them for stories.
    assert main(["read", ".", "--html", "new/pages"]) == 0
    assert len(list((stories / "new/pages").iterdir())) == len(pages)
    index = (stories / "new/pages/index.html").read_text(encoding="utf-8")
    assert all(page == "index.html" or f'href="{page}"' in index for page in pages)


def test_a_page_that_cannot_be_written_is_a_message_and_leaves_nothing(stories: Path, capsys: Told) -> None:
    assert main(["read", "harbour.txt", "--html", "no/such/folder/out.html"]) == 1
    assert "no/such/folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["read"], "FILE"),
        (["read", "a.txt", "--date", "last week"], "is not a day"),
        (["read", "a.txt", "--jobs", "0"], "is not a number of processes"),
        (["read", "a.txt", "--json", "--table"], "not allowed with"),
        (["read", "-", "-"], "only once"),
        (["read", "a.txt", "b.txt", "--html", "out.html"], "name a folder"),
        (["read", ".", "--html", "../" + Path.cwd().name], "among the stories"),
        (["raed", "a.txt"], "invalid choice"),
        ([], "COMMAND"),
    ],
)
def test_arguments_that_make_no_sense_end_with_2_and_say_what_to_do(
    arguments: list[str], words: str, capsys: Told
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["explain", "--help"], ["schema", "--help"]])
def test_help_ends_well_and_fits_a_terminal(arguments: list[str], capsys: Told) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 120


def test_the_schema_command_prints_the_schema(capsys: Told) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["properties"]["onrecord"]["const"] == 1

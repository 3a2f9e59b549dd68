"""The real command in a process of its own, with the real model, on stories of ours: what a stranger will run."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import onrecord
from onrecord.surfaces.exports.json_schema import record_schema

STORY = """\
Harbour board denies sale of the eastern docks
By Ilse Marrow
PORT ELLERY (Wire North) - Harbour chief Zoë Larkin denied on Tuesday that the board had sold the eastern docks.
“Nobody has signed anything,” she said. 🚢
The dockers' union number {number} said a buyer may already have signed.
"""
COLD_START_SECONDS = 2.5


def run(*arguments: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run ``onrecord`` and return what it printed, in bytes: their encoding is part of what is tested."""
    unset = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "PYTHONIOENCODING")
    inherited = {name: value for name, value in os.environ.items() if name not in unset}
    return subprocess.run(
        [sys.executable, "-m", "onrecord", *arguments],
        input=given,
        env={**inherited, "PYTHONUTF8": "0", **environment},
        capture_output=True,
        timeout=300,
        check=False,
    )


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(STORY.format(number=1), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of ten stories, no two the same, and an empty file amid them."""
    home = tmp_path / "desk"
    home.mkdir()
    for number in range(10):
        (home / f"{number:02}.txt").write_text(STORY.format(number=number), encoding="utf-8")
    (home / "05-blank.txt").touch()
    return home


def test_a_story_is_read_from_a_cold_start_within_the_time_promised(story: Path) -> None:
    seconds = []
    for _ in range(3):
        started = time.perf_counter()
        done = run("read", str(story))
        seconds.append(time.perf_counter() - started)
        assert done.returncode == 0, done.stderr.decode()
    assert min(seconds) < COLD_START_SECONDS
    table = done.stdout.decode()
    assert "Larkin" in table
    assert "deny" in table


def test_standard_input_is_read_with_the_day_that_is_given() -> None:
    done = run("read", "-", "--json", "--date", "2031-05-06", given=STORY.format(number=2).encode())
    published = json.loads(done.stdout)["story"]["published"]
    assert (published["start"], published["end"], published["basis"]) == ("2031-05-06", "2031-05-06", "given")


@pytest.mark.parametrize(
    "environment", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}, {"LC_ALL": "C"}]
)
@pytest.mark.parametrize("form", ["--json", "--table"])
def test_no_code_page_is_too_small(story: Path, environment: dict[str, str], form: str) -> None:
    done = run("read", str(story), form, given=b"", **environment)
    assert (done.returncode, done.stderr) == (0, b"")
    if form == "--json":
        assert json.loads(done.stdout) == onrecord.read(STORY.format(number=1)).to_dict()
    else:
        assert b"Larkin" in done.stdout


def test_what_it_prints_fits_the_schema_it_prints(story: Path) -> None:
    schema = json.loads(run("schema").stdout)
    assert schema == record_schema()
    Draft202012Validator(schema).validate(json.loads(run("read", str(story), "--json").stdout))


def test_a_folder_in_parallel_gives_the_same_lines_as_one_process_in_the_same_order(folder: Path) -> None:
    together = run("read", str(folder), "--jobs", "2")
    alone = run("read", str(folder), "--jobs", "1")
    assert together.returncode == alone.returncode == 1
    assert together.stdout == alone.stdout
    records = [json.loads(line) for line in together.stdout.splitlines()]
    assert [f"number {number} " in record["story"]["text"] for number, record in enumerate(records)] == [True] * 10
    assert b"1 could not be read:" in together.stderr
    assert b"05-blank.txt" in together.stderr


def test_events_come_out_of_a_real_story_with_their_claims_and_fit_the_schema(story: Path) -> None:
    done = run("events", str(story), "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    record = onrecord.read(STORY.format(number=1))
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["id"] for line in lines] == [event.id for event in record.events]
    kinds = {claim.id: claim.speaker.kind for claim in record.claims}
    assert all(line["speaker_kind"] == kinds[line["claim"]] for line in lines)
    shape = {"$ref": "#/$defs/event_line", "$defs": record_schema()["$defs"]}
    for line in lines:
        Draft202012Validator(shape).validate(line)


def test_rows_of_a_folder_are_the_same_from_two_processes_as_from_one(folder: Path) -> None:
    together = run("events", str(folder), "--format", "plover", "--jobs", "2", PYTHONIOENCODING="utf-8")
    alone = run("events", str(folder), "--format", "plover", "--jobs", "1", PYTHONIOENCODING="utf-8")
    assert together.returncode == alone.returncode == 1
    assert together.stdout == alone.stdout
    assert together.stdout.count(b"Event ID,") == 1
    assert b"05-blank.txt" in together.stderr


def test_ctrl_c_ends_with_130_and_only_whole_lines(folder: Path) -> None:
    arguments = [sys.executable, "-m", "onrecord", "read", *([str(folder)] * 30), "--json", "--jobs", "2"]
    # Unbuffered: what readline() takes ahead, communicate() would not see.
    process = subprocess.Popen(
        arguments, bufsize=0, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    rest, told = process.communicate(timeout=60)
    assert process.returncode == 130, told.decode()
    assert b"Traceback" not in told
    lines = (first + rest).splitlines(keepends=True)
    assert all(line.endswith(b"\n") and json.loads(line)["onrecord"] == 1 for line in lines)
    assert len(lines) < 300
    with pytest.raises(ProcessLookupError):
        _wait_for_group_to_end(process.pid)


def _wait_for_group_to_end(group: int) -> None:
    """Raise ProcessLookupError as soon as no process of the group is left; give up after ten seconds."""
    for _ in range(100):
        os.killpg(group, 0)
        time.sleep(0.1)


def test_a_reader_that_goes_away_ends_it_without_a_word(folder: Path) -> None:
    arguments = [sys.executable, "-m", "onrecord", "read", *([str(folder)] * 3), "--json", "--jobs", "1"]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) == 141
    assert told == b""


def test_explain_says_why_and_an_unknown_claim_says_which_there_are(story: Path) -> None:
    done = run("explain", str(story), "c1")
    assert done.returncode == 0
    assert done.stdout.startswith(b"c1: ")
    assert b"\n  - " in done.stdout
    wrong = run("explain", str(story), "c999")
    assert wrong.returncode == 1
    assert b"c0: " in wrong.stderr


def test_version_and_help_come_at_once_and_import_nothing_heavy() -> None:
    assert run("--version").stdout.decode().strip() == f"onrecord {onrecord.__version__}"
    code = (
        "import sys; from onrecord.surfaces.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print([name for name in ('rich', 'numpy', 'onnxruntime', 'trafilatura', 'asyncio') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    assert done.stdout.decode().splitlines()[-1] == "[]"

"""Importing onrecord is cheap and reading is quiet: no heavy module before it is needed, and never a network call."""

from __future__ import annotations

import json

from tests.house import DESK, run_python

IMPORT_SECONDS = 0.3
TRIES = 5
HEAVY = ("torch", "onnxruntime", "trafilatura", "lxml", "rich", "py3langid")

TIMED = """
import sys, time
started = time.perf_counter()
import onrecord
print(time.perf_counter() - started)
"""
LOADED = """
import json, sys
import onrecord
onrecord.read
print(json.dumps(sorted(name.partition(".")[0] for name in sys.modules)))
"""
CUT_OFF = """
import json, socket, sys

def refuse(*arguments, **keywords):
    raise AssertionError(f"a network call: {arguments}")

for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
    setattr(socket, name, refuse)

from pathlib import Path
import onrecord
record = onrecord.read(Path(sys.argv[1]).read_text(encoding="utf-8"))
print(json.dumps({"claims": len(record.claims), "torch": "torch" in sys.modules}))
"""


def test_import_takes_under_three_tenths_of_a_second() -> None:
    seconds = [float(run_python("-c", TIMED).stdout) for _ in range(TRIES)]
    assert min(seconds) < IMPORT_SECONDS, seconds


def test_import_and_the_first_look_at_read_load_nothing_heavy() -> None:
    loaded = set(json.loads(run_python("-c", LOADED).stdout))
    assert loaded & set(HEAVY) == set()


def test_a_story_is_read_without_a_network_and_without_torch() -> None:
    run = run_python("-c", CUT_OFF, str(DESK / "wire.txt"))
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    assert told["claims"] > 1
    assert told["torch"] is False


def test_an_unknown_name_is_refused_with_the_names_that_there_are() -> None:
    run = run_python("-c", "import onrecord; onrecord.reed")
    assert run.returncode == 1
    assert "onrecord has no 'reed'; its public names are" in run.stderr
    assert "story_from_text" in run.stderr


def test_every_public_name_is_there() -> None:
    run = run_python("-c", "import onrecord; print(all(hasattr(onrecord, name) for name in onrecord.__all__))")
    assert run.stdout.strip() == "True", run.stderr

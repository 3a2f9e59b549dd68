"""Robustness: odd input gives a record whose spans hold, or one clear message; never anything else."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import onrecord
from evaluation.figures import FULL, Figure, Group, Profile, Section
from evaluation.records import SpanCheck
from evaluation.shelf import WIRE, corpus
from onrecord.errors import OnrecordError

_NOTE = (
    "Each input goes through `story_from_bytes` and `onrecord.read`, and some through the command line too. It "
    "passes when a record comes out whose every span equals its text, or one `OnrecordError` whose message is one "
    "line. Prefixes of the wire story are read every {step} characters; "
    "`python -m evaluation.robustness --full` reads all."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What came of one input; ``fault`` is "" when it passed, and ``came`` says what came out."""

    name: str
    came: str
    fault: str
    seconds: float


def odd_inputs() -> Iterator[tuple[str, bytes]]:
    """Yield the odd inputs of the issue, by name, and a few of their kin."""
    yield "empty file", b""
    yield "only white space", b" \n\t\r\n\xc2\xa0 "
    yield "only a byte order mark", b"\xef\xbb\xbf"
    yield "20 MB line of one letter", b"a" * 20_000_000
    yield "20 MB line of words", b"The minister said so. " * 909_091
    yield "binary", bytes(range(256)) * 64
    yield "zeros", b"\0" * 4096
    yield "lone surrogates, as UTF-8 would have them", b"The mayor \xed\xa0\x80 said \xed\xb0\x80 that it rained. " * 4
    yield "bytes that are no UTF-8", "The café’s owner said it would close on Monday.".encode("cp1252")
    yield "only quotation marks", "“”\"'‘’".encode() * 50
    yield "quotation marks that never close", ("“" * 300 + "The mayor said it would rain.").encode()
    yield "10,000 nested brackets", ("The board said " + "(" * 10_000 + "no" + ")" * 10_000 + ".").encode()
    yield (
        "10,000 nested elements",
        b"<html><body>" + b"<div>" * 10_000 + b"The mayor said it would rain." + b"</div>" * 10_000,
    )
    yield "a word of 100,000 letters", b"The mayor said " + b"x" * 100_000 + b" would close."
    yield "2,000 words without a stop", ("the mayor said that " * 500).encode()
    yield (
        "marks of direction and joiners",
        "The\u202e mayor\u200d said\u2066 it\u2069 👩‍👩‍👧 would\u0301 rain.".encode() * 3,
    )
    yield "one letter", b"x"


def _text_with_surrogates() -> str:
    return "The mayor \ud800 said \udc00 that it would rain, and \ud83d the council agreed on Monday."


def try_bytes(name: str, data: bytes, check: SpanCheck) -> Verdict:
    """Read bytes as a file would be read and return what came of it."""
    return _tried(name, lambda: onrecord.read(onrecord.story_from_bytes(data, name=name)), check)


def try_text(name: str, text: str, check: SpanCheck) -> Verdict:
    """Read a text as a Python caller would and return what came of it."""
    return _tried(name, lambda: onrecord.read(text), check)


def _tried(name: str, read: Callable[[], onrecord.Record], check: SpanCheck) -> Verdict:
    started = time.perf_counter()
    came, fault = "", ""
    try:
        record = json.loads(read().to_json())
        before = check.broken
        check.add(record)
        came = f"a record of {len(record['claims'])} claims"
        fault = f"{check.broken - before} spans unlike their text" if check.broken > before else ""
    except OnrecordError as error:
        came = f"{type(error).__name__}: {error}"
        fault = "" if str(error).strip() and "\n" not in str(error) else "the message is not one line"
    except Exception as error:  # noqa: BLE001 - what is measured here is whether anything else ever comes
        came = fault = f"{type(error).__name__}: {str(error)[:200]}"
    return Verdict(name=name, came=came[:160], fault=fault, seconds=time.perf_counter() - started)


def try_command_line(name: str, data: bytes) -> Verdict:
    """Read bytes by ``onrecord read`` in a process of its own: exit code 0, or 1 and a message without a traceback."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "story.txt"
        path.write_bytes(data)
        started = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "onrecord", "read", str(path), "--json"], capture_output=True, check=False
        )
        seconds = time.perf_counter() - started
    message = done.stderr.decode("utf-8", "replace").strip()
    good = done.returncode == 0 or (done.returncode == 1 and message and "Traceback" not in message)
    return Verdict(
        name=f"{name}, command line",
        came=message[:160] if done.returncode else "a record",
        fault="" if good else f"exit code {done.returncode}: {message[-200:] or 'no message'}",
        seconds=seconds,
    )


def verdicts(step: int, check: SpanCheck) -> Iterator[Verdict]:
    """Try the odd inputs, then prefixes of the wire story, ``step`` characters apart."""
    for name, data in odd_inputs():
        yield try_bytes(name, data, check)
    yield try_text("lone surrogates in a str", _text_with_surrogates(), check)
    for name, data in odd_inputs():
        if name in ("empty file", "20 MB line of words", "binary", "only quotation marks", "10,000 nested brackets"):
            yield try_command_line(name, data)
    text = WIRE.read_text(encoding="utf-8")
    for end in range(1, len(text) + 1, step):
        yield try_text(f"the wire story's first {end} characters", text[:end], check)


def measure(profile: Profile) -> Section:
    """Try everything; the fast profile takes fewer prefixes."""
    check = SpanCheck()
    found = list(verdicts(profile.prefix_step, check))
    bad = sum(bool(v.fault) for v in found)
    figures = (
        Figure(name="inputs tried", value=len(found), unit="", margin=None),
        Figure(name="inputs failed", value=bad, unit="", must=0, lower_is_better=True, margin=0),
        Figure(name="spans unlike their text", value=check.broken, unit="", must=0, lower_is_better=True, margin=0),
        Figure(name="spans checked", value=check.seen, unit="", margin=None),
        Figure(name="slowest input", value=max(v.seconds for v in found), unit="s", lower_is_better=True, margin=None),
    )
    failed = "; ".join(f"{v.name}: {v.fault}" for v in found if v.fault)
    group = Group(
        title="odd input",
        corpus=corpus("the wire story and made-up input", [WIRE]),
        figures=figures,
        note=f"Failed: {failed}" if failed else "",
    )
    return Section(name="robustness", title="Odd input", groups=(group,), note=_NOTE.format(step=profile.prefix_step))


def main() -> int:
    """Print what came of each input; with ``--full``, of every prefix of the wire story."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.robustness", description=__doc__)
    parser.add_argument("--full", action="store_true", help="read every prefix of the wire story")
    step = 1 if parser.parse_args().full else FULL.prefix_step
    failed = 0
    for verdict in verdicts(step, SpanCheck()):
        failed += bool(verdict.fault)
        if verdict.fault or not verdict.name.startswith("the wire story"):
            print(f"{'FAILED' if verdict.fault else 'ok':6} {verdict.seconds:6.2f} s  {verdict.name}: {verdict.came}")
    print(f"{failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

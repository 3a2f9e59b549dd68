"""Takes nothing. Gives the tests where the project's files are, so that none of them spells out a path twice."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "onrecord"
DESK = ROOT / "examples" / "desk"
SHARED = ROOT.parent / "shared"
OURS = ("src", "scripts", "training", "evaluation", "examples", "tests")


def modules(*folders: str) -> Iterator[Path]:
    """Give every Python file that people wrote under the named folders of the project."""
    for folder in folders or OURS:
        yield from sorted((ROOT / folder).rglob("*.py"))


def run_python(*arguments: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run this Python in a process of its own, from the project's root, and return what it printed."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=None if env is None else dict(env),
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )

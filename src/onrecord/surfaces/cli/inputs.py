"""From the arguments to bytes: files, folders, standard input; and what could not be opened, with what to do."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

STANDARD_INPUT = "-"
STORY_ENDINGS = (".txt", ".html", ".htm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One story to read; ``name`` is what messages call it, ``problem`` says why it cannot be read, or ""."""

    name: str
    problem: str = ""


def find_inputs(arguments: Iterable[str], without: Path | None = None) -> Iterator[Input]:
    """Give the stories behind the arguments, in the order of the arguments; a folder's in sorted order.

    A folder gives its ``.txt``, ``.html`` and ``.htm`` files, also those further down. Names that start with a dot
    are left out there, and so is the folder ``without``, where our own pages go; a link that leads out of the
    folder is reported instead of followed.
    """
    for argument in arguments:
        path = Path(argument)
        if argument == STANDARD_INPUT or not path.is_dir():
            yield Input(name=argument)
            continue
        found = False
        for one in _walk(path, without.resolve() if without else None):
            found = True
            yield one
        if not found:
            problem = f"the folder holds no story; looked for files that end in {', '.join(STORY_ENDINGS)}"
            yield Input(name=argument, problem=problem)


def _walk(folder: Path, without: Path | None) -> Iterator[Input]:
    home = folder.resolve()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path.is_dir() and (path == folder or not path.is_symlink()):
            if path != folder and path.resolve() == without:
                continue
            try:
                entries = sorted(path.iterdir(), reverse=True)
            except OSError as error:
                yield Input(name=str(path), problem=f"the folder cannot be listed ({error.strerror}); check its rights")
                continue
            waiting.extend(entry for entry in entries if not entry.name.startswith("."))
        elif path.suffix.lower() in STORY_ENDINGS and (path.is_file() or path.is_symlink()):
            if path.is_symlink() and not path.resolve().is_relative_to(home):
                problem = "it is a link that leads out of the folder; name the file itself to read it"
                yield Input(name=str(path), problem=problem)
            else:
                yield Input(name=str(path))


def is_many(arguments: list[str]) -> bool:
    """Tell whether the arguments ask for several stories: more than one argument, or a folder."""
    return len(arguments) > 1 or any(name != STANDARD_INPUT and Path(name).is_dir() for name in arguments)


def read_bytes(name: str, limit: int) -> bytes:
    """Return the bytes of the file, or of standard input for "-"; at most ``limit`` and one, however long it is.

    The one byte too many lets the sources refuse it with their own message.

    Raises:
        OSError: it cannot be opened or read.
    """
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read(limit + 1)
    path = Path(name)
    if path.is_dir():
        raise IsADirectoryError(21, "it is a folder where a file is needed", name)
    with path.open("rb") as file:
        return file.read(limit + 1)


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1

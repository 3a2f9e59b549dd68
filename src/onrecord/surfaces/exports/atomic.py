"""Files that are either whole or not there: written beside the target under another name, then renamed."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

# Held while a short file is written: whoever is about to end this process lets it be finished first.
WRITING = threading.Lock()


@contextmanager
def whole_file(target: Path) -> Iterator[TextIO]:
    """Open a file for text that takes the place of ``target`` when the block ends well, and leaves no trace else.

    A reader sees the old file or the new one, never half of one, also when the run is interrupted or the disk is
    full. What UTF-8 cannot say (lone surrogates) is written as "?".

    Raises:
        OSError: the folder is missing or cannot be written to, or the disk is full.
    """
    new = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with new.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)


def write_whole(target: Path, text: str) -> None:
    """Write the text to the file ``target``, whole or not at all.

    Raises:
        OSError: as for :func:`whole_file`.
    """
    with WRITING, whole_file(target) as file:
        file.write(text)

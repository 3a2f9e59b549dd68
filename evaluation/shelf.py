"""Where the corpora lie, and the digest that pins a figure to the very files it was measured on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from evaluation.figures import Corpus

SHARED = Path(__file__).resolve().parents[2] / "shared"
WIRE = SHARED / "stories" / "000_55db0fefc19c5d50.txt"


def corpus(name: str, files: Iterable[Path], *, root: Path = SHARED) -> Corpus:
    """Return the corpus made of these files; its digest is SHA-256 over each file's path and SHA-256, by path."""
    whole = hashlib.sha256()
    count = 0
    for path in sorted(files):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        whole.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
        count += 1
    return Corpus(name=name, files=count, digest=whole.hexdigest())


def json_lines(path: Path) -> Iterator[Any]:
    """Yield the JSON value of each line of a file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)

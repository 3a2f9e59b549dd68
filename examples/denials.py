"""Gather from a folder of stories what was denied, and by whom, with the exact words and where they stand.

A reader that only matches keywords files "denied that it had ignored any warning" under ignored warnings; here the
claim says that its speaker stands against its content.

Run it with ``python examples/denials.py examples/desk``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import onrecord


def denials(path: Path) -> Iterator[dict[str, str | int]]:
    """Give each denied stretch of content in one story."""
    record = onrecord.read(path.read_text(encoding="utf-8"))
    for claim in record.claims:
        if claim.polarity != "denied":
            continue
        for span in claim.content:
            assert span.holds_in(record.story.text)  # the promise that every span keeps
            yield {
                "file": path.name,
                "speaker": claim.speaker.name,
                "denied": span.text,
                "start": span.start,
                "end": span.end,
            }


def main(folder: Path) -> None:
    """Print one JSON object a denial."""
    for path in sorted(folder.glob("*.txt")):
        for row in denials(path):
            print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "examples/desk"))

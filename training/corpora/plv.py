"""PLV: sentences with a source, a target, and the PLOVER type of what the one does to the other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from training.corpora.document import Document, Told
from training.corpora.plain import Tokenised

FOLDS = 5
OLD_TYPES = {"YIELD": ("CONCEDE", "RETREAT")}
"""Types that PLOVER has parted since."""
_MARK = re.compile(r"</?[st]>")


def folds(found: list[Document], number: int) -> tuple[list[Document], list[Document]]:
    """Return the documents to train on and those left out: every fifth, from ``number`` on."""
    return [d for at, d in enumerate(found) if at % FOLDS != number], found[number::FOLDS]


def documents(path: Path) -> Iterator[Document]:
    """Read the file, a document a line; some lines have no source or no target."""
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        places, text, end = {}, "", 0
        for mark in _MARK.finditer(item["marked"]):
            text += item["marked"][end : mark.start()]
            end = mark.end()
            places[mark.group()] = len(text)
        text += item["marked"][end:]
        tokenised = Tokenised(f"plv-{item['id']}", text)
        source = tokenised.range(places["<s>"], places["</s>"]) if "<s>" in places else None
        target = tokenised.range(places["<t>"], places["</t>"]) if "<t>" in places else None
        types = OLD_TYPES.get(item["type"], (item["type"],))
        tokenised.document.told = Told(source=source, target=target, types=types)
        yield tokenised.document

"""PolNeAR: attributions in US political news. Licence not stated: ``train.py --without polnear`` leaves it out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from training.corpora.document import Attributed, Document
from training.corpora.plain import Tokenised


def documents(path: Path) -> Iterator[Document]:
    """Read the stories, the first annotator of each."""
    seen: set[str] = set()
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        if row["id"] in seen:
            continue
        seen.add(row["id"])
        text = Tokenised(row["id"], row["text"])
        found = []
        for item in row["attributions"]:
            cue = text.ranges(item["cue"])
            contents = text.ranges(item["content"])
            if cue and contents:
                found.append(
                    Attributed(cue=(cue[0][0], cue[-1][1]), sources=text.ranges(item["source"]), contents=contents)
                )
        text.document.attributions = found
        yield text.document

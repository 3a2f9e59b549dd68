"""re3d: entities in official releases on Syria and Iraq.

A document is held out (dev) when ``int(sha256(document id).hexdigest(), 16) % 5 == 0``.
Only named mentions are kept: a capital letter or a figure in them. Nested mentions stay.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from training.corpora.document import Document
from training.corpora.plain import Tokenised

_KINDS = {
    "Person": "person",
    "Organisation": "organization",
    "Location": "place",
    "Temporal": "time",
    "Money": "money",
    "Nationality": "other",
    "Weapon": "other",
    "MilitaryPlatform": "other",
    "DocumentReference": "other",
    "Vehicle": "other",
}
ANNOTATES = frozenset({"person", "organization", "place", "time"})


def held_out(document_id: str) -> bool:
    """Tell whether a document belongs to the dev part."""
    return int(hashlib.sha256(document_id.encode()).hexdigest(), 16) % 5 == 0


def documents(folder: Path, *, dev: bool) -> Iterator[Document]:
    """Read the train or the dev documents of every source."""
    for source in sorted(path for path in folder.iterdir() if path.is_dir()):
        rows = [json.loads(line) for line in (source / "documents.json").open(encoding="utf-8")]
        mentions = [json.loads(line) for line in (source / "entities.json").open(encoding="utf-8")]
        for row in rows:
            if held_out(row["_id"]) == dev:
                yield _document(row, [item for item in mentions if item["documentId"] == row["_id"]])


def _document(row: dict, mentions: list[dict]) -> Document:
    text = Tokenised(row["_id"], row["text"])
    found = []
    for item in mentions:
        words = row["text"][item["begin"] : item["end"]]
        named = item["type"] in ("Temporal", "Money") or any(mark.isupper() for mark in words)
        where = text.range(item["begin"], item["end"])
        if item["type"] in _KINDS and named and where:
            found.append((*where, _KINDS[item["type"]]))
    text.document.entities = sorted(set(found))
    text.document.entity_kinds = ANNOTATES
    return text.document

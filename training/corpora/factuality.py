"""UDS factuality: how surely the predicates of EWT happened, from -3 to 3."""

from __future__ import annotations

import json
from pathlib import Path

from training.corpora.document import Document


def _squeezed(words: list[str]) -> str:
    return "".join(words).lower()


def add_factuality(documents: list[Document], path: Path) -> int:
    """Give each document of EWT the grades of its words; returns how many grades found no place.

    The set has older words than the treebank ("al - Qaeda"), so sentences meet by their letters, and words by where
    their letters begin. A sentence that stands in the treebank twice gives its grades to the first.
    """
    places: dict[str, tuple[Document, int]] = {}
    for document in documents:
        document.factuality = {}
        for number in range(len(document.paragraphs)):
            words = document.words[document.sentences[number] : document.sentences[number + 1]]
            places.setdefault(_squeezed(words), (document, document.sentences[number]))
    lost = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        words = item["text"].split()
        place = places.get(_squeezed(words))
        for target in item["targets"]:
            at = _index(place[0].words, place[1], len("".join(words[: target["span1"][0]]))) if place else None
            if place and at is not None:
                assert place[0].factuality is not None
                place[0].factuality[at] = float(target["label"])
            else:
                lost += 1
    return lost


def _index(words: list[str], first: int, letters: int) -> int | None:
    """Return the word that begins after so many letters from ``first``."""
    at = first
    while letters > 0 and at < len(words):
        letters -= len(words[at])
        at += 1
    return at if letters == 0 and at < len(words) else None

"""CrossNER politics: named entities in political Wikipedia text, a sentence at a time."""

from __future__ import annotations

from pathlib import Path

from training.corpora.document import Document

_KINDS = {
    "person": "person",
    "politician": "person",
    "organisation": "organization",
    "politicalparty": "organization",
    "location": "place",
    "country": "place",
    "election": "event",
    "event": "event",
    "misc": "other",
}
ANNOTATES = frozenset(_KINDS.values())


def document(path: Path) -> Document:
    """Read a file of "word<TAB>tag" lines as one document whose sentences each open a paragraph."""
    words: list[str] = []
    sentences = [0]
    entities: list[tuple[int, int, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            if len(words) > sentences[-1]:
                sentences.append(len(words))
            continue
        word, tag = line.split("\t")
        if tag.startswith("I-") and entities and entities[-1][1] == len(words):
            entities[-1] = (entities[-1][0], len(words) + 1, entities[-1][2])
        elif tag != "O":
            entities.append((len(words), len(words) + 1, _KINDS[tag[2:]]))
        words.append(word)
    if len(words) > sentences[-1]:
        sentences.append(len(words))
    return Document(
        name=f"crossner-{path.stem}",
        words=words,
        sentences=sentences,
        paragraphs=[True] * (len(sentences) - 1),
        entities=entities,
        entity_kinds=ANNOTATES,
    )

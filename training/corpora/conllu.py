"""UD treebanks (EWT, GUM): tags, features, trees; from GUM the named entities too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from training.corpora.document import Document

_GUM_KINDS = {
    "person": "person",
    "organization": "organization",
    "place": "place",
    "event": "event",
    "time": "time",
    "object": "other",
    "abstract": "other",
    "animal": "other",
    "plant": "other",
    "substance": "other",
}
GUM_ANNOTATES = frozenset({"person", "organization", "place", "event", "time", "other"})
_TIME_WORDS = frozenset(
    "today yesterday tomorrow tonight now then day days night morning afternoon evening week weeks weekend month "
    "months quarter year years decade decades century centuries hour hours minute minutes spring summer autumn winter "
    "noon midnight moment time past present future".split()
)
_LINKS = frozenset(
    ("of", "for", "and", "&", "-", "–", "'s", "’s", "the", "de", "la", "al", "el", "bin", "von", "van", "in")
)
_MARK = re.compile(r"\(([^()]+)\)?|([^()]+)\)")


def documents(path: Path, *, entities: bool) -> Iterator[Document]:
    """Read a CoNLL-U file, a ``Document`` a ``# newdoc`` (or one for the file where it has none)."""
    block: list[str] = []
    name = ""
    document = _Builder(path.stem)
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# sent_id"):
            name = line.partition("=")[2].strip()
        if line.startswith("# newdoc"):
            if document.words:
                yield document.finish(entities)
            document = _Builder(line.partition("=")[2].strip())
        if line.startswith("# newpar"):
            document.opens = True
        elif line and not line.startswith("#"):
            block.append(line)
        elif not line and block:
            document.add(block, name)
            block = []
    if block:
        document.add(block, name)
    if document.words:
        yield document.finish(entities)


class _Builder:
    def __init__(self, name: str) -> None:
        self.name = name
        self.sentence_names: list[str] = []
        self.opens = True
        self.words: list[str] = []
        self.sentences: list[int] = [0]
        self.paragraphs: list[bool] = []
        self.upos: list[str] = []
        self.feats: list[str] = []
        self.heads: list[int] = []
        self.deprels: list[str] = []
        self.entities: list[tuple[int, int, str]] = []
        self._open: dict[str, list[tuple[int, str, str]]] = {}

    def add(self, block: list[str], name: str) -> None:
        base = len(self.words)
        self.sentence_names.append(name)
        for line in block:
            number, form, _, upos, _, feats, head, deprel, _, misc = line.split("\t")
            if not number.isdigit():
                continue
            self.words.append(form)
            self.upos.append(upos)
            self.feats.append("" if feats == "_" else feats)
            self.heads.append(base + int(head) - 1 if head != "0" else -1)
            self.deprels.append(deprel)
            self._entity(misc)
        self.sentences.append(len(self.words))
        self.paragraphs.append(self.opens)
        self.opens = False

    def _entity(self, misc: str) -> None:
        at = len(self.words) - 1
        value = next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
        for mark in _MARK.finditer(value):
            opened = mark.group(1)
            if opened is None:
                self._close(mark.group(2).split("-")[0], at)
                continue
            fields = opened.split("-")
            identity = "-".join(fields[7:]) if len(fields) > 7 else ""
            self._open.setdefault(fields[0], []).append((at, fields[1], identity))
            if mark.group().endswith(")"):  # opened and closed on one word
                self._close(fields[0], at)

    def _close(self, group: str, at: int) -> None:
        if self._open.get(group):
            first, kind, _ = self._open[group].pop()
            self.entities.append((first, at + 1, kind))

    def _head(self, first: int, last: int) -> int:
        return next((i for i in range(first, last) if not first <= self.heads[i] < last), last - 1)

    def _in_name(self, index: int) -> bool:
        return self.words[index][:1].isupper() and self.upos[index] in ("PROPN", "ADJ", "NOUN", "NUM", "VERB", "X")

    def _walk(self, start: int, stop: int, step: int) -> int:
        """Walk from the head to the far end of its name, over "of", "and", hyphens and the like inside it."""
        end = start
        index = start + step
        while index != stop and (
            self._in_name(index) or self.upos[index] == "NUM" or self.words[index].lower() in _LINKS
        ):
            if self.words[index].lower() not in _LINKS:
                end = index
            index += step
        return end

    def _name(self, first: int, last: int, kind: str) -> tuple[int, int] | None:
        """Return the name within a mention ("Ada Byron" of "the mathematician Ada Byron"), or None if it has none."""
        if kind == "time":
            timed = any(
                self.upos[i] in ("PROPN", "NUM") or self.words[i].lower() in _TIME_WORDS for i in range(first, last)
            )
            return (first, last) if timed and last - first <= 8 else None
        head = self._head(first, last)
        if self.upos[head] != "PROPN":
            return None
        return self._walk(head, first - 1, -1), self._walk(head, last, 1) + 1

    def finish(self, entities: bool) -> Document:
        names = ((self._name(f, t, k), _GUM_KINDS[k]) for f, t, k in self.entities if k in _GUM_KINDS)
        named = sorted({(*name, kind) for name, kind in names if name})
        return Document(
            name=self.name,
            words=self.words,
            sentences=self.sentences,
            paragraphs=self.paragraphs,
            upos=self.upos,
            feats=self.feats,
            heads=self.heads,
            deprels=self.deprels,
            entities=named if entities else None,
            entity_kinds=GUM_ANNOTATES if entities else frozenset(),
            sentence_names=self.sentence_names,
        )

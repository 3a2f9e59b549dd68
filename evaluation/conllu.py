"""CoNLL-U: documents with their words, surface tokens, text and (GUM's) entity mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.spans import Range

_MARK = re.compile(r"\((?P<open>[^()]+)(?P<same>\))?|(?P<close>[^()]+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A syntactic word; ``head`` is the index of its head within the sentence, -1 for the root."""

    form: str
    upos: str
    feats: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """A token as it is written: words ``first`` to ``last`` (half-open) of the sentence; "we've" holds two words."""

    form: str
    first: int
    last: int
    space_after: bool


@dataclass(slots=True, kw_only=True)
class UdSentence:
    """A sentence; ``opens`` tells whether a paragraph begins with it."""

    words: list[Word] = field(default_factory=list)
    tokens: list[Surface] = field(default_factory=list)
    opens: bool = False

    def spaces(self) -> list[bool]:
        """Tell of each word whether white space follows it; within a token such as "we've" none does."""
        after = [False] * len(self.words)
        for token in self.tokens:
            after[token.last - 1] = token.space_after
        return after


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A mention: words ``first`` to ``last`` (half-open, counted through the document) and the corpus's own type.

    Mentions with the same ``group`` mean the same: the corpus's own number of what they mean.
    """

    first: int
    last: int
    kind: str
    group: str = ""


@dataclass(slots=True, kw_only=True)
class UdDocument:
    """A document of a treebank."""

    name: str
    sentences: list[UdSentence] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def laid_out(self) -> tuple[str, list[list[Range]]]:
        """Return the document's text, paragraphs a blank line apart, and the place of each token of each sentence."""
        text, places = "", []
        for number, sentence in enumerate(self.sentences):
            if number and sentence.opens:
                text = text.rstrip(" ") + "\n\n"
            ranges = []
            for token in sentence.tokens:
                ranges.append((len(text), len(text) + len(token.form)))
                text += token.form + (" " if token.space_after else "")
            places.append(ranges)
        return text.rstrip(), places


def documents(path: Path) -> Iterator[UdDocument]:
    """Yield the documents of a file; one without ``# newdoc`` is one document. Empty nodes (8.1) are left out."""
    reader = _Reader(path.stem)
    with path.open(encoding="utf-8") as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if line.startswith("# newdoc"):
                if reader.document.sentences:
                    yield reader.document
                reader = _Reader(line.partition("=")[2].strip())
            elif line.startswith("# newpar"):
                reader.opens = True
            elif line and not line.startswith("#"):
                reader.add(line)
            elif not line:
                reader.close()
    reader.close()
    if reader.document.sentences:
        yield reader.document


class _Reader:
    """Takes lines, fills a document."""

    def __init__(self, name: str) -> None:
        self.document = UdDocument(name=name)
        self.opens = True
        self._sentence = UdSentence()
        self._range_end = 0  # last word of the multiword token that is being read
        self._words = 0
        self._open: dict[str, list[tuple[int, str]]] = {}

    def add(self, line: str) -> None:
        number, form, _, upos, _, feats, head, deprel, _, misc = line.split("\t")
        space = "SpaceAfter=No" not in misc.split("|")
        if "." in number:
            return
        if "-" in number:
            first, last = (int(part) for part in number.split("-"))
            self._sentence.tokens.append(Surface(form=form, first=first - 1, last=last, space_after=space))
            self._range_end = last
            return
        at = int(number)
        if at > self._range_end:
            self._sentence.tokens.append(Surface(form=form, first=at - 1, last=at, space_after=space))
        feats = "" if feats == "_" else feats
        self._sentence.words.append(Word(form=form, upos=upos, feats=feats, head=int(head) - 1, deprel=deprel))
        self._mentions(misc)
        self._words += 1

    def _mentions(self, misc: str) -> None:
        value = next((part.removeprefix("Entity=") for part in misc.split("|") if part.startswith("Entity=")), "")
        for mark in _MARK.finditer(value):
            group, _, rest = (mark["open"] or mark["close"]).partition("-")
            if mark["open"]:
                self._open.setdefault(group, []).append((self._words, rest.partition("-")[0]))
            if (mark["same"] or mark["close"]) and self._open.get(group):
                first, kind = self._open[group].pop()
                self.document.mentions.append(Mention(first=first, last=self._words + 1, kind=kind, group=group))

    def close(self) -> None:
        if self._sentence.words:
            self._sentence.opens, self.opens = self.opens, False
            self.document.sentences.append(self._sentence)
        self._sentence, self._range_end = UdSentence(), 0

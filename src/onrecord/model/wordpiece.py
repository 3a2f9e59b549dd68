"""WordPiece for the encoder's uncased vocabulary: sixty lines instead of a dependency that brings a download client."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

UNKNOWN, START, END, PAD, HIDDEN = "[UNK]", "[CLS]", "[SEP]", "[PAD]", "[MASK]"
LONGEST_WORD = 100
MOST_PIECES = 12


def _plain(word: str) -> str:
    """Return the word in lower case, without accents and control marks, as the uncased vocabulary has it."""
    if word.isascii():
        return word.lower()
    word = word.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"').replace("…", "...")
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(mark for mark in decomposed if unicodedata.category(mark) not in ("Mn", "Cc", "Cf", "Cs"))


def _is_punctuation(mark: str) -> bool:
    return not mark.isalnum() and (mark.isascii() or unicodedata.category(mark)[0] in "PS")


def _chunks(plain: str) -> list[str]:
    """Split at punctuation: the vocabulary has every mark on its own."""
    if plain.isalnum():
        return [plain]
    chunks: list[str] = []
    joined = False
    for mark in plain:
        if mark.isspace():
            joined = False
        elif _is_punctuation(mark):
            chunks.append(mark)
            joined = False
        elif joined:
            chunks[-1] += mark
        else:
            chunks.append(mark)
            joined = True
    return chunks


class WordPiece:
    """A vocabulary and its greedy longest-match-first segmentation.

    Args:
        pieces: the vocabulary in the order of its ids; pieces that continue a word start with "##".

    >>> WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "den", "##ied"]).encode("Denied")
    (5, 6)
    """

    def __init__(self, pieces: Sequence[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(pieces)}
        marks = (UNKNOWN, START, END, PAD, HIDDEN)
        self.unknown, self.start, self.end, self.pad, self.hidden = (self._ids[mark] for mark in marks)
        self._seen: dict[str, tuple[int, ...]] = {}

    @classmethod
    def from_file(cls, path: Path) -> WordPiece:
        """Read a vocabulary file of one piece a line."""
        return cls(path.read_text(encoding="utf-8").rstrip("\n").split("\n"))

    def encode(self, word: str) -> tuple[int, ...]:
        """Return the ids of a word's pieces: at least one, at most ``MOST_PIECES``."""
        if len(word) > LONGEST_WORD:
            return (self.unknown,)
        ids = self._seen.get(word)
        if ids is None:
            ids = self._encode(word)
            if len(self._seen) < 200_000:
                self._seen[word] = ids
        return ids

    def _encode(self, word: str) -> tuple[int, ...]:
        ids: list[int] = []
        for chunk in _chunks(_plain(word)):
            ids.extend(self._match(chunk))
        return tuple(ids[:MOST_PIECES]) or (self.unknown,)

    def _match(self, chunk: str) -> list[int]:
        ids: list[int] = []
        start = 0
        while start < len(chunk):
            for end in range(len(chunk), start, -1):
                found = self._ids.get(("##" if start else "") + chunk[start:end])
                if found is not None:
                    ids.append(found)
                    start = end
                    break
            else:
                return [self.unknown]
        return ids

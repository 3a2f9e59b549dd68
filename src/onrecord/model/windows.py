"""Windows: whole consecutive sentences, packed into what the encoder takes at once. Training and run time share it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.wordpiece import WordPiece

LONGEST = 512
FEATURES = 20
_OPENING, _CLOSING, _EITHER = frozenset("“„«"), frozenset("”»"), frozenset(('"', "``", "''"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the encoder is told of a text.

    Attributes:
        words: the tokens of the whole text.
        sentences: index of each sentence's first token, and the number of tokens as the last item.
        paragraphs: for each sentence, whether it opens a paragraph.
    """

    words: Sequence[str]
    sentences: Sequence[int]
    paragraphs: Sequence[bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Tokens ``[first, last)`` of a text as encoder input.

    Attributes:
        ids: subwords, with start and end marks.
        features: for each subword, a row of the feature table: case, inside quotation marks, opens a paragraph.
        positions: for each token, where its first subword stands in ``ids``.
        sentences: for each token, the number of its sentence in the text.
    """

    first: int
    last: int
    ids: list[int]
    features: list[int]
    positions: list[int]
    sentences: list[int]


def _case(word: str) -> int:
    if word.islower() or not any(mark.isalpha() for mark in word):
        return 1 if word[:1].isdigit() else 0
    if word.isupper() and len(word) > 1:
        return 2
    return 3 if word[:1].isupper() else 4


def word_features(text: Words) -> list[int]:
    """Return each token's row of the feature table: ``case + 5 * inside quotation marks + 10 * opens a paragraph``."""
    rows: list[int] = []
    cases: dict[str, int] = {}
    quoted = False
    for number, opens in enumerate(text.paragraphs):
        if opens:
            quoted = False
        for index in range(text.sentences[number], text.sentences[number + 1]):
            word = text.words[index]
            if word in _OPENING or (word in _EITHER and not quoted):
                quoted = True
                inside = 1
            else:
                inside = int(quoted)
                if word in _CLOSING or word in _EITHER:
                    quoted = False
            case = cases.get(word)
            if case is None:
                case = cases[word] = _case(word)
            rows.append(case + 5 * inside + 10 * int(opens and index == text.sentences[number]))
    return rows


def _spans(text: Words, lengths: Sequence[int], limit: int, first_limit: int) -> list[tuple[int, int]]:
    """Return token ranges of windows: greedy, but broken at a paragraph if one opens in the last third."""
    spans: list[tuple[int, int]] = []
    start = used = 0
    paragraph = paragraph_used = 0
    room = first_limit
    sentences = len(text.paragraphs)
    number = 0
    while number < sentences:
        first, last = text.sentences[number], text.sentences[number + 1]
        size = sum(lengths[first:last])
        if used and text.paragraphs[number] and used > room * 0.65:
            paragraph, paragraph_used = first, used
        if used and used + size > room:
            end = paragraph if paragraph > start else first
            spans.append((start, end))
            used = used - paragraph_used if paragraph > start else 0
            start, room, paragraph, paragraph_used = end, limit, 0, 0
            continue
        used += size
        number += 1
    if used:
        spans.append((start, text.sentences[sentences]))
    return spans


def _cut(span: tuple[int, int], lengths: Sequence[int]) -> list[tuple[int, int]]:
    """Cut a window that holds one sentence too long for the encoder."""
    pieces: list[tuple[int, int]] = []
    start, used = span[0], 0
    for index in range(*span):
        if used and used + lengths[index] > LONGEST - 2:
            pieces.append((start, index))
            start, used = index, 0
        used += lengths[index]
    return [*pieces, (start, span[1])]


def pack(text: Words, vocabulary: WordPiece, *, limit: int, first_limit: int | None = None) -> list[Window]:
    """Pack a text into windows of whole sentences of up to ``limit`` subwords.

    A sentence longer than that is a window of its own, cut at 512 subwords.

    Args:
        text: the words.
        vocabulary: how words become subwords.
        limit: the most subwords of a window, marks not counted.
        first_limit: the same for the first window only; training varies it so that windows break elsewhere.
    """
    pieces = [vocabulary.encode(word) for word in text.words]
    rows = word_features(text)
    number_of = [0] * len(pieces)
    for number in range(len(text.paragraphs)):
        for index in range(text.sentences[number], text.sentences[number + 1]):
            number_of[index] = number
    lengths = [len(ids) for ids in pieces]
    windows: list[Window] = []
    for span in _spans(text, lengths, limit, first_limit or limit):
        for first, last in _cut(span, lengths):
            ids, features, positions = [vocabulary.start], [0], []
            for index in range(first, last):
                positions.append(len(ids))
                ids.extend(pieces[index])
                features.extend([rows[index]] * lengths[index])
            ids.append(vocabulary.end)
            features.append(0)
            windows.append(
                Window(
                    first=first,
                    last=last,
                    ids=ids,
                    features=features,
                    positions=positions,
                    sentences=number_of[first:last],
                )
            )
    return windows

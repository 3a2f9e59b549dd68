"""Words: running text to tokens, by the habits of the English Universal Dependencies treebanks (EWT and GUM).

The text is taken one unspaced chunk at a time. What a chunk splits into depends on the chunk alone, except for a last
stop that may belong to an abbreviation or an initial; so chunks are remembered, and most of a story costs one look-up
a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from onrecord.reading.shapes import CONTRACTIONS, PIECE
from onrecord.tables import table

_CHUNK = re.compile(r"\S+")
_LAST_WORD = re.compile(r"([^\W\d_][\w.-]{0,11})\.\Z")
_NEXT = re.compile(r"\s*+(\S{0,12})")
_NUMBER_AHEAD = re.compile(r"[#(]?\d|[IVXLC]+\b")
# Chunks longer than this are rare (addresses, junk) and are not remembered, so that memory stays flat.
_LONGEST_REMEMBERED = 40


@cache
def _group(name: str) -> frozenset[str]:
    return frozenset(table("abbreviations")[name])


@cache
def _always() -> frozenset[str]:
    return _group("before_name") | _group("either")


def written(word: str) -> str:
    """Return the form under which an abbreviation is listed: "GEN" is found as "Gen"."""
    return word.capitalize() if len(word) > 1 and word.isupper() else word


def _is_abbreviation(word: str, before: str, ahead: str) -> bool:
    """Tell whether ``word`` and the stop after it are one token.

    Args:
        word: the letters before the stop.
        before: the chunk before it, "" at the start of the text.
        ahead: what comes after the stop, up to 12 characters of it, "" at the end of the text.
    """
    form = written(word)
    if form in _always():
        return True
    if form in _group("before_number") and _NUMBER_AHEAD.match(ahead):
        return True
    if form in _group("if_it_goes_on") and (ahead[:1] == "," or ahead[:1].isdigit() or ahead[:1].islower()):
        return True
    if len(word) == 1 and word.isupper():
        return _is_initial(word, before, ahead)
    return False


def _is_initial(word: str, before: str, ahead: str) -> bool:
    """Tell whether a capital with a stop is someone's initial ("George W. Bush"), not an end ("vitamin C. The")."""
    if ahead[:1] == ",":
        return True
    if not ahead[:1].isupper() or ahead.rstrip(",.;:!?\"'”’)") in _group("openers") - {"A", "I"}:
        return False
    if word == "I" and not before[:1].isupper():
        return False
    return before.lower() not in _group("lettered")


def _cut(chunk: str, whole_end: bool) -> tuple[int, ...]:
    """Return where the tokens of a chunk start, and its length as the last item.

    Args:
        chunk: text without white space.
        whole_end: whether a stop at its end belongs to the word before it.
    """
    starts: list[int] = []
    previous = ""
    size = len(chunk)
    for match in PIECE.finditer(chunk):
        piece, start = match[0], match.start()
        joins = piece == "." and previous[:1].isalpha() and starts[-1] + len(previous) == start
        if joins and (whole_end if start == size - 1 else _joins_within(previous, chunk, start)):
            previous += "."
            continue
        starts.append(start)
        previous = piece
        second = CONTRACTIONS.get(piece.lower().replace("’", "'")) if len(piece) < 12 else None
        if second:
            starts.append(start + second)
    starts.append(size)
    return tuple(starts)


def _joins_within(word: str, chunk: str, stop: int) -> bool:
    ahead = chunk[stop + 1 : stop + 13]
    if not ahead[0].isalnum() and ahead[0] != ",":
        # "Inc.)", "Gen.-led": a bracket or the like follows the stop; only a sure abbreviation keeps it.
        return written(word) in _always()
    return _is_abbreviation(word, chunk[: stop - len(word)], ahead)


_remembered = lru_cache(maxsize=65_536)(_cut)


def _ends_whole(text: str, begin: int, end: int, limit: int, before: str) -> bool:
    match = _LAST_WORD.search(text, max(begin, end - 13), end)
    if not match:
        return False
    ahead = _NEXT.match(text, end, limit)
    word = match[1].rpartition("-")[2] if written(match[1]) not in _always() else match[1]
    earlier = before if match.start() == begin else text[begin : match.start()]
    return _is_abbreviation(word, earlier, ahead[1] if ahead else "")


def words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give ``(start, end)`` of each token of ``text[start:end]``, in order; together they cover all but white space.

    >>> text = "Gen. Ada Cole didn't say who'd paid $5m."
    >>> [text[first:last] for first, last in words(text, 0, len(text))]
    ['Gen.', 'Ada', 'Cole', 'did', "n't", 'say', 'who', "'d", 'paid', '$', '5', 'm', '.']
    """
    before = ""
    for match in _CHUNK.finditer(text, start, end):
        chunk = match[0]
        begin = match.start()
        if chunk.isascii() and chunk.isalpha() and chunk.lower() not in CONTRACTIONS:
            yield begin, begin + len(chunk)
        else:
            whole = chunk[-1] == "." and len(chunk) > 1 and _ends_whole(text, begin, match.end(), end, before)
            cuts = _remembered(chunk, whole) if len(chunk) <= _LONGEST_REMEMBERED else _cut(chunk, whole)
            first = cuts[0]
            for last in cuts[1:]:
                yield begin + first, begin + last
                first = last
        before = chunk

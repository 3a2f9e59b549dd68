"""A story pasted as one line: headline, byline and dateline before the first sentence, with nothing between them."""

from __future__ import annotations

import re

from onrecord.sources.datelines import dateline
from onrecord.sources.headlines import is_headline
from onrecord.sources.names import is_name, name_list
from onrecord.sources.pieces import Block, Piece
from onrecord.sources.vocabulary import agency_signing

_REACH = 500  # characters in which the dateline must come
_BEFORE_SIGN = re.compile(r"[(/](?P<agency>[^\W\d_][^()/\n]{1,40})[)/]\s*[—–―_:-]")
_CAPITALS = re.compile(
    r"(?<![A-Z])(?:[A-Z][A-Z.'’-]+(?:[\s/]+|,\s+(?:[A-Z][\w.'’]*[,\s]+){0,3})){0,4}[A-Z][A-Z.'’-]*[A-Z](?![a-z])"
)
_BY = re.compile(r"(?:(?<=\s)|(?<=[a-z.!?\"”’]))[Bb]y\s+(?=[A-Z])")


def run_in(text: str, block: Block) -> tuple[list[Piece], Block]:
    """Split off what precedes the dateline in a first paragraph; where there is nothing such, give it back whole.

    >>> line = "Talks fail in LimaBy Ana Ruiz LIMA (Reuters) - The talks failed on Monday, officials said."
    >>> pieces, rest = run_in(line, Block(start=0, end=len(line)))
    >>> [line[piece.start:piece.end] for piece in pieces], rest.of(line)[:14]
    (['Talks fail in Lima', 'By Ana Ruiz'], 'LIMA (Reuters)')
    """
    if dateline(text, block, first=True):
        return [], block
    reach = min(block.end, block.start + _REACH)
    sign = _BEFORE_SIGN.search(text, block.start, reach)
    if not sign or not agency_signing(sign["agency"]):
        return [], block
    for match in _CAPITALS.finditer(text, max(block.start + 1, sign.start() - 80), sign.start()):
        rest = Block(start=match.start(), end=block.end)
        line = dateline(text, rest, first=True)
        if line and line.end > sign.start():
            before = _before(text, block.start, match.start())
            return (before, rest) if before else ([], block)
    return [], block


def _before(text: str, start: int, end: int) -> list[Piece]:
    """Read what precedes the dateline as a headline, a byline or both; empty where it is neither."""
    end = start + len(text[start:end].rstrip())
    pieces: list[Piece] = []
    for match in reversed(list(_BY.finditer(text, start, end))):
        names, agency, sound = name_list(text[match.end() : end])
        if sound and (agency or (names and is_name(names[0]))):
            pieces = [Piece(kind="byline", start=match.start(), end=end, names=tuple(names), agency=agency)]
            end = start + len(text[start : match.start()].rstrip())
            break
    line = text[start:end]
    if line and not is_headline(line, "", before_furniture=True):
        return []
    return [Piece(kind="headline", start=start, end=end), *pieces] if line else pieces

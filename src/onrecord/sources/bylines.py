"""Bylines: "By Ana Ruiz and Li Wei in Lima", "By JO BELL | Associated Press", and the line of the writer's role."""

from __future__ import annotations

import re

from onrecord.sources.names import is_name, is_role, name_list
from onrecord.sources.pieces import Block, Piece
from onrecord.sources.vocabulary import agency_signing

_BY = re.compile(r"(?:(?:Story|Words|Text|Report|Analysis|Written|Special report|Opinion)\s+)?by:?\s+", re.IGNORECASE)
_LONGEST = 200  # characters of a byline
_CLOSING = ".,;:|-–— "


def byline(text: str, block: Block) -> Piece | None:
    """Return the byline that a whole block is, or None: "By Monday the town had fallen" is none.

    >>> line = "By Ana Ruiz and Li Wei, Staff Writers"
    >>> byline(line, Block(start=0, end=len(line))).names
    ('Ana Ruiz', 'Li Wei')
    """
    words = block.of(text)
    start = _BY.match(words)
    if not start or len(words) > _LONGEST or words[0] not in "BbSWTRAO":
        return None
    names, agency, sound = name_list(words[start.end() :].rstrip(_CLOSING))
    staff = is_role(words[start.end() :].rstrip(_CLOSING))
    if not sound or not (names or agency or staff):
        return None
    return Piece(kind="byline", start=block.start, end=block.end, names=tuple(names), agency=agency)


def role_line(text: str, block: Block) -> Piece | None:
    """Return the line under a byline that says who the writer is: "Rail Correspondent", "BBC News, Seoul"."""
    words = block.of(text)
    if len(words) > 80 or words[-1] in ".!?:" or not (is_role(words.replace(",", "")) or agency_signing(words)):
        return None
    return Piece(kind="byline", start=block.start, end=block.end, agency=agency_signing(words.split(",")[0]))


def bare_byline(text: str, block: Block) -> Piece | None:
    """Return a byline without "By": "Ana Ruiz", "Ana Ruiz, Associated Press". The caller knows where it may stand."""
    words = block.of(text)
    if len(words) > 100 or words[-1] in "!?:":
        return None
    names, agency, sound = name_list(words.rstrip(_CLOSING))
    first = re.split(r",|\||\band\b|;", words)[0].strip()
    if not sound or not names or not is_name(first) or len(names) > 4:
        return None
    return Piece(kind="byline", start=block.start, end=block.end, names=tuple(names), agency=agency)

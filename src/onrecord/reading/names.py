"""Entities that a rule finds better than the model: amounts of money, and places that are facilities."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from onrecord.tables import table
from onrecord.types import Entity, Span, Token


@lru_cache(maxsize=1)
def _money() -> re.Pattern[str]:
    words = table("money_and_sites")
    signs = "|".join(re.escape(sign) for sign in sorted(words["signs"], key=len, reverse=True))
    units = "|".join(sorted(words["units"], key=len, reverse=True))
    scale = "|".join(sorted(words["scales"], key=len, reverse=True))
    number = rf"\d[\d,]*(?:\.\d+)?(?:\s?(?:{scale})\b)?"
    return re.compile(rf"(?:{signs})\s?{number}|\b{number}[ \u00a0-](?:[A-Z][a-z]+ )?(?:{units})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _sites() -> frozenset[str]:
    return frozenset(table("money_and_sites")["sites"])


def money(text: str, tokens: Sequence[Token]) -> Iterator[Entity]:
    """Yield amounts of money ("$5 million", "3,000 euros") that begin and end where tokens do.

    >>> from onrecord.types import Token
    >>> [entity.span.text for entity in money("$ 5", [Token(start=0, end=1, text="$", sentence=0),
    ...                                             Token(start=2, end=3, text="5", sentence=0)])]
    ['$ 5']
    """
    starts = {token.start: index for index, token in enumerate(tokens)}
    ends = {token.end: index for index, token in enumerate(tokens)}
    for match in _money().finditer(text):
        first, last = starts.get(match.start()), ends.get(match.end())
        if first is not None and last is not None and first <= last:
            span = Span.in_text(text, match.start(), match.end())
            yield Entity(span=span, kind="money", first=first, last=last + 1, score=1.0)


def kind_of(kind: str, tokens: Sequence[Token], first: int, last: int) -> str:
    """Return "facility" for a place, organization or other thing whose last word is a site ("Vandenberg base")."""
    word = tokens[last - 1].text.lower()
    return "facility" if kind in ("place", "organization", "other") and last - first > 1 and word in _sites() else kind

"""Descriptions that stand for a name: "the group", "the reclusive state", where just one name before can be meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from onrecord.reading.coreference.candidates import Candidate
from onrecord.tables import table
from onrecord.types import Entity, Token

_DEFINITE = frozenset({"the", "this", "that"})
_BACK = 3  # sentences
SCORE = 0.5
"""Probability given to such a tie: of the 24 that it makes in GUM, train and dev, 11 are right."""


@lru_cache(maxsize=1)
def _wanted() -> dict[str, str]:
    return {noun: kind for kind, nouns in table("descriptions").items() for noun in nouns}


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    names = table("governments")["names"]
    return frozenset(name.lower() for name, about in names.items() if about["as"] in ("name", "aliases", "nicknames"))


class Described:
    """Ties descriptions to names.

    Args:
        tokens: the story's tokens.
        found: the mentions.
        entities: the model's entities.
    """

    def __init__(self, tokens: Sequence[Token], found: Sequence[Candidate], entities: Sequence[Entity]) -> None:
        self.tokens, self.found = tokens, found
        self._kinds = {(entity.first, entity.last): entity.kind for entity in entities}
        self._named = [(row, kind) for row, one in enumerate(found) if (kind := self._kind(one))]
        self._determined = {token.head for token in tokens if token.deprel == "det" and token.text.lower() in _DEFINITE}

    def antecedent(self, row: int, chain: Mapping[int, int]) -> int:
        """Return the mention that a description stands for, or -1 where none or several may be meant.

        Args:
            row: the description's row.
            chain: the chain of each mention before it, by row.
        """
        one = self.found[row]
        token = self.tokens[one.head]
        kind = _wanted().get(token.lemma) if token.upos == "NOUN" and one.last == one.head + 1 else None
        if kind is None or one.whole or one.head not in self._determined or "Number=Plur" in token.feats:
            return -1
        near = [
            other
            for other, named in self._named
            if other < row
            and named == kind
            and self.found[other].last <= one.first
            and token.sentence - self.tokens[self.found[other].head].sentence <= _BACK
        ]
        subjects = [other for other in near if self.tokens[self.found[other].head].deprel.startswith("nsubj")]
        for rows in (near, subjects):
            if len({chain[other] for other in rows}) == 1:
                return rows[-1]
        return -1

    def _kind(self, one: Candidate) -> str:
        """Return what a name is of: "country", "organization", "place", or "" for anything else."""
        if one.whole or self.tokens[one.head].upos != "PROPN":
            return ""
        first = one.first + (self.tokens[one.first].text.lower() == "the")
        name = " ".join(token.text for token in self.tokens[first : one.last]).removesuffix(" 's").removesuffix(" ’s")
        if name.lower() in _countries():
            return "country"
        kinds = (self._kinds.get((start, end)) for start in (first, one.first) for end in (one.last, one.last - 1))
        kind = next((kind for kind in kinds if kind), "")
        return kind if kind in ("organization", "place") else ""

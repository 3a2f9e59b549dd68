"""Fills the rows of the candidates: pronoun, role, determiner, number, gender, shape, and their words."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from onrecord.reading.coreference import columns as c
from onrecord.reading.coreference.candidates import Candidate
from onrecord.tables import table
from onrecord.types import Entity, Token

_EMPTY = frozenset(
    {"the", "a", "an", "'s", "’s", "'", "’", "of", ",", '"', "“", "”", "-", "–", "and", "in", "for", "to"}
)
_BEFORE_NOUNS = frozenset({"det", "nmod:poss", "det:predet", "nummod", "amod"})
_GIVEN_GENDER = {c.HE: c.MAN, c.SHE: c.WOMAN, c.IT: c.THING}
_UPOS, _PRONOUN, _ENTITY, _ROLE, _DET = (c.AT[name] for name in ("upos", "pronoun", "entity", "role", "determiner"))
_NUMBER, _GENDER, _SHAPE, _PLACE = (c.AT[name] for name in ("number", "gender", "shape", "place"))


def bucket(word: str) -> int:
    """Return the row of the lexicon for a head word; words that share one are rare enough.

    >>> bucket("country") == bucket("country") < c.BUCKETS
    True
    """
    return zlib.crc32(word.encode("utf-8")) % c.BUCKETS


@lru_cache(maxsize=1)
def _genders() -> tuple[dict[str, int], dict[str, int]]:
    words = table("people_words")
    nouns = dict.fromkeys(words["men"], c.MAN) | dict.fromkeys(words["women"], c.WOMAN)
    names = dict.fromkeys(words["names_of_men"], c.MAN) | dict.fromkeys(words["names_of_women"], c.WOMAN)
    return nouns, names


class Rows:
    """A row for each candidate, as lists; ``traits`` makes arrays of them.

    Attributes:
        ones: columns that are 1, each as row times UNARY plus column.
        others: columns with another value, likewise, and those values.
        number, gender, pronoun, name, bucket, entity, words, initials, norms, lemmas: as ``Traits`` has them.
    """

    def __init__(self, tokens: Sequence[Token], entities: Sequence[Entity]) -> None:
        self.tokens = tokens
        self.lower = [token.text.lower() for token in tokens]
        self.ones: list[int] = []
        self.others: dict[int, float] = {}
        self.number: list[int] = []
        self.gender: list[int] = []
        self.pronoun: list[int] = []
        self.name: list[bool] = []
        self.bucket: list[int] = []
        self.entity: dict[int, str] = {}
        self.words: list[frozenset[str]] = []
        self.initials: list[str] = []
        self.norms: list[str] = []
        self.lemmas: list[str] = []
        self._kind_at: dict[int, str] = {}
        for entity in sorted(entities, key=lambda entity: entity.first - entity.last):
            self._kind_at.update(dict.fromkeys(range(entity.first, entity.last), entity.kind))
        self._nouns, self._names = _genders()
        self._gender_of: dict[str, int] = {}  # by family name, as the story told it before
        self._determiners: dict[int, list[int]] = {}
        for at, token in enumerate(tokens):
            if token.head >= 0 and token.deprel in _BEFORE_NOUNS:
                self._determiners.setdefault(token.head, []).append(at)

    def add(self, candidate: Candidate) -> None:
        """Add the row of a candidate."""
        row = len(self.pronoun)
        base, token = row * c.UNARY, self.tokens[candidate.head]
        lower = self.lower[candidate.head]
        pronoun = self._pronoun(candidate, token, lower, base)
        kind = self._kind_at.get(candidate.head, "") if pronoun < 0 else ""
        if kind and not candidate.whole:
            self.entity[row] = kind
        self.pronoun.append(pronoun)
        self.name.append(pronoun < 0 and token.upos == "PROPN")
        role = token.deprel if token.deprel in c.ROLES else token.deprel.partition(":")[0]
        self.ones += (
            base + _UPOS + c.UPOS_OF.get(token.upos, c.OTHER_UPOS),
            base + _ENTITY + (c.ENTITIES.index(kind) if kind and not candidate.whole else len(c.ENTITIES)),
            base + _ROLE + (c.ROLES.index(role) if role in c.ROLES else len(c.ROLES)),
        )
        self._determiner(candidate, base + _DET)
        self._agreement(candidate, pronoun, kind, base)
        self._shape(candidate, token, base)
        self._spell(candidate, token, pronoun, lower)

    def _pronoun(self, candidate: Candidate, token: Token, lower: str, base: int) -> int:
        if token.upos != "PRON" and (lower not in ("each", "one") or token.deprel == "nummod"):
            return -1
        pronoun = c.PRONOUN_OF.get(lower, c.SOME)
        if candidate.last - candidate.first > 2 and pronoun not in (c.THIS, c.THESE, c.WHO):
            pronoun = c.SOME
        at = base + _PRONOUN
        self.ones.append(at + pronoun)
        if lower.endswith(("self", "selves")):
            self.ones.append(at + len(c.PRONOUNS))
        if token.deprel == "nmod:poss":
            self.ones.append(at + len(c.PRONOUNS) + 1)
        return pronoun

    def _determiner(self, candidate: Candidate, at: int) -> None:
        columns = set()
        for index in self._determiners.get(candidate.head, ()):
            if candidate.first <= index < candidate.last:
                token = self.tokens[index]
                column = c.DETERMINER_OF.get(self.lower[index])
                if column is None and token.deprel == "nmod:poss":
                    column = c.PRONOUN_POSSESSOR if token.upos == "PRON" else c.NOUN_POSSESSOR
                if column is not None:
                    columns.add(at + column)
        self.ones += columns or {at + c.NO_DETERMINER}

    def _agreement(self, candidate: Candidate, pronoun: int, kind: str, base: int) -> None:
        token = self.tokens[candidate.head]
        number = gender = 0
        if candidate.whole or "Number=Plur" in token.feats:
            number = c.PLURAL
        elif "Number=Sing" in token.feats or pronoun in _GIVEN_GENDER:
            number = c.SINGULAR
        if pronoun >= 0:
            gender = _GIVEN_GENDER.get(pronoun, 0)
        elif not candidate.whole:
            gender = self._gender(candidate, kind, token)
        self.number.append(number)
        self.gender.append(gender)
        self.ones += (base + _NUMBER + number, base + _GENDER + gender)

    def _gender(self, candidate: Candidate, kind: str, token: Token) -> int:
        """Tell a man from a woman by noun, title or given name; a name that is no person's is a thing's.

        A family name alone means who bore it before in the story, unless both a man and a woman did.
        """
        if token.upos != "PROPN":
            return self._nouns.get(token.lemma, 0)
        if kind not in ("person", ""):
            return c.THING
        names = [
            at
            for at in range(candidate.first, min(candidate.last, candidate.head + 4))
            if at == candidate.head or self.tokens[at].head == candidate.head
        ]
        told = (self._told(at, kind) for at in names if self.tokens[at].upos == "PROPN" or at < candidate.head)
        gender = next((found for found in told if found), 0)
        family = self.lower[names[-1]]
        if gender and len(names) > 1:
            self._gender_of[family] = gender if self._gender_of.get(family, gender) == gender else 0
        return gender or self._gender_of.get(family, 0)

    def _told(self, at: int, kind: str) -> int:
        word = self.lower[at]
        return self._nouns.get(word, 0) or (self._names.get(word, 0) if kind == "person" else 0)

    def _shape(self, candidate: Candidate, token: Token, base: int) -> None:
        length = candidate.last - candidate.first
        head = self.tokens[token.head] if token.head >= 0 else None
        text = token.text
        shape = (
            length == 1,
            False,  # the length, below
            candidate.last - 1 > candidate.head,
            candidate.whole,
            text[0].isupper(),
            text.isupper() and len(text) > 1,
            candidate.first == 0 or self.tokens[candidate.first - 1].sentence != token.sentence,
            not text.isalpha() and any(map(str.isdigit, text)),
            head is not None and head.upos == "VERB",
            head is not None and head.upos == "PROPN",
        )
        self.ones += [base + _SHAPE + number for number, holds in enumerate(shape) if holds]
        if token.sentence < 2:
            self.ones.append(base + _PLACE + 1)
        self.others[base + _SHAPE + 1] = min(length, 20) / 20
        self.others[base + _PLACE] = min(token.sentence, 50) / 50

    def _spell(self, candidate: Candidate, token: Token, pronoun: int, lower: str) -> None:
        first, last = candidate.first, candidate.last
        core = candidate.head + 1
        while core < last and self.tokens[core].upos in ("PROPN", "NUM"):
            core += 1
        if last == first + 1:
            norm, words = lower, frozenset({lower}) - _EMPTY
        else:
            norm = " ".join([word for word in self.lower[first:last] if word not in _EMPTY]) or lower
            words = frozenset(self.lower[first:core]) - _EMPTY
        lemma = lower if pronoun >= 0 or token.upos == "PROPN" else token.lemma
        self.norms.append(norm)
        self.lemmas.append(lemma)
        self.bucket.append(bucket(lemma))
        self.words.append(words if pronoun < 0 else frozenset())
        capitals = [self.tokens[at].text[0] for at in range(first, last) if self.tokens[at].text[0].isupper()]
        self.initials.append("".join(capitals).lower() if len(capitals) > 1 and pronoun < 0 else "")

    def unary(self) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
        """Return the rows as an array [n, UNARY]; lexicon and what was seen are still empty."""
        flat = np.zeros(len(self.pronoun) * c.UNARY, dtype=np.float32)
        flat[self.ones] = 1
        flat[list(self.others)] = list(self.others.values())
        return flat.reshape(-1, c.UNARY)

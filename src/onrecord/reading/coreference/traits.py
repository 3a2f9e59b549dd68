"""What a candidate shows by itself, as arrays: the row for the scorers, and what pairs are compared by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.coreference import columns as c
from onrecord.reading.coreference.candidates import Candidate
from onrecord.reading.coreference.rows import Rows
from onrecord.types import Entity, Token

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
_FROM_ENTITY = {
    "person": c.PERSON,
    "organization": c.ORGANIZATION,
    "place": c.PLACE,
    "facility": c.PLACE,
    "event": c.EVENT,
    "time": c.TIME,
}
_ENTITY_WEIGHT = 0.8  # of the model's word on what a name names, against what is known of its head word


@dataclass(frozen=True, slots=True)
class Traits:
    """The candidates of a story, a row each.

    Attributes:
        unary: [n, UNARY] what each shows by itself; see ``columns``.
        kinds: [n, KINDS] how likely each is of each kind.
        number, gender: [n] 0 unknown; 1 singular, 2 plural; 1 man, 2 woman, 3 thing.
        pronoun: [n] which of PRONOUNS, or -1.
        name: [n] whether a proper noun heads it.
        norm, lemma: [n] numbers of the words without articles and of the head's dictionary form.
        bucket: [n] the head word's row of the lexicon.
        words: for each, the words up to the end of its name or noun, in lower case.
        initials: for each, the initials of its capitalised words, or "" where there is one or none.
        norms: for each, its words without articles, in lower case.
    """

    unary: Floats
    kinds: Floats
    number: Ints
    gender: Ints
    pronoun: Ints
    name: NDArray[np.bool_]
    norm: Ints
    lemma: Ints
    bucket: Ints
    words: list[frozenset[str]]
    initials: list[str]
    norms: list[str]

    def select(self, rows: Ints) -> Traits:
        """Return these rows only."""
        chosen = rows.tolist()
        return Traits(
            unary=self.unary[rows],
            kinds=self.kinds[rows],
            number=self.number[rows],
            gender=self.gender[rows],
            pronoun=self.pronoun[rows],
            name=self.name[rows],
            norm=self.norm[rows],
            lemma=self.lemma[rows],
            bucket=self.bucket[rows],
            words=[self.words[row] for row in chosen],
            initials=[self.initials[row] for row in chosen],
            norms=[self.norms[row] for row in chosen],
        )


def traits_of(
    tokens: Sequence[Token], found: Sequence[Candidate], entities: Sequence[Entity], lexicon: Floats
) -> Traits:
    """Return the traits of the candidates.

    Args:
        tokens: the story's tokens.
        found: the candidates, in order.
        entities: the model's entities.
        lexicon: [BUCKETS, LEXICON] what is known of head words.
    """
    rows = Rows(tokens, entities)
    for candidate in found:
        rows.add(candidate)
    bucket, pronoun = np.array(rows.bucket, dtype=np.int64), np.array(rows.pronoun, dtype=np.int64)
    known, unary = lexicon[bucket], rows.unary()
    unary[:, c.AT["lexicon"] : c.AT["lexicon"] + c.LEXICON] = known
    unary[:, c.AT["seen"] : c.AT["seen"] + 6] = [
        (*words, *lemmas) for words, lemmas in zip(_seen(rows.norms), _seen(rows.lemmas), strict=True)
    ] or np.zeros((0, 6))
    return Traits(
        unary=unary,
        kinds=_kinds(known[:, : c.KINDS], pronoun, rows.entity),
        number=np.array(rows.number, dtype=np.int64),
        gender=np.array(rows.gender, dtype=np.int64),
        pronoun=pronoun,
        name=np.array(rows.name, dtype=np.bool_),
        norm=_numbers(rows.norms),
        lemma=_numbers(rows.lemmas),
        bucket=bucket,
        words=rows.words,
        initials=rows.initials,
        norms=rows.norms,
    )


def _numbers(keys: Iterable[str]) -> Ints:
    known: dict[str, int] = {}
    return np.array([known.setdefault(key, len(known)) for key in keys], dtype=np.int64)


def _kinds(known: Floats, pronoun: Ints, entity: dict[int, str]) -> Floats:
    """Return what each is likely to be: by its head word, its pronoun, and the model's entity."""
    kinds = known.copy()
    kinds[pronoun >= 0] = 0
    kinds[(pronoun >= c.ME) & (pronoun <= c.SHE), c.PERSON] = 1
    for row, name in entity.items():
        if name in _FROM_ENTITY:
            kinds[row] *= 1 - _ENTITY_WEIGHT
            kinds[row, _FROM_ENTITY[name]] += _ENTITY_WEIGHT
    return kinds


def _seen(keys: Sequence[str]) -> list[tuple[float, float, float]]:
    """Tell of each key whether it came before, how often (up to 8, as a share), and whether it will come again."""
    total: dict[str, int] = {}
    for key in keys:
        total[key] = total.get(key, 0) + 1
    before: dict[str, int] = {}
    out = []
    for key in keys:
        count = before.get(key, 0)
        out.append((float(count > 0), min(count, 8) / 8, float(total[key] > count + 1)))
        before[key] = count + 1
    return out

"""Pairs of a mention with an earlier one that it may take up, and what each pair shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.coreference import columns as c
from onrecord.reading.coreference.candidates import Candidate
from onrecord.reading.coreference.places import Places
from onrecord.reading.coreference.traits import Floats, Ints, Traits
from onrecord.types import Attribution, Token

Column = NDArray[Any]
NEAR = 28  # mentions before one that are always considered
FAR = 12  # mentions further back with a word in common that are considered, the latest
_SENTENCES = np.array([0, 1, 2, 3, 5, 9, 16])
_MENTIONS = np.array([1, 2, 3, 5, 9, 17, 33])
_COUNT = 12  # last mentions with a given word that are looked at


@dataclass(slots=True)
class Pairs:
    """Pairs in the order of the later mention.

    Attributes:
        later, earlier: [p] rows of the mentions.
        shown: [p, PAIR] what each pair shows.
    """

    later: Ints
    earlier: Ints
    shown: Floats


def pairs_of(
    tokens: Sequence[Token], mentions: Sequence[Candidate], traits: Traits, attributions: Sequence[Attribution] = ()
) -> Pairs:
    """Return the pairs worth scoring: the nearest before each, and those further back with a word in common."""
    n = len(mentions)
    far, shared = _sharing(traits)
    steps = np.arange(1, NEAR + 1)
    later = np.repeat(np.arange(n), NEAR)
    earlier = later - np.tile(steps, n)
    keep = earlier >= 0
    later, earlier = later[keep], earlier[keep]
    if far:
        more = np.array(far, dtype=np.int64)
        later, earlier = np.concatenate([later, more[:, 0]]), np.concatenate([earlier, more[:, 1]])
    order = np.lexsort((-earlier, later))
    later, earlier = later[order], earlier[order]
    places = Places(tokens, mentions, attributions)
    return Pairs(later=later, earlier=earlier, shown=_shown(later, earlier, traits, places, shared))


def _sharing(traits: Traits) -> tuple[list[tuple[int, int]], dict[tuple[int, int], int]]:
    """Return the far pairs with a word in common, and for every pair with one how many."""
    posted: dict[str, list[int]] = {}
    shared: dict[tuple[int, int], int] = {}
    far: list[tuple[int, int]] = []
    for row, words in enumerate(traits.words):
        seen: dict[int, int] = {}
        for word in words:
            rows = posted.setdefault(word, [])
            for other in rows[-_COUNT:]:
                seen[other] = seen.get(other, 0) + 1
            rows.append(row)
        for other, count in seen.items():
            shared[row, other] = count
        far.extend((row, other) for other in sorted(o for o in seen if o < row - NEAR)[-FAR:])
        initials = traits.initials[row]
        short = traits.norms[row]
        for key, want in ((f"\0{short}", False), (f"\1{initials}", True)):
            if len(key) > 2:
                others = posted.get(("\1" if not want else "\0") + key[1:], ())
                for other in others[-2:]:
                    shared.setdefault((row, other), -1)
                    if other < row - NEAR and other not in seen:
                        far.append((row, other))
                posted.setdefault(key, []).append(row)
    return sorted(set(far)), shared


def _shown(i: Ints, j: Ints, traits: Traits, places: Places, shared: dict[tuple[int, int], int]) -> Floats:
    """Return the pair features; i is the later, j the earlier."""
    size = np.array([len(words) for words in traits.words], dtype=np.float32)
    common = _common(i * len(size) + j, len(size), shared)
    acronym = common < 0
    common = np.maximum(common, 0)
    columns = [
        *_words(i, j, traits, size, common),
        acronym,
        *_agreement(i, j, traits, places),
        *_syntax(i, j, places),
        *_speech(i, j, places),
    ]
    out = np.zeros((len(columns) + len(_SENTENCES) + len(_MENTIONS), len(i)), dtype=np.float32)
    ahead = np.arange(len(i))
    out[
        np.searchsorted(_SENTENCES, np.maximum(places.sentence[i] - places.sentence[j], 0), side="right") - 1, ahead
    ] = 1
    out[len(_SENTENCES) + np.searchsorted(_MENTIONS, i - j, side="right") - 1, ahead] = 1
    for number, column in enumerate(columns, start=len(_SENTENCES) + len(_MENTIONS)):
        out[number] = column
    return np.ascontiguousarray(out.T)


def _common(wanted: Ints, n: int, shared: dict[tuple[int, int], int]) -> Floats:
    """Return how many words the mentions of each pair share; -1 where one is the other's initials."""
    if not shared:
        return np.zeros(len(wanted), dtype=np.float32)
    keys = np.array(list(shared), dtype=np.int64) @ np.array([n, 1])
    order = np.argsort(keys)
    counts = np.array(list(shared.values()), dtype=np.float32)[order]
    keys = keys[order]
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, counts[at], np.float32(0))


def _words(i: Ints, j: Ints, traits: Traits, size: Floats, common: Floats) -> list[Column]:
    least, most = np.minimum(size[i], size[j]), np.maximum(size[i], size[j])
    no_pronoun = (traits.pronoun[i] < 0) & (traits.pronoun[j] < 0)
    same_norm = (traits.norm[i] == traits.norm[j]) & no_pronoun
    same_head = (traits.lemma[i] == traits.lemma[j]) & no_pronoun
    all_later = (common >= size[i]) & (size[i] > 0)
    all_earlier = (common >= size[j]) & (size[j] > 0)
    names = traits.name[i] & traits.name[j]
    return [
        same_norm,
        same_head,
        same_head & ~same_norm & all_later,
        same_head & ~same_norm & all_earlier,
        same_head & ~all_later & ~all_earlier,
        all_later & ~same_norm,
        all_earlier & ~same_norm,
        common / np.maximum(most, 1),
        common / np.maximum(least, 1),
        names,
        names & (common == 0),
        names & (common > 0) & ~same_head,
        no_pronoun & (common == 0),
    ]


def _agreement(i: Ints, j: Ints, traits: Traits, places: Places) -> list[Column]:
    number_i, number_j = traits.number[i], traits.number[j]
    gender_i, gender_j = traits.gender[i], traits.gender[j]
    wrong_number = (number_i > 0) & (number_j > 0) & (number_i != number_j)
    wrong_gender = (gender_i > 0) & (gender_j > 0) & (gender_i != gender_j)
    kinds = (traits.kinds[i] * traits.kinds[j]).sum(axis=1)
    both = (traits.pronoun[i] >= 0) & (traits.pronoun[j] >= 0)
    person = traits.kinds[:, c.PERSON]
    wants_person = (traits.pronoun[i] >= c.ME) & (traits.pronoun[i] <= c.SHE)
    wants_thing = traits.pronoun[i] == c.IT
    fits = ~wrong_number & ~wrong_gender & ~(wants_thing & (person[j] > 0.5)) & ~(wants_person & (person[j] < 0.3))
    fits &= ~((places.first[j] <= places.first[i]) & (places.last[i] <= places.last[j]))
    rank = _rank(i, fits)
    return [
        wrong_number,
        (number_i == number_j) & (number_i > 0),
        wrong_gender,
        (gender_i == gender_j) & (gender_i > 0),
        kinds,
        kinds > 0.5,
        traits.kinds[i].argmax(axis=1) == traits.kinds[j].argmax(axis=1),
        both & (traits.pronoun[i] == traits.pronoun[j]),
        both & (traits.pronoun[i] != traits.pronoun[j]),
        wants_person * person[j],
        wants_thing * person[j],
        (traits.pronoun[i] == c.THEY) & (number_j == c.PLURAL),
        (traits.pronoun[i] == c.THEY) & (number_j == c.PLURAL) & (person[j] > 0.5),
        fits,
        fits & (rank == 1),
        fits & (rank == 2),
        fits & (rank == 3),
        fits & (rank > 6),
    ]


def _rank(i: Ints, fits: NDArray[np.bool_]) -> Ints:
    """Return for each pair that fits which it is of those of the same later mention, the nearest first."""
    total = np.cumsum(fits)
    starts = np.flatnonzero(np.concatenate([[True], i[1:] != i[:-1]])) if len(i) else np.zeros(0, dtype=np.int64)
    lengths = np.diff(np.append(starts, len(i)))
    before: Ints = np.repeat(total[starts] - fits[starts], lengths)
    ranks: Ints = total - before
    return ranks


def _syntax(i: Ints, j: Ints, places: Places) -> list[Column]:
    inside = (places.first[j] <= places.first[i]) & (places.last[i] <= places.last[j])
    around = (places.first[i] <= places.first[j]) & (places.last[j] <= places.last[i])
    governed, governs = places.governor[i] == places.head[j], places.governor[j] == places.head[i]
    same_governor = (places.governor[i] == places.governor[j]) & (places.governor[i] >= 0)
    own, outer = places.own[i] == places.head[j], places.outer[i] == places.head[j]
    adjacent = places.last[j] + 1 >= places.first[i]
    same_sentence = places.sentence[i] == places.sentence[j]
    return [
        inside,
        around,
        inside & places.possessive[i],
        governed & places.appos[i],
        places.appos[i] & adjacent & same_sentence,
        governed & places.conj[i],
        same_governor & places.conj[i] & places.conj[j],
        governs & places.desc[j],
        governed & ~places.appos[i] & ~places.conj[i],
        governs & places.subject[j] & places.predicate[i],
        same_governor & ~places.conj[i],
        same_governor & places.reflexive[i],
        own,
        own & places.reflexive[i],
        own & places.possessive[i],
        outer,
        places.subject[j] & places.subject[i],
        places.subject[j] & (places.sentence[i] - places.sentence[j] == 1),
        places.whole[j] & same_sentence,
        places.whole[j],
        adjacent & same_sentence & ~inside & ~around,
        places.predicate[i] & same_sentence,
        places.head[i] == places.head[j],
    ]


def _speech(i: Ints, j: Ints, places: Places) -> list[Column]:
    source = places.source[i]
    speaker = (source[:, 0] <= places.head[j]) & (places.head[j] < source[:, 1])
    return [
        speaker,
        (places.content[i] >= 0) & (places.content[i] == places.content[j]),
        (places.content[i] >= 0) & (places.content[j] < 0),
        (places.content[i] < 0) & (places.content[j] >= 0),
        (source[:, 0] >= 0) & ~speaker,
    ]

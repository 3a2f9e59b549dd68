"""Tokens, sentences and entities to mentions in chains: candidates, the likely ones, and each one's best antecedent."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onrecord.reading.coreference.candidates import Candidate, candidates
from onrecord.reading.coreference.descriptions import SCORE, Described
from onrecord.reading.coreference.pairs import pairs_of
from onrecord.reading.coreference.scorer import Scorer, load_scorer, spread
from onrecord.reading.coreference.traits import Floats, Ints, Traits, traits_of
from onrecord.types import Attribution, Entity, Mention, Sentence, Token

KEEP = 0.35
"""Candidates less likely to be mentions are left out before pairs are made."""
_ALONE = 0.5  # a candidate that ties to nothing, and nothing to it, must be likelier than this


def find_mentions(
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    entities: Sequence[Entity],
    attributions: Sequence[Attribution] = (),
    scorer: Scorer | None = None,
) -> tuple[Mention, ...]:
    """Find the mentions of a story and tie each to the earlier one that it takes up.

    A mention is a phrase with all that belongs to its head word, a name, or a pronoun; a coordination is one where it
    is taken up as a whole ("Ann and her son ... they"). Appositions are mentions of their own, in the same chain.

    Args:
        tokens: the story's tokens, with tags, features and trees.
        sentences: its sentences.
        entities: the model's entities.
        attributions: the model's attributions: "I" in a quotation is likely its speaker.
        scorer: other weights than the package's own.

    Raises:
        ModelError: the weights are missing or damaged.
    """
    scorer = scorer or load_scorer()
    found = candidates(tokens, sentences, entities)
    if not found:
        return ()
    traits = traits_of(tokens, found, entities, scorer.lexicon)
    chance = scorer.mention(traits.unary)
    kept = np.flatnonzero(chance > KEEP)
    if not len(kept):
        return ()
    found, traits, chance = [found[row] for row in kept], traits.select(kept), chance[kept]
    pairs = pairs_of(tokens, found, traits, attributions)
    first, score = scorer.first(traits.unary), scorer.pair(traits.unary, pairs)
    best = _best(first, score, pairs.later)
    _, tie = spread(first, score, pairs.later)
    antecedents = [int(pairs.earlier[pair]) if pair >= 0 else -1 for pair in best]
    scores = [float(tie[pair]) if pair >= 0 else 1.0 for pair in best]
    _describe(tokens, found, entities, antecedents, scores)
    taken = set(antecedents)
    stays = [antecedents[row] >= 0 or row in taken or chance[row] > _ALONE for row in range(len(found))]
    return _mentions(found, traits, antecedents, scores, stays)


def _best(first: Floats, score: Floats, later: Ints) -> Ints:
    """Return for each mention its best pair, or -1 where being the first of a chain scores higher."""
    best = np.full(len(first), -1, dtype=np.int64)
    if not len(later):
        return best
    order = np.lexsort((score, later))
    winner = order[np.append(later[order][1:] != later[order][:-1], True)]
    winner = winner[score[winner] > first[later[winner]]]
    best[later[winner]] = winner
    return best


def _describe(
    tokens: Sequence[Token],
    found: Sequence[Candidate],
    entities: Sequence[Entity],
    antecedents: list[int],
    scores: list[float],
) -> None:
    """Tie descriptions that the scorers left alone to the one name that they can mean."""
    described = Described(tokens, found, entities)
    chain: dict[int, int] = {}
    for row, antecedent in enumerate(antecedents):
        if antecedent < 0:
            antecedents[row] = described.antecedent(row, chain)
            scores[row] = SCORE if antecedents[row] >= 0 else scores[row]
        chain[row] = chain[antecedents[row]] if antecedents[row] >= 0 else row


def _mentions(
    found: Sequence[Candidate],
    traits: Traits,
    antecedents: Sequence[int],
    scores: Sequence[float],
    stays: Sequence[bool],
) -> tuple[Mention, ...]:
    """Number the chains; what stays keeps the order of the text."""
    mentions: list[Mention] = []
    place: dict[int, int] = {}
    chains = 0
    for row, one in enumerate(found):
        if not stays[row]:
            continue
        before = place.get(antecedents[row])
        place[row] = len(mentions)
        mentions.append(
            Mention(
                first=one.first,
                last=one.last,
                head=one.head,
                kind="pronoun" if traits.pronoun[row] >= 0 else "name" if traits.name[row] else "description",
                chain=chains if before is None else mentions[before].chain,
                antecedent=before,
                score=scores[row],
            )
        )
        chains += before is None
    return tuple(mentions)

"""Candidates: the model's attributions, and those that a rule sees and the model did not."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.completing import completed
from onrecord.claims.cues import look_up
from onrecord.claims.proposals import Candidate, headline_voices, hidden_adverbs, hidden_passives, possessors
from onrecord.claims.silences import says_nothing
from onrecord.claims.tree import Tree
from onrecord.types import Attribution, TokenRange

OWN_BAR, NEWS_BAR, UNKNOWN_BAR, KNOWN_BAR = 0.5, 0.5, 0.65, 0.4
"""A model's cue is taken when the guidelines' head is at least this sure of it, or the news head: more so for a cue
that no table knows, less so for a verb of the tables that has a source and a content. Chosen on gold/ dev
(python -m evaluation.score --only claims)."""

_VOICES = frozenset(("VERB", "NOUN", "PROPN", "ADJ", "AUX", "ADP", "SCONJ"))
_NEAR = 12  # words between a cue and an aside that interrupts its content


def _sure(tree: Tree, item: Attribution) -> bool:
    """Tell whether the model is sure enough of a cue, and the cue is a word that can attribute."""
    if item.score >= OWN_BAR or item.news_score >= NEWS_BAR:
        cue = look_up(tree, item.cue, item.contents, item.sources)
        if cue.act and cue.fits:
            return True
        return tree.tokens[cue.head].upos in _VOICES and (item.score >= OWN_BAR or item.news_score >= UNKNOWN_BAR)
    if max(item.score, item.news_score) >= KNOWN_BAR and item.sources and item.contents:
        cue = look_up(tree, item.cue, item.contents, item.sources)
        return bool(cue.act) and cue.fits and tree.tokens[cue.head].upos == "VERB"
    return False


def _overlap(a: TokenRange, b: TokenRange) -> bool:
    return a.first < b.last and b.first < a.last


def _apart_from(tree: Tree, attribution: Attribution, others: list[Candidate]) -> Attribution:
    """Leave out content pieces that are only another's "she says": in "she knows, she says, that it holds"."""
    if len(attribution.contents) < 2:
        return attribution
    asides = [
        {at for part in (*other.attribution.sources, other.attribution.cue) for at in range(part.first, part.last)}
        | set(tree.children(tree.head_of(other.attribution.cue), "nsubj"))
        for other in others
        if other.attribution.cue != attribution.cue and abs(other.attribution.cue.first - attribution.cue.first) < _NEAR
    ]
    kept = [p for p in attribution.contents if not any(set(range(p.first, p.last)) <= aside for aside in asides)]
    return replace(attribution, contents=tuple(kept))


def find_candidates(tree: Tree, *, hidden: bool) -> list[Candidate]:
    """Return the candidates of a story, in the order of their cues."""
    found = [
        Candidate(
            attribution=completed(tree, item), by="model:cues" if item.news_score >= NEWS_BAR else "model:own_cues"
        )
        for item in tree.reading.attributions
        if _sure(tree, item) and not says_nothing(tree, item)
    ]
    found = [replace(item, attribution=_apart_from(tree, item.attribution, found)) for item in found]
    if not hidden:
        found = [item for item in found if item.attribution.sources]
    silent = (*hidden_adverbs(tree), *hidden_passives(tree)) if hidden else ()
    for proposed in (*silent, *possessors(tree)):
        if not any(_overlap(proposed.attribution.cue, other.attribution.cue) for other in found):
            found.append(proposed)
    for voice in headline_voices(tree):
        within = [*voice.attribution.sources, *voice.attribution.contents]
        if not any(
            _overlap(part, other.attribution.cue) for part in within for other in found if other.attribution.sources
        ):
            found.append(voice)
    return sorted(found, key=lambda candidate: (candidate.attribution.cue.first, candidate.attribution.cue.last))

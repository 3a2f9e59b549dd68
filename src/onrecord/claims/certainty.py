"""Certainty: how surely the speaker puts it, from the cue's entry and the hedges at the head of the content."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.claims.cues import Cue
from onrecord.claims.tree import Tree
from onrecord.tables import table
from onrecord.types import TokenRange

_ORDER = {"certain": 0, "probable": 1, "possible": 2}
_REPORTING = frozenset(("reportedly", "allegedly"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """The level, who decided it, and on which word."""

    level: str
    by: str
    words: str = ""


def _hedges(tree: Tree, content: TokenRange) -> list[tuple[str, str]]:
    """Return the hedges on the content's main verb, auxiliaries and adverbs alike: (level, word)."""
    hedges = table("hedges")
    root = tree.head_of(content)
    near = [root, *tree.children(root, "aux", "advmod", "cop")]
    found = []
    for at in near:
        token = tree.tokens[at]
        entry = hedges.get(token.lemma) or hedges.get(token.text.lower())
        fits = entry and (at != root or entry["pos"] in ("verb", "adjective"))
        if entry and fits and token.lemma not in _REPORTING and entry["pos"] != "approximator":
            found.append((str(entry["certainty"]), token.text))
    return found


def certainty_of(tree: Tree, cue: Cue, contents: tuple[TokenRange, ...]) -> Certainty:
    """Return the claim's certainty: the weaker of what the cue says and what the content's hedges say."""
    best = Certainty(level=cue.certainty, by=f"table:{cue.table}" if cue.table else "rule:no_hedge", words=cue.name)
    first = [part for part in contents if tree.tokens[part.first].sentence == tree.tokens[contents[0].first].sentence]
    for part in first:  # "The bridge, he said, may fall": the hedge stands in the second piece
        for level, word in _hedges(tree, part):
            if _ORDER[level] > _ORDER[best.level]:
                best = Certainty(level=level, by="table:hedges", words=word)
    return best

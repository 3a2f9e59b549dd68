"""Clauses: what the syntax round a time says of it: whose clause it opens, what it compares, whether it lasts."""

from __future__ import annotations

from functools import lru_cache

from onrecord.claims.tree import Tree
from onrecord.tables import table

_MEASURES = frozenset(("since", "in", "for"))


@lru_cache(maxsize=1)
def _comparing() -> frozenset[str]:
    return frozenset(table("time_directions")["comparing"])


def clause_of(tree: Tree, pivot: int) -> int:
    """Return the verb that "after" or "before" at a token opens the clause of, or -1 before a mere noun."""
    if pivot < 0:
        return -1
    above = tree.tokens[pivot].head
    if above > pivot and tree.relation(above) == "nsubj":
        above = tree.tokens[above].head  # "before a cyclone struck" is at times read as "before a cyclone"
    return above if above > pivot and tree.tokens[above].upos in ("VERB", "AUX") else -1


def compares(tree: Tree, head: int, *, length: bool) -> bool:
    """Tell whether a time only measures a comparison: "its first since 2016", "the worst attack in ten years".

    Args:
        tree: the reading's tree.
        head: index of the head word of the time.
        length: whether the time is a length; only "since" compares with a date.
    """
    case = {tree.tokens[at].lemma for at in tree.children(head, "case", "mark")}
    if not case & _MEASURES or ("since" not in case and not length):
        return False
    for above, _ in zip(tree.ancestors(head), range(2), strict=False):
        if tree.tokens[above].upos == "VERB":
            return False
        if any(_is_most(tree, at) for at in (above, *tree.children(above, "amod", "nummod"))):
            return True
    return False


def _is_most(tree: Tree, at: int) -> bool:
    token = tree.tokens[at]
    return "Degree=Sup" in token.feats or token.text.lower() in _comparing()


def perfect(tree: Tree, head: int) -> bool:
    """Tell whether the verb above a time is a perfect of now ("has ruled for ten years") or a present."""
    for at in tree.ancestors(head):
        if tree.tokens[at].upos == "VERB" or tree.children(at, "cop"):
            helpers = [tree.tokens[one].text.lower() for one in tree.children(at, "aux", "cop")]
            feats = tree.tokens[at].feats
            return any(word in ("has", "have", "'ve", "’ve") for word in helpers) or "Tense=Pres" in feats
    return False

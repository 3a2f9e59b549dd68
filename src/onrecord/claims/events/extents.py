"""Extents: which words around a noun name the party that it stands for."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.events.paths import INNER
from onrecord.claims.tree import Tree
from onrecord.types import Entity, TokenRange

_EDGE = frozenset(("PUNCT", "ADP", "CCONJ", "SCONJ", "AUX", "PART"))
_BREAKS = frozenset(("appos", "acl", "parataxis", "conj", "cc", "punct", "dep", "list"))


def trimmed(tree: Tree, first: int, last: int) -> TokenRange | None:
    """Return the words without prepositions, conjunctions and marks at their ends; None where nothing is left."""
    tokens = tree.tokens
    while first < last and tokens[first].upos in _EDGE:
        first += 1
    while first < last and tokens[last - 1].upos in _EDGE:
        last -= 1
    return TokenRange(first=first, last=last) if first < last else None


def extent(tree: Tree, head: int, trigger: int, name: Entity | None, marked: Sequence[TokenRange]) -> TokenRange:
    """Return the words that name a party: the noun, what stands before it, its whole name, and "of" with what follows.

    Words that the model marked with the noun are taken in. What is joined to the noun, and the part with the trigger,
    stay out; so does "no", for "no official" names no one else than "official".

    Args:
        tree: the reading's tree.
        head: the noun.
        trigger: the word that names the event.
        name: the entity that holds the noun, if one does.
        marked: the words that the model marked.
    """
    inside = {head}
    for child in tree.children(head):
        if tree.relation(child) not in _BREAKS and _belongs(tree, head, child):
            below = tree.subtree(child)
            inside.update(below if trigger not in below else ())
    if name and not name.first <= trigger < name.last:
        inside.update(range(name.first, name.last))
    inside.update(at for piece in marked for at in range(piece.first, piece.last))
    first = last = head
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    while first < head and _outside(tree, first, head):
        first += 1
    rest = trimmed(tree, head, last + 1)
    return TokenRange(first=first, last=rest.last if rest else head + 1)


def _belongs(tree: Tree, head: int, child: int) -> bool:
    of = tree.relation(child) == "nmod" and any(tree.tokens[at].lemma == "of" for at in tree.children(child, "case"))
    return child < head or of or tree.relation(child) in INNER


def _outside(tree: Tree, at: int, head: int) -> bool:
    """Tell whether a word before a noun is no part of its phrase: "of", "no"; but "at least ten", "no one"."""
    least = tree.tokens[at + 1].text.lower() in ("least", "most")
    denied = tree.tokens[at].lemma == "no" and tree.tokens[head].lemma != "one"
    return denied or (tree.tokens[at].upos in _EDGE and not least)

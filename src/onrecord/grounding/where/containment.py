"""Containment: the places that the text itself puts within others ("Paris, Texas", "the Syrian city of Homs")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.claims.tree import Tree
from onrecord.grounding.where.mentions import Mention, words
from onrecord.types import TokenRange

_WIDE = ("country", "admin1", "admin2")
_LONGEST = 40  # characters between the two names
# After a comma, these are what the clause is about or one more of a list, not where the first lies.
_APART = frozenset(("nsubj", "conj", "amod", "obj", "root"))


def containments(tree: Tree, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield pairs of a mention and the next one that holds it, in the order of the text."""
    text = tree.reading.story.text
    for one, other in pairwise(mentions):
        gap = text[one.span.end : other.span.start]
        if len(gap) > _LONGEST or "\n" in gap or one.within == "person":
            continue
        if one.first < 0 or other.first < 0:
            if gap == ", " and _wide(other):
                yield one, other
        elif _wide(other) and _follows(tree, one, other):
            yield one, other
        elif _wide(one) and _leads(tree, one, other):
            yield other, one


def _follows(tree: Tree, inner: Mention, outer: Mention) -> bool:
    """Tell whether the larger place stands second: "Paris, Texas", "Dumra in the Homs province"."""
    between = [token.text.lower() for token in tree.tokens[inner.last : outer.first]]
    if outer.found[0].how == "demonym":
        return False
    head = tree.head_of(TokenRange(first=outer.first, last=outer.last))
    if between[:1] == [","] and tree.relation(head) in _APART and outer.found[0].how != "abbreviation":
        return False
    rest = [word for word in between if word not in words("parts") and word not in ("the", "-")]
    return rest in ([","], ["in"], [",", "in"], ["("])


def _leads(tree: Tree, outer: Mention, inner: Mention) -> bool:
    """Tell whether the larger place stands first: "the Syrian city of Homs", "Texas town of Paris"."""
    between = [token.text.lower() for token in tree.tokens[outer.last : inner.first]]
    return len(between) in (2, 3, 4) and between[-1] == "of" and between[-2] in words("heads")


def _wide(mention: Mention) -> bool:
    return any(item.spot.kind in _WIDE for item in mention.found[:6])

"""Clauses: the whole of what an adverb or an aside is said of, by the tree."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from onrecord.claims.phrases import Starred
from onrecord.claims.tree import Tree
from onrecord.types import TokenRange

_JOINED = frozenset(("conj", "parataxis", "cc", "mark"))
_RELATIVES = frozenset(("who", "which", "that"))


def runs(indexes: Iterable[int]) -> tuple[TokenRange, ...]:
    """Return token indexes as ranges, in the order of the text.

    >>> [(part.first, part.last) for part in runs([7, 3, 4])]
    [(3, 5), (7, 8)]
    """
    out: list[TokenRange] = []
    for at in sorted(indexes):
        if out and out[-1].last == at:
            out[-1] = TokenRange(first=out[-1].first, last=at + 1)
        else:
            out.append(TokenRange(first=at, last=at + 1))
    return tuple(out)


def tokens_of(parts: Iterable[TokenRange]) -> set[int]:
    """Return the token indexes of ranges."""
    return {at for part in parts for at in range(part.first, part.last)}


def clause_around(tree: Tree, at: int) -> set[int]:
    """Return the clause that an adverb stands in, its subject with it, without the adverb and the clauses joined to it.

    "Shipowners reportedly pressed the port, and it opened" is "Shipowners pressed the port"; for a relative clause the
    noun that it hangs on is the subject: "two ships" and "carried arms" of "two ships that reportedly carried arms".
    """
    clause = tree.tokens[at].head
    inside = {
        i
        for child in tree.children(clause)
        if child != at and not _joined(tree, child, clause)
        for i in tree.subtree(child)
    }
    inside.add(clause)
    inside -= {i for added in inside - {clause} if _added(tree, added) for i in tree.subtree(added)}
    inside -= {i for stray in tree.children(clause, "nsubj")[:-1] for i in tree.subtree(stray)}
    relatives = [i for i in tree.children(clause, "nsubj") if tree.tokens[i].text.lower() in _RELATIVES]
    noun = tree.tokens[clause].head
    if relatives and tree.tokens[clause].deprel == "acl:relcl" and noun >= 0:
        own = set(tree.subtree(clause))
        inside -= set(relatives)
        inside |= {i for i in tree.subtree(noun) if i not in own and i < min(own) and not _aside_of(tree, i, noun)}
    return inside


def _joined(tree: Tree, child: int, clause: int) -> bool:
    """Tell whether what hangs on a clause is a clause beside it: joined, opening it, or another's words."""
    clausal = tree.relation(child) == "advcl" and (child < clause or child in tree.cue_heads)
    return clausal or tree.relation(child) in _JOINED


def _added(tree: Tree, at: int) -> bool:
    """Tell whether a word heads a relative clause that only adds to its noun: "the bank, which has closed"."""
    first = tree.subtree(at)[0]
    return tree.tokens[at].deprel.endswith(":relcl") and "," in (tree.tokens[first].text, tree.tokens[first - 1].text)


def _aside_of(tree: Tree, at: int, noun: int) -> bool:
    """Tell whether a word below a noun is punctuation at its edge, or names it a second time."""
    path = [at, *tree.ancestors(at)]
    below = path[path.index(noun) - 1] if at != noun else at
    return below != noun and tree.relation(below) in ("punct", "appos", "acl", "conj", "cc", "case")


def said_of(tree: Tree, phrase: Starred, contents: tuple[TokenRange, ...]) -> tuple[TokenRange, ...]:
    """Return the contents of an aside such as "as he put it" or "in his view".

    The phrase's own words are none of them; where what is left does not reach the clause that the aside hangs on, that
    clause is what is put forward: "The bridge … is safe" of "The bridge, as the engineers see it, is safe".
    """
    own = set(phrase.words)
    kept = tokens_of(contents) - own
    spoken = {at for at in kept if tree.tokens[at].upos != "PUNCT"}
    governor, clause = _governed(tree, phrase)
    if phrase.words and phrase.name.startswith("what "):
        return runs(kept) if spoken else contents
    near = governor >= 0 and all(tree.tokens[at].sentence == tree.tokens[governor].sentence for at in spoken)
    if governor >= 0 and near and governor not in kept and not _quoted(tree, contents):
        return runs(clause)
    return runs(kept) if spoken else contents


def _quoted(tree: Tree, contents: Collection[TokenRange]) -> bool:
    """Tell whether contents open with a quotation mark, which bounds them better than the tree does."""
    return any(tree.tokens[part.first].text in ('"', "“", "‘", "``") for part in contents)


def _governed(tree: Tree, phrase: Starred) -> tuple[int, set[int]]:
    """Return the head of the clause that an aside hangs on, or -1, and that clause's words without the aside."""
    own = set(phrase.words)
    tops = [at for at in phrase.words if tree.tokens[at].head not in own]
    top = next((at for at in tops if tree.relation(at) in ("advcl", "obl", "parataxis", "advmod", "nmod")), -1)
    governor = tree.tokens[top].head if top >= 0 else -1
    if governor < 0:
        return -1, set()
    out = set(tree.subtree(top)) | own
    for opening in tree.children(governor, "cc", "mark"):
        out |= set(tree.subtree(opening))
    return governor, set(tree.subtree(governor)) - out


def hung_on(tree: Tree, phrase: Starred) -> tuple[TokenRange, ...]:
    """Return the clause that an aside hangs on, or nothing when it hangs on no clause."""
    governor, clause = _governed(tree, phrase)
    predicate = governor >= 0 and (
        tree.tokens[governor].upos in ("VERB", "AUX", "ADJ") or bool(tree.children(governor, "cop", "nsubj"))
    )
    return runs(clause) if predicate else ()

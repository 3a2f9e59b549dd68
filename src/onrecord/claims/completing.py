"""Completing: what the model left out of an attribution and the syntax gives, and what it took in too much."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from onrecord.claims.content import antecedent, within_relative, without_joined_verbs, without_target
from onrecord.claims.cues import frame_of
from onrecord.claims.tree import Tree
from onrecord.tables import table
from onrecord.types import Attribution, TokenRange

_PLANNING = frozenset(("plan", "intend", "prepare", "aim", "seek", "try", "attempt", "mean", "go", "due", "set"))
_TELLING = frozenset(
    "say comment confirm elaborate specify give disclose name reveal discuss identify quote speculate answer tell "
    "explain clarify respond provide detail".split()
)
_SCHEDULING = frozenset(("expect", "schedule", "set", "slate", "plan", "intend", "suppose"))
_REFUSING = frozenset(("decline", "refuse"))
_MOODS = frozenset(
    "encourage concern shock please commit worry alarm convince delight dismay disappoint determine resolve appall "
    "appal sadden outrage honor honour gratify trouble disturb horrify".split()
)
_ASKING = frozenset(("ask", "request"))
_STEPS = 3
_CLAUSES = frozenset(("conj", "advcl", "xcomp"))


def says_nothing(tree: Tree, attribution: Attribution) -> bool:
    """Tell whether a cue puts nothing forward.

    "Plans to sail" is a planned event without a claim; "would not say whether" and "declined to comment" keep silent.
    """
    head = tree.head_of(attribution.cue)
    lemma = tree.tokens[head].lemma
    if lemma == "say" and tree.relation(head) == "amod":  # "the said vessel"
        return True
    if lemma in _PLANNING:
        return frame_of(tree, head, attribution.contents) in ("xcomp", "object")
    if lemma in _TELLING:
        refused = tree.tokens[head].deprel == "xcomp" and tree.tokens[tree.tokens[head].head].lemma in _REFUSING
        return refused or tree.negated(head)
    if lemma in _SCHEDULING and tree.passive(head):
        return bool(tree.children(head, "xcomp", "ccomp"))
    if lemma in _REFUSING or lemma in _ASKING:
        told = [at for at in tree.children(head, "xcomp") if tree.tokens[at].lemma in _TELLING]
        return bool(told)
    return False


def _phrase(tree: Tree, head: int) -> TokenRange:
    """Return a noun phrase without the clauses and the apposition marks that trail it."""
    cut = {
        at
        for child in tree.children(head, "acl", "parataxis", "advcl", "punct", "cc")
        if child > head and not (tree.relation(child) == "punct" and tree.children(head, "appos"))
        for at in tree.subtree(child)
    }
    words = [at for at in tree.subtree(head) if at not in cut]
    first = head
    while first - 1 in words:
        first -= 1
    last = head + 1
    while last in words:
        last += 1
    while tree.tokens[last - 1].upos == "PUNCT":
        last -= 1
    return TokenRange(first=first, last=last)


def _subject(tree: Tree, head: int) -> TokenRange | None:
    """Return who does what a verb says: its subject, its agent in the passive, or the subject it shares."""
    at = head
    for _ in range(_STEPS):
        subjects = tree.children(at, "nsubj")
        agents = [
            child
            for child in tree.children(at, "obl")
            if any(tree.tokens[mark].text.lower() == "by" for mark in tree.children(child, "case"))
        ]
        if tree.passive(at) and tree.tokens[at].lemma not in _MOODS:  # "are encouraged by": whose mood it is speaks
            return _phrase(tree, agents[0]) if agents else None
        if subjects:
            return _phrase(tree, subjects[0])
        if tree.relation(at) not in _CLAUSES or tree.tokens[at].head < 0:
            return None
        at = tree.tokens[at].head
    return None


def _owner(tree: Tree, head: int) -> TokenRange | None:
    """Return whose a noun of saying is: "Moscow's denial", "a claim by the rebels"."""
    for child in tree.children(head, "nmod"):
        marks = [tree.tokens[at].text.lower() for at in tree.children(child, "case")]
        if tree.tokens[child].deprel == "nmod:poss":
            phrase = _phrase(tree, child)
            possessive = tree.tokens[phrase.last - 1].text.lower() in ("'s", "’s", "'", "’")
            return TokenRange(first=phrase.first, last=phrase.last - 1) if possessive else phrase
        if "by" in marks or "from" in marks:
            inner = _phrase(tree, child)
            return TokenRange(first=max(inner.first, tree.children(child, "case")[0] + 1), last=inner.last)
    return None


def _speaker(tree: Tree, head: int) -> TokenRange | None:
    token = tree.tokens[head]
    if token.upos in ("VERB", "AUX"):
        return _subject(tree, head)
    if token.upos not in ("NOUN", "PROPN"):
        return None
    verb = tree.tokens[token.head] if token.head >= 0 else token
    if tree.relation(head) == "obj" and verb.lemma in table("verbs_of_saying"):
        return _subject(tree, token.head)  # "she repeated the country's commitment": she speaks
    return _owner(tree, head)


def _with_subject(tree: Tree, head: int, sources: tuple[TokenRange, ...]) -> tuple[TokenRange, ...]:
    """Return the sources with the name that stands in front of a lone apposition: "Ana Kovač, the minister, said"."""
    if len(sources) != 1 or tree.tokens[head].upos != "VERB":
        return sources
    (part,) = sources
    own = tree.head_of(part)
    above = tree.tokens[own].head
    if tree.relation(own) != "appos" or above < 0 or tree.relation(above) != "nsubj" or above >= part.first:
        return sources
    return (TokenRange(first=_phrase(tree, above).first, last=part.last),)


def _trimmed(tree: Tree, part: TokenRange) -> TokenRange:
    """Return a source without the commas at its ends."""
    first, last = part.first, part.last
    while last - first > 1 and tree.tokens[last - 1].text in (",", "-", "–", "—", ":", "'s", "’s"):
        last -= 1
    while last - first > 1 and tree.tokens[first].text in (",", "-", "–", "—"):
        first += 1
    return TokenRange(first=first, last=last)


def _together(tree: Tree, head: int, sources: tuple[TokenRange, ...]) -> tuple[TokenRange, ...]:
    """Return the sources that speak together: of pieces far apart, those beside the one that the syntax gives.

    Pieces are together when only "and", commas or an article stand between them.
    """
    if len(sources) < 2:
        return sources
    groups = [[sources[0]]]
    for before, part in pairwise(sources):
        between = [tree.tokens[at].upos for at in range(before.last, part.first)]
        if all(upos in ("CCONJ", "PUNCT", "DET") for upos in between):
            groups[-1].append(part)
        else:
            groups.append([part])
    found = _speaker(tree, head)
    for group in groups:
        if found and any(part.first < found.last and found.first < part.last for part in group):
            return tuple(group)
    return tuple(min(groups, key=lambda group: min(abs(part.first - head) for part in group)))


def completed(tree: Tree, attribution: Attribution) -> Attribution:
    """Return an attribution whose contents keep to their own cue, and whose speaker the syntax gives if need be."""
    head = tree.head_of(attribution.cue)
    contents = within_relative(tree, head, without_joined_verbs(tree, head, attribution.contents))
    contents = contents or antecedent(tree, head)
    sources = tuple(_trimmed(tree, part) for part in _together(tree, head, attribution.sources))
    sources = _with_subject(tree, head, sources)
    if not sources:
        found = _speaker(tree, head)
        apart = found and not any(part.first < found.last and found.first < part.last for part in contents)
        sources = (found,) if found and apart else ()
    return replace(attribution, sources=sources, contents=without_target(tree, head, contents))

"""Silences: cues that put nothing forward, though their words are words of saying."""

from __future__ import annotations

from onrecord.claims.cues import frame_of
from onrecord.claims.tree import Tree
from onrecord.tables import table
from onrecord.types import Attribution

_PLANNING = frozenset(("plan", "intend", "prepare", "aim", "seek", "try", "attempt", "mean", "go", "due", "set"))
_TELLING = frozenset(
    "say comment confirm elaborate specify give disclose name reveal discuss identify quote speculate answer tell "
    "explain clarify respond provide detail".split()
)
_SCHEDULING = frozenset(("expect", "schedule", "set", "slate", "plan", "intend", "suppose"))
_REFUSING = frozenset(("decline", "refuse"))
_ASKING = frozenset(("ask", "request"))
_NAMING = frozenset(("call", "style", "dub", "name", "describe"))
_REFLEXIVE = frozenset(("itself", "himself", "herself", "themselves"))


def says_nothing(tree: Tree, attribution: Attribution) -> bool:
    """Tell whether a cue puts nothing forward.

    "Plans to sail" is a planned event without a claim; "would not say whether" and "declined to comment" keep silent.
    """
    head = tree.head_of(attribution.cue)
    lemma = tree.tokens[head].lemma
    if _no_one(tree, head) or (lemma in _NAMING and _of_itself(tree, head)):
        return True
    if lemma == "say" and tree.relation(head) == "amod":  # "the said vessel"
        return True
    if all(
        tree.tokens[at].upos in ("AUX", "PART", "PUNCT") for at in range(attribution.cue.first, attribution.cue.last)
    ):
        return True
    if _names_a_topic(tree, attribution, head) or _points_back(tree, attribution, head):
        return True
    if lemma == "recall" and _someone(tree, head):  # "recalled its ambassador"
        return True
    if lemma == "tell" and tree.passive(head):
        return not tree.children(head, "ccomp", "xcomp")
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


def _someone(tree: Tree, head: int) -> bool:
    """Tell whether a verb's object is a person."""
    nouns = table("speaker_kinds")["nouns"]
    return any(nouns.get(tree.tokens[at].lemma) in ("person", "unnamed") for at in tree.children(head, "obj"))


def _names_a_topic(tree: Tree, attribution: Attribution, head: int) -> bool:
    """Tell whether a noun only says what is spoken of: "a statement on the floods", "claims of fraud" by no one."""
    if tree.tokens[head].upos not in ("NOUN", "PROPN") or not attribution.contents:
        return False
    after = [part for part in attribution.contents if part.first > head]
    if len(after) < len(attribution.contents):
        return False
    first = tree.tokens[after[0].first].text.lower()
    verbless = not any(tree.tokens[at].upos == "VERB" for part in after for at in range(part.first, part.last))
    lone = first == "of" and verbless and not attribution.sources
    return lone or first in ("on", "about", "regarding", "concerning")


def _points_back(tree: Tree, attribution: Attribution, head: int) -> bool:
    """Tell whether all that is said is a pronoun: "has read it". What is denied or confirmed may be one."""
    words = [tree.tokens[at] for part in attribution.contents for at in range(part.first, part.last)]
    bare = [word for word in words if word.upos != "PUNCT"]
    entry = table("verbs_of_saying").get(tree.tokens[head].lemma)
    plain = entry is None or entry["act"] == "say"
    return plain and len(bare) == 1 and bare[0].upos in ("PRON", "DET")


def _no_one(tree: Tree, head: int) -> bool:
    """Tell whether no one says it: "no one has claimed the attack", "neither side replied"."""
    subjects = tree.children(head, "nsubj")
    words = [tree.tokens[at].text.lower() for at in tree.subtree(subjects[0])[:2]] if subjects else []
    return bool(words) and (words[0] in ("no", "neither", "nobody", "none") or words == ["no", "one"])


def _of_itself(tree: Tree, head: int) -> bool:
    """Tell whether a verb of naming names its own subject: "a group calling itself the Northern Front"."""
    return any(tree.tokens[at].text.lower() in _REFLEXIVE for at in range(head + 1, min(head + 2, len(tree.tokens))))

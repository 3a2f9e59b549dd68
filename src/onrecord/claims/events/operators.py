"""Operators: the words that set the status of what stands in their scope, by ``resources/status_words.yml``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.claims.tree import Tree
from onrecord.tables import table

_POS = {
    "VERB": ("verb", "adjective"),
    "AUX": ("verb", "aux"),
    "NOUN": ("noun", "verb"),
    "PROPN": ("noun",),
    "ADJ": ("adjective", "verb"),
    "ADV": ("adverb", "adjective"),
    "DET": ("determiner",),
    "PRON": ("noun", "determiner"),
}
_REAL = frozenset(("happened", "ongoing"))
_NOMINAL = frozenset(("NOUN", "PROPN"))
_GOVERNED = frozenset(("xcomp", "ccomp", "csubj", "advcl", "acl", "obl", "nmod", "dep"))
_PLACES = ("object", "of", "for", "xcomp", "head")  # where a noun may stand that is compounded with its governor


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """A word of the table over an event.

    Attributes:
        name: its entry: "plan", "rule out".
        kind: its kind there: "modal", "implicative", "intention", ...
        at: its token.
        status, negated, past: what the event is under it, under its negation, and where it stands in the past.
    """

    name: str
    kind: str
    at: int
    status: str
    negated: str
    past: str

    def over(self, outer: str, *, past: bool = False) -> str:
        """Return the status of the event below, where the operator itself has the status ``outer``.

        >>> fail = Operator(name="fail", kind="implicative", at=0, status="negated", negated="happened", past="negated")
        >>> fail.over("happened"), fail.over("negated"), fail.over("possible")
        ('negated', 'happened', 'possible')
        """
        own = self.past if past else self.status
        if outer == "negated":
            return "happened" if self.negated == "keep" else self.negated
        if own == "keep" or (own in _REAL and outer not in _REAL):
            return outer
        return outer if outer == "possible" and own != "asked" else own


def places_of(tree: Tree, at: int) -> tuple[str, ...]:
    """Return where a word stands under its head, in the words of the table's ``frames``: "xcomp", "object", "for"."""
    token, relation = tree.tokens[at], tree.relation(at)
    marks = tuple(tree.tokens[child].text.lower() for child in tree.children(at, "case", "mark"))
    if relation in ("obj", "iobj") or token.deprel in ("nsubj:pass", "csubj:pass"):
        return ("object",)
    if relation in ("compound", "amod"):
        return _PLACES
    if relation not in _GOVERNED or token.deprel == "acl:relcl":
        return ()
    if "to" in marks and "VerbForm=Inf" not in token.feats:
        return ("to",)
    if "VerbForm=Inf" in token.feats and not {"that", "if", "whether"} & set(marks):
        return (*(mark for mark in marks if mark != "to"), "xcomp")
    if marks and marks != ("that",):
        return ("wh",) if "whether" in marks else marks
    if relation in ("xcomp", "ccomp", "csubj") and token.text.lower().endswith("ing"):
        return ("gerund", "object")
    if relation == "xcomp":
        return ("xcomp", "object")
    if relation == "ccomp" or marks:
        return ("ccomp", "object") if tree.tokens[token.head].upos in _NOMINAL else ("ccomp",)
    return ("object",) if relation == "obl" and token.upos in _NOMINAL else ()


def operator_over(tree: Tree, at: int) -> Operator | None:
    """Return the operator that a word's head is for it: "plans" of "plans to strike", "threat" of "threat of war"."""
    head = tree.tokens[at].head
    if head < 0:
        return None
    for name, place in _names(tree, head, places_of(tree, at)):
        found = _entry(tree, head, name, place)
        if found:
            return found
    return None


def predicate_over(tree: Tree, at: int) -> Operator | None:
    """Return the adjective or participle said of a noun: "a strike is likely", "the planned talks"."""
    above = [tree.tokens[at].head] if tree.relation(at) in ("nsubj", "csubj") and tree.tokens[at].head >= 0 else []
    for other in [*above, *tree.children(at, "amod", "acl", "advmod")]:
        token = tree.tokens[other]
        if token.upos not in ("ADJ", "VERB", "ADV") or (other in above and token.upos == "VERB"):
            continue
        for name in dict.fromkeys((token.text.lower(), token.lemma)):
            found = _entry(tree, other, name, "head")
            if found and found.kind != "negator" and found.status != "keep":
                return found
        if token.deprel in ("acl", "amod") and "Tense=Past" in token.feats:
            found = _entry(tree, other, token.lemma, "object")
            if found and found.kind != "request":
                return found
    return None


def _names(tree: Tree, head: int, places: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield names under which a head may stand in the table, each with the place asked for, the longest first."""
    token = tree.tokens[head]
    near = [child for child in tree.children(head, "compound", "advmod", "xcomp") if head < child <= head + 2]
    particles = [tree.tokens[child].text.lower() for child in near if tree.tokens[child].upos != "VERB"]
    phrasal = any(tree.tokens[child].deprel == "compound:prt" for child in near)
    for lemma in dict.fromkeys((token.lemma or token.text.lower(), token.text.lower())):
        for place in places:
            yield from ((f"{lemma} {particle}", place) for particle in particles)
            yield f"{lemma} {place}", "object"
            if not phrasal:
                yield lemma, place


def _entry(tree: Tree, at: int, name: str, place: str) -> Operator | None:
    entry = table("status_words").get(name)
    if entry is None or place not in entry["frames"]:
        return None
    if not {*_POS.get(tree.tokens[at].upos, ()), "phrase"} & set(entry["pos"]):
        return None
    effects = {field: entry[field] for field in ("kind", "status", "negated", "past")}
    return Operator(name=name, at=at, **effects)

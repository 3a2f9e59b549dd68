"""Counts: how many people an event killed, injured or arrested, as an interval where the words are not exact."""

from __future__ import annotations

from functools import lru_cache

from onrecord.claims.tree import Tree
from onrecord.tables import table
from onrecord.types import Count, TokenRange

_PEOPLE_RELATIONS = ("obj", "nsubj", "nmod", "nummod", "obl", "amod", "xcomp", "appos")
_NOT_PEOPLE = frozenset(("%", "percent", "per"))


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    return {word: kind for kind, words in table("quantities")["kinds"].items() for word in words}


def find_counts(tree: Tree, trigger: int) -> tuple[Count, ...]:
    """Return the people counted of the event that a word names: at most one count, of the kind that the word says.

    The number is looked for with the people that the word is done to: "killed at least 12", "12 were killed",
    "the deaths of two soldiers", "12 dead".
    """
    kind = _kinds().get(tree.tokens[trigger].lemma) or _kinds().get(tree.tokens[trigger].text.lower())
    if kind is None:
        return ()
    for at in _people(tree, trigger):
        found = _number(tree, at)
        if found is not None:
            first, last, least, most = found
            return (Count(kind=kind, least=least, most=most, span=tree.span(TokenRange(first=first, last=last))),)
    return ()


def _people(tree: Tree, trigger: int) -> list[int]:
    """Return the words that may stand for those counted, the likeliest first."""
    passive = tree.passive(trigger)
    token = tree.tokens[trigger]
    own = tree.children(trigger, "obj") or (tree.children(trigger, "nsubj") if passive else [])
    if token.lemma in ("die", "drown", "perish"):
        own = tree.children(trigger, "nsubj")
    own += tree.children(trigger, "nummod", "amod")
    own += [at for at in tree.children(trigger, "nmod") if tree.tokens[trigger].upos == "NOUN"]
    if tree.relation(trigger) in ("acl", "amod", "xcomp", "advcl") and token.head >= 0 and (passive or not own):
        own.append(token.head)  # "12 people killed in the blast", "left 12 dead"
        own += tree.children(token.head, "obj")
    if tree.relation(trigger) == "conj" and not own and token.head >= 0:
        own += tree.children(token.head, "nsubj") if tree.passive(token.head) else []
    return own


def _number(tree: Tree, at: int) -> tuple[int, int, int, int | None] | None:
    """Return [first, last) of the words of a number and its interval, for the noun or number at ``at``."""
    if tree.tokens[at].lemma in _NOT_PEOPLE or tree.tokens[at].text == "%":
        return None
    near = tree.children(at, "nummod", "amod", "det", "nmod")
    near += [at - 1] if at and tree.tokens[at - 1].upos == "NUM" else []  # "up to 15 miners" is often hung elsewhere
    for head in [at, *near, *(below for child in near for below in tree.children(child, "nummod"))]:
        value = _value(tree, head)
        if value is None:
            continue
        first, last, least, most = value
        start, words = _before(tree, first)
        return (start, last, *_interval(words, least, most))
    return None


def _value(tree: Tree, at: int) -> tuple[int, int, int, int | None] | None:
    """Return the words and the interval of the bare number at a token: "12", "twenty-one", "two dozen", "dozens"."""
    words = table("quantities")
    token = tree.tokens[at]
    text = token.text.lower()
    if text in words["vague"] and (token.upos != "DET" or text != "some"):
        least, most = words["vague"][text]
        return at, at + 1, least, most
    plain = _plain(text)
    if plain is None or (text in ("a", "an")):
        return None
    if text in words["multipliers"]:
        before = _plain(tree.tokens[at - 1].text.lower()) if at else None
        first = at - 1 if before is not None else at
        value = (before or 1) * int(words["multipliers"][text])
        return first, at + 1, value, value
    after = tree.tokens[at + 1].text.lower() if at + 1 < len(tree.tokens) else ""
    if after in words["multipliers"]:
        value = plain * int(words["multipliers"][after])
        return at, at + 2, value, value
    return at, at + 1, plain, plain


def _plain(text: str) -> int | None:
    words = table("quantities")
    digits = text.replace(",", "")
    if digits.isascii() and digits.isdigit() and len(digits) <= 9:
        return int(digits)
    if text in words["multipliers"]:
        return int(words["multipliers"][text])
    parts = [words["numbers"].get(part) for part in text.split("-")]
    return sum(parts) if parts and all(part is not None for part in parts) else None


def _before(tree: Tree, first: int) -> tuple[int, str]:
    """Return where the approximation before a number starts, and its words: "at least", "more than"."""
    words = table("quantities")
    known = {*words["least"], *words["most"], *words["about"]}
    sentence = tree.tokens[first].sentence
    for length in (4, 3, 2, 1):
        start = first - length
        if start >= 0 and tree.tokens[start].sentence == sentence:
            phrase = " ".join(token.text.lower() for token in tree.tokens[start:first])
            if phrase in known:
                return start, phrase
    return first, ""


def _interval(words: str, least: int, most: int | None) -> tuple[int, int | None]:
    groups = table("quantities")
    if words in groups["least"]:
        return least + (words in groups["beyond"]), None
    if words in groups["most"]:
        return 0, least - (words in groups["below"])
    if words in groups["about"] and most is not None:
        return least - least // 10, most + most // 10
    return least, most

"""People: whether a person that a story names is a man or a woman, and which office each holds, by its own words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from onrecord.claims.tree import Tree
from onrecord.tables import table
from onrecord.types import Entity

_DESCRIBING = frozenset(("NOUN", "PROPN", "ADJ"))
_FAR = 6  # words in front of a name that may belong to its office: "Dutch deputy foreign minister"


@cache
def _words(gender: str) -> frozenset[str]:
    return frozenset(table("people_words")[{"he": "men", "she": "women"}[gender]])


@cache
def _given(gender: str) -> frozenset[str]:
    return frozenset(table("people_words")[{"he": "names_of_men", "she": "names_of_women"}[gender]])


def gender_of_word(word: str) -> str:
    """Return "he" or "she" where a noun or title tells, else "".

    >>> gender_of_word("Mrs."), gender_of_word("chairman"), gender_of_word("envoy")
    ('she', 'he', '')
    """
    return next((gender for gender in ("he", "she") if word.lower() in _words(gender)), "")


def gender_of_name(name: str) -> str:
    """Return "he" or "she" where a full name's given name tells, else "".

    >>> gender_of_name("Helen Brandt"), gender_of_name("Kim Brandt"), gender_of_name("Brandt")
    ('she', '', '')
    """
    given, _, family = name.partition(" ")
    return next((gender for gender in ("he", "she") if family and given.lower() in _given(gender)), "")


def described_by(tree: Tree, entity: Entity, named: int) -> list[int]:
    """Return the nouns that describe a person right at the name: "minister" of "the minister, Ana Kovač".

    Args:
        tree: the story.
        entity: the person.
        named: the first token of the name itself, after the titles that the entity may hold.
    """
    head = next((at for at in range(entity.first, entity.last) if not _inside(entity, tree.tokens[at].head)), named)
    found = [at for at in tree.children(head, "appos") if at >= entity.last]
    above = tree.tokens[head].head
    if tree.relation(head) in ("appos", "flat") and above >= 0:
        found.append(above)
    if named > 0 and tree.tokens[named - 1].upos in ("NOUN", "PROPN"):
        found.append(named - 1)
    return [at for at in dict.fromkeys(found) if tree.tokens[at].upos in ("NOUN", "PROPN")]


def _inside(entity: Entity, at: int) -> bool:
    return entity.first <= at < entity.last


def modifiers(tree: Tree, head: int, first: int, last: int) -> frozenset[str]:
    """Return the words that narrow down a noun within ``[first, last)``: "foreign" and "dutch" of a minister."""
    return frozenset(
        tree.tokens[at].lemma
        for at in range(first, last)
        if at != head and tree.tokens[at].upos in _DESCRIBING and tree.tokens[at].text.lower() not in ("former", "then")
    )


class Offices:
    """Who holds the offices that a story names: "the minister" is the one person whom it calls a minister."""

    def __init__(self, tree: Tree, persons: Iterable[tuple[Entity, int, str]]) -> None:
        """Take the story's persons, each with the first token of the name proper and the fullest name."""
        self._holders: defaultdict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
        for entity, named, name in persons:
            for at in described_by(tree, entity, named):
                if at < entity.first or at >= entity.last or at < named:  # a title may stand inside the entity
                    last = at + 1 if at < named else max(tree.subtree(at)) + 1
                    words = modifiers(tree, at, _front(tree, at), last)
                    self._holders[tree.tokens[at].lemma].append((words, name))

    def holder(self, noun: str, narrowing: frozenset[str], *, sole: bool) -> str:
        """Return the one person who holds an office, or "" when there is none or there are several.

        The holder must have been called by all the words that narrow the office down, or by none ("Captain Ida Lund")
        in a story that knows no second office of the kind.

        Args:
            noun: the office's noun, in its dictionary form.
            narrowing: the words that narrow it down.
            sole: whether the story speaks of no other such office.
        """
        known = self._holders.get(noun, ())
        names = {name for words, name in known if narrowing <= words}
        if not names and sole and not any(words for words, _ in known):
            names = {name for _, name in known}
        return names.pop() if len(names) == 1 else ""


def _front(tree: Tree, head: int) -> int:
    """Return the first token of the words in front of a noun that describe it."""
    first = head
    while first > 0 and head - first < _FAR and tree.tokens[first - 1].upos in (*_DESCRIBING, "PART"):
        first -= 1
    return first

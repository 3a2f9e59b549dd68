"""Names: who a speaker is, as fully as the story lets one say."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property

from onrecord.claims.tree import Tree
from onrecord.tables import table
from onrecord.types import Entity, TokenRange

_BREAKS = frozenset(("appos", "acl", "parataxis", "punct", "dep", "advcl", "list"))
_ARTICLES = frozenset(("the", "a", "an"))


class Names:
    """The people and bodies that a story names, and the fullest form of each."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._entities = tree.reading.entities
        self._starts = [entity.first for entity in self._entities]

    def within(self, first: int, last: int) -> list[Entity]:
        """Return the entities that lie within tokens ``[first, last)``, in the order of the text."""
        start, end = bisect_left(self._starts, first), bisect_left(self._starts, last)
        return [entity for entity in self._entities[start:end] if entity.last <= last]

    @cached_property
    def _by_last_word(self) -> dict[str, list[str]]:
        """The story's persons by the last word of their names, each name once."""
        names: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for entity in self._entities:
            if entity.kind == "person":
                name = self._without_titles(entity.span.text)
                names[name.split()[-1] if name else ""].setdefault(name)
        return {word: list(found) for word, found in names.items()}

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset(title.lower().rstrip(".").split()[-1] for title in table("speaker_kinds")["titles"])

    def person(self, entity: Entity) -> str:
        """Return a person's fullest name in the story: "Pete Flores" for "Flores" when he is named so anywhere."""
        return self.fullest(self._without_titles(entity.span.text))

    def fullest(self, short: str) -> str:
        """Return the longest name of the story that ends as this one does and holds all its words."""
        fullest = short
        for name in self._by_last_word.get(short.split()[-1] if short else "", ()):
            words = name.split()
            if len(fullest.split()) < len(words) <= 5 and set(short.split()) <= set(words):
                fullest = name
        return fullest

    def _without_titles(self, text: str) -> str:
        pieces = [piece.split() for piece in text.split(", ") if piece.strip()] or [text.split()]
        words = next((piece for piece in pieces if self._personal(piece)), pieces[0])
        titles = [at for at, word in enumerate(words[:-1]) if word.lower().rstrip(".") in self._titles]
        return " ".join(words[titles[-1] + 1 :] if titles else words)

    def _personal(self, words: list[str]) -> bool:
        """Tell whether words are a name and not an office: "Ana Kovač", not "the mayor"."""
        return (
            bool(words)
            and all(word[:1].isupper() for word in words)
            and words[-1].lower().rstrip(".") not in self._titles
        )

    def titled(self, phrase: str) -> str:
        """Return the name in a phrase that is an office and a name ("the mayor, Ana Kovač"), or the phrase itself."""
        name = self._without_titles(phrase)
        words = name.split()
        return self.fullest(name) if 1 < len(words) <= 4 and self._personal(words) else phrase

    def body(self, name: str) -> str:
        """Return an organization's fullest name: "Northwater Agency" for "the Agency" when the story has both."""
        short = name.removeprefix("the ").removeprefix("The ")
        if " " in short or not short[:1].isupper():
            return name
        return self._bodies.get(short, name)

    @cached_property
    def _bodies(self) -> dict[str, str]:
        """The story's longer names of organizations by their last word, the first of each."""
        found: dict[str, str] = {}
        for entity in self._entities:
            words = entity.span.text.removeprefix("the ").removeprefix("The ").split()
            if entity.kind == "organization" and 1 < len(words) <= 8:
                found.setdefault(words[-1], " ".join(words))
        return found

    def phrase(self, part: TokenRange) -> str:
        """Return a noun phrase without article in front and without the clauses and appositions behind its head."""
        tokens = self.tree.tokens
        head = self.tree.head_of(part)
        last = part.last
        for child in self.tree.children(head):
            if child > head and self.tree.relation(child) in _BREAKS:
                last = min(last, self.tree.subtree(child)[0])
        last = max(last, head + 1)
        first = part.first
        named = any(tokens[at].upos == "PROPN" for at in range(first, last))
        text = self.tree.reading.span(first, last).text
        article, _, rest = text.partition(" ")
        if article.lower() in _ARTICLES and rest:
            return rest if named and article.lower() == "the" else f"{article.lower()} {rest}"
        if named or tokens[first].upos == "PROPN":
            return text
        return text[:1].lower() + text[1:]

    @staticmethod
    def country(name: str) -> str:
        """Return the country that a name stands for when it speaks ("Pyongyang": North Korea), or ""."""
        known = table("governments")
        found = known["names"].get(name) or known["names"].get(name.removeprefix("the ").removeprefix("The "))
        if not found or found["as"] == "demonyms":
            return ""
        return str(known["countries"][found["country"]]["name"]) if found["country"] else name

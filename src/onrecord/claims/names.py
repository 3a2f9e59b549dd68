"""Names: who a speaker is, as fully as the story lets one say."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property

from onrecord.claims.people import Offices, described_by, gender_of_name, gender_of_word
from onrecord.claims.tree import Tree
from onrecord.tables import table
from onrecord.types import Entity, TokenRange

_BREAKS = frozenset(("appos", "acl", "parataxis", "punct", "dep", "advcl", "list"))
_COURTESIES = frozenset(("mr", "mrs", "ms", "miss", "sir", "lady", "lord", "dame", "madam"))
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
    def _persons(self) -> list[tuple[Entity, int, str]]:
        """The story's persons, each with the first token of the name proper and the name without its titles."""
        found = []
        for entity in self._entities:
            if entity.kind == "person" and self.is_name(entity):
                name = self._without_titles(entity.span.text)
                tokens = self.tree.tokens
                start = entity.span.start + max(entity.span.text.find(name), 0)
                named = next((at for at in range(entity.first, entity.last) if tokens[at].start >= start), entity.first)
                found.append((entity, named, name))
        return found

    @cached_property
    def _by_last_word(self) -> dict[str, list[str]]:
        """The story's persons by the last word of their names, each name once."""
        names: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for _, _, name in self._persons:
            names[name.split()[-1] if name else ""].setdefault(name)
        return {word: list(found) for word, found in names.items()}

    @cached_property
    def _genders(self) -> dict[str, str]:
        """What the words beside each full name tell of its bearer: "spokeswoman Irena Zupan", "his wife, Ana"."""
        found: dict[str, str] = {}
        for entity, named, name in self._persons:
            gender = self._told(entity, named)
            if gender and " " in name:
                found.setdefault(name, gender)
        return found

    def _told(self, entity: Entity, named: int) -> str:
        words = [self.tree.tokens[at].text for at in range(max(entity.first, 0), named)]
        words += [self.tree.tokens[at].text for at in described_by(self.tree, entity, named)]
        return next(filter(None, map(gender_of_word, words)), "")

    def gender(self, name: str) -> str:
        """Return "he" or "she" where the story or the given name tells of whom it speaks, else ""."""
        return self._genders.get(name) or gender_of_name(name)

    @cached_property
    def offices(self) -> Offices:
        """Who holds which office, by what the story calls them."""
        return Offices(self.tree, [(entity, named, self.person(entity)) for entity, named, _ in self._persons])

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset(title.lower().rstrip(".").split()[-1] for title in table("speaker_kinds")["titles"])

    def person(self, entity: Entity) -> str:
        """Return a person's fullest name in the story: "Pete Flores" for "Flores" when he alone is named so.

        Where two bear the name, "Mrs. Flores" is the woman of the two if that is known; else the mention stands.
        """
        short = self._without_titles(entity.span.text)
        title = self._title(entity)
        fullest = self.fullest(short, gender_of_word(title))
        return f"{title} {short}" if fullest == short and self._shared(short) and title else fullest

    @cached_property
    def _named_at(self) -> dict[tuple[int, int], int]:
        return {(entity.first, entity.last): named for entity, named, _ in self._persons}

    def _title(self, entity: Entity) -> str:
        """Return the "Mr." or "Mrs." of a mention, or ""."""
        named = self._named_at.get((entity.first, entity.last), entity.first)
        before = self.tree.tokens[named - 1].text if named > 0 else ""
        return before if before.lower().rstrip(".") in _COURTESIES else ""

    def _shared(self, short: str) -> bool:
        """Tell whether longer names in the story end as a short one does: then it may be any of them."""
        return len(self._longer(short)) > 0

    def _longer(self, short: str) -> list[str]:
        """Return the names of the story that end as a short one does and hold all its words, the fullest form of each.

        "Ana Kovač" is left out beside "Ana Maria Kovač".
        """
        words = set(short.split())
        found = [
            name
            for name in self._by_last_word.get(short.split()[-1] if short else "", ())
            if len(words) < len(name.split()) <= 5 and words <= set(name.split())
        ]
        return [name for name in found if not any(set(name.split()) < set(other.split()) for other in found)]

    def fullest(self, short: str, gender: str = "") -> str:
        """Return the longest name of the story that ends as this one does and holds all its words.

        With a gender, names known to be of the other one are passed over; of several that fit none is chosen.
        """
        fitting = [name for name in self._longer(short) if not gender or self.gender(name) in ("", gender)]
        sure = [name for name in fitting if gender and self.gender(name) == gender]
        chosen = sure if len(sure) == 1 else fitting
        return chosen[0] if len(chosen) == 1 else short

    def _without_titles(self, text: str) -> str:
        pieces = [piece.split() for piece in text.split(", ") if piece.strip()] or [text.split()]
        words = next((piece for piece in pieces if self._personal(piece)), pieces[0])
        titles = [
            at
            for at, word in enumerate(words[:-1])
            if word.lower().rstrip(".") in self._titles and words[at + 1][:1].isupper()
        ]
        words = words[titles[-1] + 1 :] if titles else words
        return " ".join(words[: words.index("of")] if "of" in words[1:] else words)  # "Ziyani of the 7th Brigade"

    def _personal(self, words: list[str]) -> bool:
        """Tell whether words are a name and not an office: "Ana Kovač", not "the mayor"."""
        return (
            bool(words)
            and all(word[:1].isupper() for word in words)
            and words[-1].lower().rstrip(".") not in self._titles
        )

    def is_name(self, entity: Entity) -> bool:
        """Tell whether a person's words are a name at all: "the captain of the Orla" is none, but an office."""
        name = self._without_titles(entity.span.text)
        words = name.split()
        proper = bool(words) and words[0][:1].isupper() and words[-1] != words[-1].lower()
        return proper and (words[-1].lower().rstrip(".") not in self._titles or bool(gender_of_name(name)))

    def titled(self, phrase: str) -> str:
        """Return the name in a phrase that is an office and a name ("the mayor, Ana Kovač"), or the phrase itself."""
        name = self._without_titles(phrase)
        words = name.split()
        return self.fullest(name) if 1 < len(words) <= 4 and self._personal(words) else phrase

    def unseen(self, part: TokenRange, head: int) -> str:
        """Return the name that follows a describing noun and that the model took for no entity, or "".

        "Irena Zupan" of "the ministry's spokeswoman Irena Zupan": capitalized words in a row, hyphens among them.
        """
        tokens = self.tree.tokens
        first = head + 2 if head + 1 < part.last and tokens[head + 1].text == "," else head + 1
        last = first
        while last < part.last and (self._capital(last) or (self._hyphen(last) and last > first)):
            last += 1
        if not 1 <= last - first <= 6 or self.within(first, last):
            return ""
        return self.fullest(self._without_titles(self.tree.reading.span(first, last).text))

    def _capital(self, at: int) -> bool:
        return self.tree.tokens[at].upos == "PROPN" and self.tree.tokens[at].text[:1].isupper()

    def _hyphen(self, at: int) -> bool:
        """Tell whether a token joins two words without a space: the hyphen of "Stepanian-Voskan"."""
        tokens = self.tree.tokens
        joins = tokens[at].text in ("-", "‐", "–") and at + 1 < len(tokens) and self._capital(at + 1)
        return joins and tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start

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

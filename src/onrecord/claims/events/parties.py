"""Parties: who does it and to whom it is done, out of the model's arguments; each with its fullest name."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.names import Names
from onrecord.claims.tree import Tree
from onrecord.types import Argument, Mention, Party, Span, TokenRange

_INNER = frozenset(("det", "amod", "compound", "flat", "nummod", "case", "punct", "goeswith", "fixed"))
_NOUNS = frozenset(("NOUN", "PROPN", "PRON", "NUM", "SYM", "X"))
_EDGE = frozenset(("PUNCT", "ADP", "CCONJ", "SCONJ", "AUX", "PART"))
_NEVER = frozenset(("money", "time"))
_BREAKS = frozenset(("appos", "acl", "parataxis", "conj", "cc", "punct", "dep", "list"))


class Parties:
    """Makes parties of a reading's arguments; knows its names and chains of mentions."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.names = Names(tree)
        self._by_head: dict[int, Mention] = {}
        self._chains: dict[int, list[Mention]] = {}
        for mention in tree.reading.mentions:
            self._by_head.setdefault(mention.head, mention)
            self._chains.setdefault(mention.chain, []).append(mention)

    def parties(self, trigger: int, arguments: Sequence[Argument]) -> tuple[Party, ...]:
        """Return the parties of one role, in the order of the text; an amount or a time is none.

        What is joined by "and" is several parties. The model marks words one by one, so a name may come in pieces: a
        piece goes up to the noun that it belongs to, and pieces of one noun are one party.
        """
        parts: dict[int, TokenRange] = {}
        for item in arguments:
            for piece in self._joined(item.first, item.last):
                head = self.tree.head_of(piece)
                noun = self._noun(head, trigger)
                if noun is not None and noun not in parts:
                    parts[noun] = piece if noun == head else self._phrase(noun, trigger)
        found: list[TokenRange] = []
        for part in sorted(parts.values(), key=lambda part: (part.first, -part.last)):
            if not any(other.first <= part.first and part.last <= other.last for other in found):
                found.append(part)
        return tuple(Party(name=self.name(part), spans=(self.tree.span(part),)) for part in found)

    def _joined(self, first: int, last: int) -> list[TokenRange]:
        """Cut words at the conjuncts of their head: "the regime and its backers" is two."""
        whole = self._trimmed(first, last)
        if whole is None:
            return []
        heads, cuts = [self.tree.head_of(whole)], [whole.first]
        for at in range(whole.first, whole.last):
            if self.tree.relation(at) == "conj" and self.tree.tokens[at].head in heads and at > heads[-1]:
                start = min(below for below in self.tree.subtree(at) if below > heads[-1])
                heads.append(at)
                cuts.append(max(start, cuts[-1] + 1))
        pieces = (self._trimmed(a, z) for a, z in zip(cuts, [*cuts[1:], whole.last], strict=True))
        return [piece for piece in pieces if piece is not None]

    def _noun(self, at: int, trigger: int) -> int | None:
        """Return the noun that a word of an argument belongs to, or None for a word that stands for no one."""
        tokens = self.tree.tokens
        while self.tree.relation(at) in _INNER and tokens[at].head not in (-1, trigger):
            head = tokens[at].head
            if tokens[head].upos not in _NOUNS or tokens[head].sentence != tokens[at].sentence:
                break
            at = head
        token = tokens[at]
        stands = token.upos in ("ADJ", "DET") and (token.text[:1].isupper() or self.tree.relation(at) == "nsubj")
        return at if (token.upos in _NOUNS or stands) and at != trigger and not self._amount(at) else None

    def _amount(self, at: int) -> bool:
        return any(item.kind in _NEVER for item in self.names.within(at, at + 1)) or self.tree.tokens[at].upos == "SYM"

    def _phrase(self, head: int, trigger: int) -> TokenRange:
        """Return the words of a noun phrase without what is joined to it and without the part with the trigger."""
        inside = [head]
        for child in self.tree.children(head):
            below = self.tree.subtree(child)
            if self.tree.relation(child) not in _BREAKS and trigger not in below:
                inside += below
        first = last = head
        while first - 1 in inside:
            first -= 1
        while last + 1 in inside:
            last += 1
        return self._trimmed(first, last + 1) or TokenRange(first=head, last=head + 1)

    def span(self, argument: Argument) -> Span | None:
        """Return the words of a place or a time without the preposition before them."""
        part = self._trimmed(argument.first, argument.last)
        return self.tree.span(part) if part else None

    def _trimmed(self, first: int, last: int) -> TokenRange | None:
        tokens = self.tree.tokens
        while first < last and tokens[first].upos in _EDGE:
            first += 1
        while first < last and tokens[last - 1].upos in _EDGE:
            last -= 1
        return TokenRange(first=first, last=last) if first < last else None

    def name(self, part: TokenRange) -> str:
        """Return who the words mean, as fully as the story lets one say."""
        own = self._own_name(part)
        if own:
            return own
        mention = self._by_head.get(self.tree.head_of(part))
        for other in self._chains.get(mention.chain, ()) if mention else ():
            name = self._own_name(TokenRange(first=other.first, last=other.last)) if other.kind == "name" else ""
            if name:
                return name
        return self.tree.span(part).text

    def _own_name(self, part: TokenRange) -> str:
        """Return the name that the words hold at their head, made full; "" where they hold none."""
        head = self.tree.head_of(part)
        for entity in self.names.within(part.first, part.last):
            if entity.first <= head < entity.last and entity.kind in ("person", "organization", "place"):
                if entity.kind == "person":
                    return self.names.person(entity)
                return self.names.body(entity.span.text) if entity.kind == "organization" else entity.span.text
        return ""

"""The tree of a reading, asked the way claims need it: children, subtrees, the head of a range."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from onrecord.types import Reading, Span, Token, TokenRange

NEGATIONS = frozenset(("not", "never", "no", "neither", "nor", "hardly"))


class Tree:
    """A reading's tokens with their children; relations are compared without subtype."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens: Sequence[Token] = reading.tokens
        self._children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head >= 0:
                self._children[token.head].append(index)

    @cached_property
    def cue_heads(self) -> frozenset[int]:
        """The heads of all cues that the model saw, taken or not."""
        return frozenset(self.head_of(found.cue) for found in self.reading.attributions)

    def relation(self, index: int) -> str:
        """Return a token's relation to its head without the subtype: "nsubj" for "nsubj:pass"."""
        return self.tokens[index].deprel.partition(":")[0]

    def children(self, index: int, *relations: str) -> list[int]:
        """Return a token's children, of these relations only if any are given."""
        return [at for at in self._children[index] if not relations or self.relation(at) in relations]

    def subtree(self, index: int) -> list[int]:
        """Return a token and all below it, in the order of the text."""
        found, open_ = [], [index]
        while open_:
            at = open_.pop()
            found.append(at)
            open_.extend(self._children[at])
        return sorted(found)

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield a token's head, its head's head, and so on to the root."""
        at = self.tokens[index].head
        while at >= 0:
            yield at
            at = self.tokens[at].head

    def head_of(self, part: TokenRange) -> int:
        """Return the token of a range that the rest of it hangs on: the first whose head lies outside."""
        for at in range(part.first, part.last):
            if not part.first <= self.tokens[at].head < part.last and self.tokens[at].upos != "PUNCT":
                return at
        return part.first

    def negated(self, index: int) -> bool:
        """Tell whether a word is negated by a word of its own ("did not say", "never confirmed")."""
        return any(
            self.tokens[at].lemma in NEGATIONS or self.tokens[at].text.lower() in ("n't", "n’t")
            for at in self.children(index, "advmod", "det", "cc")
        )

    def passive(self, index: int) -> bool:
        """Tell whether a verb is in the passive."""
        return any(self.tokens[at].deprel in ("aux:pass", "nsubj:pass") for at in self._children[index])

    def active(self, index: int) -> bool:
        """Tell whether a word is a verb in the active: not "was told", nor the lone participle of "blamed on rain"."""
        token = self.tokens[index]
        if token.upos != "VERB" or self.passive(index):
            return False
        if token.text.lower().endswith("ing") or "VerbForm=Inf" in token.feats or self.children(index, "aux", "nsubj"):
            return True
        return self.relation(index) not in ("acl", "advcl", "amod") and "VerbForm=Part" not in token.feats

    def future(self, index: int) -> bool:
        """Tell whether a verb lies in the future: "will", "would", "shall", "going to", "plans to"."""
        return any(
            self.tokens[at].lemma in ("will", "would", "shall", "'ll", "wo") for at in self.children(index, "aux")
        )

    def span(self, part: TokenRange) -> Span:
        """Return the words of a range."""
        return self.reading.span(part.first, part.last)

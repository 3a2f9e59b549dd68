"""Where mentions stand: in the tree, in their clause, and in what someone is quoted as saying."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onrecord.reading.coreference.candidates import Candidate
from onrecord.types import Attribution, Token


class Places:
    """Where each mention stands in its sentence and in its quotation, as arrays: [n] unless said otherwise."""

    def __init__(
        self, tokens: Sequence[Token], mentions: Sequence[Candidate], attributions: Sequence[Attribution]
    ) -> None:
        n = len(mentions)
        self.first = np.array([m.first for m in mentions], dtype=np.int64)
        self.last = np.array([m.last for m in mentions], dtype=np.int64)
        self.head = np.array([m.head for m in mentions], dtype=np.int64)
        self.whole = np.array([m.whole for m in mentions], dtype=np.bool_)
        heads = [tokens[m.head] for m in mentions]
        self.sentence = np.array([token.sentence for token in heads], dtype=np.int64)
        self.governor = np.array([token.head for token in heads], dtype=np.int64)
        relations = [token.deprel for token in heads]
        self.appos = np.array([relation == "appos" for relation in relations], dtype=np.bool_)
        self.conj = np.array([relation == "conj" for relation in relations], dtype=np.bool_)
        self.desc = np.array([relation in ("nmod:desc", "compound", "flat") for relation in relations], dtype=np.bool_)
        self.subject = np.array([relation.startswith("nsubj") for relation in relations], dtype=np.bool_)
        self.reflexive = np.array([token.text.lower().endswith(("self", "selves")) for token in heads], dtype=np.bool_)
        self.possessive = np.array([relation == "nmod:poss" for relation in relations], dtype=np.bool_)
        copulas = {token.head for token in tokens if token.deprel == "cop"}
        self.predicate = np.array([m.head in copulas for m in mentions], dtype=np.bool_)
        subject_of = {token.head: at for at, token in enumerate(tokens) if token.deprel.startswith("nsubj")}
        self.own, self.outer = np.full(n, -1, dtype=np.int64), np.full(n, -1, dtype=np.int64)
        for row, mention in enumerate(mentions):
            self.own[row], self.outer[row] = _subjects(tokens, mention.head, subject_of)
        self.content, self.source = np.full(n, -1, dtype=np.int64), np.full((n, 2), -1, dtype=np.int64)
        for row, mention in enumerate(mentions):
            self._quoted(row, mention, attributions)

    def _quoted(self, row: int, mention: Candidate, attributions: Sequence[Attribution]) -> None:
        """Note the innermost attribution whose content holds the mention, and its first source."""
        smallest = 10**9
        for number, said in enumerate(attributions):
            for content in said.contents:
                size = content.last - content.first
                if content.first <= mention.head < content.last and size < smallest:
                    smallest = size
                    self.content[row] = number
                    if said.sources:
                        self.source[row] = said.sources[0].first, said.sources[0].last


def _subjects(tokens: Sequence[Token], at: int, subject_of: dict[int, int]) -> tuple[int, int]:
    """Return the subject of the clause that holds a word, and of the clause around that; -1 for none."""
    found: list[int] = []
    node, steps = tokens[at].head, 0
    while node >= 0 and steps < 40 and len(found) < 2:
        subject = subject_of.get(node, -1)
        if subject >= 0 and subject != at:
            found.append(subject)
        node, steps = tokens[node].head, steps + 1
    found += [-1, -1]
    return found[0], found[1]

"""Candidates for a mention: the noun phrases and pronouns of the trees, with the spans that GUM would mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.types import Entity, Sentence, Token

_HEADS = frozenset({"NOUN", "PROPN", "PRON"})
_STAND_INS = frozenset({"NUM", "ADJ", "DET", "SYM", "X", "VERB", "ADV"})  # "three of them", "the poor", "those who"
_AMOUNTS = frozenset({"NUM", "SYM"})
_LOOSE = frozenset({"root", "conj", "dep", "parataxis", "list", "xcomp", "discourse", "amod"})
_ADVERBS = frozenset({"here", "there"})
_NOMINAL = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "appos"})
_NEVER = frozenset({"flat", "fixed", "goeswith", "reparandum", "discourse", "case", "mark", "cc"})
# What a noun phrase takes in, before its head and after it.
_BEFORE = frozenset({"det", "amod", "nummod", "compound", "flat", "nmod", "advmod", "acl", "fixed", "dep"})
_AFTER = frozenset({"amod", "nummod", "compound", "flat", "nmod", "acl", "fixed", "goeswith", "dep", "obl", "advmod"})
_AFTER_COMMA = frozenset({"acl:relcl", "nmod:unmarked", "flat", "compound"})
_EDGES = frozenset({"ADP", "CCONJ", "SCONJ", "PUNCT"})  # no phrase begins with these
_CLAUSAL = frozenset({"nsubj", "cop", "csubj", "aux"})  # the head is a predicate: adverbs then are the clause's own
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_FOCUS = frozenset({"only", "even", "just", "also", "not", "particularly", "especially"})  # about a phrase, not of it
_RELATIVE = frozenset({"that", "which", "who", "whom", "whose", "what", "where"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words ``[first, last)`` around a head word; ``whole`` is true for a coordination ("Ann and her son")."""

    first: int
    last: int
    head: int
    whole: bool = False


def candidates(
    tokens: Sequence[Token], sentences: Sequence[Sentence], entities: Sequence[Entity] = ()
) -> list[Candidate]:
    """Return what may be a mention, in the order of the text, an outer phrase before those inside it.

    Args:
        tokens: the story's tokens, with tags and trees.
        sentences: its sentences.
        entities: the model's entities; those whose head stands for no phrase of the tree are taken as they are.
    """
    found: dict[tuple[int, int], Candidate] = {}
    for sentence in sentences:
        tree = _Tree(tokens, sentence)
        for head in range(sentence.first, sentence.last):
            if _may_head(tokens, head):
                first, last = tree.start(head), tree.end(head)
                found.setdefault((first, last), Candidate(first, last, head))
                if head in tree.joined:
                    end = tree.right[tree.joined[head]]
                    found.setdefault((first, end), Candidate(first, end, head, whole=True))
    heads = {candidate.head for candidate in found.values()}
    for entity in entities:
        head = head_of(tokens, entity.first, entity.last)
        if head not in heads:
            found.setdefault((entity.first, entity.last), Candidate(entity.first, entity.last, head))
    return sorted(found.values(), key=lambda one: (one.first, -one.last))


def head_of(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return the word of a span that hangs on one outside it."""
    return next((i for i in range(first, last) if not first <= tokens[i].head < last), last - 1)


def _may_head(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    base = token.deprel.partition(":")[0]
    if base in _NEVER:
        return False
    if token.upos == "PRON":
        return not (token.text.lower() in _RELATIVE and "PronType=Dem" not in token.feats and not token.text.isupper())
    if token.upos in _HEADS:
        return True
    if (token.upos in _AMOUNTS and base in _LOOSE) or token.text.lower() in _ADVERBS:
        return True
    return token.upos in _STAND_INS and base in _NOMINAL and token.deprel != "nmod:desc"


class _Tree:
    """A sentence's tree: each word's children and how far its own words reach."""

    def __init__(self, tokens: Sequence[Token], sentence: Sentence) -> None:
        self.tokens = tokens
        first, last = sentence.first, sentence.last
        self.left = {i: i for i in range(first, last)}
        self.right = {i: i + 1 for i in range(first, last)}
        self.children: dict[int, list[int]] = {i: [] for i in range(first, last)}
        self.joined: dict[int, int] = {}
        for i in range(first, last):
            head = tokens[i].head
            if head in self.children:
                self.children[head].append(i)
                if tokens[i].deprel == "conj" and tokens[i].upos in _HEADS and tokens[head].upos in _HEADS:
                    self.joined[head] = i
            steps = last - first
            while head in self.children and steps:
                self.left[head] = min(self.left[head], i)
                self.right[head] = max(self.right[head], i + 1)
                head, steps = tokens[head].head, steps - 1

    def start(self, head: int) -> int:
        """Return where the phrase around a head begins, without a preposition or conjunction before it."""
        tokens = self.tokens
        first = head
        for child in reversed([child for child in self.children[head] if child < head]):
            base = tokens[child].deprel.partition(":")[0]
            if base in _BEFORE and not (base == "advmod" and (self._clausal(head) or tokens[child].lemma in _FOCUS)):
                first = min(first, self.left[child])
            elif base != "punct":
                break
        while first < head and tokens[first].upos in _EDGES:
            first += 1
        return first

    def end(self, head: int) -> int:
        """Return where the phrase around a head ends, without apposition and coordination."""
        tokens, last, clausal = self.tokens, head + 1, self._clausal(head)
        for child in [child for child in self.children[head] if child > head]:
            base = tokens[child].deprel.partition(":")[0]
            if base == "case" and tokens[child].text in _POSSESSIVE:
                last = max(last, child + 1)
            elif base in _AFTER and not (clausal and base in ("advmod", "obl")) and self._close(last, child):
                last = max(last, self.right[child])
            elif base != "punct":
                break
        while last - 1 > head and tokens[last - 1].upos == "PUNCT":
            last -= 1
        return last

    def _clausal(self, head: int) -> bool:
        return any(self.tokens[child].deprel.partition(":")[0] in _CLAUSAL for child in self.children[head])

    def _close(self, last: int, child: int) -> bool:
        """Tell whether no bracket or dash stands before a child's words, and a comma only before what may follow it."""
        start = self.left[child]
        mark = self.tokens[start if self.tokens[start].upos == "PUNCT" or start <= last else start - 1]
        if start < last or mark.upos != "PUNCT":
            return True
        return mark.text == "," and self.tokens[child].deprel in _AFTER_COMMA

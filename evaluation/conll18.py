"""The scores of the CoNLL 2018 shared task, written anew: parsing of raw text, where tokens and sentences may differ.

Words are compared by where they stand in the text without its white space. A gold token that holds several words
("we've") has no place for each, so its words are aligned by their forms (longest common subsequence, lower case) with
the system's words inside it. Relations count without their subtypes, features only as far as they are universal, and
punctuation counts like any word: all as in that task. https://universaldependencies.org/conll18/evaluation.html
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from evaluation.spans import Counts, Range

_UNIVERSAL = (
    "PronType NumType Poss Reflex Foreign Abbr Gender Animacy Number Case Definite Degree VerbForm Mood Tense Aspect "
    "Voice Evident Polarity Person Polite"
)
UNIVERSAL_FEATS = frozenset(_UNIVERSAL.split())
METRICS = ("words", "sentences", "UPOS", "UFeats", "UAS", "LAS")


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A word to be compared: where it stands, its labels, and the index of its head in the document (-1: root).

    ``start`` and ``end`` count characters other than white space; ``shared`` tells that several words share the place.
    """

    start: int
    end: int
    form: str
    upos: str
    feats: str
    head: int
    deprel: str
    shared: bool = False


@dataclass(slots=True)
class Parse:
    """A document's words and the places of its sentences, gold or found."""

    nodes: list[Node] = field(default_factory=list)
    sentences: list[Range] = field(default_factory=list)


def universal(deprel: str) -> str:
    """Return a relation without its subtype.

    >>> universal("nsubj:pass")
    'nsubj'
    """
    return deprel.partition(":")[0]


def universal_feats(feats: str) -> str:
    """Return the universal features of a feature string, sorted.

    >>> universal_feats("VerbForm=Fin|Typo=Yes|Mood=Ind")
    'Mood=Ind|VerbForm=Fin'
    """
    return "|".join(sorted(pair for pair in feats.split("|") if pair.partition("=")[0] in UNIVERSAL_FEATS))


def solid(text: str) -> list[int]:
    """Return for each offset into the text (and its end) how many characters other than white space come before it.

    >>> solid("a b")
    [0, 1, 1, 2]
    """
    counts = [0]
    for mark in text:
        counts.append(counts[-1] + (not mark.isspace()))
    return counts


def scores(gold: Parse, found: Parse) -> dict[str, Counts]:
    """Return the counts of each of ``METRICS`` for one document."""
    pairs = align(gold.nodes, found.nodes)
    found_of = dict(pairs)
    gold_of = {found_at: gold_at for gold_at, found_at in pairs}
    right = dict.fromkeys(METRICS, 0)
    for i, j in found_of.items():
        ours, theirs = gold.nodes[i], found.nodes[j]
        # The found head, as a gold word; a head that aligns with nothing is equal to nothing.
        head = gold_of.get(theirs.head, -2) if theirs.head >= 0 else -1
        right["UPOS"] += ours.upos == theirs.upos
        right["UFeats"] += universal_feats(ours.feats) == universal_feats(theirs.feats)
        right["UAS"] += ours.head == head
        right["LAS"] += ours.head == head and universal(ours.deprel) == universal(theirs.deprel)
    right["words"] = len(pairs)
    right["sentences"] = len(set(gold.sentences) & set(found.sentences))
    totals = {name: (len(found.nodes), len(gold.nodes)) for name in METRICS}
    totals["sentences"] = (len(found.sentences), len(gold.sentences))
    return {name: Counts(right=right[name], found=totals[name][0], gold=totals[name][1]) for name in METRICS}


def align(gold: Sequence[Node], found: Sequence[Node]) -> list[tuple[int, int]]:
    """Pair gold and found words that stand at the same place, or have the same form within a token of several words."""
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(gold) and j < len(found):
        if gold[i].shared and found[j].end > gold[i].start:
            end_i, end_j = _region(gold, found, i, j)
            pairs += [(i + a, j + b) for a, b in _common_forms(gold[i:end_i], found[j:end_j])]
            i, j = end_i, end_j
        elif (gold[i].start, gold[i].end) == (found[j].start, found[j].end):
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif gold[i].start <= found[j].start:
            i += 1
        else:
            j += 1
    return pairs


def _region(gold: Sequence[Node], found: Sequence[Node], i: int, j: int) -> tuple[int, int]:
    """Return where the stretch of words ends that touch the shared place of ``gold[i]``, on both sides."""
    end = gold[i].end
    last_i, last_j = i, j
    while True:
        if last_i < len(gold) and gold[last_i].start < end:
            # A word that is not shared and only begins here may reach beyond: then it is part of the stretch.
            end = max(end, gold[last_i].end)
            last_i += 1
        elif last_j < len(found) and found[last_j].start < end:
            end = max(end, found[last_j].end)
            last_j += 1
        else:
            return last_i, last_j


def _common_forms(gold: Sequence[Node], found: Sequence[Node]) -> list[tuple[int, int]]:
    """Return the longest common subsequence of the two sides' lower-case forms, as index pairs."""
    ours, theirs = [n.form.lower() for n in gold], [n.form.lower() for n in found]
    longest = [[0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for a in reversed(range(len(ours))):
        for b in reversed(range(len(theirs))):
            same = ours[a] == theirs[b]
            longest[a][b] = longest[a + 1][b + 1] + 1 if same else max(longest[a + 1][b], longest[a][b + 1])
    pairs, a, b = [], 0, 0
    while a < len(ours) and b < len(theirs):
        if ours[a] == theirs[b]:
            pairs.append((a, b))
            a, b = a + 1, b + 1
        elif longest[a + 1][b] >= longest[a][b + 1]:
            a += 1
        else:
            b += 1
    return pairs


def total(parts: Iterable[dict[str, Counts]]) -> dict[str, Counts]:
    """Add up the counts of several documents."""
    whole = dict.fromkeys(METRICS, Counts())
    for part in parts:
        whole = {name: whole[name] + part[name] for name in METRICS}
    return whole

"""Coreference: mentions and their chains against GUM dev, whose words are given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from evaluation.chains import Chain, Likeness, b_cubed, ceaf_e, muc
from evaluation.conllu import Mention as GoldMention
from evaluation.conllu import UdDocument, documents
from evaluation.figures import Figure, Group, Profile, Section
from evaluation.shelf import SHARED, corpus
from evaluation.spans import Counts, Range, exact
from onrecord.reading import read_tokens
from onrecord.settings import ReadingSettings
from onrecord.types import Mention

GUM_DEV = SHARED / "data" / "gum" / "dev.conllu"
MUST = 55.0
MEASURES: dict[str, Callable[[Iterable[Chain], Iterable[Chain]], Likeness]] = {
    "MUC": muc,
    "B³": b_cubed,
    "CEAF-e": ceaf_e,
}
KINDS = ("pronoun", "name", "description")
_NOTE = (
    "All genres of GUM dev, on its own words; everything else is predicted, mentions too, and a mention is right only "
    "when its span is, to the word. GUM marks every mention, those that nothing takes up too, and ties appositions, "
    "predicates after a copula and what a clause is taken up by. CoNLL F1 is the mean of the F1 of MUC, B³ and CEAF-e, "
    "each summed over the documents. With singletons, a mention alone is a chain of one, in the gold and in what was "
    "found, as GUM has it; without, such chains are left out on both sides, as OntoNotes has it."
)
_TIED_NOTE = (
    "Of the gold's mentions that take up an earlier one, the percent that were found and tied to an earlier mention of "
    "their own chain, by what heads the mention: a pronoun, a proper name, or another word (a description)."
)


@dataclass(slots=True)
class Tally:
    """What was counted over the documents."""

    mentions: Counts = field(default_factory=Counts)
    whole: dict[str, Likeness] = field(default_factory=lambda: dict.fromkeys(MEASURES, Likeness()))
    tied: dict[str, Likeness] = field(default_factory=lambda: dict.fromkeys(MEASURES, Likeness()))
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)

    def add(self, document: UdDocument, found: Sequence[Mention]) -> None:
        """Count one document."""
        gold, ours = gold_chains(document.mentions), found_chains(found)
        spans = {mention for chain in gold for mention in chain}
        self.mentions += exact(spans, {mention for chain in ours for mention in chain})
        for name, measure in MEASURES.items():
            self.whole[name] += measure(gold, ours)
            self.tied[name] += measure([c for c in gold if len(c) > 1], [c for c in ours if len(c) > 1])
        for kind, right in ties(document, found):
            self.asked[kind] += 1
            self.right[kind] += right


def measure(profile: Profile) -> Section:
    """Score GUM dev; both profiles measure all of it."""
    tally = Tally()
    for document in documents(GUM_DEV):
        tally.add(document, mentions_of(document))
    pinned = corpus("GUM dev", [GUM_DEV])
    mentions = (
        Figure(name="mentions, exact F1", value=tally.mentions.f1),
        Figure(name="mentions, precision", value=tally.mentions.precision, margin=None),
        Figure(name="mentions, recall", value=tally.mentions.recall, margin=None),
    )
    kinds = [Figure(name=kind, value=100 * tally.right[kind] / max(tally.asked[kind], 1), margin=1.0) for kind in KINDS]
    groups = (
        Group(title="GUM dev, with singletons", corpus=pinned, figures=(*_conll(tally.whole, MUST), *mentions)),
        Group(title="GUM dev, without singletons", corpus=pinned, figures=_conll(tally.tied, None)),
        Group(title="GUM dev, tied to a right antecedent", corpus=pinned, figures=tuple(kinds), note=_TIED_NOTE),
    )
    return Section(name="coreference", title="Coreference", groups=groups, note=_NOTE)


def _conll(scores: dict[str, Likeness], must: float | None) -> tuple[Figure, ...]:
    mean = sum(score.f1 for score in scores.values()) / len(scores)
    return (
        Figure(name="CoNLL F1", value=mean, must=must),
        *(Figure(name=f"{name} F1", value=score.f1, margin=None) for name, score in scores.items()),
        *(Figure(name=f"{name} precision", value=score.precision, margin=None) for name, score in scores.items()),
        *(Figure(name=f"{name} recall", value=score.recall, margin=None) for name, score in scores.items()),
    )


def mentions_of(document: UdDocument) -> tuple[Mention, ...]:
    """Read a document on its own words and return the mentions found."""
    return read_tokens(
        [[word.form for word in sentence.words] for sentence in document.sentences],
        space_after=[sentence.spaces() for sentence in document.sentences],
        settings=ReadingSettings(),
    ).mentions


def gold_chains(mentions: Iterable[GoldMention]) -> list[Chain]:
    """Return the corpus's chains, as sets of spans."""
    chains: dict[str, set[Range]] = {}
    for mention in mentions:
        chains.setdefault(mention.group, set()).add((mention.first, mention.last))
    return [frozenset(chain) for chain in chains.values()]


def found_chains(mentions: Iterable[Mention]) -> list[Chain]:
    """Return the chains found, as sets of spans."""
    chains: dict[int, set[Range]] = {}
    for mention in mentions:
        chains.setdefault(mention.chain, set()).add((mention.first, mention.last))
    return [frozenset(chain) for chain in chains.values()]


def ties(document: UdDocument, found: Sequence[Mention]) -> Iterable[tuple[str, bool]]:
    """Yield, for each gold mention that takes up an earlier one, its kind and whether it was tied to its own chain."""
    ours = {(mention.first, mention.last): mention for mention in found}
    group = {(mention.first, mention.last): mention.group for mention in document.mentions}
    words = _Words(document)
    seen: set[str] = set()
    for first, last in sorted(group, key=lambda span: (span[0], -span[1])):
        number = group[first, last]
        if number in seen:
            mention = ours.get((first, last))
            before = found[mention.antecedent] if mention and mention.antecedent is not None else None
            yield words.kind(first, last), before is not None and group.get((before.first, before.last)) == number
        seen.add(number)


class _Words:
    """A document's words with heads counted through it."""

    def __init__(self, document: UdDocument) -> None:
        self.upos: list[str] = []
        self.heads: list[int] = []
        for sentence in document.sentences:
            base = len(self.upos)
            self.upos += [word.upos for word in sentence.words]
            self.heads += [base + word.head if word.head >= 0 else -1 for word in sentence.words]

    def kind(self, first: int, last: int) -> str:
        """Return what heads a span: a pronoun, a name, or another word."""
        head = next((i for i in range(first, last) if not first <= self.heads[i] < last), last - 1)
        return {"PRON": "pronoun", "PROPN": "name"}.get(self.upos[head], "description")

"""Entities: exact spans with their kind, on GUM, CrossNER politics and re3d, from raw text."""

from __future__ import annotations

from collections.abc import Iterable

from evaluation.alignment import Alignment
from evaluation.entity_corpora import EntityCorpus, Named, bare, entity_corpora
from evaluation.figures import Figure, Group, Profile, Section
from evaluation.spans import Counts, common, exact, matched
from onrecord import SourceSettings, story_from_text
from onrecord.errors import OnrecordError
from onrecord.reading import read_text
from onrecord.settings import ReadingSettings
from onrecord.types import Reading

_NOTE = (
    "F1 of spans that are right to the character, with their kind, micro-averaged; nested names count each. Only the "
    "kinds that a corpus marks throughout are counted, in the gold and in what was found; a facility counts as a "
    "place, and a leading article counts neither way. What each corpus marks: `evaluation/entity_corpora.py`."
)
_ANY_LANGUAGE = SourceSettings(any_language=True)


def measure(profile: Profile) -> Section:
    """Score every corpus; both profiles measure all of them."""
    return Section(name="entities", title="Entities", groups=tuple(_group(c) for c in entity_corpora()), note=_NOTE)


def _group(corpus: EntityCorpus) -> Group:
    whole, touching = Counts(), Counts()
    by_kind = dict.fromkeys(sorted(corpus.kinds), Counts())
    for item in corpus.texts:
        found = entities_of(item.text, corpus.kinds)
        whole += exact(item.entities, found)
        touching += matched(item.entities, found, _touch)
        for kind in by_kind:
            by_kind[kind] += exact(_of_kind(item.entities, kind), _of_kind(found, kind))
    figures = [
        Figure(name="exact F1", value=whole.f1),
        Figure(name="exact precision", value=whole.precision, margin=None),
        Figure(name="exact recall", value=whole.recall, margin=None),
        Figure(name="overlap F1", value=touching.f1),
        *(Figure(name=f"{kind}, exact F1", value=counts.f1, margin=None) for kind, counts in by_kind.items()),
        Figure(name="entities in the gold", value=whole.gold, unit="", margin=None),
    ]
    return Group(title=corpus.corpus.name, corpus=corpus.corpus, figures=tuple(figures))


def _of_kind(spans: Iterable[Named], kind: str) -> set[Named]:
    return {span for span in spans if span[2] == kind}


def _touch(one: Named, other: Named) -> float:
    return common(one[:2], other[:2]) if one[2] == other[2] else 0


def entities_of(text: str, kinds: frozenset[str]) -> set[Named]:
    """Read a text and return its entities of these kinds, with offsets into the text as given."""
    try:
        story = story_from_text(text, settings=_ANY_LANGUAGE)
    except OnrecordError:  # refused: nothing found
        return set()
    return named_in(read_text(story, ReadingSettings()), text, kinds)


def named_in(reading: Reading, text: str, kinds: frozenset[str]) -> set[Named]:
    """Return a reading's entities of these kinds over the text as given, without articles and "'s"."""
    back = Alignment(text, reading.story.text)
    found = set()
    for entity in reading.entities:
        kind = "place" if entity.kind == "facility" and "facility" not in kinds else entity.kind
        if kind in kinds:
            found.add((*bare(text, *back.to_raw(entity.span.start, entity.span.end)), kind))
    return found

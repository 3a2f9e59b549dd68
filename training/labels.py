"""The labels that the network learns, in the order of its outputs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from onrecord.labels import ACTS, ENTITIES, KINDS, STATUSES, TYPES
from training.corpora.document import Document

ENTITY_KINDS = tuple(kind for kind in ENTITIES if kind not in ("facility", "money"))
SPEAKER_KINDS = tuple(kind for kind in KINDS if kind != "narrator")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The label lists, in the order of the network's outputs."""

    upos: tuple[str, ...]
    feats: tuple[str, ...]
    deprels: tuple[str, ...]
    entities: tuple[str, ...] = ENTITY_KINDS
    acts: tuple[str, ...] = tuple(ACTS)
    kinds: tuple[str, ...] = SPEAKER_KINDS
    types: tuple[str, ...] = tuple(TYPES)
    statuses: tuple[str, ...] = tuple(STATUSES)
    modes: tuple[str, ...] = ()

    @classmethod
    def of(cls, documents: list[Document]) -> Labels:
        """Collect the labels of the treebanks; features, relations and modes seen once are left out."""
        upos, feats, deprels, modes = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
        for document in documents:
            upos.update(document.upos or ())
            feats.update(document.feats or ())
            deprels.update(document.deprels or ())
            modes.update(f"{event.type}:{event.mode}" for event in document.happenings or ())

        def keep(counts: Counter[str]) -> tuple[str, ...]:
            return tuple(sorted(label for label, count in counts.items() if count > 1))

        return cls(upos=tuple(sorted(upos)), feats=keep(feats), deprels=keep(deprels), modes=keep(modes))

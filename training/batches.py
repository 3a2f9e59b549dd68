"""Documents to batches of tensors: every window carries the labels that its corpus has, -100 elsewhere."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from onrecord.labels import ACTS, ENTITIES, KINDS
from onrecord.model.cues import distance_buckets, sentence_buckets
from onrecord.model.windows import Window, Words, pack
from onrecord.model.wordpiece import WordPiece
from training.corpora.document import Document
from training.network import WIDEST

Array = NDArray[Any]
NONE = -100
CHUNK = 256
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

    @classmethod
    def of(cls, documents: list[Document]) -> Labels:
        """Collect the labels of the treebanks; features and relations seen once are left out."""
        upos, feats, deprels = Counter[str](), Counter[str](), Counter[str]()
        for document in documents:
            upos.update(document.upos or ())
            feats.update(document.feats or ())
            deprels.update(document.deprels or ())

        def keep(counts: Counter[str]) -> tuple[str, ...]:
            return tuple(sorted(label for label, count in counts.items() if count > 1))

        return cls(upos=tuple(sorted(upos)), feats=keep(feats), deprels=keep(deprels))


@dataclass(slots=True, kw_only=True)
class Example:
    """A window of a document."""

    document: Document
    window: Window


def examples(document: Document, vocabulary: WordPiece, limit: int, rng: random.Random) -> list[Example]:
    """Cut a document into windows, the first of a random size so that every pass breaks elsewhere."""
    words = Words(words=document.words, sentences=document.sentences, paragraphs=document.paragraphs)
    windows = pack(words, vocabulary, limit=limit, first_limit=rng.randint(limit // 5, limit))
    return [Example(document=document, window=window) for window in windows]


@dataclass(slots=True, kw_only=True)
class Batch:
    """Tensors of a step; B windows, L subwords, T words, C cues."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    positions: Tensor
    allowed: Tensor  # [B, T, T + 1] arcs within the sentence, and the root
    upos: Tensor
    feats: Tensor
    heads: Tensor  # [B, T], 0 is the root
    deprels: Tensor
    entities: Tensor  # [B, T, WIDEST]
    entity_kinds: Tensor  # [B, kinds + 1] kinds that the corpus marks
    cues: Tensor  # [B, T] by PolNeAR's habit
    own_cues: Tensor  # [B, T] by our guidelines
    role_window: Tensor  # [C]
    role_cue: Tensor  # [C, T] weights that average the cue's words
    role_distance: Tensor
    role_sentence: Tensor
    roles: Tensor  # [C, T]
    acts: Tensor
    kinds: Tensor
    subwords: int


@dataclass(slots=True, kw_only=True)
class RoleRow:
    """One cue of a batch: its window's row, and for every word what ``Batch`` says of it."""

    window: int
    cue: Array
    distance: Array
    sentence: Array
    roles: Array
    act: int
    kind: int


def _round(length: int, to: int) -> int:
    return (length + to - 1) // to * to


class Collator:
    """Builds batches; holds the label indexes."""

    def __init__(self, labels: Labels, pad: int) -> None:
        self.pad = pad
        self.upos = {label: i for i, label in enumerate(labels.upos)}
        self.feats = {label: i for i, label in enumerate(labels.feats)}
        self.deprels = {label: i for i, label in enumerate(labels.deprels)}
        self.entities = {label: i for i, label in enumerate(labels.entities)}
        self.acts = {label: i for i, label in enumerate(labels.acts)}
        self.kinds = {label: i for i, label in enumerate(labels.kinds)}

    def __call__(self, items: list[Example]) -> Batch:
        """Return the batch of some examples, padded to the longest, lengths rounded up for the kernels' sake."""
        b = len(items)
        length = _round(max(len(item.window.ids) for item in items), 16)
        words = _round(max(item.window.last - item.window.first for item in items), 8)

        def full(*shape: int, value: int = NONE) -> Array:
            return np.full(shape, value, dtype=np.int64)

        self.out: dict[str, Array] = {
            "ids": full(b, length, value=self.pad),
            "features": full(b, length, value=0),
            "mask": np.zeros((b, length), dtype=np.float32),
            "positions": full(b, words, value=0),
            "allowed": np.zeros((b, words, words + 1), dtype=bool),
            "upos": full(b, words),
            "feats": full(b, words),
            "heads": full(b, words),
            "deprels": full(b, words),
            "entities": full(b, words, WIDEST),
            "entity_kinds": np.ones((b, len(self.entities) + 1), dtype=bool),
            "cues": full(b, words),
            "own_cues": full(b, words),
        }
        self.roles: list[RoleRow] = []
        for row, item in enumerate(items):
            self._input(row, item.window)
            self._tree(row, item)
            self._entities(row, item)
            self._attributions(row, item, words)
        fields = {name: torch.from_numpy(value) for name, value in self.out.items()}
        rows = self.roles

        def stack(values: list[Array], dtype: type) -> Tensor:
            return torch.from_numpy(np.array(values, dtype=dtype).reshape(len(rows), words))

        return Batch(
            **fields,
            role_window=torch.tensor([row.window for row in rows], dtype=torch.int64),
            role_cue=stack([row.cue for row in rows], np.float32),
            role_distance=stack([row.distance for row in rows], np.int64),
            role_sentence=stack([row.sentence for row in rows], np.int64),
            roles=stack([row.roles for row in rows], np.int64),
            acts=torch.tensor([row.act for row in rows], dtype=torch.int64),
            kinds=torch.tensor([row.kind for row in rows], dtype=torch.int64),
            subwords=sum(len(item.window.ids) for item in items),
        )

    def _input(self, row: int, window: Window) -> None:
        out = self.out
        size, words = len(window.ids), len(window.positions)
        out["ids"][row, :size] = window.ids
        out["features"][row, :size] = window.features
        out["mask"][row, :size] = 1
        out["positions"][row, :words] = window.positions
        number = np.array(window.sentences)
        out["allowed"][row, :words, 1 : words + 1] = number[:, None] == number[None, :]
        out["allowed"][row, :, 0] = True

    def _tree(self, row: int, item: Example) -> None:
        document, first, last = item.document, item.window.first, item.window.last
        if document.upos is None or document.feats is None or document.heads is None or document.deprels is None:
            return
        size = last - first
        out = self.out
        out["upos"][row, :size] = [self.upos[label] for label in document.upos[first:last]]
        out["feats"][row, :size] = [self.feats.get(label, NONE) for label in document.feats[first:last]]
        for at in range(size):
            head = document.heads[first + at]
            if head < 0 or first <= head < last:
                out["heads"][row, at] = 0 if head < 0 else head - first + 1
                out["deprels"][row, at] = self.deprels.get(document.deprels[first + at], NONE)

    def _entities(self, row: int, item: Example) -> None:
        document, first, last = item.document, item.window.first, item.window.last
        if document.entities is None:
            return
        sentence = np.array(item.window.sentences)
        size = last - first
        for width in range(WIDEST):
            fits = size - width
            if fits > 0:
                same = sentence[:fits] == sentence[width:]
                self.out["entities"][row, :fits, width][same] = len(self.entities)
        for start, end, kind in document.entities:
            if first <= start and end <= last and end - start <= WIDEST:
                marked = kind in document.entity_kinds and kind in self.entities
                self.out["entities"][row, start - first, end - start - 1] = self.entities[kind] if marked else NONE
        for kind, number in self.entities.items():
            self.out["entity_kinds"][row, number] = kind in document.entity_kinds

    def _attributions(self, row: int, item: Example, words: int) -> None:
        document, first, last = item.document, item.window.first, item.window.last
        if document.attributions is None:
            return
        cues = self.out["own_cues" if document.guidelines else "cues"]
        cues[row, : last - first] = 0
        sentence = np.array(item.window.sentences)
        for found in document.attributions:
            start, end = found.cue[0] - first, found.cue[1] - first
            if start < 0 or end > last - first:
                continue
            cues[row, start:end] = 2
            cues[row, start] = 1
            roles = np.full(words, NONE, dtype=np.int64)
            roles[: last - first] = 0
            for base, ranges in ((3, found.contents), (1, found.sources)):
                for a, z in ranges:
                    a, z = max(a - first, 0), min(z - first, last - first)
                    if a < z:
                        roles[a:z] = base + 1
                        roles[a] = base
            weights = np.zeros(words, dtype=np.float32)
            weights[start:end] = 1 / (end - start)
            far = np.full(words, 0, dtype=np.int64)
            far[: last - first] = sentence_buckets(sentence, int(sentence[start]))
            self.roles.append(
                RoleRow(
                    window=row,
                    cue=weights,
                    distance=distance_buckets(start, end, words),
                    sentence=far,
                    roles=roles,
                    act=self.acts[found.act] if found.act else NONE,
                    kind=self.kinds[found.kind] if found.kind else NONE,
                )
            )


def schedule(
    corpora: list[tuple[list[Document], float]], vocabulary: WordPiece, limit: int, seed: int
) -> list[Example]:
    """Return the examples of the whole run, shuffled: each corpus as many passes as it is given."""
    rng = random.Random(seed)
    out: list[Example] = []
    for documents, passes in corpora:
        whole, part = int(passes), passes - int(passes)
        for _ in range(whole):
            for document in documents:
                out.extend(examples(document, vocabulary, limit, rng))
        for document in rng.sample(documents, round(part * len(documents))):
            out.extend(examples(document, vocabulary, limit, rng))
    rng.shuffle(out)
    return out


def batches(items: list[Example], collate: Collator, subwords: int) -> Iterator[Batch]:
    """Group examples into batches of about ``subwords``, padding included; alike lengths of a shuffled chunk meet."""
    for at in range(0, len(items), CHUNK):
        groups: list[list[Example]] = [[]]
        for item in sorted(items[at : at + CHUNK], key=lambda item: -len(item.window.ids)):
            if groups[-1] and len(groups[-1][0].window.ids) * (len(groups[-1]) + 1) > subwords:
                groups.append([])
            groups[-1].append(item)
        random.Random(at).shuffle(groups)
        for group in groups:
            yield collate(group)

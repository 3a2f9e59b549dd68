"""Documents to batches of tensors: every window carries the labels that its corpus has, -100 elsewhere."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from onrecord.model.cues import distance_buckets, reach, sentence_buckets
from onrecord.model.windows import Window, Words, pack
from onrecord.model.wordpiece import WordPiece
from training.corpora.document import Document, Told
from training.labels import Labels
from training.network import ARGUMENTS, FRAME_ROLES, WIDEST

Array = NDArray[Any]
NONE = -100
CHUNK = 256


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
    roles: Tensor  # [C, T], nothing beyond the cue's reach
    acts: Tensor
    kinds: Tensor
    types: Tensor  # [B, T], 0 is no event
    statuses: Tensor
    modes: Tensor
    factuality: Tensor  # [B, T], not a number where there is no grade
    arguments: Pairs
    frames: Pairs
    told: list[tuple[int, int, Told, list[int]]]  # row, its words, source and target, the types that are right
    subwords: int

    def to(self, device: str) -> None:
        """Move every tensor to a device."""
        for holder in (self, self.arguments, self.frames):
            for name in holder.__slots__:
                value = getattr(holder, name)
                if isinstance(value, Tensor):
                    setattr(holder, name, value.to(device))


@dataclass(slots=True, kw_only=True)
class Pairs:
    """K triggers: row of the window, place of the word, and the role of every word of its sentence [K, T]."""

    window: Tensor
    at: Tensor
    roles: Tensor


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
    """Builds batches; holds the label indexes.

    Args:
        labels: the label lists.
        vocabulary: for its marks.
        hidden: share of the words of treebanks that are hidden from the encoder, so that it reads trees off the rest.
    """

    def __init__(self, labels: Labels, vocabulary: WordPiece, hidden: float) -> None:
        self.pad = vocabulary.pad
        self.hidden, self.mask = hidden, vocabulary.hidden
        self.rng = random.Random(len(labels.feats))
        self.upos = {label: i for i, label in enumerate(labels.upos)}
        self.feats = {label: i for i, label in enumerate(labels.feats)}
        self.deprels = {label: i for i, label in enumerate(labels.deprels)}
        self.entities = {label: i for i, label in enumerate(labels.entities)}
        self.acts = {label: i for i, label in enumerate(labels.acts)}
        self.kinds = {label: i for i, label in enumerate(labels.kinds)}
        self.types = {label: i + 1 for i, label in enumerate(labels.types)}
        self.statuses = {label: i for i, label in enumerate(labels.statuses)}
        self.modes = {label: i for i, label in enumerate(labels.modes)}

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
            "types": full(b, words),
            "statuses": full(b, words),
            "modes": full(b, words),
            "factuality": np.full((b, words), np.nan, dtype=np.float32),
        }
        self.roles: list[RoleRow] = []
        self.argument_rows: list[tuple[int, int, Array]] = []
        self.frame_rows: list[tuple[int, int, Array]] = []
        self.told: list[tuple[int, int, Told, list[int]]] = []
        for row, item in enumerate(items):
            self._input(row, item.window)
            if self.hidden and item.document.upos is not None:
                self._hide(row, item.window)
            self._tree(row, item)
            self._entities(row, item)
            self._attributions(row, item, words)
            self._events(row, item, words)
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
            arguments=_pairs(self.argument_rows, words),
            frames=_pairs(self.frame_rows, words),
            told=self.told,
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

    def _hide(self, row: int, window: Window) -> None:
        ends = [*window.positions[1:], len(window.ids) - 1]
        for start, end in zip(window.positions, ends, strict=True):
            if self.rng.random() < self.hidden:
                self.out["ids"][row, start:end] = self.mask

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
            near, far_off = reach(sentence, int(sentence[start]))
            roles[:near] = roles[far_off:] = NONE
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

    def _events(self, row: int, item: Example, words: int) -> None:
        document, first, last = item.document, item.window.first, item.window.last
        sentence = np.array(item.window.sentences)
        if document.happenings is not None:
            self.out["types"][row, : last - first] = 0
        for event in document.happenings or ():
            at = event.at - first
            if 0 <= at < last - first:
                self.out["types"][row, at] = self.types[event.type]
                self.out["statuses"][row, at] = self.statuses[event.status]
                self.out["modes"][row, at] = self.modes.get(f"{event.type}:{event.mode}", NONE)
                roles = _roles_around(sentence, at, words, first, event.arguments, ARGUMENTS)
                self.argument_rows.append((row, at, roles))
        for frame in document.frames or ():
            at = frame.at - first
            if 0 <= at < last - first:
                roles = _roles_around(sentence, at, words, first, frame.arguments, FRAME_ROLES)
                self.frame_rows.append((row, at, roles))
        told = document.told
        if told and first == 0 and last == len(document.words):
            self.told.append((row, last, told, [self.types[label] - 1 for label in told.types]))
        for at, grade in (document.factuality or {}).items():
            if first <= at < last:
                self.out["factuality"][row, at - first] = grade


def _roles_around(
    sentence: Array, at: int, words: int, base: int, arguments: list[tuple[str, int, int]], names: tuple[str, ...]
) -> Array:
    """Return the role of every word of the trigger's sentence; nothing for the words of other sentences."""
    roles = np.full(words, NONE, dtype=np.int64)
    same = np.flatnonzero(sentence == sentence[at])
    roles[same] = 0
    for name, start, end in arguments:
        chosen = same[(same >= start - base) & (same < end - base)]
        roles[chosen] = names.index(name)
    return roles


def _pairs(rows: list[tuple[int, int, Array]], words: int) -> Pairs:
    return Pairs(
        window=torch.tensor([row for row, _, _ in rows], dtype=torch.int64),
        at=torch.tensor([at for _, at, _ in rows], dtype=torch.int64),
        roles=torch.from_numpy(np.array([roles for _, _, roles in rows], dtype=np.int64).reshape(len(rows), words)),
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

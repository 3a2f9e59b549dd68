"""The trained model at run time: two ONNX graphs on the CPU, fed with windows; no torch, no network."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError
from onrecord.model.manifest import WEIGHTS, Manifest, load_manifest
from onrecord.model.windows import Window
from onrecord.model.wordpiece import WordPiece

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
_ALIKE = 0.72  # windows share a run when the shorter has at least this share of the longer's subwords


@dataclass(slots=True)
class Timing:
    """Seconds spent inside ONNX Runtime since the process began, and the number of runs."""

    encoder_s: float = 0.0
    roles_s: float = 0.0
    runs: int = 0


_TIMING = Timing()


def timing() -> Timing:
    """Return what the encoder and the role layer have taken so far in this process."""
    return Timing(_TIMING.encoder_s, _TIMING.roles_s, _TIMING.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowScores:
    """The model's raw scores for one window of ``t`` words.

    Attributes:
        tags: [t, *] tags, features, cues by PolNeAR's habit (3), cues by the guidelines as a difference from those (3).
        arcs: [t, t + 1] heads; column 0 is the root.
        ends: [t, 320] both ends of the relation scorer.
        entities: [t, 16, kinds + 1] for the span of 1 to 16 words that starts at a word.
        role: [t, 256] states of the role layer: as a word, and as part of a cue.
        events: [t, *] no event and each type, then statuses, modes, and one grade of factuality.
        pairs: [t, 256] states of the argument scorer: as a trigger, and as part of an argument.
    """

    window: Window
    tags: Floats
    arcs: Floats
    ends: Floats
    entities: Floats
    role: Floats
    events: Floats
    pairs: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleScores:
    """For C cues over T words: role tags [C, T, 5], acts [C, *], speaker kinds [C, *]."""

    tags: Floats
    acts: Floats
    kinds: Floats


def _session(data: bytes, name: str, threads: int) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        # the fused kernel of sum and norm is slower than the two by themselves (12 % of a run, ONNX Runtime 1.32)
        return onnxruntime.InferenceSession(
            data, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
        )
    except Exception as error:  # the runtime raises types of its own that it does not export
        raise ModelError(f"the model's graph {name} cannot be loaded: {error}") from error


class Model:
    """The model, loaded once a process; see :func:`load_model`."""

    def __init__(self, manifest: Manifest, threads: int) -> None:
        self.manifest = manifest
        self.vocabulary = WordPiece(manifest.read("vocabulary.txt").decode("utf-8").rstrip("\n").split("\n"))
        with np.load(io.BytesIO(manifest.read("labels.npz")), allow_pickle=False) as scorer:
            self._label_root, self._label_weight, self._label_bias = (scorer[n] for n in ("root", "weight", "bias"))
            self._arguments: Floats = scorer["arguments"]
        self._words = _session(manifest.read("words.onnx"), "words.onnx", threads)
        self._roles = _session(manifest.read("roles.onnx"), "roles.onnx", threads)

    def words(self, windows: Sequence[Window], batch_subwords: int) -> Iterator[list[WindowScores]]:
        """Run the encoder over windows, alike lengths together; yields each run's scores, the longest windows first."""
        order = sorted(windows, key=lambda window: -len(window.ids))
        group: list[Window] = []
        for window in order:
            longest = len(group[0].ids) if group else 0
            full = group and (longest * (len(group) + 1) > batch_subwords or len(window.ids) < longest * _ALIKE)
            if full:
                yield self._run_words(group)
                group = []
            group.append(window)
        if group:
            yield self._run_words(group)

    def _run_words(self, group: list[Window]) -> list[WindowScores]:
        length, words = len(group[0].ids), max(len(window.positions) for window in group)
        ids = np.full((len(group), length), self.vocabulary.pad, dtype=np.int64)
        features = np.zeros((len(group), length), dtype=np.int64)
        mask = np.zeros((len(group), length), dtype=np.float32)
        positions = np.zeros((len(group), words), dtype=np.int64)
        for row, window in enumerate(group):
            size = len(window.ids)
            ids[row, :size] = window.ids
            features[row, :size] = window.features
            mask[row, :size] = 1
            positions[row, : len(window.positions)] = window.positions
        started = time.perf_counter()
        feed = {"ids": ids, "features": features, "mask": mask, "positions": positions}
        tags, arcs, ends, entities, role, events, pairs = self._words.run(None, feed)
        _TIMING.encoder_s += time.perf_counter() - started
        _TIMING.runs += 1
        out = []
        for row, window in enumerate(group):
            t = len(window.positions)
            out.append(
                WindowScores(
                    window=window,
                    tags=tags[row, :t],
                    arcs=arcs[row, :t, : t + 1],
                    ends=ends[row, :t],
                    entities=entities[row, :t],
                    role=role[row, :t],
                    events=events[row, :t],
                    pairs=pairs[row, :t],
                )
            )
        return out

    def roles(self, words: Floats, cues: Floats, distances: Ints, sentences: Ints, mask: Floats) -> RoleScores:
        """Run the role layer for C cues: words [C, T, 128], cues [C, 128], buckets [C, T], mask [C, T]."""
        started = time.perf_counter()
        feed = {"words": words, "cues": cues, "distances": distances, "sentences": sentences, "mask": mask}
        tags, acts, kinds = self._roles.run(None, feed)
        _TIMING.roles_s += time.perf_counter() - started
        _TIMING.runs += 1
        return RoleScores(tags=tags, acts=acts, kinds=kinds)

    def relations(self, ends: Floats, heads: Ints) -> Ints:
        """Return each of t words' relation to its head, as a number; heads are 0 for the root, else word + 1."""
        half = ends.shape[1] // 2
        with_root = np.concatenate([self._label_root[None, :], ends[:, half:]])
        hidden = np.maximum(ends[:, :half] + with_root[heads], 0)
        scores: Floats = hidden @ self._label_weight + self._label_bias
        best: Ints = scores.argmax(axis=1).astype(np.int64)
        return best

    def arguments(self, triggers: Floats, words: Floats) -> Floats:
        """Return [k, t, 5] scores of no role, actor, recipient, where and when of words [t, 128] to triggers [k, 128].

        Biaffine: a one is added to both sides, so that the products hold each side's own bias too.
        """
        left = np.concatenate([triggers, np.ones((len(triggers), 1), dtype=np.float32)], axis=1)
        right = np.concatenate([words, np.ones((len(words), 1), dtype=np.float32)], axis=1)
        scores: Floats = np.einsum("rkq,tq->ktr", left @ self._arguments, right, optimize=True)
        return scores


def load_model(folder: Path = WEIGHTS, threads: int = 1) -> Model:
    """Return the model of a folder, loaded once a process.

    Raises:
        ModelError: a file is missing, damaged or of another build.
    """
    return _loaded(folder, threads)


@lru_cache(maxsize=2)
def _loaded(folder: Path, threads: int) -> Model:
    return Model(load_manifest(folder), threads)

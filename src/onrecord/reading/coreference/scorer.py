"""The learned scorers: is a candidate a mention, and which earlier mention does it take up. Plain numpy, no graph."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from onrecord.errors import ModelError
from onrecord.model.manifest import WEIGHTS, load_manifest
from onrecord.reading.coreference.columns import BUCKETS, LEXICON, UNARY
from onrecord.reading.coreference.pairs import Pairs
from onrecord.reading.coreference.traits import Floats, Ints

FILE = "coreference.npz"


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights of both nets, and the lexicon of head words.

    Attributes:
        lexicon: [BUCKETS, LEXICON] what is known of head words; see ``traits``.
        weights: arrays by name; ``training/coreference.py`` says what each is.
    """

    lexicon: Floats
    weights: Mapping[str, Floats]

    def mention(self, unary: Floats) -> Floats:
        """Return for each candidate the probability that it is a mention."""
        w = self.weights
        hidden = np.maximum(unary @ w["mention_in"] + w["mention_bias"], 0)
        return _sigmoid(hidden @ w["mention_out"] + w["mention_base"])

    def first(self, unary: Floats) -> Floats:
        """Return for each mention the score that it takes up none before it."""
        w = self.weights
        hidden = np.maximum(unary @ w["first_in"] + w["first_bias"], 0)
        return np.asarray(hidden @ w["first_out"] + w["first_base"], dtype=np.float32)

    def pair(self, unary: Floats, pairs: Pairs) -> Floats:
        """Return the score of each pair."""
        w = self.weights
        later, earlier = unary @ w["later"] + w["pair_bias"], unary @ w["earlier"]
        hidden = later[pairs.later]
        hidden += earlier[pairs.earlier]
        hidden += pairs.shown @ w["shown"]
        np.maximum(hidden, 0, out=hidden)
        return np.asarray(hidden @ w["pair_out"], dtype=np.float32)


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), dtype=np.float32)


def spread(first: Floats, score: Floats, later: Ints) -> tuple[Floats, Floats]:
    """Turn scores into probabilities: for each mention, of being the first of its chain; for each pair, of the tie."""
    top = first.copy()
    np.maximum.at(top, later, score)
    none, tie = np.exp(first - top), np.exp(score - top[later])
    total = none + np.bincount(later, weights=tie, minlength=len(first)).astype(np.float32)
    return none / total, tie / total[later]


@lru_cache(maxsize=2)
def load_scorer(folder: Path = WEIGHTS) -> Scorer:
    """Return the scorers of a folder of weights, loaded once a process.

    Raises:
        ModelError: the file is missing, damaged, or made for other features than these.
    """
    data = load_manifest(folder).read(FILE)
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        weights = {name: arrays[name].astype(np.float32) for name in arrays.files}
    lexicon = weights.pop("lexicon") / 255
    if lexicon.shape != (BUCKETS, LEXICON) or len(weights["later"]) != UNARY:
        raise ModelError(
            f"the model file {folder / FILE} was made for other features; make it anew with "
            "python -m training.coreference"
        )
    return Scorer(lexicon=lexicon, weights=weights)

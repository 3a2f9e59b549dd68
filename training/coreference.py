"""Train the coreference scorers on GUM: numpy only, some minutes on one core, the same bytes each time.

    python -m training.coreference

The texts are read by the package's own model on the corpus's own words (``read_tokens``), so that the scorers learn
from trees and entities of the kind that they meet at run time. Writes ``coreference.npz`` among the weights and its
digest into their manifest; run it again whenever the model's weights change.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.conllu import UdDocument, documents
from onrecord.model.manifest import WEIGHTS
from onrecord.reading import read_tokens
from onrecord.reading.coreference import columns as c
from onrecord.reading.coreference.candidates import Candidate, candidates, head_of
from onrecord.reading.coreference.pairs import Pairs, pairs_of
from onrecord.reading.coreference.resolve import KEEP
from onrecord.reading.coreference.scorer import FILE, Scorer, spread
from onrecord.reading.coreference.traits import Traits, traits_of
from onrecord.settings import ReadingSettings
from onrecord.types import Reading

SEED = 7
MENTION_HIDDEN, FIRST_HIDDEN, PAIR_HIDDEN = 24, 24, 96
MENTION_PASSES, PAIR_PASSES = 12, 22
RATE = 2e-3
DECAY = 1e-5
DROP = 0.4
EAGER = 0.6  # taken off the score of taking up nothing: without it the scorers tie too few (MUC recall 58, with it 64)
PRIOR = 4.0  # counts that every head word is given of the average
GUM_KINDS = {
    "person": c.PERSON,
    "organization": c.ORGANIZATION,
    "place": c.PLACE,
    "event": c.EVENT,
    "time": c.TIME,
    "object": c.OBJECT,
    "abstract": c.ABSTRACT,
}
Floats = NDArray[np.float32]


@dataclass(slots=True)
class Example:
    """A document: its reading, its candidates, and what the corpus says of each (group, kind; "" for no mention)."""

    reading: Reading
    found: list[Candidate]
    groups: list[str]
    kinds: list[int]
    traits: Traits | None = None
    pairs: Pairs | None = None
    rows: NDArray[np.int64] | None = None


def read(document: UdDocument) -> Reading:
    """Read a document of the corpus on its own words."""
    return read_tokens(
        [[word.form for word in sentence.words] for sentence in document.sentences],
        space_after=[sentence.spaces() for sentence in document.sentences],
        settings=ReadingSettings(mentions=False),
    )


def example(document: UdDocument, reading: Reading) -> Example:
    """Find a document's candidates and label them; one with the head of a mention but another span counts too."""
    found = candidates(reading.tokens, reading.sentences, reading.entities)
    exact = {(m.first, m.last): m for m in document.mentions}
    by_head = {head_of(reading.tokens, m.first, m.last): m for m in document.mentions if m.last - m.first > 1}
    spans = {(one.first, one.last) for one in found}
    groups, kinds = [], []
    for one in found:
        mention = exact.get((one.first, one.last))
        if mention is None and not one.whole:
            near = by_head.get(one.head)
            mention = near if near and (near.first, near.last) not in spans else None
        groups.append(mention.group if mention else "")
        kinds.append(GUM_KINDS.get(mention.kind, c.OTHER) if mention else -1)
    return Example(reading=reading, found=found, groups=groups, kinds=kinds)


def counts(item: Example) -> Floats:
    """Count by bucket of head word: kinds of its mentions; candidates; mentions; mentions that take up an earlier."""
    table = np.zeros((c.BUCKETS, c.KINDS + 5), dtype=np.float32)
    blank = np.zeros((c.BUCKETS, c.LEXICON), dtype=np.float32)
    reading = item.reading
    buckets = traits_of(reading.tokens, item.found, reading.entities, blank).bucket
    seen: set[str] = set()
    for row, (group, kind) in enumerate(zip(item.groups, item.kinds, strict=True)):
        line, compound = table[buckets[row]], reading.tokens[item.found[row].head].deprel == "compound"
        line[c.KINDS] += 1
        line[c.KINDS + 3] += compound
        if group:
            line[kind] += 1
            line[c.KINDS + 1] += 1
            line[c.KINDS + 2] += group in seen
            line[c.KINDS + 4] += compound
            seen.add(group)
    return table


def lexicon_of(table: Floats) -> Floats:
    """Turn counts into shares, each smoothed towards the average."""
    total = table.sum(axis=0)
    kinds = total[: c.KINDS] / total[: c.KINDS].sum()
    mention, again = total[c.KINDS + 1] / total[c.KINDS], total[c.KINDS + 2] / total[c.KINDS + 1]
    shares = (table[:, : c.KINDS] + kinds * PRIOR) / (table[:, : c.KINDS].sum(axis=1, keepdims=True) + PRIOR)
    mentions = (table[:, c.KINDS + 1] + mention * PRIOR) / (table[:, c.KINDS] + PRIOR)
    agains = (table[:, c.KINDS + 2] + again * PRIOR) / (table[:, c.KINDS + 1] + PRIOR)
    before = total[c.KINDS + 4] / total[c.KINDS + 3]
    befores = (table[:, c.KINDS + 4] + before * PRIOR) / (table[:, c.KINDS + 3] + PRIOR)
    lexicon = np.concatenate([shares, mentions[:, None], agains[:, None], befores[:, None]], axis=1)
    return np.asarray(np.round(lexicon * 255) / 255, dtype=np.float32)


class Adam:
    """Adam with decoupled weight decay over named arrays."""

    def __init__(self, weights: dict[str, Floats], steps: int) -> None:
        self.weights, self.steps, self.step = weights, steps, 0
        self.mean = {name: np.zeros_like(value) for name, value in weights.items()}
        self.square = {name: np.zeros_like(value) for name, value in weights.items()}

    def update(self, gradients: dict[str, Floats]) -> None:
        """Take one step against these gradients; the rate falls linearly to nothing."""
        self.step += 1
        rate = RATE * max(0.0, 1 - self.step / self.steps)
        for name, gradient in gradients.items():
            self.mean[name] = 0.9 * self.mean[name] + 0.1 * gradient
            self.square[name] = 0.999 * self.square[name] + 0.001 * gradient**2
            mean = self.mean[name] / (1 - 0.9**self.step)
            square = self.square[name] / (1 - 0.999**self.step)
            weight = self.weights[name]
            weight -= rate * (mean / (np.sqrt(square) + 1e-8) + DECAY * weight)


def draw(rng: np.random.Generator, *shape: int) -> Floats:
    """Return weights of this shape, drawn to keep the size of what passes through."""
    return (rng.standard_normal(shape) * np.sqrt(2 / shape[0])).astype(np.float32)


def fit_mentions(items: Sequence[Example], rng: np.random.Generator) -> dict[str, Floats]:
    """Learn which candidates are mentions."""
    x = np.concatenate([item.traits.unary for item in items if item.traits is not None])
    y = np.array([bool(group) for item in items for group in item.groups], dtype=np.float32)
    weights = {
        "mention_in": draw(rng, c.UNARY, MENTION_HIDDEN),
        "mention_bias": np.zeros(MENTION_HIDDEN, dtype=np.float32),
        "mention_out": draw(rng, MENTION_HIDDEN),
        "mention_base": np.zeros(1, dtype=np.float32),
    }
    size = 256
    adam = Adam(weights, MENTION_PASSES * (len(x) // size + 1))
    for _ in range(MENTION_PASSES):
        order = rng.permutation(len(x))
        for start in range(0, len(x), size):
            rows = order[start : start + size]
            inner = x[rows] @ weights["mention_in"] + weights["mention_bias"]
            hidden = np.maximum(inner, 0)
            score = hidden @ weights["mention_out"] + weights["mention_base"]
            error = ((1 / (1 + np.exp(-score))) - y[rows]) / len(rows)
            back = np.outer(error, weights["mention_out"]) * (inner > 0)
            adam.update(
                {
                    "mention_in": x[rows].T @ back,
                    "mention_bias": back.sum(axis=0),
                    "mention_out": hidden.T @ error,
                    "mention_base": error.sum(keepdims=True),
                }
            )
    return weights


def pair_weights(rng: np.random.Generator, shown: int) -> dict[str, Floats]:
    """Draw the weights of the pair net and of the net that scores a first mention."""
    return {
        "later": draw(rng, c.UNARY, PAIR_HIDDEN) * np.float32(0.5),
        "earlier": draw(rng, c.UNARY, PAIR_HIDDEN) * np.float32(0.5),
        "shown": draw(rng, shown, PAIR_HIDDEN),
        "pair_bias": np.zeros(PAIR_HIDDEN, dtype=np.float32),
        "pair_out": draw(rng, PAIR_HIDDEN),
        "first_in": draw(rng, c.UNARY, FIRST_HIDDEN),
        "first_bias": np.zeros(FIRST_HIDDEN, dtype=np.float32),
        "first_out": draw(rng, FIRST_HIDDEN),
        "first_base": np.zeros(1, dtype=np.float32),
    }


def gradients(item: Example, w: dict[str, Floats], rng: np.random.Generator) -> dict[str, Floats]:
    """Return the gradients of one document's loss: minus the log of the share that right antecedents get."""
    assert item.traits is not None and item.pairs is not None and item.rows is not None
    x, i, j = item.traits.unary[item.rows], item.pairs.later, item.pairs.earlier
    n, shown = len(x), item.pairs.shown
    mask = (rng.random((1, PAIR_HIDDEN)) >= DROP).astype(np.float32) / np.float32(1 - DROP)
    inner = (x @ w["later"] + w["pair_bias"])[i] + (x @ w["earlier"])[j] + shown @ w["shown"]
    hidden = np.maximum(inner, 0) * mask
    first_inner = x @ w["first_in"] + w["first_bias"]
    first_hidden = np.maximum(first_inner, 0)
    none, tie = spread(first_hidden @ w["first_out"] + w["first_base"], hidden @ w["pair_out"], i)
    groups = np.array([item.groups[row] for row in item.rows])
    right = (groups[i] == groups[j]) & (groups[i] != "")
    share = np.bincount(i, weights=tie * right, minlength=n)
    alone = np.bincount(i, weights=right, minlength=n) == 0
    target = np.where(right, tie / np.maximum(share, 1e-9)[i], 0)
    error = ((tie - target) / n).astype(np.float32)
    first_error = ((none - alone) / n).astype(np.float32)
    back = np.outer(error, w["pair_out"]) * (inner > 0) * mask
    by_later = np.zeros((n, PAIR_HIDDEN), dtype=np.float32)
    by_earlier = np.zeros_like(by_later)
    starts = np.flatnonzero(np.concatenate([[True], i[1:] != i[:-1]]))
    by_later[i[starts]] = np.add.reduceat(back, starts)
    order = np.argsort(j, kind="stable")
    ends = j[order]
    starts = np.flatnonzero(np.concatenate([[True], ends[1:] != ends[:-1]]))
    by_earlier[ends[starts]] = np.add.reduceat(back[order], starts)
    first_back = np.outer(first_error, w["first_out"]) * (first_inner > 0)
    return {
        "later": x.T @ by_later,
        "earlier": x.T @ by_earlier,
        "shown": shown.T @ back,
        "pair_bias": by_later.sum(axis=0),
        "pair_out": hidden.T @ error,
        "first_in": x.T @ first_back,
        "first_bias": first_back.sum(axis=0),
        "first_out": first_hidden.T @ first_error,
        "first_base": first_error.sum(keepdims=True),
    }


def fit_pairs(items: Sequence[Example], rng: np.random.Generator) -> dict[str, Floats]:
    """Learn which earlier mention each takes up, or none."""
    usable = [item for item in items if item.pairs is not None and len(item.pairs.later)]
    assert usable[0].pairs is not None
    weights = pair_weights(rng, usable[0].pairs.shown.shape[1])
    adam = Adam(weights, PAIR_PASSES * len(usable))
    for _ in range(PAIR_PASSES):
        for number in rng.permutation(len(usable)):
            adam.update(gradients(usable[number], weights, rng))
    return weights


def train(items: Sequence[Example]) -> dict[str, Floats]:
    """Learn everything; a document's own counts are kept out of the lexicon that it is trained with."""
    rng = np.random.default_rng(SEED)
    tables = [counts(item) for item in items]
    whole = np.sum(tables, axis=0)
    for item, table in zip(items, tables, strict=True):
        reading = item.reading
        item.traits = traits_of(reading.tokens, item.found, reading.entities, lexicon_of(whole - table))
    weights = fit_mentions(items, rng)
    for item, table in zip(items, tables, strict=True):
        assert item.traits is not None
        scorer = Scorer(lexicon=lexicon_of(whole - table), weights=weights)
        item.rows = np.flatnonzero(scorer.mention(item.traits.unary) > KEEP)
        kept = [item.found[row] for row in item.rows]
        item.pairs = pairs_of(item.reading.tokens, kept, item.traits.select(item.rows), item.reading.attributions)
    pairs = fit_pairs(items, rng)
    pairs["first_base"] -= np.float32(EAGER)
    return weights | pairs | {"lexicon": np.round(lexicon_of(whole) * 255)}


def write(weights: dict[str, Floats], folder: Path) -> None:
    """Write the file and its entry in the manifest."""
    path = folder / FILE
    packed = {name: value.astype(np.uint8 if name == "lexicon" else np.float16) for name, value in weights.items()}
    np.savez_compressed(path, allow_pickle=False, **packed)
    data = path.read_bytes()
    manifest_path = folder / "manifest.json"
    manifest = json.loads(manifest_path.read_text(encoding="utf-8"))
    manifest["files"][FILE] = {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
    manifest_path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Train; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    texts = documents(args.shared / "data" / "gum" / "train.conllu")
    write(train([example(document, read(document)) for document in texts]), args.out)


if __name__ == "__main__":
    main()

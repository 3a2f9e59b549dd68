"""Fit the weights of tree paths for actors and recipients: numpy only, minutes on one core, the same bytes each time.

    python -m training.parties
    python scripts/build_tables.py

The training part of the gold and our own stories are read by the package's own model, so that the weights are learned
on trees and names of the kind that they meet at run time. Triggers, types and parties are the gold's; the nouns of each
trigger's sentence and the entries that they have come from ``onrecord.claims.events.paths``. Prints how well paths
alone find parties in stories that they were not fitted to, and writes ``resources/party_paths.yml``, of which the
second command makes the table; run both again whenever the model's weights change.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation.alignment import Alignment
from evaluation.claims import scorer
from evaluation.shelf import json_lines
from onrecord import story_from_text
from onrecord.claims.events.paths import Paths
from onrecord.claims.tree import Tree
from onrecord.labels import TYPES
from onrecord.reading import read_text
from onrecord.settings import ReadingSettings
from onrecord.types import TokenRange

ROOT = Path(__file__).resolve().parent.parent
ROLES = ("actor", "recipient")
SEEN = 6  # times that an entry must be seen
PENALTY = 5.0  # on the sum of the weights' sizes; with 3 or 9, F1 together with the model is within half a point on dev
STEPS = 250
RATE = 0.5
LEAST = 0.15  # an entry worth less to both roles is left out
FOLDS = 5
BAR = 0.35  # how likely paths alone must find a part for the figures that are printed; parties.py has bars of its own
GROUPS = {
    "always": "what every noun starts with",
    "paths": "the whole path",
    "outlines": "the path in outline: the number of steps up, the relations down, without prepositions",
    "types": "the outline, for one type of event",
    "kinds": "what the noun is: the kind of the name it belongs to, else its part of speech",
    "words": "the noun itself, in dictionary form",
}
HEADER = """\
# How the words of a sentence take part in an event, by the way that they hang together with the word that names it.
#
# Each entry has two weights, log odds for the actor and for the recipient; what holds for a noun is summed, and read
# together with the model's arguments (claims/events/parties.py). The weights are those of a log-linear model, fitted
# with an L1 penalty to {events:,} events of {stories} stories, the training ones of ../shared/gold and our own, on
# trees as the model draws them; entries seen fewer than {seen} times, or worth less than {least}, are left out.
# A path (claims/events/paths.py) is written from the trigger: its form, steps up, steps down. In "agreed to send aid"
# the path from "send" to the subject of "agreed" is "verb<xcomp>nsubj".
# Made by `python -m training.parties`, not by hand: what is changed here is lost when that is run again.

"""
Floats = NDArray[np.float64]
Weights = dict[str, tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A noun in the sentence of an event: its entries, and whether it heads an actor and a recipient of the event."""

    keys: list[str]
    parts: tuple[bool, bool]


@dataclass(slots=True, kw_only=True)
class Example:
    """A story: the nouns by each of its events, and how many events, actors and recipients the gold has."""

    nouns: list[Noun] = field(default_factory=list)
    events: int = 0
    parties: list[int] = field(default_factory=lambda: [0, 0])


def examples(shared: Path) -> Iterator[Example]:
    """Read the training part of the gold and our own stories."""
    module = scorer()
    split = json.loads((shared / "gold" / "split.json").read_text(encoding="utf-8"))
    wanted = set(split["train"])
    for path in sorted((shared / "gold").glob("record-*.gold.jsonl")):
        yield from (_example(module.Gold(*pair), pair[0]) for pair in _pairs(path) if pair[0]["id"] in wanted)
    for path in sorted((ROOT / "evaluation" / "gold").glob("own-*.gold.jsonl")):
        yield from (_example(module.Gold(*pair), pair[0]) for pair in _pairs(path))


def _pairs(path: Path) -> Iterator[tuple[Any, Any]]:
    stories = {item["id"]: item for item in json_lines(path.with_name(path.name.replace(".gold.", ".stories.")))}
    for gold in json_lines(path):
        yield stories[gold["id"]], gold


def _example(gold: Any, item: Any) -> Example:
    """Read a story and lay its gold events over what was read; an event whose trigger was not read is passed over."""
    story = story_from_text(item["text"])
    tree = Tree(read_text(story, ReadingSettings(mentions=False)))
    paths, back, out = Paths(tree), Alignment(item["text"], story.text), Example()
    places = [back.to_raw(token.start, token.end) for token in tree.tokens]

    def head(span: tuple[int, int]) -> int | None:
        inside = [at for at, (start, end) in enumerate(places) if start < span[1] and span[0] < end]
        return tree.head_of(TokenRange(first=inside[0], last=inside[-1] + 1)) if inside else None

    for event in gold.events:
        trigger = head(event["trigger"])
        if trigger is None:
            continue
        actors, recipients = ({head(span) for span in event[role]} for role in ROLES)
        out.events += 1
        out.parties[0] += len(actors)
        out.parties[1] += len(recipients)
        out.nouns += [
            Noun(keys=paths.keys(trigger, event["type"], noun), parts=(noun in actors, noun in recipients))
            for noun in paths.nouns(trigger)
        ]
    return out


def fit(items: Sequence[Example]) -> Weights:
    """Fit the weights of both roles, rounded to a tenth."""
    nouns = [noun for item in items for noun in item.nouns]
    seen = Counter(key for noun in nouns for key in noun.keys)
    names = sorted(key for key, count in seen.items() if count >= SEEN)
    columns = {key: at for at, key in enumerate(names)}
    pairs = [(row, columns[key]) for row, noun in enumerate(nouns) for key in noun.keys if key in columns]
    rows, entries = np.array(pairs, dtype=np.int64).T
    free = columns["always"]
    fitted = []
    for role in range(len(ROLES)):
        right = np.array([noun.parts[role] for noun in nouns], dtype=np.float64)
        weights = _descend(rows, entries, right, len(names), free)
        fitted.append(np.where(np.abs(weights) < LEAST, 0.0, np.round(weights, 1)) + 0.0)  # adding 0 makes -0.0 a 0.0
    return {key: (float(a), float(b)) for key, a, b in zip(names, *fitted, strict=True) if a or b}


def _descend(rows: NDArray[np.int64], entries: NDArray[np.int64], right: Floats, size: int, free: int) -> Floats:
    """Minimise the log loss and the sizes of all weights but the free one: AdaGrad, each step drawn towards nought."""
    weights, squares = np.zeros(size), np.full(size, 1e-6)
    for _ in range(STEPS):
        odds = np.bincount(rows, weights=weights[entries], minlength=len(right))
        error = 1 / (1 + np.exp(-odds)) - right
        gradient = np.bincount(entries, weights=error[rows], minlength=size)
        squares += gradient**2
        rate = RATE / np.sqrt(squares)
        weights -= rate * gradient
        pull = rate * PENALTY
        pull[free] = 0.0
        weights = np.sign(weights) * np.maximum(np.abs(weights) - pull, 0)
    return weights


def crossvalidate(items: Sequence[Example]) -> list[float]:
    """Return the F1 of heads for each role, by paths alone, over stories that were not fitted to."""
    hits, taken, bar = [0, 0], [0, 0], float(np.log(BAR / (1 - BAR)))
    for fold in range(FOLDS):
        weights = fit([item for at, item in enumerate(items) if at % FOLDS != fold])
        for noun in (noun for item in items[fold::FOLDS] for noun in item.nouns):
            known = [weights[key] for key in noun.keys if key in weights]
            for role in range(len(ROLES)):
                if sum(pair[role] for pair in known) > bar:
                    taken[role] += 1
                    hits[role] += noun.parts[role]
    gold = [sum(item.parties[role] for item in items) for role in range(len(ROLES))]
    return [2 * hit / (ours + theirs) for hit, ours, theirs in zip(hits, taken, gold, strict=True)]


def group_of(key: str) -> str:
    """Return the part of the file that an entry stands in.

    >>> [group_of(key) for key in ("is PRON", "verb<xcomp>nsubj", "verb up 1>nsubj", "AID verb up 1>nsubj")]
    ['kinds', 'paths', 'outlines', 'types']
    """
    first, _, rest = key.partition(" ")
    if not rest:
        return "always" if key == "always" else "paths"
    return {"is": "kinds", "word": "words"}.get(first, "types" if first in TYPES else "outlines")


def page(weights: Weights, items: Sequence[Example]) -> str:
    """Return the text of ``resources/party_paths.yml``."""
    events = sum(item.events for item in items)
    parts = [HEADER.format(events=events, stories=len(items), seen=SEEN, least=LEAST)]
    order = list(GROUPS)
    ranked = sorted(weights, key=lambda key: (order.index(group_of(key)), key))
    for name, keys in groupby(ranked, key=group_of):
        lines = [f"  {json.dumps(key, ensure_ascii=False)}: [{weights[key][0]}, {weights[key][1]}]\n" for key in keys]
        parts.append(f"\n# {GROUPS[name]}\n{name}:\n{''.join(lines)}")
    return "".join(parts)


def main() -> None:
    """Fit; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=ROOT / "resources" / "party_paths.yml")
    args = parser.parse_args()
    items = list(examples(args.shared))
    print(f"{len(items)} stories, {sum(item.events for item in items)} events", flush=True)
    for role, score in zip(ROLES, crossvalidate(items), strict=True):
        print(f"{role:9} F1 of heads by paths alone, {FOLDS} folds over stories: {100 * score:.1f}", flush=True)
    weights = fit(items)
    args.out.write_text(page(weights, items), encoding="utf-8", newline="\n")
    print(f"{len(weights)} entries in {args.out}; now run python scripts/build_tables.py")


if __name__ == "__main__":
    main()

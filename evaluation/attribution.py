"""Attribution: source, cue and content on PolNeAR's dev stories, read from raw text by ``onrecord.read``."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from evaluation.alignment import Alignment
from evaluation.convention import widen_contents, widen_cue, widen_party, widen_sources
from evaluation.figures import Figure, Group, Profile, Section
from evaluation.records import SpanCheck, ranges, record_of
from evaluation.shelf import SHARED, corpus, json_lines
from evaluation.spans import Counts, Range, common, exact, iou, matched, pair_up
from onrecord.errors import OnrecordError

POLNEAR = SHARED / "data" / "polnear"
ROLES = ("source", "cue", "content")
MUST = {"source": 79.0, "cue": 71.0, "content": 66.0}
MUST_WHOLE = 62.0
_NOTE = (
    "One annotator a story, the first in the file. Scored are the unique spans of each role in a story, "
    "micro-averaged; overlap and IoU pair spans one to one, best first. A whole attribution is right when each of its "
    "three roles has IoU ≥ .5 with the gold's (a role that both leave empty is right). The narrator and claims with "
    "`via` are left out: PolNeAR does not annotate nesting (of 22,501 train attributions, 9 pairs share any content); "
    "so are claims whose cue only the guidelines' head took (reason `model:own_cues`): deeds PolNeAR does not mark. "
    "Predictions are widened to PolNeAR's way of drawing spans from the text alone (`evaluation/convention.py`); the "
    "gold is untouched."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """One attribution as character ranges; a role that is absent is empty."""

    source: tuple[Range, ...] = ()
    cue: tuple[Range, ...] = ()
    content: tuple[Range, ...] = ()

    def role(self, name: str) -> tuple[Range, ...]:
        """Return the ranges of a role by its name."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[name]


@dataclass(slots=True)
class Tally:
    """Counts of each role under each way of comparing, and of whole attributions."""

    exact: dict[str, Counts] = field(default_factory=lambda: dict.fromkeys(ROLES, Counts()))
    overlap: dict[str, Counts] = field(default_factory=lambda: dict.fromkeys(ROLES, Counts()))
    half: dict[str, Counts] = field(default_factory=lambda: dict.fromkeys(ROLES, Counts()))
    whole: Counts = field(default_factory=Counts)

    def add(self, gold: Sequence[Attributed], found: Sequence[Attributed]) -> None:
        """Add one story."""
        for role in ROLES:
            ours = {span for item in gold for span in item.role(role)}
            theirs = {span for item in found for span in item.role(role)}
            self.exact[role] += exact(ours, theirs)
            self.overlap[role] += matched(ours, theirs, common)
            self.half[role] += matched(ours, theirs, _half)
        pairs = pair_up(gold, found, _whole)
        self.whole += Counts(right=len(pairs), found=len(found), gold=len(gold))

    def figures(self, *, must: bool = False) -> Iterator[Figure]:
        """Yield the figures, those that must be reached first."""
        for role in ROLES:
            yield Figure(name=f"{role}, exact F1", value=self.exact[role].f1, must=MUST[role] if must else None)
        yield Figure(name="whole attributions, F1", value=self.whole.f1, must=MUST_WHOLE if must else None)
        for role in ROLES:
            yield Figure(name=f"{role}, exact precision", value=self.exact[role].precision, margin=None)
            yield Figure(name=f"{role}, exact recall", value=self.exact[role].recall, margin=None)
        for role in ROLES:
            yield Figure(name=f"{role}, overlap F1", value=self.overlap[role].f1)
            yield Figure(name=f"{role}, IoU ≥ .5 F1", value=self.half[role].f1)
        yield Figure(name="whole attributions, precision", value=self.whole.precision, margin=None)
        yield Figure(name="whole attributions, recall", value=self.whole.recall, margin=None)


def _half(left: Range, right: Range) -> float:
    shared = common(left, right)
    union = (left[1] - left[0]) + (right[1] - right[0]) - shared
    return shared / union if union and 2 * shared >= union else 0.0


def _whole(gold: Attributed, found: Attributed) -> float:
    scores = [iou(gold.role(role), found.role(role)) for role in ROLES]
    return statistics.fmean(scores) if min(scores) >= 0.5 else 0.0


def gold_of(row: Any) -> list[Attributed]:
    """Return a PolNeAR story's attributions."""
    return [
        Attributed(source=_pairs(item["source"]), cue=_pairs(item["cue"]), content=_pairs(item["content"]))
        for item in row["attributions"]
    ]


def _pairs(spans: Iterable[Sequence[int]]) -> tuple[Range, ...]:
    return tuple((start, end) for start, end in spans)


def found_in(record: Any, raw: str) -> list[Attributed]:
    """Return a record's claims as PolNeAR would have drawn them, with offsets into the raw text."""
    back = Alignment(raw, record["story"]["text"])
    found = []
    for claim in record["claims"]:
        if claim["speaker"]["kind"] == "narrator" or claim["via"] is not None or _ours_alone(claim):
            continue
        source = widen_sources(raw, [back.to_raw(*span) for span in ranges(claim["speaker"]["spans"])])
        cue = widen_cue(raw, [back.to_raw(*span) for span in ranges(claim["cue"])], source)
        spans = [back.to_raw(*span) for span in ranges(claim["content"])]
        content = widen_contents(raw, widen_party(raw, cue, spans))
        found.append(Attributed(source=tuple(source), cue=tuple(cue), content=tuple(content)))
    return found


def _ours_alone(claim: Any) -> bool:
    """Tell whether a claim rests on our guidelines alone: a deed or a nested cue that PolNeAR's habit does not mark."""
    return any("by model:own_cues" in reason for reason in claim["why"])


def first_annotators(part: str) -> Iterator[Any]:
    """Yield PolNeAR's stories of a part ("train", "dev"), each by its first annotator."""
    seen: set[str] = set()
    for row in json_lines(POLNEAR / f"{part}.jsonl"):
        if row["id"] not in seen:
            seen.add(row["id"])
            yield row


def agreement() -> Tally:
    """Score the annotators of the stories that have several, each pair of them once, by the same counting."""
    tally = Tally()
    for part in ("train", "dev"):
        stories: dict[str, list[list[Attributed]]] = {}
        for row in json_lines(POLNEAR / f"{part}.jsonl"):
            stories.setdefault(row["id"], []).append(gold_of(row))
        for readings in stories.values():
            for one, other in combinations(readings, 2):
                tally.add(one, other)
    return tally


def measure(profile: Profile) -> Section:
    """Read every dev story and score it; both profiles measure all of them."""
    tally, check, refused = Tally(), SpanCheck(), 0
    for row in first_annotators("dev"):
        try:
            found = found_in(record_of(row["text"], check=check), row["text"])
        except OnrecordError:  # a refused story is scored as one in which nothing was found
            found, refused = [], refused + 1
        tally.add(gold_of(row), found)
    files = [POLNEAR / "dev.jsonl"]
    checks = (
        Figure(name="stories refused", value=refused, unit="", lower_is_better=True, margin=0),
        Figure(name="spans unlike their text", value=check.broken, unit="", must=0, lower_is_better=True, margin=0),
        Figure(name="spans checked", value=check.seen, unit="", margin=None),
    )
    # Which of two people is the gold is arbitrary, so of precision and recall only F1 says anything.
    f1s = [figure for figure in agreement().figures() if figure.name.endswith("F1")]
    people = tuple(Figure(name=figure.name, value=figure.value, margin=None) for figure in f1s)
    return Section(
        name="attribution",
        title="Attribution",
        note=_NOTE,
        groups=(
            Group(
                title="PolNeAR dev",
                corpus=corpus("PolNeAR dev", files),
                figures=(*tally.figures(must=True), *checks),
            ),
            Group(
                title="two annotators",
                corpus=corpus("PolNeAR train and dev", [*files, POLNEAR / "train.jsonl"]),
                figures=people,
                note="The annotators of the 18 stories that have several, each pair once: what people reach.",
            ),
        ),
    )

"""Events: our records against ``gold/``, by ``../shared/tools/score_record.py``, and factuality against UDS."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import Any

import numpy as np

from evaluation.claims import onto, records_of, scorer, sets
from evaluation.figures import Figure, Group, Profile, Section
from evaluation.records import SpanCheck
from evaluation.shelf import SHARED, corpus, json_lines
from onrecord.reading.triggers import grades

_MUST = {
    "wire story": {"trigger F1": 85.0, "type": 75.0, "status": 88.0, "claimant": 88.0, "row F1": 55.0},
    "dev": {
        "trigger F1": 75.0,
        "type": 72.0,
        "status": 86.0,
        "claimant": 85.0,
        "actor F1": 70.0,
        "row F1": 42.0,
        "negated F1": 65.0,
        "planned F1": 72.0,
        "possible F1": 55.0,
    },
    "dev_briefs": {},
}
_NOTE = (
    "A trigger is found when it overlaps the gold's; type, status and claimant are shares of the events found; actor "
    "and recipient F1 count spans that overlap; a row is right when trigger, type, status, claimant and some actor are "
    "(`score_record.py`). Factuality is Pearson's r between the model's grade and the graded label of UDS dev."
)
_UDS = SHARED / "data" / "uds-factuality" / "dev.jsonl"


def measure(profile: Profile) -> Section:
    """Score the wire story, both dev lists and UDS dev; both profiles measure all of them."""
    module, check, groups = scorer(), SpanCheck(), []
    for name, (stories, golds, pinned) in sets().items():
        records = [onto(r, s["text"]) for r, s in zip(records_of(stories, check), stories, strict=True)]
        result, _ = module.score({story["id"]: story for story in stories}, golds, records)
        groups.append(Group(title=name, corpus=pinned, figures=tuple(_figures(result, _MUST[name]))))
    if _UDS.exists():
        figure = Figure(name="factuality, Pearson's r (percent)", value=100 * factuality(), must=75.0, margin=1.0)
        groups.append(Group(title="UDS dev", corpus=corpus("uds-factuality/dev", [_UDS]), figures=(figure,)))
    return Section(name="events", title="Events", groups=tuple(groups), note=_NOTE)


def _figures(result: Any, must: dict[str, float]) -> Iterator[Figure]:
    yield Figure(name="trigger F1", value=100 * result["event"]["f1"], must=must.get("trigger F1"), margin=1.5)
    for key in ("type", "status", "claimant"):
        yield Figure(name=key, value=100 * result[key], must=must.get(key), margin=2.0)
    for key in ("actor", "recipient"):
        name = f"{key} F1"
        yield Figure(name=name, value=100 * result[key]["f1"], must=must.get(name), margin=2.0)
    yield Figure(name="row F1", value=100 * result["row"]["f1"], must=must.get("row F1"), margin=2.0)
    for status, score in result["status f1"].items():
        name = f"{status} F1"
        yield Figure(name=name, value=100 * score["f1"], must=must.get(name), margin=4.0)
    yield Figure(name="trigger precision", value=100 * result["event"]["p"], margin=None)
    yield Figure(name="trigger recall", value=100 * result["event"]["r"], margin=None)
    yield Figure(name="events in the gold", value=result["event"]["gold"], unit="", margin=None)
    yield Figure(name="events found", value=result["event"]["found"], unit="", margin=None)


def factuality() -> float:
    """Return Pearson's r between our grades and UDS's over its dev set; sentences are read one by one."""
    ours: list[float] = []
    theirs: list[float] = []
    for item in json_lines(_UDS):
        found = grades(item["text"].split())
        for target in item["targets"]:
            ours.append(found[target["span1"][0]])
            theirs.append(float(target["label"]))
    return float(np.corrcoef(ours, theirs)[0, 1])


def show(limit: int) -> Iterator[str]:
    """Yield misses, false alarms and wrong fields of up to ``limit`` events a set, in words, for reading errors."""
    module = scorer()
    for name, (stories, golds, _) in sets().items():
        left = limit
        for story, gold, record in zip(stories, golds, records_of(stories, SpanCheck()), strict=True):
            for line in errors(module, story, gold, onto(record, story["text"])):
                if left <= 0:
                    break
                left -= 1
                yield f"{name} | {line}"


def errors(module: ModuleType, story: Any, gold_record: Any, record: Any) -> Iterator[str]:
    """Yield one line for each event missed, made up, or found with a wrong type, status or party."""
    text = story["text"]
    gold, found = module.Gold(story, gold_record).events, module.Record(record, 0).events
    pairs = module.match(gold, found, module.event_score)
    for i, j in pairs:
        wrong = [
            f"{key} {found[j][key]} for {gold[i][key]}" for key in ("type", "status") if found[j][key] != gold[i][key]
        ]
        for role in ("actor", "recipient"):
            ours, theirs = found[j][role], gold[i][role]
            if not module.any_overlap(ours, theirs) and (ours or theirs):
                wrong.append(f"{role} {_words(text, ours)} for {_words(text, theirs)}")
        if wrong:
            yield f"{story['id']} wrong   {_around(text, gold[i])} — {'; '.join(wrong)}"
    for i, event in enumerate(gold):
        if i not in {pair[0] for pair in pairs}:
            yield f"{story['id']} missed  {event['type']} {event['status']}: {_around(text, event)}"
    for j, event in enumerate(found):
        if j not in {pair[1] for pair in pairs}:
            yield f"{story['id']} made up {event['type']} {event['status']}: {_around(text, event)}"


def _words(text: str, spans: Any) -> str:
    return " + ".join(repr(text[start:end]) for start, end in spans) or "(none)"


def _around(text: str, event: Any) -> str:
    start, end = event["trigger"]
    before, after = text[max(0, start - 60) : start], text[end : end + 60]
    return f"{before}[{text[start:end]}]{after}".replace("\n", " ")

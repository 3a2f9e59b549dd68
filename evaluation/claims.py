"""Claims: our records against ``gold/``, by the definitions of ``../shared/tools/score_record.py`` itself."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from evaluation.alignment import Alignment
from evaluation.figures import Corpus, Figure, Group, Profile, Section
from evaluation.records import SpanCheck, ranges, record_of
from evaluation.shelf import SHARED, corpus, json_lines
from onrecord.errors import OnrecordError

GOLD = SHARED / "gold"
_SCORER = SHARED / "tools" / "score_record.py"
_MUST = {
    "wire story": {"claim F1": 85.0, "speaker": 90.0, "act": 80.0},
    "dev": {"claim F1": 75.0, "speaker": 88.0, "act": 78.0},
    "dev_briefs": {},
}
_NOTE = (
    "A claim is found when its cue or speaker overlaps the gold's and its content has IoU ≥ .5 with it; speaker, act, "
    "kind and cue are shares of the claims found (`score_record.py`). Stories are read with their own date. "
    "`dev` and `dev_briefs` are the lists of `gold/split.json`: 25 real stories and 20 written as briefs."
)


def scorer() -> ModuleType:
    """Load ``score_record.py`` from where it lies; the product's own scorer would be a second opinion."""
    spec = importlib.util.spec_from_file_location("score_record", _SCORER)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"no scorer at {_SCORER}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def sets() -> dict[str, tuple[list[Any], list[Any], Corpus]]:
    """Return the stories and gold records of each set, in the order of the files, with the set's corpus."""
    split = json.loads((GOLD / "split.json").read_text(encoding="utf-8"))
    records = sorted(GOLD.glob("record-*.gold.jsonl"))
    files = [*records, *(_stories(path) for path in records), GOLD / "split.json"]
    seed = GOLD / "seed.gold.jsonl"
    found = {"wire story": (*_load([seed], None), corpus("gold/seed", [seed, _stories(seed)]))}
    for name in ("dev", "dev_briefs"):
        found[name] = (*_load(records, set(split[name])), corpus(f"gold/record, {name}", files))
    return found


def _stories(gold: Path) -> Path:
    return gold.with_name(gold.name.replace(".gold.", ".stories."))


def _load(paths: list[Path], wanted: set[str] | None) -> tuple[list[Any], list[Any]]:
    stories: dict[str, Any] = {}
    golds = []
    for path in paths:
        stories |= {story["id"]: story for story in json_lines(_stories(path))}
        golds += [gold for gold in json_lines(path) if wanted is None or gold["id"] in wanted]
    return [stories[gold["id"]] for gold in golds], golds


def records_of(stories: list[Any], check: SpanCheck) -> Iterator[Any]:
    """Read the stories with their dates; a refused one gives a record without claims."""
    for story in stories:
        try:
            yield record_of(story["text"], day=story.get("date"), check=check)
        except OnrecordError:
            yield {"story": {"text": story["text"]}, "claims": [], "events": []}


def onto(record: Any, text: str) -> Any:
    """Return the record with the spans of its claims and events as offsets into the gold story's own text.

    ``score_record.py`` finds a record's story by its text, and sources may have dropped a character of it.
    """
    own = record["story"]["text"]
    if own.strip() == text.strip():
        return record
    back = Alignment(text, own)

    def moved(spans: Any) -> list[Any]:
        places = (back.to_raw(start, end) for start, end in ranges(spans))
        return [{"start": start, "end": end, "text": text[start:end]} for start, end in places]

    claims = [
        claim
        | {"cue": moved(claim["cue"]), "content": moved(claim["content"])}
        | {"speaker": claim["speaker"] | {"spans": moved(claim["speaker"]["spans"])}}
        for claim in record["claims"]
    ]
    events = [
        event
        | {"trigger": moved([event["trigger"]])[0]}
        | {
            role: [party | {"spans": moved(party["spans"])} for party in event[role]]
            for role in ("actors", "recipients")
        }
        for event in record["events"]
    ]
    return record | {"story": record["story"] | {"text": text}, "claims": claims, "events": events}


def measure(profile: Profile) -> Section:
    """Score the wire story and both dev lists; both profiles measure all of them."""
    module, check, groups = scorer(), SpanCheck(), []
    for name, (stories, golds, pinned) in sets().items():
        records = [onto(r, s["text"]) for r, s in zip(records_of(stories, check), stories, strict=True)]
        result, _ = module.score({story["id"]: story for story in stories}, golds, records)
        groups.append(Group(title=name, corpus=pinned, figures=tuple(_figures(result, _MUST[name]))))
    broken = Figure(name="spans unlike their text", value=check.broken, unit="", must=0, lower_is_better=True, margin=0)
    seen = Figure(name="spans checked", value=check.seen, unit="", margin=None)
    groups.append(Group(title="all records", corpus=groups[1].corpus, figures=(broken, seen)))
    return Section(name="claims", title="Claims", groups=tuple(groups), note=_NOTE)


def _figures(result: Any, must: dict[str, float]) -> Iterator[Figure]:
    claim, content = result["claim"], result["content"]
    yield Figure(name="claim F1", value=100 * claim["f1"], must=must.get("claim F1"), margin=1.5)
    for key in ("speaker", "act", "kind", "cue"):
        yield Figure(name=key, value=100 * result[key], must=must.get(key), margin=2.0)
    yield Figure(name="content F1 of claims found", value=100 * content["f1"], margin=2.0)
    yield Figure(name="claim precision", value=100 * claim["p"], margin=None)
    yield Figure(name="claim recall", value=100 * claim["r"], margin=None)
    yield Figure(name="claims in the gold", value=claim["gold"], unit="", margin=None)
    yield Figure(name="claims found", value=claim["found"], unit="", margin=None)
    yield Figure(name="stories whose text matched", value=result["stories"] - len(result["absent"]), unit="", margin=0)


def show(limit: int) -> Iterator[str]:
    """Yield misses, false alarms and wrong fields of up to ``limit`` claims a set, in words, for reading errors."""
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
    """Yield one line for each claim missed, made up, or found with a wrong act, kind or speaker."""
    text = story["text"]
    lead = len(text) - len(text.lstrip())
    own = record["story"]["text"]
    gold = module.Gold(story, gold_record).claims
    found = module.Record(record, lead - (len(own) - len(own.lstrip()))).claims
    pairs = module.match(gold, found, module.claim_score)
    for i, j in pairs:
        wrong = [
            f"{key} {found[j][key]} for {gold[i][key]}" for key in ("act", "kind") if found[j][key] != gold[i][key]
        ]
        agree = module.any_overlap(gold[i]["speaker"], found[j]["speaker"])
        if not agree and (gold[i]["speaker"] or found[j]["speaker"]):
            wrong.append(f"speaker {_words(text, found[j]['speaker'])} for {_words(text, gold[i]['speaker'])}")
        if wrong:
            yield f"{story['id']} wrong   {_claim(text, gold[i])} — {'; '.join(wrong)}"
    for i, claim in enumerate(gold):
        if i not in {pair[0] for pair in pairs}:
            yield f"{story['id']} missed  {_claim(text, claim)}"
    for j, claim in enumerate(found):
        if j not in {pair[1] for pair in pairs}:
            yield f"{story['id']} made up {_claim(text, claim)}"


def _words(text: str, spans: Any) -> str:
    return " + ".join(repr(text[start:end]) for start, end in spans) or "(none)"


def _claim(text: str, claim: Any) -> str:
    role = {key: _words(text, claim[key]) for key in ("speaker", "cue", "content")}
    return f"{claim['act']}: {role['speaker']} / {role['cue']} / {role['content']}"

"""Records by the guidelines: attributions with act and kind of speaker, and events with their roles.

Contents are widened to PolNeAR's habit (adjoining quotation marks and "that" belong to the content), so that the
two teach one thing; the product trims them again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from training.corpora.document import Attributed, Document, Happening
from training.corpora.plain import Tokenised

_LEFT = re.compile(r"(?:\bthat\s+)?[\"“‘]*$", re.IGNORECASE)
_RIGHT = re.compile(r"^[,.?!]?[\"”’]")


def _locate(story: dict, span: list) -> tuple[int, int]:
    begin, end = story["sentences"][span[0]]
    sentence, at = story["text"][begin:end], -1
    for _ in range(span[2] if len(span) > 2 else 1):
        at = sentence.find(span[1], at + 1)
    if at < 0:
        raise ValueError(f"{story['id']}: not in sentence {span[0]}: {span[1]!r}")
    return begin + at, begin + at + len(span[1])


def widen(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in an adjoining "that" and adjoining quotation marks, with the stop before a closing one."""
    left = _LEFT.search(text, max(0, start - 12), start)
    start = left.start() if left else start
    right = _RIGHT.match(text[end : end + 3])
    return start, end + (right.end() if right else 0)


def _joined(spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Join spans with nothing but space between them: a quotation of several sentences is one content."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        between = text[out[-1][1] : start] if out else "x"
        if out and not between.strip(" \n.!?"):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def documents(folder: Path, *, part: str = "train") -> Iterator[Document]:
    """Read the stories of one part of ``gold/split.json``."""
    names = set(json.loads((folder / "split.json").read_text(encoding="utf-8"))[part])
    for path in sorted(folder.glob("record-*.gold.jsonl")):
        stories = (path.parent / path.name.replace(".gold.", ".stories.")).read_text(encoding="utf-8").splitlines()
        by_id = {story["id"]: story for story in map(json.loads, stories)}
        for line in path.read_text(encoding="utf-8").splitlines():
            gold = json.loads(line)
            if gold["id"] in names:
                yield _document(by_id[gold["id"]], gold)


def own_documents(folder: Path) -> Iterator[Document]:
    """Read the project's own records (``evaluation/gold``), all of them for training."""
    for path in sorted(folder.glob("own-*.gold.jsonl")):
        stories = (path.parent / path.name.replace(".gold.", ".stories.")).read_text(encoding="utf-8").splitlines()
        by_id = {story["id"]: story for story in map(json.loads, stories)}
        for line in path.read_text(encoding="utf-8").splitlines():
            gold = json.loads(line)
            yield _document(by_id[gold["id"]], gold)


def _document(story: dict, gold: dict) -> Document:
    text = Tokenised(story["id"], story["text"])
    found = []
    for claim in gold["claims"]:
        cue = text.ranges([_locate(story, span) for span in claim.get("cue") or []])
        contents = [widen(story["text"], *_locate(story, span)) for span in claim.get("content") or []]
        if not cue or not contents:
            continue
        found.append(
            Attributed(
                cue=cue[0],
                sources=text.ranges([_locate(story, span) for span in claim.get("speaker") or []]),
                contents=text.ranges(_joined(contents, story["text"])),
                act=claim["act"],
                kind=claim["kind"],
            )
        )
    text.document.attributions = found
    text.document.guidelines = True
    text.document.happenings = [found for event in gold["events"] for found in _happening(story, text, event)]
    return text.document


def _happening(story: dict, text: Tokenised, event: dict) -> Iterator[Happening]:
    """Yield the event, unless its trigger touches no token."""
    trigger = text.range(*_locate(story, event["trigger"]))
    if trigger is None:
        return
    spans = [("actor", span) for span in event.get("actor") or []]
    spans += [("recipient", span) for span in event.get("recipient") or []]
    spans += [("where", event["where"])] if event.get("where") else []
    spans += [("when", event["when"]["span"])] if event.get("when") and event["when"].get("span") else []
    arguments = []
    for role, span in spans:
        found = text.range(*_locate(story, span))
        if found:
            arguments.append((role, *found))
    yield Happening(
        at=trigger[0],
        type=event["type"],
        mode=event.get("mode") or "",
        status=event["status"],
        arguments=arguments,
    )

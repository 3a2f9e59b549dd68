"""Times: TempEval-3 platinum, the dates of GUM, and the days of events in ``gold/``."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.alignment import Alignment
from evaluation.claims import scorer, sets
from evaluation.figures import Figure, Group, Profile, Section
from evaluation.gum_dates import GumStory, days_of, gum_stories
from evaluation.shelf import SHARED, corpus
from onrecord import SourceSettings, story_from_text
from onrecord.claims import find_claims, find_events
from onrecord.claims.tree import Tree
from onrecord.errors import OnrecordError
from onrecord.grounding.when import Times
from onrecord.reading import read_text
from onrecord.types import When

_ANY = SourceSettings(any_language=True)
_PLATINUM = SHARED / "data" / "times" / "tempeval3-platinum"
_GUM = SHARED / "data" / "gum"
_MUST = {"strict": 84.0, "relaxed": 92.0, "value": 81.0}
_NOTE = "Raw text in, published on the corpus's own day; the narrative is read by the whole path, nothing is given."
_PLATINUM_NOTE = (
    "Scored as in TempEval-3: strict is F1 of exact spans, relaxed of spans that overlap (each used once), value of "
    "those that overlap and have the same TIMEX3 value. The document's creation time is given and not counted. Errors "
    "were read by kind while the rules were written, so this is a figure of development. HeidelTime here: 81.8 / 90.7 "
    "/ 78.1."
)
_GUM_NOTE = (
    "Every date to which GUM gives its days, as `when` or as `from` and `to`: of those, the share for which an "
    "expression of ours that overlaps it has the same first and last day, by itself or, where a modifier stands before "
    "(“early 1990s”), by its TIMEX3 value, which is that of the whole. Bounds (`notBefore`, `notAfter`), dates without "
    "a year and years before Christ are no intervals and are left out. All genres, spoken ones too, whose days GUM "
    "takes from elsewhere than the day of publication. HeidelTime here: 80.7 on news, 78.4 to 84.6 elsewhere."
)
_EVENTS_NOTE = (
    "Gold events with both a first and a last day. Right is an event that was found (triggers overlap) with both days "
    "the same: of all, and of those found. Events without days in the gold that got some from us are counted below."
)
_TAG = re.compile(r"<(/?)(\w+)([^>]*)>|[^<]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A TIMEX3 of the corpus: its place in the text and its value."""

    start: int
    end: int
    value: str


@dataclass(slots=True)
class Tally:
    """Counts over the stories of TempEval."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0

    def f1(self, right: int) -> float:
        """Return F1 in percent."""
        return 200 * right / max(self.gold + self.found, 1)


def measure(profile: Profile) -> Section:
    """Score the three kinds of sets; both profiles measure all of them."""
    return Section(name="times", title="Times", groups=(_platinum(), _gum(), *_events()), note=_NOTE)


def times_in(text: str, day: str | None) -> list[tuple[int, int, When]]:
    """Return the times of a text with their place in it; a story that is refused has none."""
    try:
        story = story_from_text(text, date=date.fromisoformat(day) if day else None, settings=_ANY)
        times = Times(Tree(read_text(story)), story).all
    except OnrecordError:
        return []
    back = Alignment(text, story.text)
    return [(*back.to_raw(when.span.start, when.span.end), when) for when in times]


def platinum_story(path: Path) -> tuple[str, str, list[Timex]]:
    """Return the creation day, the text and the TIMEX3s of a file."""
    whole = path.read_text(encoding="utf-8")
    day = re.search(r'<DCT>.*?value="([\d-]{10})', whole, re.DOTALL)
    body = re.search(r"<TEXT>(.*?)</TEXT>", whole, re.DOTALL)
    if day is None or body is None:
        raise ValueError(f"{path}: no DCT or TEXT in it")
    text, found, start, value = "", [], 0, ""
    for tag in _TAG.finditer(body[1]):
        if tag[2] is None:
            text += html.unescape(tag[0])
        elif tag[2] == "TIMEX3" and not tag[1]:
            start, value = len(text), dict(re.findall(r'(\w+)="([^"]*)"', tag[3])).get("value", "")
        elif tag[2] == "TIMEX3":
            found.append(Timex(start=start, end=len(text), value=value))
    return day[1], text, found


def count(tally: Tally, gold: list[Timex], found: list[tuple[int, int, When]]) -> None:
    """Count a story's times: each of ours is used for one of the gold's, the exact one first."""
    tally.gold += len(gold)
    tally.found += len(found)
    used: set[int] = set()
    for one in gold:
        near = [
            (start != one.start or end != one.end, number)
            for number, (start, end, _) in enumerate(found)
            if number not in used and start < one.end and one.start < end
        ]
        if near:
            inexact, number = min(near)
            used.add(number)
            tally.relaxed += 1
            tally.strict += not inexact
            tally.value += found[number][2].timex3 == one.value


def _platinum() -> Group:
    tally, paths = Tally(), sorted(_PLATINUM.glob("*.tml"))
    for path in paths:
        day, text, gold = platinum_story(path)
        count(tally, gold, times_in(text, day))
    figures = [
        Figure(name=f"{name} F1", value=tally.f1(getattr(tally, name)), must=must, margin=1.0)
        for name, must in _MUST.items()
    ]
    figures.append(Figure(name="times in the gold", value=tally.gold, unit="", margin=None))
    pinned = corpus("TempEval-3 platinum", paths)
    return Group(title="TempEval-3 platinum", corpus=pinned, figures=tuple(figures), note=_PLATINUM_NOTE)


def _gum() -> Group:
    paths = [_GUM / "dev.conllu", _GUM / "train.conllu"]
    right: dict[str, list[bool]] = {}
    for path in paths:
        for story in gum_stories(path):
            for kind, hit in _gum_hits(story):
                right.setdefault("all dates", []).append(hit)
                right.setdefault(f"{kind} only", []).append(hit)
                right.setdefault(f"{story.genre}", []).append(hit)
    figures = [
        Figure(
            name=f"exact interval recall, {name}",
            value=100 * sum(hits) / len(hits),
            must=85.0 if name == "all dates" else None,
            margin=1.0 if name == "all dates" else None,
        )
        for name, hits in right.items()
    ]
    figures.append(Figure(name="dates", value=len(right.get("all dates", [])), unit="", margin=None))
    return Group(title="GUM dev and train", corpus=corpus("GUM", paths), figures=tuple(figures), note=_GUM_NOTE)


def _gum_hits(story: GumStory) -> Iterator[tuple[str, bool]]:
    found = times_in(story.text, story.day)
    for one in story.dates:
        days = {
            interval
            for start, end, when in found
            if start < one.end and one.start < end
            for interval in ((when.start, when.end), whole_of(when.timex3))
        }
        yield one.kind, (one.first, one.last) in days


def whole_of(value: str) -> tuple[date, date] | None:
    """Return the days of a TIMEX3 value that is a day, month, year, decade or century.

    >>> whole_of("199")
    (datetime.date(1990, 1, 1), datetime.date(1999, 12, 31))
    """
    value = value.partition("T")[0]
    if re.fullmatch(r"\d{2,3}", value) and int(value):
        size = 10 ** (4 - len(value))
        first = int(value) * size
        return date(first, 1, 1), date(first + size - 1, 12, 31)
    return days_of(value)


def _events() -> Iterator[Group]:
    module = scorer()
    for name, (stories, golds, pinned) in sets().items():
        of_all: list[bool] = []
        of_found: list[bool] = []
        made_up = 0
        for story, gold in zip(stories, golds, strict=True):
            ours = _dated_events(story)
            for event in module.Gold(story, gold).events:
                start, end = event["trigger"]
                near = [when for first, last, when in ours if first < end and start < last]
                stated = event["when"] or {}
                if not (stated.get("start") and stated.get("end")):
                    made_up += not stated and any(when and when.start for when in near)
                    continue
                hit = any(
                    when and (str(when.start), str(when.end)) == (stated["start"], stated["end"]) for when in near
                )
                of_all.append(hit)
                of_found += [hit] if near else []
        must = 75.0 if name != "dev_briefs" else None
        figures = (
            Figure(name="days right, of all", value=100 * sum(of_all) / max(len(of_all), 1), must=must, margin=3.0),
            Figure(name="days right, of events found", value=100 * sum(of_found) / max(len(of_found), 1), margin=3.0),
            Figure(name="events with days in the gold", value=len(of_all), unit="", margin=None),
            Figure(name="dated by us and not in the gold", value=made_up, unit="", margin=None),
        )
        yield Group(title=f"event days, {name}", corpus=pinned, figures=figures, note=_EVENTS_NOTE)


def _dated_events(story: Any) -> list[tuple[int, int, When | None]]:
    """Return the events of a gold story: place of the trigger in its text, and its time."""
    day = date.fromisoformat(story["date"]) if story.get("date") else None
    taken = story_from_text(story["text"], date=day, settings=_ANY)
    reading = read_text(taken)
    times = Times(Tree(reading), taken)
    at = {token.start: index for index, token in enumerate(reading.tokens)}
    back = Alignment(story["text"], taken.text)
    return [
        (*back.to_raw(event.trigger.start, event.trigger.end), times.of(event, at[event.trigger.start]))
        for event in find_events(reading, find_claims(reading).claims).events
    ]

"""Actors: country and sector of 300 spans of ``gold/record-*``, against labels of our own (``actors_labels.jsonl``)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from evaluation.figures import Figure, Group, Profile, Section
from evaluation.shelf import SHARED, corpus, json_lines
from onrecord.claims.tree import Tree
from onrecord.grounding.where import Places
from onrecord.grounding.who import Actors
from onrecord.reading import read_text
from onrecord.settings import Settings, SourceSettings
from onrecord.sources import story_from_text
from onrecord.types import Actor, Party, Span

GOLD = SHARED / "gold"
LABELS = Path(__file__).with_name("actors_labels.jsonl")
LAST = 100  # labelled last, in stories of train, and never looked at while rules were written
_MUST = {"all 300": {"country": 85.0, "sector": 75.0}}
_ANY = Settings(sources=SourceSettings(any_language=True))
_NOTE = (
    "Every n-th actor, recipient or speaker span of the dev stories (200), then of the train stories (the last 100); "
    "labelled by hand before the program was run on them. Country is right when equal, or rightly empty; sector when "
    "the first sector is equal, or both have none. The spans are given, the reading and the chains are our own."
)


def measure(profile: Profile) -> Section:
    """Score all labelled spans, the first 200 and the last 100; both profiles measure all of them."""
    pairs = list(judged())
    files = [*GOLD.glob("record-*.stories.jsonl"), GOLD / "split.json"]
    pinned = corpus("gold/record, labelled actors", files)
    parts = {"all 300": pairs, "first 200 (dev stories)": pairs[:-LAST], "last 100 (unseen)": pairs[-LAST:]}
    groups = tuple(
        Group(title=title, corpus=pinned, figures=tuple(_figures(items, _MUST.get(title, {}))))
        for title, items in parts.items()
    )
    return Section(name="actors", title="Actors", groups=groups, note=_NOTE)


def _figures(pairs: list[tuple[Any, Actor]], must: dict[str, float]) -> Iterator[Figure]:
    country = sum(label["country"] == actor.country for label, actor in pairs)
    sector = sum(label["sectors"][:1] == list(actor.sectors[:1]) for label, actor in pairs)
    told = [actor.country for label, actor in pairs if actor.country and not label["country"]]
    yield Figure(name="country", value=100 * country / len(pairs), must=must.get("country"), margin=2.0)
    yield Figure(name="sector", value=100 * sector / len(pairs), must=must.get("sector"), margin=2.0)
    yield Figure(name="country given where there is none", value=100 * len(told) / len(pairs), margin=None)
    yield Figure(name="spans", value=len(pairs), unit="", margin=None)


def judged() -> Iterator[tuple[Any, Actor]]:
    """Yield each label with the actor that the program makes of its span."""
    for label in json_lines(LABELS):
        raw = _stories()[label["story"]]["text"]
        actors, text = _read(label["story"])
        words = raw[label["start"] : label["end"]]
        start = _nearest(text, words, label["start"])
        yield label, actors.of(Party(name=words, spans=(Span.in_text(text, start, start + len(words)),)))


def _nearest(text: str, words: str, start: int) -> int:
    """Return where words stand in the story's text that stood at ``start`` before sources cleaned it."""
    places = [at for at in range(len(text)) if text.startswith(words, at)]
    if not places:
        raise ValueError(f"{words!r} is not in the story's text")
    return min(places, key=lambda at: abs(at - start))


@cache
def _stories() -> dict[str, Any]:
    return {story["id"]: story for path in sorted(GOLD.glob("record-*.stories.jsonl")) for story in json_lines(path)}


@cache
def _read(identity: str) -> tuple[Actors, str]:
    found = _stories()[identity]
    day = date.fromisoformat(found["date"]) if found.get("date") else None
    story = story_from_text(found["text"], date=day, settings=_ANY.sources)
    reading = read_text(story, _ANY.reading)
    tree = Tree(reading)
    return Actors(tree, reading.story, None, Places(tree, reading.story).all), reading.story.text


def show(limit: int) -> Iterator[str]:
    """Yield what is wrong among the first 200, in words; the last 100 are not for reading."""
    for number, (label, actor) in enumerate(list(judged())[:-LAST]):
        if limit > 0 and (label["country"] != actor.country or label["sectors"][:1] != list(actor.sectors[:1])):
            limit -= 1
            got = {"country": actor.country, "sectors": actor.sectors, "id": actor.id}
            yield f"{number} {label['story']} {json.dumps(got)} for {label['country']} {label['sectors']}"

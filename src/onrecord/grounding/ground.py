"""Ground a story: put its events on the calendar and the map, and say who its parties and speakers are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.claims.tree import Tree
from onrecord.grounding.when import Times
from onrecord.grounding.where import Places
from onrecord.grounding.who import ActorList, Actors
from onrecord.types import Actor, Claim, Event, Gap, Party, Place, Reading, Speaker, Story, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounded:
    """A story's claims and events, grounded; every place and time that it names; and what could not be resolved.

    Attributes:
        story: the story, its datelines with their places.
        claims: each speaker with its actor.
        events: each with its place, its time, and the actors of its parties.
        places: every place named, also where only to say whose or what kind.
        times: every time expression.
        gaps: the times and places of events that stay unresolved.
    """

    story: Story
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    places: tuple[Place, ...]
    times: tuple[When, ...]
    gaps: tuple[Gap, ...]


def ground(
    reading: Reading, claims: tuple[Claim, ...], events: tuple[Event, ...], actors: ActorList | None = None
) -> Grounded:
    """Return claims and events grounded: no server, no network, no clock.

    Args:
        reading: the story, read.
        claims: its claims.
        events: their events, with the words that the model takes for their place and time.
        actors: the users' own actors, which go before the tables.
    """
    tree, story = Tree(reading), reading.story
    times, places = Times(tree, story), Places(tree, story)
    who = Actors(tree, story, actors, places.all)
    at = {token.start: number for number, token in enumerate(reading.tokens)}

    def party(item: Party) -> Party:
        return replace(item, actor=who.of(item))

    dated = tuple(
        replace(
            event,
            when=times.of(event, at[event.trigger.start]) or times.untold(event),
            where=places.of(event, at[event.trigger.start]),
            actors=tuple(map(party, event.actors)),
            recipients=tuple(map(party, event.recipients)),
        )
        for event in events
    )
    lines = (
        replace(line, place=places.at(line.place.span) or line.place) if line.place else line
        for line in story.datelines
    )
    return Grounded(
        story=replace(story, datelines=tuple(lines)),
        claims=tuple(replace(claim, speaker=_known(claim.speaker, who.of(claim.speaker))) for claim in claims),
        events=dated,
        places=places.all,
        times=times.all,
        gaps=tuple(_gaps(dated, dateless=story.published.start is None)),
    )


def _known(speaker: Speaker, actor: Actor) -> Speaker:
    """Return a speaker with its actor; a narrator whose outlet is not known has none."""
    unknown = speaker.kind == "narrator" and actor.state == "unresolved"
    return speaker if unknown else replace(speaker, actor=actor)


def _gaps(events: tuple[Event, ...], *, dateless: bool) -> Iterator[Gap]:
    """Yield the words for a time or a place of an event that could not be resolved, each once.

    "The bridge" is no name, so nothing is missing; and a story without a date has a gap that stands for all its times.
    """
    seen = set()
    for event in events:
        for kind, value in (("time", None if dateless else event.when), ("place", event.where)):
            if value is None or value.state == "resolved" or (kind, value.span.text) in seen:
                continue
            seen.add((kind, value.span.text))
            if isinstance(value, When) and not _is_open(value):
                continue
            if kind == "time" or any(word[:1].isupper() for word in value.span.text.split()[1:] or [value.span.text]):
                told = "may mean several things" if value.state == "ambiguous" else "could not be resolved"
                yield Gap(kind=kind, message=f'the {kind} "{value.span.text}" {told}', span=value.span)


def _is_open(when: When) -> bool:
    """Tell whether a time without its days lacks something: "three years", "every Saturday" and "long" do not."""
    words = when.span.text.split()
    return when.kind in ("DATE", "TIME") and (len(words) > 1 or words[0][:1].isupper() or words[0][:1].isdigit())

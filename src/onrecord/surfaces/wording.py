"""The words that every surface uses for the same thing, so that terminal and page never differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.labels import explain
from onrecord.types import Actor, Claim, Place, Published, Reason, Speaker, Story, When
from onrecord.types.resolved import days_words, place_words

_FIELDS = {"kind": "kind of speaker", "via": "claim that it comes through"}
NARRATOR_CONTENT = "all that the story states in its own voice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Nested:
    """A claim and how many claims it reaches us through."""

    claim: Claim
    depth: int


def nested(claims: Sequence[Claim]) -> Iterator[Nested]:
    """Give the claims with each ``via`` claim right after the one that reports it, otherwise in the order given.

    Each claim comes exactly once, whatever ``via`` says: one that points nowhere, or round in a circle, counts as
    reported by no one.

    >>> inner = Claim(id="c1", speaker=Speaker(kind="person", name="Li"), via="c2")
    >>> outer = Claim(id="c2", speaker=Speaker(kind="group", name="aides"))
    >>> [(one.claim.id, one.depth) for one in nested([inner, outer])]
    [('c2', 0), ('c1', 1)]
    """
    ids = {claim.id for claim in claims}
    below: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.via is not None:
            below.setdefault(claim.via, []).append(claim)
    given: set[str] = set()
    tops = [claim for claim in claims if claim.via not in ids]
    # The second pass over all claims catches the circles, whose members hang below no top.
    for top in (*tops, *claims):
        stack = [Nested(claim=top, depth=0)]
        while stack:
            one = stack.pop()
            if one.claim.id in given:
                continue
            given.add(one.claim.id)
            yield one
            stack.extend(Nested(claim=claim, depth=one.depth + 1) for claim in reversed(below.get(one.claim.id, [])))


def speaker_words(speaker: Speaker) -> str:
    """Return who speaks, in words: the name, else the story's own words, else what kind of speaker it is.

    >>> speaker_words(Speaker(kind="hidden"))
    'someone not named'
    """
    if speaker.kind == "narrator":
        return speaker.name or "the narrator"
    return speaker.name or " and ".join(span.text for span in speaker.spans) or "someone not named"


def content_words(claim: Claim) -> str:
    """Return what is put forward, its stretches joined by " … "."""
    if claim.speaker.kind == "narrator":
        return NARRATOR_CONTENT
    return " … ".join(span.text for span in claim.content)


def published_words(published: Published) -> str:
    """Return the published interval with its basis, in words.

    >>> from datetime import date
    >>> published_words(Published(start=date(2031, 5, 4), end=date(2031, 5, 4), basis="given"))
    '2031-05-04 (given)'
    >>> published_words(Published())
    'unknown'
    """
    if published.start is None or published.end is None:
        return "unknown"
    first, last = published.start.isoformat(), published.end.isoformat()
    if first == last:
        return f"{first} ({published.basis})"
    days = len(published.days)
    one_of = f", one of {days} days" if days else ""
    return f"{first} to {last}{one_of} ({published.basis})"


def coordinates_words(lat: float | None, lon: float | None) -> str:
    """Return a point in degrees, to about a hundred metres; "" where there is none.

    >>> coordinates_words(37.566, -126.9784)
    '37.566° N 126.978° W'
    """
    if lat is None or lon is None:
        return ""
    return f"{abs(lat):.3f}° {'N' if lat >= 0 else 'S'} {abs(lon):.3f}° {'E' if lon >= 0 else 'W'}"


def when_sentence(when: When) -> str:
    """Return in one line what the time was resolved to and from what, for a reader who points at it.

    >>> from onrecord.types import Span
    >>> when_sentence(When(span=Span(start=0, end=8, text="recently")))
    'unresolved: only the words are known'
    """
    facts = (days_words(when), when.granularity, label_words(f"basis:{when.basis}"))
    return _resolution(when.state, facts)


def place_sentence(place: Place) -> str:
    """Return in one line what the place was resolved to, with its point and how many other places it may be."""
    others = len(place.candidates) if place.state == "ambiguous" else 0
    one_of = f"one of {others} candidates" if others > 1 else ""
    facts = (place_words(place), place.precision, coordinates_words(place.lat, place.lon), one_of)
    return _resolution(place.state, facts)


def actor_sentence(actor: Actor) -> str:
    """Return in one line who the party is, with its id, country and what its sectors mean."""
    sectors = (f"{code} ({label_words(f'sector:{code}')})" for code in actor.sectors)
    return _resolution(actor.state, (actor.name, actor.id, actor.country, *sectors))


def _resolution(state: str, facts: Iterable[str]) -> str:
    told = ", ".join(filter(None, facts))
    return f"{state}: {told or label_words(f'state:{state}')}"


def dateline_words(story: Story) -> str:
    """Return the places of the story's datelines ("SEOUL, TOKYO"), or "" when there is none."""
    return ", ".join((line.place or line).span.text for line in story.datelines)


def label_words(label: str) -> str:
    """Return what the label ``family:value`` means, or "" when there is no such label."""
    try:
        return explain(label)
    except KeyError:
        return ""


def reason_sentence(reason: Reason) -> str:
    """Return the reason as a sentence.

    >>> print(reason_sentence(Reason(decision="act:deny", by="table:verbs_of_saying", words="denied")))
    The act is deny (denies, rejects a charge, dismisses), by the table verbs_of_saying, for “denied”.
    """
    field, _, value = reason.decision.partition(":")
    meaning = label_words(reason.decision)
    decided = f"The {_FIELDS.get(field, field.replace('_', ' '))} is {value or 'so'}" + (
        f" ({meaning})" if meaning else ""
    )
    maker, _, name = reason.by.partition(":")
    by = f"by the {maker} {name}".rstrip()
    if maker == "model":
        by = f"by the model ({name or 'all tasks'})"
    score = f", with probability {reason.score:.2f}" if reason.score is not None else ""
    words = f", for “{reason.words}”" if reason.words else ""
    return f"{decided}, {by}{score}{words}."

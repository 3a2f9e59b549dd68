"""What a time, a place or an actor was resolved to, in a few words that every surface shares."""

from __future__ import annotations

from onrecord.types.actor import Actor
from onrecord.types.place import Place
from onrecord.types.when import When


def days_words(when: When) -> str:
    """Return the first and the last day; "" where the time is not resolved.

    >>> from datetime import date
    >>> from onrecord.types.span import Span
    >>> words = Span(start=0, end=9, text="last week")
    >>> days_words(When(span=words, state="resolved", start=date(2031, 3, 3), end=date(2031, 3, 9)))
    '2031-03-03 to 2031-03-09'
    >>> days_words(When(span=words))
    ''
    """
    if when.state == "unresolved" or (when.start is None and when.end is None):
        return ""
    if when.start is None:
        words = f"until {when.end}"
    elif when.end is None:
        words = f"from {when.start}"
    else:
        words = f"{when.start}" if when.start == when.end else f"{when.start} to {when.end}"
    return _hedged(words, when.state)


def place_words(place: Place) -> str:
    """Return the place's name and its country; "" where it is not resolved.

    >>> from onrecord.types.span import Span
    >>> words = Span(start=0, end=5, text="SEOUL")
    >>> place_words(Place(span=words, state="resolved", name="Seoul", country="KOR"))
    'Seoul, KOR'
    >>> place_words(Place(span=words, state="ambiguous", name="Seoul", country="KOR"))
    'Seoul, KOR (ambiguous)'
    """
    if place.state == "unresolved":
        return ""
    return _hedged(", ".join(word for word in (place.name, place.country) if word), place.state)


def actor_words(actor: Actor) -> str:
    """Return the actor's country and sectors; "" where neither is known.

    >>> actor_words(Actor(id="PRK-MIL", name="North Korea's army", country="PRK", sectors=("MIL", "GOV")))
    'PRK MIL GOV'
    """
    return _hedged(" ".join(word for word in (actor.country, *actor.sectors) if word), actor.state)


def _hedged(words: str, state: str) -> str:
    return f"{words} (ambiguous)" if words and state == "ambiguous" else words

"""The event: something that happens, happened, will or may happen, or is said not to have, within one claim."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.types.actor import Actor
from onrecord.types.place import Place
from onrecord.types.reason import Reason
from onrecord.types.span import Span
from onrecord.types.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor or a recipient of an event.

    Attributes:
        name: who it is, as fully as the story lets one say; the words themselves where it says no more.
        spans: the mention beside the event: "he", "the group", "North Korea".
        actor: the party as an actor with country and sectors; None before grounding.
    """

    name: str
    spans: tuple[Span, ...]
    actor: Actor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many people an event killed, injured or arrested.

    Attributes:
        kind: "dead", "injured" or "arrested".
        least, most: the interval that the words allow, both ends included; ``most`` is None where they set no end
            ("at least 12", "dozens").
        span: the words: "at least 12", "two", "dozens".
    """

    kind: str
    least: int
    most: int | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event as one claim puts it.

    Attributes:
        id: "e1", "e2", ... in the order of the text.
        trigger: the word that names it.
        type: one of the 16 PLOVER types, or "OTHER"; mode: a mode of that type, or "".
        cameo: the CAMEO code of type and mode, or "" where there is none.
        status: happened, ongoing, planned, possible, negated or asked, within its claim.
        claim: id of the innermost claim whose content holds the trigger; "c0" where the narrator states it.
        actors, recipients: who does it, and to whom it is done; parties to talks are all actors.
        where, when: its place and its time, each with the story's words; None where the story does not say.
        counts: people killed, injured, arrested in it.
        why: reasons for all of it.
    """

    id: str
    trigger: Span
    type: str
    status: str
    claim: str
    mode: str = ""
    cameo: str = ""
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    where: Place | None = None
    when: When | None = None
    counts: tuple[Count, ...] = ()
    why: tuple[Reason, ...] = ()

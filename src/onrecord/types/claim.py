"""The claim: one act of putting something forward."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.types.actor import Actor
from onrecord.types.reason import Reason
from onrecord.types.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who puts the claim forward.

    Attributes:
        kind: person, organization, group, document, unnamed, hidden or narrator.
        name: who it is as fully as the story lets one say; "" for hidden and narrator.
        spans: the words that name the speaker where the claim stands; several for joint speakers.
        actor: the speaker as an actor with country and sectors; None before grounding, and for a narrator whose outlet
            is not known.
    """

    kind: str
    name: str = ""
    spans: tuple[Span, ...] = ()
    actor: Actor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One act of putting something forward; ``c0`` is the narrator's.

    Attributes:
        id: "c0", "c1", ... in the order of the text.
        cue: the words that attribute; content: what is put forward, without quotation marks at its outer ends.
        act: one of ``onrecord.labels.ACTS``.
        polarity: "affirmed" or "denied": whether the speaker stands behind the content or against it.
        certainty: "certain", "probable" or "possible", as the speaker puts it.
        via: id of the claim that this one reaches us through, or None.
        events: ids of the events in it.
        why: reasons for all of it.
    """

    id: str
    speaker: Speaker
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    act: str = "say"
    polarity: str = "affirmed"
    certainty: str = "certain"
    via: str | None = None
    events: tuple[str, ...] = ()
    why: tuple[Reason, ...] = ()

"""Reading and claims to events: each candidate gets its claim, type, status, parties, counts and reasons."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.claims.events.choice import chosen
from onrecord.claims.events.circumstances import Circumstances
from onrecord.claims.events.claimants import Claimants
from onrecord.claims.events.coding import Code, code_of
from onrecord.claims.events.counts import find_counts
from onrecord.claims.events.ontology import cameo_code, contexts_of
from onrecord.claims.events.parties import Parties
from onrecord.claims.events.status import status_of
from onrecord.claims.tree import Tree
from onrecord.settings import EventSettings
from onrecord.types import Claim, Event, Place, Reading, Reason, Span, Trigger, When

_DEFAULT = EventSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Events:
    """What was found: events in the order of the text, the claims with the ids of their events, and contexts."""

    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    contexts: tuple[str, ...]


def find_events(reading: Reading, claims: tuple[Claim, ...], settings: EventSettings = _DEFAULT) -> Events:
    """Return the events of a story's claims; what the story says in its own voice belongs to ``c0``.

    Args:
        reading: the story, read, with the model's triggers.
        claims: its claims, the narrator's first.
        settings: how sure the model must be that a word names an event.
    """
    tree = Tree(reading)
    claimants, parties, around = Claimants(tree, claims), Parties(tree), Circumstances(tree)
    contexts = tuple(context.name for context in contexts_of(token.lemma for token in reading.tokens))
    events: list[Event] = []
    for trigger in chosen(tree, reading.triggers, settings.bar):
        events.append(_event(tree, parties, claimants, code_of(tree, trigger, around), trigger, f"e{len(events) + 1}"))
    held: dict[str, list[str]] = {}
    for event in events:
        held.setdefault(event.claim, []).append(event.id)
    return Events(
        events=tuple(events),
        claims=tuple(replace(claim, events=tuple(held.get(claim.id, ()))) for claim in claims),
        contexts=contexts,
    )


def _event(tree: Tree, parties: Parties, claimants: Claimants, code: Code, trigger: Trigger, name: str) -> Event:
    token = tree.tokens[trigger.at]
    holder, holder_why = claimants.of(trigger.at, code.type)
    status, status_why = status_of(tree, trigger, holder)
    actors, recipients = parties.of(trigger, code.type)
    where, when = (_words(parties, trigger, role) for role in ("where", "when"))
    why = [
        Reason(decision=f"trigger:{token.text}", by="model:trigger", words=token.text, score=trigger.score),
        code.why,
        status_why,
        holder_why,
    ]
    return Event(
        id=name,
        trigger=tree.reading.span(trigger.at, trigger.at + 1),
        type=code.type,
        mode=code.mode,
        cameo=cameo_code(code.type, code.mode, status),
        status=status,
        claim=holder.id,
        actors=actors,
        recipients=recipients,
        where=Place(span=where) if where else None,
        when=When(span=when) if when else None,
        counts=find_counts(tree, trigger.at),
        why=tuple(why),
    )


def _words(parties: Parties, trigger: Trigger, role: str) -> Span | None:
    """Return the words of the surest argument of a role."""
    found = [item for item in trigger.arguments if item.role == role]
    best = max(found, key=lambda item: (item.score, -item.first), default=None)
    return parties.span(best) if best else None

"""Reading and claims to events: each candidate gets its claim, type, status, parties, counts and reasons."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.claims.events.choice import chosen
from onrecord.claims.events.coding import code_of
from onrecord.claims.events.counts import find_counts
from onrecord.claims.events.ontology import cameo_code, contexts_of
from onrecord.claims.events.parties import Parties
from onrecord.claims.events.status import status_of
from onrecord.claims.tree import Tree
from onrecord.settings import EventSettings
from onrecord.types import Argument, Claim, Event, Reading, Reason, Trigger

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
    tree, claimants = Tree(reading), Claimants(claims)
    parties = Parties(tree)
    contexts = tuple(context.name for context in contexts_of(token.lemma for token in reading.tokens))
    events: list[Event] = []
    for trigger in chosen(tree, reading.triggers, settings.bar):
        events.append(_event(tree, parties, claimants, trigger, f"e{len(events) + 1}"))
    held: dict[str, list[str]] = {}
    for event in events:
        held.setdefault(event.claim, []).append(event.id)
    return Events(
        events=tuple(events),
        claims=tuple(replace(claim, events=tuple(held.get(claim.id, ()))) for claim in claims),
        contexts=contexts,
    )


class Claimants:
    """Finds the innermost claim whose content holds a place in the text."""

    def __init__(self, claims: tuple[Claim, ...]) -> None:
        self._narrator = claims[0]
        by_id = {claim.id: claim for claim in claims}
        self._spans: list[tuple[int, int, int, Claim]] = []
        for claim in claims[1:]:
            depth, outer = 0, claim.via
            while outer is not None and depth < len(claims):
                depth, outer = depth + 1, by_id[outer].via
            self._spans += [(-depth, span.end - span.start, span.start, claim) for span in claim.content]
        self._spans.sort(key=lambda item: item[:3])

    def of(self, at: int) -> Claim:
        """Return the deepest claim with the character ``at`` in its content, the narrowest of these, or ``c0``."""
        for _, length, start, claim in self._spans:
            if start <= at < start + length:
                return claim
        return self._narrator


def _event(tree: Tree, parties: Parties, claimants: Claimants, trigger: Trigger, name: str) -> Event:
    token = tree.tokens[trigger.at]
    holder = claimants.of(token.start)
    code = code_of(tree, trigger)
    status, status_why = status_of(tree, trigger, holder)
    where, when = (_surest(trigger, role) for role in ("where", "when"))
    why = [
        Reason(decision=f"trigger:{token.text}", by="model:trigger", words=token.text, score=trigger.score),
        code.why,
        status_why,
        Reason(decision=f"claim:{holder.id}", by="rule:innermost_content"),
    ]
    return Event(
        id=name,
        trigger=tree.reading.span(trigger.at, trigger.at + 1),
        type=code.type,
        mode=code.mode,
        cameo=cameo_code(code.type, code.mode, status),
        status=status,
        claim=holder.id,
        actors=parties.parties(trigger.at, [item for item in trigger.arguments if item.role == "actor"]),
        recipients=parties.parties(trigger.at, [item for item in trigger.arguments if item.role == "recipient"]),
        where=parties.span(where) if where else None,
        when=parties.span(when) if when else None,
        counts=find_counts(tree, trigger.at),
        why=tuple(why),
    )


def _surest(trigger: Trigger, role: str) -> Argument | None:
    found = [item for item in trigger.arguments if item.role == role]
    return max(found, key=lambda item: (item.score, -item.first), default=None)

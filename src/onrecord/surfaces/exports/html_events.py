"""The events of a claim as cards below it: what happens, with which status, who to whom, when, where, how many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.labels import STATUSES
from onrecord.surfaces.event_wording import counts_words, party_words, type_words
from onrecord.surfaces.exports.html_parts import bdi, element, label, resolved, text_html, why_list
from onrecord.surfaces.wording import actor_sentence, label_words, place_sentence, reason_sentence, when_sentence
from onrecord.types import Actor, Event, Party, Place, Reason, When
from onrecord.types.resolved import actor_words, days_words, place_words

# More than these are folded away under their number, so that the next claim stays in sight.
SHOWN_AT_ONCE = 6


def events_below(events: Sequence[Event]) -> str:
    """Return the events of one claim as a list of cards, folded when there are many; "" when there are none."""
    if not events:
        return ""
    many = len(events) > SHOWN_AT_ONCE
    number = "1 event" if len(events) == 1 else f"{len(events)} events"
    cards = element("ol", "".join(map(_card, events)), class_="events")
    return element("details", element("summary", number) + cards, class_="events-of", open=None if many else "")


def _card(event: Event) -> str:
    head = element("a", text_html(event.id), class_="id", href=f"#{event.id}")
    head += status_label(event.status) + element("strong", bdi(event.trigger.text), class_="trigger")
    meanings = (label_words(f"type:{event.type}"), label_words(f"mode:{event.type}:{event.mode}"))
    meaning = "; ".join(filter(None, meanings)) or None
    head += element("span", text_html(type_words(event)), class_="label type", title=meaning)
    facts = "".join(
        element("span", f"{name} {words}", class_=f"fact {name}")
        for name, words in (
            ("actor", _parties(event.actors)),
            ("recipient", _parties(event.recipients)),
            ("when", _time(event.when) if event.when else ""),
            ("where", _place(event.where) if event.where else ""),
            ("count", element("b", bdi(counts_words(event))) if event.counts else ""),
        )
        if words
    )
    body = element("div", head, class_="who") + (element("div", facts, class_="facts-of") if facts else "")
    return element(
        "li",
        body + why_list("Why", map(reason_sentence, _reasons(event))),
        class_="card event",
        id=event.id,
        data_id=event.id,
        data_status=event.status,
        tabindex="0",
    )


def _parties(parties: Iterable[Party]) -> str:
    return " and ".join(element("b", bdi(party_words(party))) + actor_label(party.actor) for party in parties)


def _time(when: When) -> str:
    return element("b", bdi(when.span.text)) + resolved(days_words(when), when_sentence(when))


def _place(place: Place) -> str:
    return element("b", bdi(place.span.text)) + resolved(place_words(place), place_sentence(place))


def _reasons(event: Event) -> Iterable[Reason]:
    """Give the event's reasons, then those for its time, its place and its parties."""
    yield from event.why
    actors = (party.actor for party in (*event.actors, *event.recipients))
    for grounded in (event.when, event.where, *actors):
        yield from grounded.why if grounded else ()


def actor_label(actor: Actor | None) -> str:
    """Return country and sectors of an actor behind its name, with who it is to be read on it; "" where unknown."""
    return resolved(actor_words(actor), actor_sentence(actor)) if actor else ""


def status_label(status: str) -> str:
    """Return the status in its word, with its sign (which the style sheet draws) and what it means."""
    return label("status", status)


def status_legend() -> str:
    """Return a sample of every status, as triggers look in the text."""
    samples = " ".join(
        element("span", status, class_=f"run in-trigger signed status-{status}", title=label_words(f"status:{status}"))
        for status in STATUSES
    )
    roles = " ".join(
        element("span", role, class_=f"run in-{role} on-{role}")
        for role in ("actor", "recipient", "when", "where", "count")
    )
    return f"<p>What happens, by its status: {samples}</p><p>In a selected event: {roles}</p>"

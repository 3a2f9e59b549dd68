"""The events of a claim as cards below it: what happens, with which status, who to whom, when, where, how many."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.labels import STATUSES
from onrecord.surfaces.event_wording import counts_words, parties_words, type_words
from onrecord.surfaces.exports.html_parts import bdi, element, label, text_html, why_list
from onrecord.surfaces.wording import label_words, reason_sentence
from onrecord.types import Event

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
        element("span", f"{name} " + element("b", bdi(words)), class_=f"fact {name}")
        for name, words in (
            ("actor", parties_words(event.actors)),
            ("recipient", parties_words(event.recipients)),
            ("when", event.when.text if event.when else ""),
            ("where", event.where.text if event.where else ""),
            ("count", counts_words(event)),
        )
        if words
    )
    body = element("div", head, class_="who") + (element("div", facts, class_="facts-of") if facts else "")
    return element(
        "li",
        body + why_list("Why", map(reason_sentence, event.why)),
        class_="card event",
        id=event.id,
        data_id=event.id,
        data_status=event.status,
        tabindex="0",
    )


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

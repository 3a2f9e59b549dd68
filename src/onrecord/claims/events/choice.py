"""Choice: which of the model's triggers are taken for events."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from onrecord.claims.events.coding import look_up
from onrecord.claims.tree import Tree
from onrecord.tables import table
from onrecord.types import Trigger


def chosen(tree: Tree, triggers: Sequence[Trigger], bar: float) -> list[Trigger]:
    """Return the triggers that the model is sure enough of, without verbs that only lend a noun their grammar.

    "Held talks" is one event, the talks; "began shelling" is the shelling. For a compound that the table of event words
    has ("arms deal") the model's own bar, below which it gives no trigger, is enough.

    Args:
        tree: the reading's tree.
        triggers: the model's.
        bar: how sure the model must be that a word names an event.
    """
    sure = {trigger.at: trigger for trigger in triggers if trigger.score >= bar or _named(tree, trigger)}
    return [trigger for trigger in sure.values() if not _lends(tree, trigger, sure)]


def _named(tree: Tree, trigger: Trigger) -> bool:
    """Tell whether a word stands in a compound that names an event."""
    words, readings = look_up(tree, trigger.at)
    return bool(readings) and " " in words


def _lends(tree: Tree, trigger: Trigger, sure: dict[int, Trigger]) -> bool:
    """Tell whether a verb says no more than what the event that hangs on it says: by the guidelines it is none."""
    token = tree.tokens[trigger.at]
    if token.upos != "VERB":
        return False
    nouns = tree.children(trigger.at, "nsubj" if tree.passive(trigger.at) else "obj")
    named = [sure[at] for at in nouns if at in sure]
    if token.lemma in table("event_words")["support_verbs"]:
        empty = token.lemma not in table("event_words")["verbs"]
        return any(empty or noun.types[0][0] == trigger.types[0][0] for noun in named)
    return token.lemma in _aspects() and any(at in sure for at in tree.children(trigger.at, "xcomp"))


@lru_cache(maxsize=1)
def _aspects() -> frozenset[str]:
    return frozenset(table("event_words")["aspect_verbs"])

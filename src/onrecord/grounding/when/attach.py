"""Attaching: which of a sentence's times dates an event, by what the model ties to it and by the syntax."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.claims.tree import Tree
from onrecord.tables import table
from onrecord.types import Event, Reason

_BELOW = frozenset(("obl", "nmod", "advmod", "amod", "compound", "nummod", "appos", "dep", "acl", "obj", "det"))
_SHARED = frozenset(("conj", "xcomp"))
_NOUNS = frozenset(("nsubj", "obj"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A time of the event's sentence: its number, its place in the text, and its head word."""

    number: int
    start: int
    end: int
    head: int


def dating(tree: Tree, near: Sequence[Dated], event: Event, trigger_at: int) -> tuple[int | None, Reason | None]:
    """Return the number of the time that dates an event, and why; None where none does.

    The words that the model ties to the event come first. Then the time that hangs on its word, or on a verb that it
    shares its time with: "attacked and burned it on Monday", "collapsed on Monday, killing 12", "held talks on Monday".

    Args:
        tree: the reading's tree.
        near: the times of the event's sentence.
        event: the event.
        trigger_at: index of its trigger.
    """
    words = event.when.span if event.when is not None else None
    if words is not None:
        shared = {
            time.number: min(time.end, words.end) - max(time.start, words.start)
            for time in near
            if time.start < words.end and words.start < time.end
        }
        if shared:
            best = max(shared, key=lambda number: shared[number])
            return best, Reason(decision="when:attached", by="model:when", words=words.text)
        for time in near:  # "the invasion" of "since the invasion of Ukraine in February 2022"
            held = next((at for at in tree.ancestors(time.head) if tree.tokens[at].upos in ("NOUN", "PROPN")), -1)
            if held >= 0 and words.start <= tree.tokens[held].start < words.end and _governor(tree, time.head) == held:
                return time.number, Reason(decision="when:attached", by="rule:within", words=words.text)
    for at in _holders(tree, trigger_at):
        hanging = [time for time in near if _governor(tree, time.head) == at]
        if hanging:
            first = min(hanging, key=lambda time: abs(time.head - trigger_at))
            return first.number, Reason(decision="when:attached", by="rule:syntax", words=tree.tokens[at].text)
    return None, None


def _governor(tree: Tree, head: int) -> int:
    """Return the word that a time hangs on, or -1: "Monday" in "saw Monday as a test" dates nothing."""
    return tree.tokens[head].head if tree.relation(head) in _BELOW else -1


def _holders(tree: Tree, trigger: int) -> list[int]:
    """Return the words whose time is the trigger's too, itself first."""
    found, at = [trigger], trigger
    while True:
        above, relation = tree.tokens[at].head, tree.relation(at)
        if above < 0 or above in found:
            return found
        verb = tree.tokens[above]
        noun = tree.tokens[at].upos in ("NOUN", "PROPN") and verb.upos == "VERB"
        gerund = relation == "advcl" and tree.tokens[at].text.lower().endswith("ing") and not tree.children(at, "mark")
        lent = noun and relation == "obj" and verb.lemma in _support()
        if not (relation in _SHARED or gerund or lent or (noun and relation == "nsubj")):
            return found
        at = above
        found.append(at)


@lru_cache(maxsize=1)
def _support() -> frozenset[str]:
    return frozenset(table("event_words")["support_verbs"]) | frozenset(table("event_words")["aspect_verbs"])

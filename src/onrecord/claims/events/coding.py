"""Coding: an event's PLOVER type and mode, from the model and from the table of event words together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import log

from onrecord.claims.events.circumstances import Circumstances
from onrecord.claims.tree import Tree
from onrecord.tables import table
from onrecord.types import Reason, Trigger

_FLOOR = 0.01  # chance of a type that is not among the model's likeliest
_FIRST, _FURTHER = 1.5, 0.7  # what a first and a further reading of the table add to the log chance
_SURE_MODE, _LIKELY_MODE = 0.5, 0.3
Readings = list[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A type, a mode of it or "", and who decided."""

    type: str
    mode: str
    why: Reason


def code_of(tree: Tree, trigger: Trigger, around: Circumstances) -> Code:
    """Return the type and mode of what a word names.

    The model reads the sentence, the table knows the word: the type is the one that both together find likeliest, so
    that a word never seen in training still gets its type, and a sentence that is plain overrules the table.

    Args:
        tree: the reading's tree.
        trigger: the candidate, with the model's types and modes.
        around: the story's circumstances.
    """
    words, readings = look_up(tree, trigger.at)
    chances = dict(trigger.types)
    bonus = {kind: _FURTHER for kind, _ in reversed(readings[1:])} | {kind: _FIRST for kind, _ in readings[:1]}
    kinds = list(dict.fromkeys([*chances, *bonus]))
    best = max(kinds, key=lambda kind: log(max(chances.get(kind, 0.0), _FLOOR)) + bonus.get(kind, 0.0))
    told = around.of(trigger.at) if best == "ASSAULT" else None
    if told is not None:
        why = Reason(decision=f"type:{told.type}", by=f"rule:{told.name}", words=told.words or words)
        return Code(type=told.type, mode=told.mode, why=why)
    mode = _mode(trigger, best, readings)
    if best == trigger.types[0][0]:
        score: float | None = chances[best]
        by = "model:type" + (" and table:event_words" if best in bonus else "")
    else:
        score, by = None, "table:event_words"
    return Code(type=best, mode=mode, why=Reason(decision=f"type:{best}", by=by, words=words, score=score))


def _mode(trigger: Trigger, kind: str, readings: Readings) -> str:
    """Return the model's mode of the type where it is sure, else the table's, else the model's if likely, else none."""
    known = next((mode for name, mode in readings if name == kind), None)
    for label, score in trigger.modes:
        name, _, mode = label.partition(":")
        if name == kind:
            if score >= _SURE_MODE or (score >= _LIKELY_MODE and not known):
                return mode
            break
    return known or ""


def look_up(tree: Tree, at: int) -> tuple[str, Readings]:
    """Return the longest entry of the table that a word ends or heads, and its readings, the likeliest first."""
    words = table("event_words")
    for kind, phrase in _phrases(tree, at):
        found = words[kind].get(phrase)
        if found:
            return phrase, [(name, mode) for name, mode in found]
    return tree.tokens[at].text, []


def _phrases(tree: Tree, at: int) -> Iterator[tuple[str, str]]:
    """Yield the phrases that may stand in the table for a word, the longest first, each with its list."""
    lemma = _plain(tree, at)
    before = [_plain(tree, i) for i in range(max(0, at - 2), at)]
    for length in range(len(before), 0, -1):
        yield "compounds", " ".join([*before[-length:], lemma])
    if " " in lemma:
        yield "compounds", lemma
    if tree.tokens[at].upos in ("VERB", "AUX", "ADJ"):
        for child in tree.children(at, "compound", "advmod", "obl", "obj", "nmod"):
            particle = tree.tokens[child].upos in ("ADP", "ADV")
            words = [child] if particle else [i for i in tree.children(child, "case") if i > at]
            yield from (("verbs", f"{lemma} {tree.tokens[i].text.lower()}") for i in words[:1])
        yield "verbs", lemma
        yield "nouns", lemma
    else:
        yield "nouns", lemma
        yield "verbs", lemma


def _plain(tree: Tree, at: int) -> str:
    token = tree.tokens[at]
    return (token.lemma or token.text.lower()).replace("-", " ")

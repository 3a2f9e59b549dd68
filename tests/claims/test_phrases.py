"""Phrases of several words: every one with a star is found, and articles do not stand in a phrase's way."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.claims.cues import look_up
from onrecord.claims.phrases import named, starred
from onrecord.tables import table
from onrecord.types import TokenRange
from tests.claims.drawn import drawn

CASES = json.loads((Path(__file__).parents[1] / "cases" / "claims" / "phrases.json").read_text(encoding="utf-8"))
NOUNS = frozenset(("attacks", "eyes", "words", "orders"))


def upos(form: str, cue: str) -> str:
    if form in NOUNS:
        return "NOUN"
    return "AUX" if form in ("is", "was", "be") else "VERB" if form in (cue, "hear") else "X"


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"]) for case in CASES])
def test_a_star_stands_for_up_to_five_words(case: dict[str, Any]) -> None:
    """The cue is found to be part of its phrase, or of none where its words only look alike."""
    words = case["text"].split()
    cue = words.index(case["cue"])
    tree = drawn([(form, upos(form, case["cue"]), -1 if at == cue else cue, "dep") for at, form in enumerate(words)])
    found = starred(tree, TokenRange(first=cue, last=cue + 1))
    assert case["phrase"] == (found.name if found else "")


def test_every_phrase_with_a_star_has_a_case() -> None:
    """No phrase with a star is in the table that has not been seen to match."""
    stars = {name for name in table("phrases_of_saying") if "*" in name.split()}
    assert stars == {case["phrase"] for case in CASES} - {""}


def test_words_that_do_not_go_together_are_no_phrase() -> None:
    """Thus: "Claimed that the army planned an attack" claims no attack: the words hang on different verbs."""
    tree = drawn([
        ("Rebels", "NOUN", 1, "nsubj"), ("claimed", "VERB", -1, "root"), ("the", "DET", 3, "det"),
        ("army", "NOUN", 4, "nsubj"), ("planned", "VERB", 1, "ccomp"), ("an", "DET", 6, "det"),
        ("attack", "NOUN", 4, "obj"),
    ])  # fmt: skip
    assert starred(tree, TokenRange(first=1, last=2)) is None


def test_articles_and_possessives_do_not_stand_in_a_phrases_way() -> None:
    """Thus: "Gave its word" is the table's "give one's word", whosever word it is."""
    assert named("give word") == "give one's word"
    assert named("raise alarm") == "raise the alarm"
    assert named("look forward to") == "look forward to"
    tree = drawn([
        ("Unions", "NOUN", 1, "nsubj"), ("gave", "VERB", -1, "root"), ("their", "PRON", 3, "nmod:poss"),
        ("word", "NOUN", 1, "obj"),
    ])  # fmt: skip
    assert look_up(tree, TokenRange(first=1, last=4), (), ()).act == "promise"


def test_what_is_named_is_not_what_is_said() -> None:
    """Thus: "Called the plan a farce" announces no plan: the plan is what the word "farce" is for."""
    tree = drawn([
        ("Voters", "NOUN", 1, "nsubj"), ("called", "VERB", -1, "root"), ("the", "DET", 3, "det"),
        ("plan", "NOUN", 1, "obj"), ("a", "DET", 5, "det"), ("farce", "NOUN", 1, "xcomp"),
    ])  # fmt: skip
    cue, farce = TokenRange(first=1, last=2), TokenRange(first=4, last=6)
    assert look_up(tree, cue, (farce,), ()).act != "plan"

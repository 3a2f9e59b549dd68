"""The tables about events: PLOVER's labels and no others, words enough of each type, and what the guidelines decide."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import build_tables
from event_shapes import STATUS_FRAMES, STATUS_KINDS
from onrecord.labels import CONTEXTS, MODES, STATUSES, TYPES
from onrecord.tables import table
from tests.house import ROOT

CASES: dict[str, Any] = json.loads((ROOT / "tests" / "cases" / "tables" / "events.json").read_text(encoding="utf-8"))
PARTS = ("verbs", "nouns", "compounds")


@pytest.mark.parametrize(("part", "least"), [("verbs", 1100), ("nouns", 800), ("compounds", 480)])
def test_the_words_of_events_do_not_shrink(part: str, least: int) -> None:
    assert len(table("event_words")[part]) >= least


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_has_verbs_nouns_and_compounds(kind: str) -> None:
    words = table("event_words")
    counts = {part: sum(labels[0][0] == kind for labels in words[part].values()) for part in PARTS}
    assert min(counts.values()) >= 5, counts


def test_every_mode_is_named_by_a_word() -> None:
    words = table("event_words")
    named = {":".join(label) for part in PARTS for labels in words[part].values() for label in labels}
    # Modes that lie in what is demanded, refused or threatened, not in the word: "refused to meet".
    by_content = {mode for mode in MODES if mode.partition(":")[0] in ("REQUEST", "REJECT", "THREATEN")}
    assert set(MODES) - by_content <= named


@pytest.mark.parametrize(("part", "word", "kind", "mode", "why"), CASES["words"])
def test_a_word_names_first_what_the_guidelines_decide(part: str, word: str, kind: str, mode: str, why: str) -> None:
    assert [kind, mode] == table("event_words")[part][word][0], why


def test_verbs_that_lend_or_bound_an_event_are_there() -> None:
    words = table("event_words")
    assert {"hold", "conduct", "carry out", "launch", "make", "give", "stage", "take", "deliver"} <= set(
        words["support_verbs"]
    )
    expected = {"begin": "ongoing", "continue": "ongoing", "resume": "ongoing", "end": "happened", "halt": "happened"}
    assert expected == {verb: words["aspect_verbs"][verb] for verb in expected}


def test_status_words_are_many_of_every_kind_and_have_every_field() -> None:
    words = table("status_words")
    kinds = Counter(entry["kind"] for entry in words.values())
    assert len(words) >= 600
    assert set(STATUS_KINDS) == set(kinds) and min(kinds.values()) >= 15, kinds
    for word, entry in words.items():
        assert {entry["status"], entry["negated"], entry["past"]} <= {*STATUSES, "keep"}, word
        assert entry["frames"] and set(entry["frames"]) <= set(STATUS_FRAMES), word


@pytest.mark.parametrize(("word", "status", "negated", "past"), CASES["statuses"])
def test_a_status_word_does_what_the_guidelines_say(word: str, status: str, negated: str, past: str) -> None:
    entry = table("status_words")[word]
    assert (status, negated, past) == (entry["status"], entry["negated"], entry["past"])


def test_no_adverb_is_both_a_hedge_and_a_word_of_status() -> None:
    """An adverb that only blurs the claim ("perhaps", "likely") must not move the status of the event as well."""
    shared = set(table("status_words")) & set(table("hedges"))
    adverbs = {word for word in shared if table("hedges")[word]["pos"] == "adverb"}
    assert adverbs == set()


def test_every_context_has_words_enough_to_be_told_by() -> None:
    contexts = table("plover")["contexts"]
    assert set(CONTEXTS) == set(contexts)
    assert min(len(words) for words in contexts.values()) >= 15


def test_the_scores_are_those_that_plover_prints_but_for_the_sign_that_it_lost() -> None:
    types = table("plover")["types"]
    assert sum(len(entry["modes"]) for entry in types.values()) == 67
    unscored = [mode for entry in types.values() for mode, score in entry["modes"].items() if score is None]
    assert (unscored, types["ACCUSE"]["score"]) == (["vandalize"], -3)


@pytest.mark.parametrize(("name", "text", "message"), CASES["files"])
def test_a_file_about_events_that_is_not_as_it_should_be_is_refused_with_the_reason(
    name: str, text: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / name).write_text(text, encoding="utf-8")
    options = ["--resources", str(tmp_path / "resources"), "--tables", str(tmp_path / "tables")]
    assert build_tables.main(options) == 1
    error = capsys.readouterr().err
    assert name in error and message in error
    assert not (tmp_path / "tables").exists()

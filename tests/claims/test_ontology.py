"""What PLOVER and CAMEO say about an event: scores, classes, codes, reduction, and the contexts of a story."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.claims.events.ontology import (
    auxiliary_of,
    cameo_code,
    contexts_of,
    plover_of,
    quad_of,
    reduced,
    score_of,
)
from onrecord.labels import CONTEXTS, MODES, STATUSES, TYPES
from onrecord.model.manifest import load_manifest
from onrecord.tables import table

CASES: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "cases" / "claims" / "ontology.json").read_text(encoding="utf-8")
)
PLOVER = [kind for kind in TYPES if kind != "OTHER"]
PAIRS = [(kind, "") for kind in PLOVER] + [(kind, mode) for kind, _, mode in (m.partition(":") for m in MODES)]


@pytest.mark.parametrize(("kind", "mode", "score", "why"), CASES["scores"])
def test_a_score_is_the_modes_or_else_the_types(kind: str, mode: str, score: float, why: str) -> None:
    assert score == score_of(kind, mode), why


@pytest.mark.parametrize(("kind", "number", "name"), CASES["quads"])
def test_a_type_has_its_quad_class(kind: str, number: int, name: str) -> None:
    assert (number, name) == quad_of(kind)


def test_cooperation_scores_at_least_zero_and_conflict_at_most_half_a_point() -> None:
    for kind, mode in PAIRS:
        assert (quad_of(kind)[0] <= 2) == (score_of(kind, mode) > 0.5), (kind, mode)


@pytest.mark.parametrize(("kind", "mode", "status", "contexts", "code"), CASES["cameo"])
def test_an_event_has_the_most_general_code_that_fits(
    kind: str, mode: str, status: str, contexts: list[str], code: str
) -> None:
    assert code == cameo_code(kind, mode, status, contexts)


def test_every_type_and_mode_has_a_code_that_leads_back_to_it_or_is_known_not_to() -> None:
    astray = {f"{kind}/{mode}" for kind, mode in PAIRS if plover_of(cameo_code(kind, mode))[:2] != (kind, mode)}
    assert set(CASES["not_in_the_crosswalk"]) == astray


@pytest.mark.parametrize(("code", "kind", "mode"), CASES["plover"])
def test_a_code_is_read_in_the_names_of_2024(code: str, kind: str, mode: str) -> None:
    assert (kind, mode) == plover_of(code)[:2]


def test_every_mode_that_the_crosswalk_names_is_one_of_2024_or_has_an_alias() -> None:
    crosswalk = table("cameo")
    aliases = {(row["type"], row["mode"]) for row in crosswalk["aliases"]["modes"]}
    named = {(row["type"], row["mode"]) for row in crosswalk["crosswalk"]}
    assert aliases == named - set(PAIRS)  # none is missing, and none stands for nothing
    for code in crosswalk["plover"]:
        kind, mode, contexts = plover_of(code)
        assert ((kind, mode) in PAIRS, set(contexts) <= set(CONTEXTS)) == (True, True), code


def test_the_crosswalk_is_whole() -> None:
    codes = table("cameo")["plover"]
    assert len(codes) == 256
    assert {f"{number:02}" for number in range(3, 21)} == {code[:2] for code in codes}


@pytest.mark.parametrize(("kind", "mode", "status", "to_kind", "to_mode"), CASES["reduced"])
def test_an_event_that_has_not_happened_becomes_what_plover_codes(
    kind: str, mode: str, status: str, to_kind: str, to_mode: str
) -> None:
    assert (to_kind, to_mode) == reduced(kind, mode, status)


def test_every_type_mode_and_status_is_reduced_to_something_that_stays_as_it_is() -> None:
    for kind, mode in PAIRS:
        for status in STATUSES:
            goal = reduced(kind, mode, status)
            assert goal == ("OTHER", "") or goal in PAIRS, (kind, mode, status)
            assert goal == reduced(*goal, "happened")


def test_no_event_that_did_not_happen_counts_as_material() -> None:
    for kind, mode in PAIRS:
        for status in ("planned", "asked", "negated"):
            goal, _ = reduced(kind, mode, status)
            assert goal == "OTHER" or quad_of(goal)[0] in (1, 3), (kind, mode, status)


def test_the_auxiliary_modes_are_plovers() -> None:
    expected = {
        "happened": "",
        "ongoing": "",
        "planned": "future",
        "possible": "hypothetical",
        "negated": "negation",
        "asked": "hypothetical",
    }
    assert expected == {status: auxiliary_of(status) for status in STATUSES}


@pytest.mark.parametrize(("text", "names"), [pytest.param(*case[1:], id=case[0]) for case in CASES["contexts"]])
def test_a_story_has_the_contexts_that_its_words_speak_for(text: str, names: list[str]) -> None:
    assert names == [context.name for context in contexts_of(text.lower().split())]


def test_the_evidence_of_a_context_is_counted_and_the_longest_phrase_wins() -> None:
    (found,) = contexts_of("the air strike follow another air - strike and a drone".split())
    assert ((found.name, found.evidence), found.count) == (("military", (("air strike", 2), ("drone", 1))), 3)


def test_two_words_in_a_very_long_story_tag_nothing() -> None:
    words = ["army", "missile"]
    assert [context.name for context in contexts_of(words + ["word"] * 100)] == ["military"]
    assert contexts_of(words + ["word"] * 400) == []


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: score_of("OTHER"), "PLOVER has no type 'OTHER'"),
        (lambda: score_of("ASSAULT", "visit"), "ASSAULT has no mode 'visit'"),
        (lambda: score_of("AID", "military"), "it has none"),
        (lambda: quad_of("YIELD"), "PLOVER has no type 'YIELD'"),
        (lambda: cameo_code("AID", "aerial"), "AID has no mode"),
        (lambda: plover_of("999"), "no CAMEO code '999'"),
        (lambda: reduced("AID", "", "done"), "there is no status 'done'"),
        (lambda: reduced("AID", "aerial", "planned"), "AID has no mode"),
    ],
)
def test_what_the_ontology_does_not_have_is_refused_with_what_it_has(ask: Any, message: str) -> None:
    with pytest.raises(KeyError, match=message):
        ask()


def test_the_model_knows_no_mode_that_plover_does_not() -> None:
    """Every mode that the model can give has a score and a CAMEO code, so that no event of its own can fail."""
    for label in load_manifest().modes:
        kind, _, mode = label.partition(":")
        assert kind == "OTHER" or (isinstance(score_of(kind, mode), float) and cameo_code(kind, mode)), label

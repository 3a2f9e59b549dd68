"""The way from our guidelines' spans to PolNeAR's."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.convention import fixpoint, trim, widen_contents, widen_cue, widen_sources
from tests.house import ROOT, SHARED

CASES = ROOT / "tests" / "cases" / "evaluation"


def cases(name: str) -> list[Any]:
    return [pytest.param(case, id=case["why"]) for case in json.loads((CASES / name).read_text(encoding="utf-8"))]


def located(text: str, words: list[str]) -> list[tuple[int, int]]:
    starts = [text.index(each) for each in words]
    return [(start, start + len(each)) for start, each in zip(starts, words, strict=True)]


def widened(case: Any) -> list[str]:
    text = case["text"]
    return [text[start:end] for start, end in widen_contents(text, located(text, case["ours"]))]


@pytest.mark.parametrize("case", cases("examples.json"))
def test_contents_become_what_polnears_annotators_would_have_marked(case: Any) -> None:
    assert widened(case) == case["theirs"]


@pytest.mark.parametrize("case", cases("negative.json"))
def test_contents_stay_as_they_are_where_nothing_adjoins_them(case: Any) -> None:
    assert widened(case) == case["theirs"]


@pytest.mark.parametrize("case", cases("known-failures.json"))
@pytest.mark.xfail(strict=True, reason="cannot be told from the text")
def test_known_failures(case: Any) -> None:
    assert widened(case) == case["theirs"]


@pytest.mark.parametrize("case", cases("examples.json"))
def test_trimming_their_contents_and_widening_again_gives_them_back(case: Any) -> None:
    text = case["text"]
    pieces = [piece for span in located(text, case["theirs"]) for piece in trim(text, span)]
    assert [text[start:end] for start, end in widen_contents(text, pieces)] == case["theirs"]


@given(text=st.text(alphabet="ab .,”“\"'‘’that\n", max_size=60), data=st.data())
def test_widening_twice_is_widening_once_and_never_loses_a_character(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    once = widen_contents(text, [(start, end)])
    assert widen_contents(text, once) == once
    assert len(once) == 1
    assert once[0][0] <= start
    assert once[0][1] >= end


def test_speakers_joined_by_and_or_a_comma_are_one_source_and_others_are_not() -> None:
    text = "Ames, Brandt and the mayor said so, as did Cole."
    parts = located(text, ["Ames", "Brandt", "mayor", "Cole"])
    assert [text[a:b] for a, b in widen_sources(text, parts)] == ["Ames, Brandt and the mayor", "Cole"]


def test_a_colon_is_the_cue_only_where_there_is_no_other() -> None:
    assert widen_cue("Poll: Lead narrows", [], [(0, 4)]) == [(4, 5)]
    assert widen_cue("Poll: Lead narrows", [(6, 10)], [(0, 4)]) == [(6, 10)]
    assert widen_cue("Poll says: yes", [], [(0, 4)]) == []
    assert widen_cue(": yes", [], []) == []


def test_nearly_all_train_contents_come_back() -> None:
    """What does not come back is mostly (2.5 %) what an annotator parted between sentences of one paragraph."""
    if not SHARED.is_dir():
        pytest.skip("the corpora (../shared) do not lie beside this checkout")
    same, total, misses = fixpoint()
    parted = misses["split by the annotator between sentences of one paragraph"]
    assert total == 26_388
    assert same / total >= 0.96
    assert same / (total - parted) >= 0.985

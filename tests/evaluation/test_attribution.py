"""The attribution scorer on hand-made stories."""

from __future__ import annotations

from typing import Any

import pytest

from evaluation.attribution import ROLES, Attributed, Tally, agreement, found_in, gold_of
from tests.house import SHARED

TEXT = "The pier is sound, Odell said. Brandt denied that it had leaked. It reopened in May, reportedly."


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


GOLD = [
    Attributed(source=(at("Odell"),), cue=(at("said"),), content=(at("The pier is sound"),)),
    Attributed(source=(at("Brandt"),), cue=(at("denied"),), content=(at("that it had leaked"),)),
    Attributed(cue=(at("reportedly"),), content=(at("It reopened in May"),)),
]


def tallied(found: list[Attributed]) -> Tally:
    tally = Tally()
    tally.add(GOLD, found)
    return tally


def claim(number: int, speaker: str, cue: str, content: str, **other: Any) -> dict[str, Any]:
    def spans(words: str) -> list[dict[str, Any]]:
        return [{"start": at(words)[0], "end": at(words)[1], "text": words}] if words else []

    kind = "person" if speaker else "hidden"
    base: dict[str, Any] = {"id": f"c{number}", "speaker": {"kind": kind, "spans": spans(speaker)}, "via": None}
    base["why"] = [f'cue:{cue} by model:cues on "{cue}" (0.90)']
    return base | {"cue": spans(cue), "content": spans(content)} | other


def record(*claims: dict[str, Any]) -> dict[str, Any]:
    narrator: dict[str, Any] = {
        "id": "c0",
        "speaker": {"kind": "narrator", "spans": []},
        "cue": [],
        "content": [],
        "via": None,
    }
    return {"story": {"text": TEXT}, "claims": [narrator, *claims]}


def test_the_gold_itself_scores_100_in_every_figure() -> None:
    assert [figure.value for figure in tallied(GOLD).figures()] == [100.0] * 18


def test_nothing_found_scores_0_in_every_figure() -> None:
    assert [figure.value for figure in tallied([]).figures()] == [0.0] * 18


def test_one_of_three_found_has_full_precision_and_a_third_of_the_recall() -> None:
    tally = tallied(GOLD[:1])
    assert (tally.whole.precision, round(tally.whole.recall, 1)) == (100.0, 33.3)
    assert tally.exact["source"].recall == 50.0  # two of the three have a source


def test_a_whole_attribution_needs_all_three_roles() -> None:
    """Two right roles and one wrong are no whole attribution; the right roles still count by themselves."""
    wrong = Attributed(source=GOLD[1].source, cue=GOLD[0].cue, content=GOLD[0].content)
    tally = tallied([wrong])
    assert tally.whole.right == 0
    assert [tally.exact[role].right for role in ROLES] == [1, 1, 1]


def test_a_source_that_only_one_side_has_is_no_match() -> None:
    made_up = Attributed(source=(at("May"),), cue=GOLD[2].cue, content=GOLD[2].content)
    assert tallied([made_up]).whole.right == 0
    assert tallied([GOLD[2]]).whole.right == 1


def test_half_of_a_content_counts_as_overlap_and_less_than_half_not_as_iou() -> None:
    start, end = at("It reopened in May")
    most = Attributed(cue=GOLD[2].cue, content=((start, end - 4),))
    some = Attributed(cue=GOLD[2].cue, content=((start, start + 8),))
    for found, half in ((most, 1), (some, 0)):
        tally = tallied([found])
        assert tally.exact["content"].right == 0
        assert tally.overlap["content"].right == 1
        assert tally.half["content"].right == half
        assert tally.whole.right == half


def test_the_same_span_in_two_attributions_counts_once() -> None:
    tally = tallied([GOLD[0], Attributed(source=GOLD[0].source, cue=GOLD[1].cue, content=GOLD[1].content)])
    assert (tally.exact["source"].found, tally.exact["source"].right) == (1, 1)


def test_a_record_is_scored_without_narrator_and_nested_claims_and_with_its_contents_widened() -> None:
    """Left out are the narrator, what stands within another claim, and what our guidelines alone call a claim."""
    nested = claim(3, "Brandt", "denied", "it had leaked", via="c1")
    ours = claim(5, "Brandt", "reopened", "The pier", why=['cue:reopened by model:own_cues on "reopened" (0.80)'])
    found = found_in(
        record(
            claim(1, "Odell", "said", "The pier is sound"),
            claim(2, "Brandt", "denied", "it had leaked"),
            nested,
            claim(4, "", "reportedly", "It reopened in May"),
            ours,
        ),
        TEXT,
    )
    assert found == GOLD


def test_spans_of_a_record_lead_back_to_the_raw_text() -> None:
    raw = "\ufeff\r\n" + TEXT
    found = found_in(record(claim(1, "Odell", "said", "The pier is sound")), raw)
    start, end = found[0].content[0]
    assert raw[start:end] == "The pier is sound"


def test_people_agree_as_well_as_was_measured_when_the_trial_was_made() -> None:
    """The trial, with other code, had 78.1 and 70.6 of 100 for sources and cues of two people."""
    if not SHARED.is_dir():
        pytest.skip("the corpora (../shared) do not lie beside this checkout")
    tally = agreement()
    assert tally.exact["source"].f1 == pytest.approx(78.1, abs=1)
    assert tally.exact["cue"].f1 == pytest.approx(70.6, abs=1)


def test_a_row_of_polnear_becomes_attributions() -> None:
    row = {"attributions": [{"source": [], "cue": [[1, 4]], "content": [[5, 9], [12, 15]]}]}
    assert gold_of(row) == [Attributed(cue=((1, 4),), content=((5, 9), (12, 15)))]

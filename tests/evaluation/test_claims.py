"""Claims against gold records: the shared scorer is called rightly, and errors are named rightly."""

from __future__ import annotations

from typing import Any

import pytest

from evaluation.claims import errors, onto, scorer, sets
from tests.house import SHARED

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the scorer (../shared/tools) is not beside this checkout")

TEXT = "The quay is safe, Odell said. Brandt denied that it had sunk."
STORY = {"id": "quay", "text": TEXT, "sentences": [[0, 29], [30, 61]]}
GOLD: dict[str, Any] = {
    "id": "quay",
    "claims": [
        {"id": "c0", "kind": "narrator"},
        {
            "id": "c1",
            "speaker": [[0, "Odell"]],
            "kind": "person",
            "cue": [[0, "said"]],
            "content": [[0, "The quay is safe"]],
            "act": "say",
        },
        {
            "id": "c2",
            "speaker": [[1, "Brandt"]],
            "kind": "person",
            "cue": [[1, "denied"]],
            "content": [[1, "it had sunk"]],
            "act": "deny",
        },
    ],
    "events": [],
}


def spans(*words: str) -> list[dict[str, Any]]:
    return [{"start": TEXT.index(w), "end": TEXT.index(w) + len(w), "text": w} for w in words]


def claim(number: int, speaker: str, cue: str, content: str, act: str) -> dict[str, Any]:
    return {
        "id": f"c{number}",
        "speaker": {"kind": "person", "name": speaker, "spans": spans(speaker)},
        "cue": spans(cue),
        "content": spans(content),
        "act": act,
        "via": None,
    }


FIRST = claim(1, "Odell", "said", "The quay is safe", "say")
SECOND = claim(2, "Brandt", "denied", "it had sunk", "deny")


def record(*claims: dict[str, Any]) -> dict[str, Any]:
    narrator = {"id": "c0", "speaker": {"kind": "narrator", "spans": []}, "cue": [], "content": [], "act": "say"}
    return {"story": {"text": TEXT}, "claims": [narrator, *claims], "events": []}


def lines(*claims: dict[str, Any]) -> list[str]:
    return list(errors(scorer(), STORY, GOLD, record(*claims)))


def scored(*claims: dict[str, Any]) -> Any:
    return scorer().score({"quay": STORY}, [GOLD], [record(*claims)])[0]


def test_perfect_records_score_1_and_empty_ones_0() -> None:
    perfect, empty = scored(FIRST, SECOND), scored()
    assert [perfect[key] for key in ("speaker", "kind", "act", "cue")] == [1.0] * 4
    assert (perfect["claim"]["f1"], empty["claim"]["f1"]) == (1.0, 0.0)


def test_perfect_records_have_no_errors() -> None:
    assert lines(FIRST, SECOND) == []


def test_a_missed_claim_a_made_up_one_and_a_wrong_act_are_named() -> None:
    found = lines(FIRST | {"act": "accuse"}, claim(3, "Brandt", "denied", "quay", "say"))
    assert found == [
        "quay wrong   say: 'Odell' / 'said' / 'The quay is safe' — act accuse for say",
        "quay missed  deny: 'Brandt' / 'denied' / 'it had sunk'",
        "quay made up say: 'Brandt' / 'denied' / 'quay'",
    ]


def test_a_wrong_speaker_is_named() -> None:
    wrong = FIRST | {"speaker": {"kind": "person", "name": "Brandt", "spans": spans("Brandt")}}
    assert lines(wrong, SECOND) == [
        "quay wrong   say: 'Odell' / 'said' / 'The quay is safe' — speaker 'Brandt' for 'Odell'"
    ]


def test_a_record_over_a_cleaned_text_is_moved_onto_the_gold_storys_text() -> None:
    raw = TEXT.replace("safe, ", "safe,\u0000 ").replace(". Brandt", ".\r\nBrandt")
    moved = onto(record(FIRST, SECOND), raw)
    assert moved["story"]["text"] == raw
    for found in moved["claims"][1:]:
        for span in (*found["cue"], *found["content"], *found["speaker"]["spans"]):
            assert raw[span["start"] : span["end"]] == span["text"]
    assert [c["content"][0]["text"] for c in moved["claims"][1:]] == ["The quay is safe", "it had sunk"]


def test_the_sets_are_those_of_the_split() -> None:
    sizes = {name: len(stories) for name, (stories, _, _) in sets().items()}
    assert sizes == {"wire story": 1, "dev": 25, "dev_briefs": 20}
    assert all(s["id"] == g["id"] for stories, golds, _ in sets().values() for s, g in zip(stories, golds, strict=True))

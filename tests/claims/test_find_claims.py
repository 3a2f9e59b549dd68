"""Claims of short stories of our own: what must be found, what must not be, and what is known to fail."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.errors import SourceError
from onrecord.labels import ACTS, CERTAINTIES, KINDS, POLARITIES
from onrecord.settings import Settings, SourceSettings

CASES = Path(__file__).parents[1] / "cases" / "claims"
ANY = Settings(sources=SourceSettings(any_language=True))


def cases(name: str) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in json.loads((CASES / name).read_text(encoding="utf-8"))]


def plain(claim: onrecord.Claim) -> dict[str, Any]:
    return {
        "speaker": [span.text for span in claim.speaker.spans],
        "speaker_name": claim.speaker.name,
        "kind": claim.speaker.kind,
        "cue": [span.text for span in claim.cue],
        "content": [span.text for span in claim.content],
        "act": claim.act,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "via": claim.via,
    }


def check(case: dict[str, Any]) -> None:
    found = [plain(claim) for claim in onrecord.read(case["text"], settings=ANY).claims[1:]]
    for expected in case["claims"]:
        alike = [claim for claim in found if all(claim[field] == value for field, value in expected.items())]
        assert alike, f"no claim with {expected} among {json.dumps(found, ensure_ascii=False, indent=1)}"


@pytest.mark.parametrize("case", cases("examples.json"))
def test_examples(case: dict[str, Any]) -> None:
    """Each example's claims are found, with every field that the case names."""
    check(case)


@pytest.mark.parametrize("case", cases("negative.json"))
def test_negatives(case: dict[str, Any]) -> None:
    """Text in which no one puts anything forward but the narrator gives the narrator's claim alone."""
    claims = onrecord.read(case["text"], settings=ANY).claims
    assert [plain(claim) for claim in claims[1:]] == []


@pytest.mark.xfail(strict=True, reason="known failure")
@pytest.mark.parametrize("case", cases("known-failures.json"))
def test_known_failures(case: dict[str, Any]) -> None:
    """What does not work yet; when one of these passes, it moves to the examples."""
    check(case)


WORDS = "The minister|said|denied|that|“|”|it|was|true|,|.|reportedly|according to|he|accused|of|lying|—|who|is thought"
PIECES = st.sampled_from([*WORDS.split("|"), '"', "\n\n", "to have", "left", ":", "(", ")", "🙂"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, min_size=1, max_size=60))
def test_any_jumble_of_words_gives_a_sound_record(pieces: list[str]) -> None:
    """Whatever the words: every span is its text, labels are known, ids count up, and ``via`` never goes in circles."""
    text = " ".join(pieces)
    try:
        record = onrecord.read(text, settings=ANY)
    except SourceError:
        return
    by_id = {claim.id: claim for claim in record.claims}
    assert list(by_id) == [f"c{number}" for number in range(len(record.claims))]
    for claim in record.claims:
        for span in (*claim.cue, *claim.content, *claim.speaker.spans):
            assert span.holds_in(record.story.text)
        assert claim.act in ACTS
        assert claim.speaker.kind in KINDS
        assert claim.polarity in POLARITIES
        assert claim.certainty in CERTAINTIES
        assert claim.id == "c0" or claim.content
        seen, at = set(), claim
        while at.via is not None:
            assert at.id not in seen
            seen.add(at.id)
            at = by_id[at.via]


def test_the_same_text_gives_the_same_record_byte_for_byte() -> None:
    """Reading twice gives equal JSON."""
    text = "OSLO (Example) - The ministry denied on Monday that it had sold the ship. “We own it,” a spokesman said."
    assert onrecord.read(text).to_json() == onrecord.read(text).to_json()

"""Words that mean the same are tied, and words that do not are left apart."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import ModelError
from onrecord.model.manifest import WEIGHTS
from onrecord.reading import read_text
from onrecord.reading.coreference.scorer import FILE, load_scorer
from onrecord.settings import ReadingSettings
from onrecord.types import Part, Reading, Story
from tests.reading.room import cases

CAVE = "Ann Odell and her son left. They said the port was closed. She will return to it in May."


def read(text: str) -> Reading:
    return read_text(Story(id="0", text=text, parts=(Part(kind="body", start=0, end=len(text)),)))


def chains(reading: Reading) -> list[list[str]]:
    """Return the words of each chain of two or more mentions."""
    found: dict[int, list[str]] = {}
    for mention in reading.mentions:
        found.setdefault(mention.chain, []).append(reading.span(mention.first, mention.last).text)
    return [chain for chain in found.values() if len(chain) > 1]


def tied(case: dict[str, Any]) -> bool:
    return any(set(case["same"]) <= set(chain) for chain in chains(read(case["text"])))


def why(case: dict[str, Any]) -> str:
    return str(case["why"])


@pytest.mark.parametrize("case", cases("examples")["coreference"], ids=why)
def test_what_means_the_same_is_in_one_chain(case: dict[str, Any]) -> None:
    assert tied(case), chains(read(case["text"]))


@pytest.mark.parametrize("case", cases("negative")["coreference"], ids=why)
def test_what_may_mean_another_is_left_apart(case: dict[str, Any]) -> None:
    reading = read(case["text"])
    assert [chain for chain in chains(reading) if set(case["apart"]) <= set(chain)] == []


@pytest.mark.xfail(reason="known failure: see its `why`", strict=True)
@pytest.mark.parametrize("case", cases("known-failures")["coreference"], ids=why)
def test_known_failure(case: dict[str, Any]) -> None:
    assert tied(case)


def test_mentions_keep_the_order_of_the_text_and_antecedents_stand_before_in_the_same_chain() -> None:
    mentions = read(CAVE).mentions
    assert mentions
    assert sorted(mentions, key=lambda one: (one.first, -one.last)) == list(mentions)
    for number, mention in enumerate(mentions):
        assert mention.first <= mention.head < mention.last
        assert 0 <= mention.score <= 1
        if mention.antecedent is not None:
            assert mention.antecedent < number
            assert mentions[mention.antecedent].chain == mention.chain


def test_the_same_text_gives_the_same_mentions() -> None:
    assert read(CAVE).mentions == read(CAVE).mentions


def test_mentions_can_be_left_out() -> None:
    story = Story(id="0", text=CAVE, parts=(Part(kind="body", start=0, end=len(CAVE)),))
    assert read_text(story, ReadingSettings(mentions=False)).mentions == ()


@pytest.mark.parametrize("text", ["...", "?", "Go!", "12"])
def test_a_text_with_next_to_nothing_in_it_is_no_error(text: str) -> None:
    assert all(mention.antecedent is None for mention in read(text).mentions)


def test_weights_that_were_changed_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    folder.mkdir()
    for name in ("manifest.json", FILE):
        shutil.copy(WEIGHTS / name, folder / name)
    data = bytearray((folder / FILE).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / FILE).write_bytes(bytes(data))
    with pytest.raises(ModelError, match="SHA-256 differs"):
        load_scorer(folder)

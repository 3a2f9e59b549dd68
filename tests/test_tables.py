"""The tables are what people wrote under ``resources/``: whole, sound, built the same each time, and read once."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import build_tables
from onrecord.labels import ACTS, CERTAINTIES, KINDS, POLARITIES
from onrecord.tables import names, table
from table_shapes import FRAMES, SHIFTS, STRENGTHS
from tests.house import ROOT

CASES: dict[str, Any] = json.loads((ROOT / "tests" / "cases" / "tables" / "examples.json").read_text(encoding="utf-8"))
BROKEN: dict[str, Any] = json.loads((ROOT / "tests" / "cases" / "tables" / "negative.json").read_text(encoding="utf-8"))
SAYING = ("verbs_of_saying", "nouns_of_saying", "phrases_of_saying")


def test_every_resource_has_its_table_and_nothing_else_has() -> None:
    assert sorted(names()) == sorted(path.stem for path in (ROOT / "resources").rglob("*.yml"))


@pytest.mark.parametrize(
    ("name", "least"),
    [("verbs_of_saying", 850), ("nouns_of_saying", 340), ("phrases_of_saying", 780), ("hedges", 170)],
)
def test_a_table_of_words_does_not_shrink(name: str, least: int) -> None:
    assert len(table(name)) >= least


@pytest.mark.parametrize("name", SAYING)
def test_every_word_of_saying_has_labels_that_exist_and_is_in_lower_case(name: str) -> None:
    for word, entry in table(name).items():
        assert word == word.lower().strip(), word
        assert (entry["act"] in ACTS, entry["polarity"] in POLARITIES, entry["certainty"] in CERTAINTIES) == (
            True,
            True,
            True,
        ), word


def test_every_act_has_verbs() -> None:
    assert {entry["act"] for entry in table("verbs_of_saying").values()} == set(ACTS)


def test_every_verb_has_frames_and_changes_only_with_frames_that_it_has() -> None:
    for verb, entry in table("verbs_of_saying").items():
        assert entry["strength"] in STRENGTHS, verb
        assert entry["frames"], verb
        assert set(entry["frames"]) <= set(FRAMES), verb
        assert set(entry["by_frame"]) <= set(entry["frames"]), verb
        assert set(entry["shifts"]) <= set(SHIFTS), verb


def test_what_stands_against_its_content_is_denied_and_what_denies_stands_against_it() -> None:
    verbs = table("verbs_of_saying")
    hedged = {"play down", "downplay", "underplay", "minimize"}  # makes it smaller, not untrue
    wrong = {v for v, e in verbs.items() if e["act"] == "deny" and e["polarity"] == "affirmed"} - hedged
    assert wrong == set()
    assert all(verbs[verb]["polarity"] == "affirmed" for verb in ("say", "accuse", "condemn", "urge", "praise"))


@pytest.mark.parametrize(("name", "word", "expected"), CASES["entries"])
def test_an_entry_says_what_the_guidelines_say(name: str, word: str, expected: dict[str, Any]) -> None:
    entry = table(name)[word]
    assert {field: entry[field] for field in expected} == expected


def test_hidden_sources_are_told_from_hedges_and_from_plans() -> None:
    phrases, hedges = table("phrases_of_saying"), table("hedges")
    assert phrases["reportedly"]["speaker"] == "hidden"
    assert "apparently" not in phrases and hedges["apparently"]["certainty"] == "probable"
    assert phrases["be expect to"]["speaker"] == "none"


@pytest.mark.parametrize(
    ("kind", "least"), [("person", 60), ("unnamed", 550), ("group", 300), ("organization", 350), ("document", 200)]
)
def test_there_are_nouns_enough_of_each_kind(kind: str, least: int) -> None:
    kinds = Counter(table("speaker_kinds")["nouns"].values())
    assert set(kinds) <= set(KINDS)
    assert kinds[kind] >= least


@pytest.mark.parametrize(("noun", "kind"), CASES["kinds"].items())
def test_a_noun_makes_its_kind_of_speaker(noun: str, kind: str) -> None:
    assert table("speaker_kinds")["nouns"][noun] == kind


def test_titles_are_many_and_none_is_given_twice() -> None:
    titles = table("speaker_kinds")["titles"]
    assert len(titles) >= 340
    assert len(set(titles)) == len(titles)


def test_countries_of_the_world_are_there_with_names_that_have_one_owner() -> None:
    known = table("governments")
    assert len(known["countries"]) >= 195
    assert all(len(code) == 3 and code.isupper() for code in known["countries"])
    for name, owner in known["names"].items():
        assert owner["country"] in known["countries"] or owner == {"as": "bloc", "country": ""}, name


@pytest.mark.parametrize(("name", "country"), CASES["governments"].items())
def test_a_government_is_known_by_its_names(name: str, country: str) -> None:
    assert table("governments")["names"][name]["country"] == country


def test_a_table_is_read_once_and_an_unknown_one_is_named_with_what_there_is() -> None:
    assert table("hedges") is table("hedges")
    with pytest.raises(KeyError, match=r"no table 'verbs_of_singing'; there are .*hedges"):
        table("verbs_of_singing")


def _resources(folder: Path, files: dict[str, str]) -> list[str]:
    for name, text in files.items():
        path = folder / "resources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return ["--resources", str(folder / "resources"), "--tables", str(folder / "tables")]


def test_building_twice_gives_the_same_bytes_and_the_check_is_content(tmp_path: Path) -> None:
    options = _resources(tmp_path, {"b.yml": "{z: 1, a: [no, on, 2023-11-08]}", "deep/a.yml": "- é"})
    assert build_tables.main(options) == 0
    first = {path.name: path.read_bytes() for path in (tmp_path / "tables").iterdir()}
    assert first["b.json"] == b'{"a":["no","on","2023-11-08"],"z":1}\n'
    assert build_tables.main(options) == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "tables").iterdir()} == first
    assert build_tables.main([*options, "--check"]) == 0


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param("stale", "a.json is out of date", id="a table edited by hand"),
        pytest.param("missing", "a.json is missing", id="a table that was never built"),
        pytest.param("left", "old.json has no file under resources/", id="a table whose resource is gone"),
    ],
)
def test_the_check_sees_a_table_that_is_not_as_built_and_changes_nothing(
    change: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = _resources(tmp_path, {"a.yml": "[1]"})
    build_tables.main(options)
    at = tmp_path / "tables" / ("old.json" if change == "left" else "a.json")
    at.unlink() if change == "missing" else at.write_text("[2]\n", encoding="utf-8")
    before = at.read_text(encoding="utf-8") if at.exists() else None
    assert build_tables.main([*options, "--check"]) == 1
    assert message in capsys.readouterr().err
    assert (at.read_text(encoding="utf-8") if at.exists() else None) == before


@pytest.mark.parametrize(("name", "text", "message"), BROKEN["files"])
def test_a_file_that_is_not_as_it_should_be_is_refused_with_the_reason(
    name: str, text: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build_tables.main(_resources(tmp_path, {name: text})) == 1
    error = capsys.readouterr().err
    assert name in error and message in error
    assert not (tmp_path / "tables").exists()


def test_two_files_of_one_name_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build_tables.main(_resources(tmp_path, {"a/x.yml": "[1]", "b/x.yml": "[2]"})) == 1
    assert "another folder has a file of this name" in capsys.readouterr().err

"""Results as files, and the checks that feed them."""

from __future__ import annotations

import doctest
import json
from importlib import import_module
from pathlib import Path

import pytest

from evaluation.figures import Corpus, Figure, Group, Section
from evaluation.machine import setting
from evaluation.records import SpanCheck
from evaluation.report import merge, page, plain
from evaluation.shelf import corpus
from tests.house import modules

DATA = Corpus(name="made", files=2, digest="c" * 64)
GROUP = Group(
    title="set",
    corpus=DATA,
    figures=(
        Figure(name="LAS", value=89.25, must=89.0),
        Figure(name="UAS", value=90.0, must=91.5),
        Figure(name="start", value=1.234, unit="s", must=2.5, lower_is_better=True),
        Figure(name="words", value=25094, unit="", margin=None),
    ),
)
SECTION = Section(name="parsing", title="Parsing", groups=(GROUP,), note="How.", seconds=2.0)


def test_each_figure_comes_with_its_command_digest_and_setting() -> None:
    written = plain(SECTION, {"cores": "2"})
    assert written["command"] == "python -m evaluation.score --only parsing"
    assert written["setting"] == {"cores": "2"}
    assert written["groups"][0]["corpus"]["sha256"] == "c" * 64
    assert [figure["met"] for figure in written["groups"][0]["figures"]] == [True, False, True, None]
    assert json.loads(json.dumps(written)) == written


def test_the_page_says_of_each_figure_asked_for_whether_it_was_reached() -> None:
    text = "\n".join(page({"parsing": plain(SECTION, {"cores": "2"})}))
    assert "| Parsing: set, LAS | 89.2 | ≥ 89 | yes |" in text
    assert "| Parsing: set, UAS | 90.0 | ≥ 91.5 | **no** |" in text
    assert "| Parsing: set, start | 1.23 s | ≤ 2.5 | yes |" in text
    assert "| words | 25094 |" in text
    assert "Corpus: made, 2 files, `cccccccccccccccc`" in text


def test_a_section_measured_anew_leaves_the_others_as_they_were() -> None:
    known = {"claims": {"title": "Claims"}, "parsing": {"title": "old"}}
    merged = merge(known, SECTION, {}, ("parsing", "entities", "claims"))
    assert list(merged) == ["parsing", "claims"]
    assert merged["parsing"]["title"] == "Parsing"
    assert merged["claims"] == {"title": "Claims"}


def test_the_digest_changes_with_a_files_content_and_with_its_name(tmp_path: Path) -> None:
    def digest(name: str, content: str) -> str:
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return corpus("made", [path], root=tmp_path).digest

    assert digest("a.txt", "one") == digest("a.txt", "one")
    assert len({digest("a.txt", "one"), digest("a.txt", "two"), digest("b.txt", "one")}) == 3


def test_every_span_of_a_record_is_checked_wherever_it_stands() -> None:
    record = {
        "story": {"text": "It rained.", "dateline": {"span": {"start": 0, "end": 2, "text": "It"}}},
        "claims": [
            {"cue": [{"start": 3, "end": 9, "text": "rained"}], "content": [{"start": 0, "end": 2, "text": "in"}]}
        ],
        "gaps": [{"span": {"start": 3, "end": 99, "text": "rained."}}, {"span": None}],
    }
    check = SpanCheck()
    check.add(record)
    assert (check.seen, check.broken) == (4, 2)


def test_the_setting_names_cores_processor_and_versions() -> None:
    found = setting()
    assert int(found["cores"]) >= 1
    assert "onnxruntime" in found["packages"]
    assert all(found.values())


@pytest.mark.parametrize("name", [path.stem for path in modules("evaluation")])
def test_the_examples_in_the_docstrings_hold(name: str) -> None:
    module = import_module("evaluation" if name == "__init__" else f"evaluation.{name}")
    assert doctest.testmod(module).failed == 0

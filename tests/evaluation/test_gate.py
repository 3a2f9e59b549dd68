"""The gate: floors hold, fail, and only rise."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation import gate, score
from evaluation.figures import Corpus, Figure
from evaluation.gate import Floor, absent, faults, load_floors, raised, save_floors

DATA = Corpus(name="made", files=1, digest="a" * 64)
OTHER = Corpus(name="made", files=1, digest="b" * 64)
FLOORS = {
    "parsing/x/LAS": Floor(floor=88.0, lower_is_better=False, corpus=DATA.digest),
    "speed/x/start": Floor(floor=2.0, lower_is_better=True, corpus=DATA.digest),
}


def figures(las: float, start: float, corpus: Corpus = DATA) -> dict[str, tuple[Figure, Corpus]]:
    return {
        "parsing/x/LAS": (Figure(name="LAS", value=las), corpus),
        "speed/x/start": (
            Figure(name="start", value=start, unit="s", lower_is_better=True, margin=0.5, margin_is_share=True),
            corpus,
        ),
    }


def test_figures_at_their_floors_or_better_pass() -> None:
    assert list(faults(FLOORS, figures(88.0, 2.0))) == []
    assert list(faults(FLOORS, figures(95.0, 0.5))) == []


def test_figures_on_the_wrong_side_of_their_floors_fail_each_with_a_line() -> None:
    found = list(faults(FLOORS, figures(87.9, 2.1)))
    assert found == [
        "parsing/x/LAS: 87.900 is below its floor of 88",
        "speed/x/start: 2.100 is above its limit of 2",
    ]


def test_a_figure_on_other_data_than_its_floor_fails_however_good_it_is() -> None:
    assert len(list(faults(FLOORS, figures(99.0, 0.1, OTHER)))) == 2


def test_a_floor_whose_figure_was_not_measured_is_told_of_but_for_the_wheel() -> None:
    floors = FLOORS | {"speed/x/wheel": FLOORS["speed/x/start"]}
    assert absent(floors, {}) == ["parsing/x/LAS", "speed/x/start"]


def test_floors_rise_with_better_figures_by_less_than_the_margin() -> None:
    lifted = raised(FLOORS, figures(90.0, 1.0))
    assert lifted["parsing/x/LAS"].floor == 89.5
    assert lifted["speed/x/start"].floor == 1.5
    assert list(faults(lifted, figures(90.0, 1.0))) == []


def test_floors_never_sink_with_worse_figures() -> None:
    assert raised(FLOORS, figures(80.0, 9.0)) == FLOORS


def test_a_figure_without_a_margin_gets_no_floor_and_a_new_figure_gets_one() -> None:
    new = {
        "claims/x/found": (Figure(name="found", value=12, unit="", margin=None), DATA),
        "claims/x/act": (Figure(name="act", value=80.0, margin=2.0), DATA),
    }
    assert raised({}, new) == {"claims/x/act": Floor(floor=78.0, lower_is_better=False, corpus=DATA.digest)}


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    save_floors(FLOORS, tmp_path / "floors.json")
    assert load_floors(tmp_path / "floors.json") == FLOORS
    assert load_floors(tmp_path / "none.json") == {}


def test_without_the_corpora_the_gate_says_that_it_skips_and_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(gate, "SHARED", tmp_path / "shared")
    assert gate.main([]) == 0
    assert capsys.readouterr().out.startswith("gate skipped: ../shared")


def test_without_the_corpora_scoring_says_so_and_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(score, "SHARED", tmp_path / "shared")
    assert score.main([]) == 1
    assert "nothing to measure on" in capsys.readouterr().err

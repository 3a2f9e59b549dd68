"""The checks that are programs of their own, as tests, so that one command is enough: style, types, tables, floors."""

from __future__ import annotations

import pytest

from tests.house import SHARED, run_python


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("-m", "ruff", "check", "."), id="style"),
        pytest.param(("-m", "ruff", "format", "--check", "."), id="format"),
        pytest.param(("-m", "mypy"), id="types"),
        pytest.param(("scripts/build_tables.py", "--check"), id="tables"),
    ],
)
def test_the_check_finds_nothing_to_say(arguments: tuple[str, ...]) -> None:
    run = run_python(*arguments)
    assert run.returncode == 0, run.stdout + run.stderr


def test_no_score_is_below_its_floor() -> None:
    if not SHARED.is_dir():
        pytest.skip("the data to score on (../shared) does not lie beside this checkout")
    run = run_python("-m", "evaluation.gate")
    assert run.returncode == 0, run.stdout + run.stderr

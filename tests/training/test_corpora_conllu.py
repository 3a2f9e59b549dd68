"""Entities in CoNLL-U: brackets that open and close on one word, whatever else stands on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.corpora.conllu import documents


def line(number: int, form: str, head: int, misc: str) -> str:
    return "\t".join((str(number), form, form, "PROPN", "_", "_", str(head), "root" if not head else "dep", "_", misc))


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("(12-person)(2-person", [(0, 1, "person"), (0, 2, "person")]),
        ("(2-person(12-person)", [(0, 1, "person"), (0, 2, "person")]),
        ("(2-person", [(0, 2, "person")]),
    ],
    ids=["the longer number first", "the longer number inside", "alone"],
)
def test_a_number_inside_another_closes_nothing(
    tmp_path: Path, first: str, expected: list[tuple[int, int, str]]
) -> None:
    """Thus: "2-person" runs on to the next word though "12-person" closes on this one."""
    path = tmp_path / "two.conllu"
    rows = [line(1, "Ida", 0, f"Entity={first}"), line(2, "Lund", 1, "Entity=2)")]
    path.write_text("# newdoc id = two\n" + "\n".join(rows) + "\n\n", encoding="utf-8")
    (document,) = documents(path, entities=True)
    assert expected == document.entities

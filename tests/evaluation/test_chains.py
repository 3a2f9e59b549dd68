"""MUC, B³ and CEAF-e give what was worked out by hand, and the assignment is the best there is."""

from __future__ import annotations

import itertools
import json
import random
from typing import Any

import pytest

from evaluation.chains import Likeness, assignment
from evaluation.conllu import Mention as GoldMention
from evaluation.conllu import UdDocument, UdSentence, Word
from evaluation.coreference import MEASURES, found_chains, gold_chains, ties
from onrecord.types import Mention
from tests.house import ROOT

CASES = json.loads((ROOT / "tests" / "cases" / "evaluation" / "chains.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["why"]))
@pytest.mark.parametrize("measure", MEASURES)
def test_recall_and_precision_are_as_worked_out_by_hand(case: dict[str, Any], measure: str) -> None:
    gold, found = ([frozenset(chain) for chain in case[side]] for side in ("gold", "found"))
    likeness = MEASURES[measure](gold, found)
    assert case[measure] == pytest.approx([likeness.recall, likeness.precision], abs=1e-3)


def test_no_chains_at_all_give_no_figure_and_no_error() -> None:
    assert [measure([], []) for measure in MEASURES.values()] == [Likeness()] * 3


def test_the_assignment_is_the_best_of_all() -> None:
    """On small random tables, as good as trying every one."""
    draw = random.Random(5)
    for rows, columns in ((1, 1), (2, 3), (3, 3), (4, 2), (5, 5)):
        gain = [[draw.random() for _ in range(columns)] for _ in range(rows)]
        long, short = max(rows, columns), min(rows, columns)
        best = max(
            sum(gain[i][j] if rows <= columns else gain[j][i] for i, j in zip(range(short), chosen, strict=True))
            for chosen in itertools.permutations(range(long), short)
        )
        assert assignment(gain) == pytest.approx(best)


def word(form: str, upos: str, head: int) -> Word:
    return Word(form=form, upos=upos, feats="", head=head, deprel="dep")


def test_a_tie_is_right_only_within_the_own_chain_and_each_kind_is_told() -> None:
    """Ann left . The nurse saw her ."""
    words = [("Ann", "PROPN", 1), ("left", "VERB", -1), ("The", "DET", 3), ("nurse", "NOUN", 1), ("her", "PRON", 1)]
    document = UdDocument(
        name="small",
        sentences=[UdSentence(words=[word(*each) for each in words])],
        mentions=[
            GoldMention(first=0, last=1, kind="person", group="1"),
            GoldMention(first=2, last=4, kind="person", group="1"),
            GoldMention(first=4, last=5, kind="person", group="1"),
        ],
    )
    found = [
        Mention(first=0, last=1, head=0, kind="name", chain=0),
        Mention(first=2, last=4, head=3, kind="description", chain=1),
        Mention(first=4, last=5, head=4, kind="pronoun", chain=1, antecedent=1),
    ]
    assert list(ties(document, found)) == [("description", False), ("pronoun", True)]
    assert gold_chains(document.mentions) == [frozenset({(0, 1), (2, 4), (4, 5)})]
    assert found_chains(found) == [frozenset({(0, 1)}), frozenset({(2, 4), (4, 5)})]

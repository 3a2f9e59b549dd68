"""Status in short stories of our own: what tense, negation and the words above an event make of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.claims.events.composing import Composer
from onrecord.claims.events.status import chances_of
from onrecord.claims.tree import Tree
from onrecord.labels import STATUSES
from onrecord.reading import read_text
from onrecord.settings import Settings, SourceSettings
from onrecord.sources import story_from_text
from onrecord.tables import table
from onrecord.types import Claim, Speaker

CASES: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parents[1] / "cases" / "claims" / "status.json").read_text(encoding="utf-8")
)
ANY = Settings(sources=SourceSettings(any_language=True))


def cases(part: str) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in CASES[part]]


def check(case: dict[str, Any]) -> None:
    events = onrecord.read(case["text"], settings=ANY).events
    found = {(event.trigger.text, event.status): [str(reason) for reason in event.why] for event in events}
    assert (case["trigger"], case["status"]) in found, found


@pytest.mark.parametrize("case", cases("examples"))
def test_examples(case: dict[str, Any]) -> None:
    """The event that the trigger names has the status that an editor would sign."""
    check(case)


@pytest.mark.xfail(strict=True, reason="known failure")
@pytest.mark.parametrize("case", cases("known"))
def test_known_failures(case: dict[str, Any]) -> None:
    """What is known to be read wrongly, and why; a case that begins to pass must be moved to the examples."""
    check(case)


@pytest.mark.parametrize("case", cases("rules"))
def test_rules(case: dict[str, Any]) -> None:
    """The tree alone tells the status, by the rule that the case names, without the model's word."""
    story = story_from_text(case["text"], settings=ANY.sources)
    tree = Tree(read_text(story))
    at = next(index for index, token in enumerate(tree.tokens) if token.text == case["trigger"])
    evidence = Composer(tree, Claim(id="c0", speaker=Speaker(kind="narrator"))).of(at)
    assert (evidence.rule, evidence.status) == (case["rule"], case["status"])


def test_every_rule_has_chances_that_sum_to_one() -> None:
    """The counts are of the six statuses, and what is made of them are probabilities."""
    record = table("status_evidence")
    assert sorted(record["statuses"]) == sorted(STATUSES)
    assert {len(counts) for counts in record["rules"].values()} == {len(STATUSES)}
    story = story_from_text("PORT SENA (Example) - Rebels shelled the town of Kessa.", settings=ANY.sources)
    tree = Tree(read_text(story))
    composer = Composer(tree, Claim(id="c0", speaker=Speaker(kind="narrator")))
    for at in range(len(tree.tokens)):
        assert sum(chances_of(composer.of(at)).values()) == pytest.approx(1.0)

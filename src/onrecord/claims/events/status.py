"""Status: whether an event happened, goes on, is planned, possible, negated or asked, within its claim."""

from __future__ import annotations

from math import log

from onrecord.claims.events.composing import Composer, Evidence
from onrecord.claims.tree import Tree
from onrecord.tables import table
from onrecord.types import Claim, Reason, Trigger

_UNSEEN = 0.002  # chance of a status that is not among the model's likeliest
# What the model's word weighs against the tree's: it is surer than it is right. Of 0, 0.35, 0.5 and 1, the middle two
# were right most often on the dev stories of ../shared/gold (.79; the rules alone .71, the model alone .72).
_MODEL = 0.5
_OWN = 8  # examples at which a rule's own record weighs as much as that of the more general rule


def status_of(tree: Tree, trigger: Trigger, holder: Claim) -> tuple[str, Reason]:
    """Return the status and who decided it.

    The tree gives evidence: a rule, with what it rests on. How often each status was right where that rule spoke has
    been counted on stories with a known record (``resources/status_evidence.yml``), so a rule that is nearly always
    right overrules the model, and one that only makes some statuses unlikely leaves the choice of the rest to it.

    Args:
        tree: the reading's tree.
        trigger: the candidate, with the model's statuses.
        holder: the innermost claim whose content holds the trigger.
    """
    evidence = Composer(tree, holder).of(trigger.at)
    by_rule, by_model = chances_of(evidence), dict(trigger.statuses)
    joint = {
        name: log(chance) + _MODEL * log(max(by_model.get(name, 0.0), _UNSEEN)) for name, chance in by_rule.items()
    }
    best = max(joint, key=lambda name: joint[name])
    return best, _reason(tree, trigger, evidence, best, max(by_rule, key=lambda name: by_rule[name]))


def chances_of(evidence: Evidence) -> dict[str, float]:
    """Return how likely each status is by the evidence alone: the counts of its rule, the finer the more examples.

    >>> chances = chances_of(Evidence(rule="past", detail="say", status="happened", words=()))
    >>> max(chances, key=chances.get), chances["happened"] > 0.9
    ('happened', True)
    """
    record = table("status_evidence")
    counts = record["rules"]
    first = counts["any"]
    chances = [(count + 1) / (sum(first) + len(first)) for count in first]
    for name in (evidence.rule, f"{evidence.rule}/{evidence.detail}"):
        seen = counts.get(name)
        if seen:
            whole = sum(seen) + _OWN
            chances = [(count + _OWN * chance) / whole for count, chance in zip(seen, chances, strict=True)]
    return dict(zip(record["statuses"], chances, strict=True))


def _reason(tree: Tree, trigger: Trigger, evidence: Evidence, best: str, rule_best: str) -> Reason:
    """Return who decided: the rule, the model, or both where they agree; and on which words."""
    rule = "rule:" + evidence.rule.strip().replace(" ", "_")
    label, score = trigger.statuses[0]
    by = " and ".join(name for name, own in (("model:status", label), (rule, rule_best)) if own == best)
    at = sorted({trigger.at, *evidence.words}) if best == rule_best else [trigger.at]
    words = " ".join(tree.tokens[index].text for index in at)
    return Reason(
        decision=f"status:{best}",
        by=by or f"model:status and {rule}",
        words=words,
        score=score if label == best else None,
    )

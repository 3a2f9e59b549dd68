"""Status: whether an event happened, goes on, is planned, possible, negated or asked, within its claim."""

from __future__ import annotations

from onrecord.claims.tree import Tree
from onrecord.types import Claim, Reason, Trigger

_SURE = 0.9


def status_of(tree: Tree, trigger: Trigger, holder: Claim) -> tuple[str, Reason]:
    """Return the status and who decided it.

    The model reads tense, modals, negation and the words above off the whole sentence; a plain negation of the trigger
    itself, and what a denial is about, are decided by rule unless the model is sure of something else.

    Args:
        tree: the reading's tree.
        trigger: the candidate, with the model's statuses.
        holder: the innermost claim whose content holds the trigger.
    """
    label, score = trigger.statuses[0]
    chances = dict(trigger.statuses)
    word = tree.tokens[trigger.at].text
    if label not in ("negated", "asked") and tree.negated(trigger.at) and score < _SURE:
        return "negated", Reason(decision="status:negated", by="rule:negation", words=word)
    if holder.polarity == "denied" and label == "happened" and chances.get("negated", 0.0) > 0.1:
        cue = holder.cue[0].text if holder.cue else ""
        return "negated", Reason(decision="status:negated", by="rule:denied_claim", words=cue)
    return label, Reason(decision=f"status:{label}", by="model:status", words=word, score=score)

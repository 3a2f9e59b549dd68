"""The reason: why a stage decided as it did, kept as data beside the decision."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason for one decision.

    Attributes:
        decision: what was decided, as ``field:value`` ("act:deny", "speaker:they", "cue:said").
        by: who decided: "model:<task>", "table:<name>" or "rule:<name>".
        words: the words of the story that it rests on, or "".
        score: the model's probability from 0 to 1, or None for tables and rules.

    >>> str(Reason(decision="act:deny", by="table:verbs_of_saying", words="denied"))
    'act:deny by table:verbs_of_saying on "denied"'
    """

    decision: str
    by: str
    words: str = ""
    score: float | None = None

    def __str__(self) -> str:
        words = f' on "{self.words}"' if self.words else ""
        score = f" ({self.score:.2f})" if self.score is not None else ""
        return f"{self.decision} by {self.by}{words}{score}"

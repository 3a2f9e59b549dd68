"""The gap: what could not be read or resolved, and why. Never a missing row, never a guess."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.types.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something the system could not read or resolve.

    Attributes:
        kind: a word of ``onrecord.labels.GAPS`` ("published", "speaker", "encoding", ...).
        message: what happened and what it means for the record, in one sentence.
        span: where in the story, or None when it concerns the whole of it.
    """

    kind: str
    message: str
    span: Span | None = None

"""When something happens: words of the story as first and last calendar day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.types.reason import Reason
from onrecord.types.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time that the story gives, as an interval of whole days of the Gregorian calendar.

    Attributes:
        span: the words: "on Tuesday", "last year".
        state: "resolved"; "ambiguous" where the words allow several readings that matter; "unresolved" where they
            cannot be placed on the calendar ("recently", or a weekday in a story without a date).
        start, end: first and last possible day, both included; None where unresolved or open at that end.
        edtf: the interval in Extended Date/Time Format (ISO 8601-2): "2023-11-08", "2023-11", "2023-11-01/2023-11-08".
        granularity: "day", "part of day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade",
            "century" or "interval"; "" where unresolved.
        timex3: value by TimeML's TIMEX3 ("2023-11-08TNI", "P3D", "PAST_REF"), for comparison with the field.
        kind: TIMEX3's type: DATE, TIME, DURATION or SET.
        basis: what the resolution rests on: "absolute", "published", "mention" (another time in the text), "event".
        why: reasons, anchor and direction among them.
    """

    span: Span
    state: str = "unresolved"
    start: date | None = None
    end: date | None = None
    edtf: str = ""
    granularity: str = ""
    timex3: str = ""
    kind: str = "DATE"
    basis: str = ""
    why: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(f"{self.span.text!r} ends ({self.end}) before it starts ({self.start})")

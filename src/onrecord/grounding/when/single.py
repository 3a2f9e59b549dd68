"""One expression by itself, for the command line and for trying."""

from __future__ import annotations

from onrecord.grounding.when.meaning import Frame
from onrecord.grounding.when.placing import Anchor, place
from onrecord.grounding.when.recognise import expressions
from onrecord.types import Published, Reason, Span
from onrecord.types.when import When


def resolve(expression: str, on: Published) -> When:
    """Return the first and last day of an expression, as a story published then would mean it.

    No tense helps here: a bare weekday is the last one. Of several expressions the longest is taken, with the word that
    bounds it ("since 2014", "between March and May").

    Args:
        expression: words of time: "last week", "Nov. 18".
        on: the published date, a day, an interval, some days, or unknown.

    >>> from datetime import date
    >>> on = Published(start=date(2023, 11, 8), end=date(2023, 11, 8), basis="given")
    >>> resolve("late last week", on).edtf
    '2023-11-03/2023-11-05'
    >>> resolve("since 2014", on).edtf
    '2014-01-01/..'
    >>> resolve("recently", on).state
    'unresolved'
    """
    found = expressions(expression)
    if not found:
        why = Reason(decision="when:unresolved, no words of time are in it", by="rule:grammar", words=expression)
        return When(span=Span.in_text(expression, 0, len(expression)), why=(why,))
    best = max(found, key=lambda one: (one.bound_end - one.bound_start, one.end - one.start))
    meaning, start, end = best.meaning, best.start, best.end
    if best.bound is not None:
        meaning, start, end = best.bound, best.bound_start, best.bound_end
    direction = "future" if best.bound is not None and best.bound.level == "ahead" else ""
    return place(Span.in_text(expression, start, end), meaning, Anchor.of(on), Frame(direction=direction))

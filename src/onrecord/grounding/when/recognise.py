"""Recognising: text to expressions of time, each with its meaning, by the steps of the grammar."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onrecord.grounding.when import rules_dates, rules_joined, rules_lengths, rules_turns
from onrecord.grounding.when.bounds import Bounded
from onrecord.grounding.when.grammar import Step
from onrecord.grounding.when.holidays import with_holidays
from onrecord.grounding.when.meaning import Meaning
from onrecord.grounding.when.words import Lexicon, line_of

_JOINS = 3  # "late on Friday night of last week" takes as many rounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """Words ``[start, end)`` of a text that tell a time, and what they mean.

    ``bound`` is the meaning with the preposition that bounds it ("since 2014", "between March and May"), over
    ``[bound_start, bound_end)``; both ends of a range have the same one. It is None where nothing bounds it.
    """

    start: int
    end: int
    meaning: Meaning
    bound: Meaning | None = None
    bound_start: int = 0
    bound_end: int = 0


@dataclass(frozen=True, slots=True)
class _Grammar:
    lexicon: Lexicon
    counts: Step
    atoms: Step
    joins: Step
    bounds: Step


@lru_cache(maxsize=1)
def _grammar() -> _Grammar:
    lexicon = Lexicon()
    grammar = _Grammar(
        lexicon,
        Step(lexicon, rules_lengths.COUNTS),
        Step(lexicon, [*rules_dates.RULES, *rules_turns.RULES, *rules_lengths.RULES]),
        Step(lexicon, rules_joined.RULES),
        Step(lexicon, rules_joined.BOUNDS),
    )
    lexicon.close()
    return grammar


def expressions(text: str, start: int = 0, end: int | None = None) -> list[Expression]:
    """Return the expressions of time in ``text[start:end]``, in the order of the text; none overlap.

    >>> text = "on Nov. 18, or late last week"
    >>> [text[found.start : found.end] for found in expressions(text)]
    ['Nov. 18', 'late last week']
    """
    grammar = _grammar()
    line = line_of(text, start, len(text) if end is None else end, grammar.lexicon)
    if not line.chars:
        return []
    line = with_holidays(line, text, grammar.lexicon)
    line = grammar.atoms.apply(grammar.counts.apply(line))
    for _ in range(_JOINS):
        before = len(line.chars)
        line = grammar.joins.apply(line)
        if len(line.chars) == before:
            break
    found = [
        Expression(start=line.starts[at], end=line.ends[at], meaning=made)
        for at, made in enumerate(line.made)
        if isinstance(made, Meaning)
    ]
    if not found:
        return found
    bounded = grammar.bounds.apply(line)
    bounds = [
        (bounded.starts[at], bounded.ends[at], made)
        for at, made in enumerate(bounded.made)
        if isinstance(made, Meaning)
    ]
    return [_with_bound(one, bounds) for one in found]


def _with_bound(found: Expression, bounds: list[tuple[int, int, Meaning]]) -> Expression:
    for start, end, meaning in bounds:
        if start <= found.start and found.end <= end and (start, end) != (found.start, found.end):
            own = found.meaning
            if isinstance(meaning, Bounded) and meaning.last is not None and found.end < end:
                own = meaning.first  # which has the year of the last
            return Expression(
                start=found.start, end=found.end, meaning=own, bound=meaning, bound_start=start, bound_end=end
            )
    return found

"""Rules that join what was found: "Friday night", "3 p.m. on Sunday", "early 2016", "between March and May"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.grounding.when.bounds import Ahead, Bounded
from onrecord.grounding.when.grammar import Action, Match
from onrecord.grounding.when.meaning import Fixed, Length, Meaning
from onrecord.grounding.when.named import Named, Weekday
from onrecord.grounding.when.parts import Containing, Edge, Stretch, Timed, Within
from onrecord.grounding.when.reckoned import Shift
from onrecord.grounding.when.rules_lengths import together, unit_of
from onrecord.grounding.when.rules_turns import turn
from onrecord.grounding.when.values import exactly
from onrecord.grounding.when.words import values


def _within(match: Match) -> Meaning | None:
    inner, outer = match.made("inner"), match.made("outer")
    if isinstance(inner, (Weekday, Timed)) and not _bare(inner):
        return None
    if not isinstance(inner, (Named, Stretch, Weekday, Timed)) or (isinstance(inner, Named) and inner.year is not None):
        return None
    if isinstance(inner, Named) and isinstance(outer, Fixed) and outer.period.start:
        return replace(inner, year=outer.period.start.year)
    return Within(inner=inner, outer=outer, level=inner.level)


def _bare(inner: Weekday | Timed) -> bool:
    """Tell whether it is a weekday without its week, or a time of day on one."""
    day = inner.of if isinstance(inner, Timed) else inner
    return isinstance(day, Weekday) and not day.turn and day.week is None


def _on_week(match: Match) -> Meaning:
    return Within(inner=match.made("inner"), outer=match.made("outer"), level="day")


def _part_of_day(match: Match) -> Meaning:
    return Timed(code=match.value("part", "daypart"), of=match.made("day"))


def _clock_on(match: Match) -> Meaning:
    clock: Timed = match.made("clock")
    return replace(clock, of=match.made("day"))


def _two_clocks(match: Match) -> Meaning:
    return match.made("clock")  # type: ignore[no-any-return]


def _stretch(match: Match) -> Meaning | None:
    of, word = match.made("of"), match.word("part")
    part = {**values("early"), **values("edge")}.get(word, word)
    return Stretch(of=of, part=part, level=of.level, kind=of.kind)


def _whole_of(match: Match) -> Meaning:
    return match.made("of")  # type: ignore[no-any-return]


def _shift_of(match: Match) -> Meaning:
    length, of = match.made("length"), match.made("of")
    sign = -1 if match.word("way") in ("before", "prior") else 1
    level = "day" if of.level in ("day", "time", "holiday") else length.unit
    return Shift(count=length.count, unit=length.unit, sign=sign, of=of, level=level)


def _base(match: Match) -> str:
    """Return what "two days before" is reckoned from: the event that follows, or the time named before the comma."""
    end = match.found.end()
    return "mention" if match.line.words[end : end + 1] in ([","], ["."]) else "event"


def _earlier(match: Match) -> Meaning:
    length: Length = match.made("length")
    return Shift(count=length.count, unit=length.unit, sign=-1, base="mention", level=length.unit)


def _later(match: Match) -> Meaning:
    length: Length = match.made("length")
    return Shift(count=length.count, unit=length.unit, sign=1, base="mention", level=length.unit)


def _beside_event(match: Match) -> Meaning:
    length: Length = match.made("length")
    sign = -1 if match.word("way") == "before" else 1
    return Shift(count=length.count, unit=length.unit, sign=sign, base=_base(match), level=length.unit)


def _from_now(match: Match) -> Meaning:
    length = match.made("length")
    return Shift(count=length.count, unit=length.unit, sign=1, level=length.unit)


def _beside(match: Match) -> Meaning:
    """Read "the day before", "the year after"."""
    return turn(unit_of(match), -1 if match.word("way") in ("before", "earlier", "prior") else 1, _base(match))


def _unit_of(match: Match) -> Meaning:
    of = match.made("of")
    unit = values("unit")[match.word("unit")]
    return Shift(count=exactly(1), unit=unit, sign=-1 if match.word("way") == "before" else 1, of=of, level=unit)


def _containing(match: Match) -> Meaning:
    """Read "the week of Nov. 6"."""
    unit = values("unit")[match.word("unit")]
    return Containing(of=match.made("of"), unit=unit, level=unit)


def _two_lengths(match: Match) -> Meaning | None:
    return together(match.made("one"), match.made("two"))


def _edge_of_unit(match: Match) -> Meaning | None:
    unit = values("unit")[match.word("unit")]
    if unit not in ("day", "week", "month", "quarter", "year", "decade", "century", "season", "half"):
        return None
    part = values("edge")[match.word("part")] if match.word("part") else "end"
    return Edge(unit=unit, part=part, level=unit)


_DAYS = "<day|time|holiday>"
_ANY = "<day|time|holiday|week|weekend|month|quarter|season|half|year|decade|century|fiscal|era>"
_LONG = "<year|decade|century|week|month|half|season|quarter>"

RULES: list[tuple[str, Action]] = [
    ("<length>:one (and|COMMA)? <length>:two", _two_lengths),
    # "Friday night", "the night of Nov. 6", "yesterday afternoon".
    ("<day|holiday>:day COMMA? (DOT)? (in the|at)? (early|late)? DAYPART:part", _part_of_day),
    ("(the)? (early|late)? DAYPART:part (of|on) <day|holiday>:day", _part_of_day),
    ("the early hours of <time|day>:of (DAYPART)?", _whole_of),
    # "At 3 p.m. on Sunday", "Friday at 8 p.m.", "2 p.m. (0600 GMT)".
    ("<time>:clock COMMA? on? <day|holiday>:day", _clock_on),
    ("<day|holiday>:day COMMA? (at|around|about|by)? <time>:clock", _clock_on),
    ("<time>:clock OPEN <time> CLOSE", _two_clocks),
    # "June of last year", "the summer of 2012", "Wednesday of next week", "last year 's Christmas" is left.
    ("<month|season|quarter|half|holiday>:inner (of|in)? (the)? <year>:outer", _within),
    ("<day>:inner (of|COMMA)? <week>:outer", _on_week),
    ("<week>:outer (on|COMMA)? <day>:inner", _on_week),
    ("<day|time>:inner (of|in) <month>:outer", _within),
    ("<day>:inner (of|in|COMMA)? <year>:outer", _within),
    # "Early 2016", "mid-July", "late on Friday", "the end of the year", "earlier this month".
    (f"(the)? EARLY:part HYPHEN? (on|in|of)? {_ANY}:of", _stretch),
    (f"(the)? (very)? EDGE:part of {_ANY}:of", _stretch),
    ("(the)? EDGE:part of the? UNIT:unit", _edge_of_unit),
    ("END_UNIT:unit (APOSTROPHE s|HYPHEN)? end", _edge_of_unit),
    (f"PART_LATER:part (on|in)? {_ANY}:of", _stretch),
    # "Two days before Christmas", "a week from Friday", "the day after Thanksgiving", "the week of Nov. 6".
    (f"<length>:length AROUND:way (to)? {_ANY}:of", _shift_of),
    (f"the UNIT:unit AROUND:way {_ANY}:of", _unit_of),
    ("<length>:length (earlier|previously|prior) (?!than|to)", _earlier),
    ("<length>:length (later|afterward|afterwards) (?!than)", _later),
    ("the UNIT:unit BESIDE:way", _beside),
    (f"the UNIT:unit (of|beginning|ending) {_DAYS}:of", _containing),
]  # fmt: skip


_BOUNDS = {
    "from": "since",
    "till": "until",
    "til": "until",
    "through": "by",
    "later": "by",
    "following": "after",
    "beyond": "after",
    "past": "after",
    "ahead": "before",
    "prior": "before",
}


def _bounded(match: Match) -> Meaning:
    word = match.word("bound")
    bound = _BOUNDS.get(word, word)
    return Bounded(bound=bound, first=match.made("first"))


def _range(match: Match) -> Meaning | None:
    if match.made("first").level != match.made("last").level and match.word("link") == "and":
        return None
    first, last = match.made("first"), match.made("last")
    if isinstance(first, Named) and first.year is None and not first.turn and isinstance(last, Named):
        first = replace(first, year=last.year)  # "from March to August 2011"
    return Bounded(bound="between", first=first, last=last)


def _ahead(match: Match) -> Meaning:
    return Ahead(how=match.word("how"), length=match.made("length"))


BOUNDS: list[tuple[str, Action]] = [
    (f"(from|between)? (early|late)? {_ANY}:first LINK:link {_ANY}:last", _range),
    ("<year>:first (DASH|SLASH) <year>:last", _range),
    (f"BOUND:bound (at least|the|of|to|than)? {_ANY}:first", _bounded),
    ("IN_WITHIN:how <length>:length", _ahead),
    ("<length>:length from <ref>", _from_now),
    # "Two days after the raid": the length is what TIMEX3 marks; the day is told from an event.
    ("<length>:length BEFORE_AFTER:way", _beside_event),
]  # fmt: skip

"""Rules for times told from now or from a time named before: "last week", "two days ago", "the next year", "now"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.grounding.when.grammar import Action, Match
from onrecord.grounding.when.meaning import Meaning, Unplaced
from onrecord.grounding.when.named import Named, Weekday
from onrecord.grounding.when.parts import Overnight, Stretch, Timed
from onrecord.grounding.when.reckoned import Shift, Turn, Window
from onrecord.grounding.when.rules_dates import turn_of
from onrecord.grounding.when.rules_lengths import MORE, count_of, unit_of, vague
from onrecord.grounding.when.values import Count, exactly
from onrecord.grounding.when.words import values

_TURNS = {"previous": -1, "present": 0, "following": 1}
_MENTION = frozenset(("previous", "preceding", "prior", "following", "ensuing", "same", "that"))
_CLOCKED = ("second", "minute", "hour")


def turn(unit: str, number: int, base: str = "published") -> Meaning:
    """Return the meaning of a unit turned: "last week", "this month"; a weekend is a Saturday and a Sunday."""
    if unit == "weekend" and base == "published":
        return Weekday(number=5, length=2, week=number, level="weekend")
    if unit == "night":
        return Timed(code="TNI", of=Turn(unit="day", number=number, base=base))
    return Turn(unit="day" if unit in _CLOCKED else unit, number=number, base=base, level=unit)


def _turned(match: Match) -> Meaning | None:
    word, unit = match.word("turn"), unit_of(match)
    if unit in ("second", "minute", "half", "season") or (
        unit == "day" and word in ("last", "past", "current", "upcoming")
    ):
        return None
    if (word == "past" and unit != "weekend") or (unit in ("decade", "century") and word not in ("this", "current")):
        return Window(count=exactly(1), unit=unit, sign=1 if turn_of(match) == "following" else -1)
    base = "mention" if word in _MENTION else "published"
    return turn(unit, _TURNS[turn_of(match)], base)


def _coming(match: Match) -> Meaning:
    return Window(count=exactly(1), unit=unit_of(match), sign=1)


def _this_past(match: Match) -> Meaning:
    return turn(unit_of(match), -1 if match.word("turn") in ("past", "last") else 1)


def _same(match: Match) -> Meaning | None:
    unit = unit_of(match)
    return None if unit in _CLOCKED else turn(unit, 0, "mention")


def _weekday(match: Match) -> Meaning:
    number = {**values("weekday"), **values("weekday_short")}[match.word("weekday")]
    return Weekday(number=number, turn=turn_of(match))


def _weekend(match: Match) -> Meaning:
    return Weekday(number=5, length=2, level="weekend")


def _holiday(match: Match) -> Meaning:
    made = match.made("holiday")
    return replace(made, turn=turn_of(match)) if isinstance(made, Named) else made


def _daypart(match: Match) -> Meaning:
    """Read "this morning", "last night", "that evening"."""
    word, code = match.word("which"), match.value("part", "daypart")
    if word == "that":
        return Timed(code=code, of=Turn(unit="day", number=0, base="mention"))
    return Timed(code=code, of=Turn(unit="day", number={"last": -1, "next": 1}.get(word, 0)))


def _daypart_beside(match: Match) -> Meaning:
    """Read "the following morning", "the same evening"."""
    number = {"same": 0, "previous": -1}.get(match.word("which"), 1)
    return Timed(code=match.value("part", "daypart"), of=Turn(unit="day", number=number, base="mention"))


def _generic_part(match: Match) -> Meaning:
    return Timed(code=match.value("part", "daypart"))


_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}


def _near_day(match: Match) -> Meaning:
    return Turn(unit="day", number=_DAYS[match.word("day")], level="day")


def _near_day_beyond(match: Match) -> Meaning:
    return Turn(unit="day", number=2 * _DAYS[match.word("day")], level="day")


def _beyond(match: Match) -> Meaning:
    """Read "the week before last", "the month after next"."""
    return turn(unit_of(match), -2 if match.word("way") == "last" else 2)


def _shift(count: Count, unit: str, sign: int, base: str) -> Meaning:
    return Shift(count=count, unit=unit, sign=sign, base=base, level="day" if unit in _CLOCKED else unit)


def _ago(match: Match) -> Meaning:
    return _shift(count_of(match), unit_of(match), -1, "published")


def _long_ago(match: Match) -> Meaning:
    return _shift(vague(""), unit_of(match), -1, "published")


def _from_now(match: Match) -> Meaning:
    return _shift(count_of(match), unit_of(match), 1, "published")


def _half_year(match: Match) -> Meaning:
    sign = {"ago": -1, "earlier": -1, "later": 1}[match.word("way")]
    count = exactly(6) if match.word("unit") == "year" else exactly(5)
    return _shift(count, "month" if match.word("unit") == "year" else "year", sign, "published")


def _window(match: Match) -> Meaning:
    sign = 1 if turn_of(match) == "following" else -1
    return Window(count=count_of(match), unit=unit_of(match), sign=sign)


def _vague_window(match: Match) -> Meaning:
    sign = 1 if turn_of(match) == "following" else -1
    return Window(count=vague(""), unit=unit_of(match), sign=sign)


def _rest(match: Match) -> Meaning:
    return Stretch(of=turn(unit_of(match), 0), part="later", level=unit_of(match))


def _whole(match: Match) -> Meaning:
    return turn(unit_of(match), 0)


def _later_in(match: Match) -> Meaning:
    return Stretch(
        of=Turn(unit=unit_of(match), number=0, base="mention"), part=match.word("part"), level=unit_of(match)
    )


def _past(match: Match) -> Meaning:
    return Unplaced(code="PAST_REF", level="ref")


def _present(match: Match) -> Meaning:
    return Unplaced(code="PRESENT_REF", level="ref", now=True)


def _future(match: Match) -> Meaning:
    return Unplaced(code="FUTURE_REF", level="ref")


def _then(match: Match) -> Meaning:
    return Turn(unit="day", number=0, base="mention", level="ref")


RULES: list[tuple[str, Action]] = [
    # Days by themselves.
    ("NEAR_DAY:day", _near_day),
    ("the day (before|after) NEAR_DAY:day", _near_day_beyond),
    ("the UNIT:unit before last:way", _beyond),
    ("the UNIT:unit after next:way", _beyond),
    ("tonight", lambda match: Timed(code="TNI", of=Turn(unit="day", number=0))),
    ("overnight", lambda match: Overnight()),
    ("(?<=ON_DAY) WEEKDAY_SHORT:weekday", _weekday),
    ("WEEKDAY:weekday", _weekday),
    ("(the|this)? TURN:turn WEEKDAY:weekday", _weekday),
    ("(the|this|that)? weekend", _weekend),
    ("(TURN:turn)? <holiday>:holiday", _holiday),
    # Units turned: "last week", "this year", "the previous month", "that day", "the day before".
    ("the (very)? next day", lambda match: turn("day", 1, "mention")),
    ("this PAST_OR_COMING:turn UNIT:unit", _this_past),
    ("(?<!OWNER) (the|this)? TURN:turn UNIT:unit (?!HYPHEN)", _turned),
    ("the coming UNIT:unit", _coming),
    ("(the|that|this|of)? same UNIT:unit", _same),
    ("that UNIT:unit (?!HYPHEN)", _same),
    ("THIS_LAST:which DAYPART:part", _daypart),
    ("the SAME_NEXT:which DAYPART:part", _daypart_beside),
    ("(?<=IN_DAY) (the (early)?)? DAYPART:part", _generic_part),
    ("(?<=AT_TIME) DAYTIMES:part", _generic_part),
    ("(?<=AT_TIME) night:part", _generic_part),
    # Shifts: "two weeks ago", "a year earlier", "three days later", "10 days from now".
    (f"{MORE} COUNT:count ANYUNIT:unit (ago|back)", _ago),
    ("UNITS:unit ago", _long_ago),
    (f"{MORE} COUNT:count ANYUNIT:unit hence", _from_now),
    ("half a UNIT:unit HALF_WAY:way", _half_year),
    # Stretches up to now or from now: "the past two years", "the next few days", "recent weeks".
    ("(the|these|this|my|his|her|its|their|our)? TURN:turn COUNT:count ANYUNIT:unit", _window),
    ("(the|these)? TURN:turn UNITS:unit", _vague_window),
    ("(the)? (more|most)? recent UNITS:unit", _vague_window),
    ("the (rest|remainder) of (the|this) UNIT:unit", _rest),
    ("(all|the whole|the entire) (this)? UNIT:unit (?!HYPHEN)", _whole),
    ("PART_LATER:part in the UNIT:unit", _later_in),
    # Named without being placed.
    ("PAST_REF", _past),
    ("(long|some time) ago", _past),
    ("(?<=FROM_IN) the (recent|distant)? past (?!COUNT|ANYUNIT)", _past),
    ("PRESENT_REF", _present),
    ("right now", _present),
    ("(at)? (the|this) moment", _present),
    ("(?<=AT_TIME) present", _present),
    ("(?<=YEAR DASH) present", _present),
    ("these days", _present),
    ("(?<!as) FUTURE_REF (?!as|after|before)", _future),
    ("(?<=FROM_IN) the (near|foreseeable|distant|immediate)? future", _future),
    ("(?<=AT_TIME) that time", _then),
]  # fmt: skip

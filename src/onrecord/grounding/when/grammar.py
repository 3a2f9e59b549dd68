"""The machinery of the grammar: rules in words, compiled to regular expressions over a line, applied in steps.

A rule is a pattern and what it makes. In a pattern, a word in small letters stands for itself, a word in capitals for a
list of ``resources/time_words.yml`` or a shape of number (MONTH, UNIT, YEAR), and ``<month>`` for what an earlier step
made at that level; ``:name`` keeps an item for the rule. ``? | ( )`` are as in regular expressions. So

    "MONTH:month DAY:day COMMA? YEAR:year"

is "Nov. 18, 2023". Of the rules that fit, the longest wins, then the first; what it makes replaces the items, and the
next step sees one item there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.grounding.when.words import Lexicon, Line, values

_SYMBOL = re.compile(
    r"\(\?<?[!=:]|<(?P<made>[a-z_|]+)>(?::(?P<madeslot>\w+))?"
    r"|(?P<list>[A-Z][A-Z_0-9]*)(?::(?P<slot>\w+))?|(?P<word>[a-z']+)(?::(?P<wordslot>\w+))?|[()|?*+^]"
)
_SIGNS = {
    "COMMA": ",", "DOT": ".", "SLASH": "/", "APOSTROPHE": "'", "OPEN": "(", "CLOSE": ")", "HYPHEN": "-",
}  # fmt: skip
_GROUPS: dict[str, tuple[str, ...]] = {
    "DAY": ("#hour", "#day_number", "#ordinal_figure"),
    "DAYNUM": ("#hour", "#day_number"),
    "HOUR": ("#hour",),
    "TWO": ("#hour", "#day_number", "#two_digits"),
    "FIGURE": ("#hour", "#day_number", "#two_digits", "#big", "#decimal", "#year"),
    "YEAR": ("#year",),
    "BIG": ("#big",),
    "ISO": ("#iso",),
    "FIGURES": ("#figures",),
    "CLOCK": ("#clock",),
    "ATTACKS": ("#attacks",),
    "ORDFIGURE": ("#ordinal_figure",),
    "DECADE": ("#decade_figure",),
    "AMPM": ("#meridiem", "am", "pm"),
    "ANYFIGURE": ("#hour", "#day_number", "#two_digits", "#big", "#year"),
    "DASH": ("-", "--"),
    # What makes sure that "March" is a month and "the fall" a season.
    "SURE_MONTH": (
        "in",
        "since",
        "by",
        "until",
        "till",
        "during",
        "before",
        "after",
        "from",
        "through",
        "between",
        "early",
        "late",
        "mid",
        "-",
        "throughout",
        "following",
        "around",
    ),
    "IN_SEASON": (
        "in",
        "since",
        "by",
        "until",
        "during",
        "before",
        "after",
        "from",
        "through",
        "early",
        "late",
        "mid",
        "-",
        "over",
        "throughout",
        "of",
        "for",
        "until",
    ),
}
_JOINED: dict[str, tuple[str, ...]] = {
    "ANYUNIT": ("unit", "units"),
    "ORD": ("ordinal",),
    "TURN": ("previous", "following", "present"),
    "PLAIN_NUMBER": ("number", "#hour", "#day_number", "#two_digits", "#big", "#decimal"),
    "COUNT": ("<count>", "#hour", "#day_number", "#two_digits", "#big", "#decimal", "#year", "a", "an"),
    "YEARLIKE": ("#two_digits", "#big", "#year"),
    "NOT_DAY": ("century", "day", "anniversary", "quarter", "time", "year", "hour", "minute", "month", "week"),
    "OWNER": ("my", "our", "your", "his", "her", "their", "its", "s"),
    "MILITARY": ("#big", "#year"),
    "LONG_UNITS": ("days", "weeks", "months", "years", "decades", "centuries", "hours"),
    "LASTING": ("for", "within", "over", "after", "in", "lasted", "took", "takes", "take", "spent", "spend"),
    "BOUND": (
        "since",
        "from",
        "by",
        "until",
        "till",
        "til",
        "through",
        "before",
        "after",
        "following",
        "ahead",
        "prior",
        "later",
        "beyond",
        "past",
    ),
    "AROUND": ("before", "after", "from", "prior", "following", "since"),
    "IN_WITHIN": ("in", "within", "for"),
    "END_UNIT": ("year", "month", "week", "decade", "century"),
    "NEAR_DAY": ("today", "yesterday", "tomorrow"),
    "PAST_OR_COMING": ("past", "last", "coming", "next"),
    "BESIDE": ("before", "after", "earlier", "prior"),
    "SAME_NEXT": ("same", "next", "following", "previous"),
    "THIS_LAST": ("this", "last", "that", "next"),
    "IN_DAY": ("in", "during", "by", "since", "throughout", "of"),
    "AT_TIME": ("at", "by", "before", "after", "until", "around", "from", "to", "since", "till", "of", "near"),
    "FROM_IN": ("in", "from", "for", "of", "to", "into"),
    "ON_DAY": ("on", "last", "next", "this", "by", "until", "since", "late", "early"),
    "LINK": ("to", "and", "until", "till", "through", "-", "--"),
    "OR_TO": ("and", "or", "to", "-", "--", "through", "until"),
    "BEFORE_AFTER": ("before", "after"),
    "HALF_WAY": ("ago", "earlier", "later"),
    "PART_LATER": ("later", "earlier"),
    "ANYWEEKDAY": ("weekday", "weekday_short"),
}


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's pattern, found: its slots, and the line it was found in."""

    line: Line
    found: re.Match[str]

    def at(self, slot: str) -> int:
        """Return the item of a slot, or -1 where the pattern did without it."""
        return self.found.start(slot) if slot in self.found.re.groupindex else -1

    def word(self, slot: str) -> str:
        """Return the word in a slot, in lower case, or ""."""
        at = self.at(slot)
        return self.line.words[at] if at >= 0 else ""

    def made(self, slot: str) -> Any:
        """Return what an earlier step made of the item in a slot."""
        return self.line.made[self.at(slot)]

    def value(self, slot: str, name: str) -> Any:
        """Return the value that a list of the table gives for the word in a slot."""
        return values(name)[self.word(slot)]

    def int(self, slot: str) -> int:
        """Return the figure in a slot: 18 for "18" and for "18th"."""
        return int(re.sub(r"\D", "", self.word(slot)))


Action = Callable[[Match], Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled rule."""

    pattern: re.Pattern[str]
    make: Action


class Step:
    """Rules that are tried together over a line."""

    def __init__(self, lexicon: Lexicon, rules: Sequence[tuple[str, Action]]) -> None:
        self._lexicon = lexicon
        self._rules = [Rule(re.compile(_compiled(pattern, lexicon)), make) for pattern, make in rules]

    def apply(self, line: Line) -> Line:
        """Return the line with what the rules make in place of what they found."""
        text = "".join(line.chars)
        found = [
            (match.start(), -match.end(), number, match)
            for number, rule in enumerate(self._rules)
            for match in rule.pattern.finditer(text)
        ]
        if not found:
            return line
        out, at = Line(), 0
        for start, end, number, match in sorted(found, key=lambda item: item[:3]):
            if start < at:
                continue
            made = self._rules[number].make(Match(line, match))
            if made is None:
                continue
            out.extend(line, at, start)
            words = " ".join(line.words[start:-end])
            level = getattr(made, "level", "count")
            out.add(self._lexicon.char(f"<{level}>"), line.starts[start], line.ends[-end - 1], words, made)
            at = -end
        out.extend(line, at, len(line.chars))
        return out


def _compiled(pattern: str, lexicon: Lexicon) -> str:
    """Return a rule's pattern as a regular expression over the characters of a line."""

    def symbol(match: re.Match[str]) -> str:
        if match["made"]:
            chars, slot = "".join(lexicon.char(f"<{level}>") for level in match["made"].split("|")), match["madeslot"]
        elif match["list"]:
            chars, slot = _list(match["list"], lexicon), match["slot"]
        elif match["word"]:
            chars, slot = lexicon.char(match["word"]), match["wordslot"]
        else:
            return match[0]
        one = f"[{re.escape(chars)}]"
        return f"(?P<{slot}>{one})" if slot else one

    return _SYMBOL.sub(symbol, pattern).replace(" ", "")


def _list(name: str, lexicon: Lexicon) -> str:
    if name in _SIGNS:
        return lexicon.char(_SIGNS[name])
    if name in _GROUPS:
        return "".join(lexicon.char(word) for word in _GROUPS[name])
    found: set[str] = set()
    for part in _JOINED.get(name, (name.lower(),)):
        found |= lexicon.lists.get(part, {lexicon.char(part)})
    return "".join(sorted(found))

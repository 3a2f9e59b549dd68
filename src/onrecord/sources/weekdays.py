"""The story's own weekday: "arrived in Seoul on Wednesday" in the lead is news of that Wednesday.

By the convention of news writing, a weekday without a date is the nearest one, and the lead's is the day of the news. A
weekday on which something is planned, or with a date, in a name ("Black Friday") or in background, says nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.sources.dates import MONTH, WEEKDAY, WEEKDAYS, weekday_number
from onrecord.sources.tense import SAYING, clause_before, cues, sentences

_MENTION = re.compile(rf"\b(?P<day>{WEEKDAY})\b")
_REJECTED_BEFORE = re.compile(
    r"\b(?:last|next|this|coming|following|previous|every|each|past|since|until|till|by|from|through|before|after|to|for|between|during"
    r"|and|or|first|second|third|one|a|the|of|Good|Black|Ash|Easter|Palm|Super|Cyber|Bloody|Holy|Maundy|Giving|Fat|Shrove|Sheffield"
    r"|Tuesday|Monday|Friday)(?:\s+(?:early|late|night))?\s+$|[-–/]$"
)
_REJECTED_AFTER = re.compile(
    rf"['’]s?\b|[-–/]\w|\s*,?\s*(?:the\s+)?(?:\d{{1,2}}\b|{MONTH})|\s+(?:Times|Telegraph|Mirror|Mail|Express|Post|Night\b|prayers)"
    r"|\s+(?:and|or|to|through)\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\s+(?:after\s+next|week\b)"
)
_ON = re.compile(r"\b(?:on|late|early|earlier|overnight|late\s+on|early\s+on|earlier\s+on)\s+$")
_HOUR = re.compile(r"\s*(?:(?:early|late)\s+)?(?:morning|afternoon|evening|night)?\s*(?:local\s+time)?")
_BACKGROUND = re.compile(
    r"\b(?:that|which|who|whose|whom|where|when|after|since|before|because|whether|if|over|following|despite|from|until|once)\b"
)
_SAID = re.compile(
    rf"\b(?:{SAYING})\b(?:\s+(?:it|him|her|them|reporters|parliament|lawmakers|[A-Z]\w+|late|early|earlier)){{0,3}}\s*$"
)
_THEN_VERB = re.compile(r"\s*(?:[a-z]+ly\s+)?(?:also\s+)?(?!(?:has|have|had|was|were)\b)(?P<verb>[a-z]+)\b")
_SAID_SO, _SURE, _FAIR = 3, 2, 1
_REACH = 1500  # characters of a paragraph
_PARAGRAPHS = 3  # of the story's start; after the lead, only what somebody said on a weekday counts


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDay:
    """Weekdays (Monday is 0) that the story may have come out on, and why."""

    weekdays: frozenset[int]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    weekday: int
    score: int
    words: str


def own_weekday(text: str, bodies: list[tuple[int, int]], *, signed: bool = True) -> OwnDay | None:
    """Return the weekday of a story's own news, from its first paragraphs ``[start, end)``, or None.

    Args:
        text: the story's text.
        bodies: its paragraphs.
        signed: whether an agency signs it. Agencies publish on the day; elsewhere it is as often the next day's paper:
            of 120 such stories of PolNeAR, 60 came out on the lead's weekday and 49 on the day after it.

    >>> story = "The envoy arrived in Seoul on Wednesday for talks."
    >>> own_weekday(story, [(0, len(story))]).weekdays
    frozenset({2})
    >>> plan = "The envoy will arrive in Seoul on Wednesday for talks."
    >>> own_weekday(plan, [(0, len(plan))])
    """
    for index, (start, end) in enumerate(bodies[:_PARAGRAPHS]):
        found = [
            mention
            for first, last in sentences(text, start, min(end, start + _REACH))[: 2 if index == 0 else None]
            for mention in _mentions(text[first:last])
            if index == 0 or mention.score == _SAID_SO
        ]
        if found:
            return _best(found, "the lead" if index == 0 else f"paragraph {index + 1}", signed)
    return None


def _best(found: list[_Mention], where: str, signed: bool) -> OwnDay:
    best = max(mention.score for mention in found)
    chosen = {mention.weekday: mention.words for mention in found if mention.score == best}
    quoted = ", ".join(f'"{words}"' for words in chosen.values())
    names = " or a ".join(WEEKDAYS[day] for day in sorted(chosen))
    why = f"A {names}: {where} has {quoted} as the day of its own news, and a weekday alone is the nearest one."
    if signed:
        return OwnDay(weekdays=frozenset(chosen), why=why)
    why = f"A {names}, or the day after as papers do without an agency's sign" + why.removeprefix(f"A {names}")
    return OwnDay(weekdays=frozenset(chosen) | {(day + 1) % 7 for day in chosen}, why=why)


def _mentions(sentence: str) -> list[_Mention]:
    found = []
    for match in _MENTION.finditer(sentence):
        before, after = sentence[: match.start()], sentence[match.end() :]
        if _REJECTED_BEFORE.search(before) or _REJECTED_AFTER.match(after):
            continue
        score, words = _judge(sentence, _ON.sub("", before), after, match)
        if score:
            found.append(_Mention(weekday=weekday_number(match["day"]), score=score, words=" ".join(words.split())))
    return found


def _judge(sentence: str, before: str, after: str, match: re.Match[str]) -> tuple[int, str]:
    """Return how surely a weekday is that of the story's own news (0: not), and the words that tell."""
    said = _SAID.search(before)
    if said:
        return _SAID_SO, sentence[said.start() : match.end()]
    hour = _HOUR.match(after)
    verb = _THEN_VERB.match(after, hour.end() if hour else 0)
    if verb and not any(cue.tense == "past" for cue in cues(verb["verb"])):
        verb = None
    if not before.strip():
        return _at_the_start(after, match)
    clause = clause_before(sentence, len(before))
    if not verb:
        return _by_clause(sentence, before, match)
    if cues(clause) or before.rstrip().endswith(",") or _BACKGROUND.search(clause):
        return 0, ""  # "a man arrested on Monday told ...": background
    words = sentence[match.start() : match.end() + verb.end()]
    return (_SAID_SO if re.fullmatch(SAYING, verb["verb"]) else _SURE), words


def _at_the_start(after: str, match: re.Match[str]) -> tuple[int, str]:
    """Judge "On Wednesday, police said ..." by the first verb that follows."""
    turned = cues(after)
    if turned and turned[0].tense == "past":
        return _SURE, match[0] + after[: turned[0].end]
    return 0, ""


def _by_clause(sentence: str, before: str, match: re.Match[str]) -> tuple[int, str]:
    """Judge "arrived in Seoul on Wednesday": the clause's only verb is past, and it is no background."""
    clause = clause_before(sentence, len(before))
    turned = cues(clause)
    if not turned or any(cue.tense in {"blocked", "future"} for cue in turned) or turned[-1].tense != "past":
        return 0, ""
    last = turned[-1]
    earlier = clause[: last.start]
    if (
        _BACKGROUND.search(earlier)
        or _BACKGROUND.search(clause[last.end :])
        or any(cue.end < last.start for cue in turned[:-1])
    ):
        return 0, ""
    offset = len(before) - len(clause)
    return _FAIR, sentence[offset + last.start : match.end()]

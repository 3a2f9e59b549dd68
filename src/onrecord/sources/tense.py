"""Does the sentence speak of what was or of what is to come? Told from its verbs alone, near a time expression.

This room has no parser, and needs none: where the words do not settle it, nothing follows from them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SAYING = (
    "said|says|told|announced|reported|confirmed|denied|rejected|accused|condemned|criticized|criticised|warned|urged|called"
    "|vowed|pledged|claimed|declared|acknowledged|admitted|insisted|added|tweeted|wrote|testified|dismissed|demanded"
)
_IRREGULAR = (
    "became|began|broke|brought|built|came|cast|caught|chose|cut|dealt|died|drew|drove|fell|felt|flew|fought|found|fired|gave"
    "|got|grew|heard|held|hit|kept|killed|launched|laid|led|left|let|lost|made|met|paid|put|quit|ran|rose|sank|saw|sent|set|shot"
    "|shut|sold|spent|spoke|spread|stood|stole|struck|sued|swept|swore|took|threw|was|were|went|withdrew|woke|won|wore|had|has|have"
)
# Words that end like a past tense but are none, or none by which one could tell when something happened.
_NO_PAST = (
    "armed|united|alleged|hundred|indeed|need|feed|speed|seed|breed|unprecedented|so-called|exceed|proceed|succeed"
)
_CUE = re.compile(
    r"\b(?:"
    r"(?P<blocked>would|could|should|might|may|must|can|if|unless|whether|had\s+(?:planned|hoped|wanted|expected|intended|vowed)"
    r"|(?:was|were|been)\s+(?:to|due|set|scheduled|expected|going|planned|supposed|slated)|until|no\s+later\s+than|deadline"
    r"|ahead\s+of|planned|scheduled|expected|proposed|upcoming|postponed|delayed)"
    r"|(?P<future>(?:will|shall|won['’]t)(?:\s+(?:also|not|now|likely|again))?(?:\s+[a-z]+)?"
    r"|(?:plans?|planning|aims?|intends?|hopes?|preparing|prepares|vows|expects|expected|seeks|wants|ready|about|poised|slated"
    r"|scheduled|set|due|going)\s+to\s+[a-z]+"
    r"|(?:is|are|be)\s+(?:also\s+|now\s+|still\s+)?(?:due|set|scheduled|expected|planned|slated)(?:\s+for)?"
    r"|(?:is|are)\s+to\s+[a-z]+|due\s+(?:in|on)\b|scheduled\s+for|slated\s+for)"
    r"|(?P<infinitive>to\s+(?!the\b|a\b|an\b|his\b|her\b|their\b|its\b|that\b|this\b|[a-z]+ing\b)[a-z]{2,})"
    rf"|(?P<past>{SAYING}|{_IRREGULAR}|(?!(?:{_NO_PAST})\b)[a-z]{{2,}}ed)"
    r")\b"
)
_CLAUSE_END = re.compile(r"[;:—–“”\"()]|\s-\s")
_SENTENCE_END = re.compile(r"[.!?…][\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])")
_LONGEST_SENTENCE = 1000  # characters
_NO_END = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Prof|St|No|Inc|Corp|Co|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The verb that a stretch of a sentence turns on: ``tense`` is past, future, infinitive or blocked."""

    tense: str
    words: str
    start: int
    end: int


def cues(clause: str) -> list[Cue]:
    """Return the tense cues of a clause, in order.

    >>> [(cue.tense, cue.words) for cue in cues("Officials said the port plans to reopen")]
    [('past', 'said'), ('future', 'plans to reopen')]
    """
    return [
        Cue(tense=match.lastgroup or "", words=match[0], start=match.start(), end=match.end())
        for match in _CUE.finditer(clause)
    ]


def clause_before(sentence: str, position: int) -> str:
    """Return what stands between the last clear break and ``position``."""
    start = 0
    for match in _CLAUSE_END.finditer(sentence, 0, position):
        start = match.end()
    return sentence[start:position]


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return ``[start, end)`` of each sentence, roughly: good enough to keep one verb from another.

    What runs on for a thousand characters is cut there, so that no text, however odd, takes more than linear time.
    """
    found: list[tuple[int, int]] = []
    first = start
    ends = (match for match in _SENTENCE_END.finditer(text, start, end) if not _abbreviated(text, match, first))
    for last in [*(match.end() for match in ends), end]:
        while last - first > _LONGEST_SENTENCE:
            found.append((first, first + _LONGEST_SENTENCE))
            first += _LONGEST_SENTENCE
        if first < last:
            found.append((first, last))
        first = last
    return found


def _abbreviated(text: str, match: re.Match[str], first: int) -> bool:
    return text[match.start()] == "." and bool(_NO_END.search(text, max(first, match.start() - 6), match.start()))


# Past verbs whose time is still to come ("set elections in May"), or that say nothing by themselves.
_OPEN_VERBS = frozenset(
    "agreed announced called declared demanded designated discussed expected hoped named offered pledged promised "
    "proposed set urged vowed wanted said told has have had was were chose approved reported confirmed warned "
    "claimed".split()
)
# Between verb and time, these give the time to another thing than the verb: "called for elections in May".
_PAST_BREAKS = re.compile(r"\b(?:for|to|about|of|on|over|before|until|due|against|ahead|that|which|from|than)\b")
_FUTURE_BREAKS = re.compile(r"\b(?:that|which|who|after|since|from)\b")


def turns_on_past(clause: str, most_words: int) -> bool:
    """Tell whether a time at the clause's end is past: the last verb is, it is near, and nothing comes between.

    >>> turns_on_past("the leaders met ", 3), turns_on_past("they called for elections ", 3)
    (True, False)
    """
    turned = cues(clause)
    if not turned or turned[-1].tense != "past" or any(cue.tense in {"future", "blocked"} for cue in turned):
        return False
    between = clause[turned[-1].end :]
    near = len(between.split()) <= most_words and not _PAST_BREAKS.search(between)
    return near and turned[-1].words.lower() not in _OPEN_VERBS


def goes_on_in_past(clause: str, after: str) -> bool:
    """Tell whether a time before the verb is past: "In May the leaders met", "The North in May tested"."""
    if cues(clause):
        return False
    following = cues(after[:80])
    return (
        bool(following)
        and following[0].tense == "past"
        and len(after[: following[0].start].split()) <= 6
        and following[0].words.lower() not in {"has", "have", "had", "expected", "planned"}
    )


def turns_on_future(clause: str, most_words: int) -> bool:
    """Tell whether a time at the clause's end is still to come: the last verb there is one of planning, and near.

    >>> turns_on_future("Lima plans to launch its first probe ", 14)
    True
    """
    turned = cues(clause)
    if not turned or turned[-1].tense != "future" or any(cue.tense == "blocked" for cue in turned):
        return False
    between = clause[turned[-1].end :]
    return len(between.split()) <= most_words and not _FUTURE_BREAKS.search(between)

"""Is the first line a headline? A story may start with none, and then none is made up."""

from __future__ import annotations

import re

_SMALL = frozenset(
    "a an and as at but by for from in into is it nor of off on or over per so the to up via vs with".split()
)
_MOST_CHARACTERS, _MOST_WORDS, _MOST_WORDS_OF_QUESTION = 220, 34, 16
_CLOSING = "\"'”’)]»"
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.){1,4}$|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|No|St)\.$|\.\.\.$")
_BULLET = re.compile(r"[-•*▪●‣·]\s|\d{1,2}[.)]\s")
_GREETING = re.compile(r"(?:Dear|Hi|Hello)\s")


def is_headline(line: str, following: str | None, *, before_furniture: bool) -> bool:
    """Tell whether the first line of a story is its headline.

    Args:
        line: the line.
        following: the next paragraph, or None at the end of the text: a line alone is the story, not its title.
        before_furniture: whether a byline, a date line or a dateline comes next, which settles most doubts.

    >>> is_headline("Talks fail in Vienna", "The talks failed on Monday.", before_furniture=False)
    True
    >>> is_headline("The talks failed on Monday.", "Nobody was surprised.", before_furniture=False)
    False
    """
    words = line.split()
    if following is None or len(line) > _MOST_CHARACTERS or len(words) > _MOST_WORDS or not any(map(str.isalpha, line)):
        return False
    if _BULLET.match(line) or _GREETING.match(line) or line[-1] in ",:":
        return False
    if before_furniture:
        return len(re.findall(r"[.!?][\"”’]?\s+[A-Z]", _without_abbreviations(line))) < 2
    if line.lstrip(_CLOSING + "‘“").startswith(tuple("abcdefghijklmnopqrstuvwxyz")) or following[:1].islower():
        return False
    return _without_furniture(line, words, following)


def _without_furniture(line: str, words: list[str], following: str) -> bool:
    """Judge by how the line ends and is written, since nothing around it helps."""
    styled = is_shouted(line) or is_title_case(line)
    end = line.rstrip(_CLOSING)[-1:]
    if end == "." and not _ABBREVIATION.search(line.rstrip(_CLOSING)):
        return styled
    if end in {"?", "!"}:
        quoted = line[0] in "\"“‘'"
        return styled or (not quoted and len(words) <= _MOST_WORDS_OF_QUESTION and len(following) > 2 * len(line))
    return end not in {";", "…"} or styled


def _without_abbreviations(line: str) -> str:
    return re.sub(r"\b(?:[A-Z]\.)+|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Prof|Rev|No|vs)\.", "", line)


def is_shouted(line: str) -> bool:
    """Tell whether the line is in capitals."""
    return line.isupper() and len(line.split()) >= 2


def is_title_case(line: str) -> bool:
    """Tell whether nearly every word that counts is capitalised: "Ministers Meet in Vienna to Talk Grain".

    >>> is_title_case("Ministers Meet in Vienna to Talk Grain"), is_title_case("Ana Ruiz met Li Wei in Lima.")
    (True, False)
    """
    words = [word.strip("\"'“”‘’(),.:;!?") for word in line.split()]
    counted = [word for word in words if word[:1].isalpha() and word.lower() not in _SMALL]
    capitalised = sum(not word[0].islower() for word in counted)
    return (
        len(counted) >= 4 and capitalised >= 0.85 * len(counted) and (capitalised == len(counted) or len(counted) >= 7)
    )

"""Lists of people's names, as bylines and credits have them: "Ana Ruiz and Li Wei in Lima; Jo Bell"."""

from __future__ import annotations

import re

from onrecord.sources.dates import MONTHS, WEEKDAYS
from onrecord.sources.vocabulary import agency_signing

_PARTICLES = frozenset("de da di do du del della der den van von bin bint ibn al el la le ter ten y e of the".split())
_PLACE_WORDS = re.compile(r"\s+(?:in|at|from|for|on)\s+.*$|\s+@\S+.*$|\s*\([^)]*\)\s*$", re.DOTALL)
_SPLIT = re.compile(r"\s*(?:,\s*and\s+|,|;|\||/|&|\n|\s+and\s+|\s+AND\s+|\s+with\s+|\s+[-–—]\s+)\s*")
_ROLE = re.compile(
    r"\b(?:Correspondents?|Editors?|Reporters?|Writers?|Staff|Bureau|Contributors?|Columnist|Analyst|Press|News"
    r"|Newsroom|Service|Services|Producer|Agency|Agencies|Desk|Team|Times|Post|Journal|Gazette|Chief|Photographer)\b",
    re.IGNORECASE,
)
_NOT_NAMES = frozenset(
    word.casefold()
    for word in (*MONTHS, *WEEKDAYS, "Today", "Yesterday", "Then", "Land", "Sea", "Law")
    if word != "May"
)
_LONGEST_NAME = 6  # words


def _capitalised(word: str) -> bool:
    first = word.lstrip("'’\"“(")[:1]
    return first.isalpha() and not first.islower()


def is_name(words: str) -> bool:
    """Tell whether the words look like one person's name: two to six, capitalised but for "de", "van", "al-"."""
    parts = words.split()
    if not 2 <= len(parts) <= _LONGEST_NAME or any(part.strip(".,").casefold() in _NOT_NAMES for part in parts):
        return False
    named = [part for part in parts if part not in _PARTICLES]
    return (
        len(named) >= 2
        and not any(char.isdigit() for char in words)
        and all(_capitalised(part) or part.startswith(("al-", "el-", "d'", "d’", "ul-", "bin-")) for part in named)
    )


def is_role(words: str) -> bool:
    """Tell whether the words say what someone is rather than who: "Staff Writer", "Diplomatic Editor"."""
    parts = words.split()
    return (
        bool(_ROLE.search(words))
        and len(parts) <= 8
        and all(_capitalised(part) or part in {"and", "of", "the", "for", "&", "at", "in"} for part in parts)
    )


def name_list(words: str) -> tuple[list[str], str | None, bool]:
    """Take a list of names apart.

    Returns:
        The names, without where their owners sit; the agency named among them; whether every item made sense.

    >>> name_list("Ana Ruiz in Lima, Li Wei and Associated Press")
    (['Ana Ruiz', 'Li Wei'], 'Associated Press', True)
    """
    names: list[str] = []
    agency: str | None = None
    sound = True
    for item in _SPLIT.split(words):
        bare = _PLACE_WORDS.sub("", item).strip(" .:-–—*\t")
        if not bare:
            continue
        signed = agency_signing(bare) if bare[0].isupper() else None
        agency = agency or signed
        if signed or is_role(bare):
            continue
        if is_name(bare):
            names.append(bare)
        elif not (names and _place_alone(bare)):
            sound = False
    return names, agency, sound


def _place_alone(item: str) -> bool:
    """Tell whether an item may be the rest of "in Lima, Peru" rather than a name."""
    return (
        len(item.split()) <= 4 and all(_capitalised(word) for word in item.split()) and not any(map(str.isdigit, item))
    )

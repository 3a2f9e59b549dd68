"""Credits: "(Reporting by Ana Ruiz; Editing by Li Wei)", also run together, as in "…Ana RuizEditing by Li Wei"."""

from __future__ import annotations

import re

from onrecord.sources.names import is_name, name_list
from onrecord.sources.pieces import Block, Piece
from onrecord.types import Credit

_ROLES = {
    "reporting": ("reporting", "reported"),
    "writing": ("writing", "written"),
    "editing": ("editing", "edited"),
    "photography": ("photography", "photographs", "photos", "photo", "pictures"),
    "other": (
        *("compiled", "compilation", "translation", "translating", "translated", "graphics", "graphic", "production"),
        *("produced", "research", "illustration", "illustrations", "video", "fact-checking", "curated", "created"),
    ),
}
_ROLE_OF = {word: role for role, words in _ROLES.items() for word in words}
_WORD = "|".join(sorted(_ROLE_OF, key=len, reverse=True))
_PHRASE = re.compile(
    r"(?:(?<![^\W_])|(?<=[a-zà-ÿ])(?=[A-Z]))"  # at a word's start, or run on: "RuizEditing by"
    r"(?:(?:with\s+)?(?:additional|further|extra|more)\s+)?"
    rf"(?P<roles>(?:{_WORD})(?:\s*(?:,|and|&)\s*(?:additional\s+)?(?:{_WORD})){{0,3}})\s+by(?![^\W\d_])(?::?\s*)",
    re.IGNORECASE,
)
_BY = re.compile(r"\s[Bb][Yy]\b")
_OPENING = re.compile(r"[(\[—–\s_-]*$")
_SMALL = frozenset(
    "and in at from for the of with additional further by de da di do du del der den van von bin al el la le y e "
    "newsroom bureau bureaus staff desk team contributed also".split()
)
_SENTENCE_WORDS = re.compile(r"[^\W\d_][\w'’-]*")
_CONTRIBUTED = re.compile(
    r"(?P<names>[^\n]{3,300}?)\s+(?:also\s+|and\s+)?contributed\s+(?:reporting|research|to\s+this\s+(?:report|story|article))"
    r"[^\n.]{0,120}\.?\s*$"
)
_REPORTED_FROM = re.compile(r"(?P<names>[^\n]{3,60}?)\s+reported\s+from\s+[A-Z][^\n]{0,240}$")
_ASSOCIATED = re.compile(
    r"(?:The\s+)?(?:Associated Press|AP|Reuters|AFP|Bloomberg)(?:\s+[a-z]+)*\s+writers?\s+", re.IGNORECASE
)
_LONGEST = 700  # characters of a credit
_PHOTO = re.compile(
    r"(?:REUTERS|AP Photo|AFP|Getty Images|EPA)/[A-Z][\w.'’ -]{2,40}(?:/(?:File Photo|Pool|[A-Z][\w ]{2,30}))?\)?"
    r"(?:\s+Acquire Licensing Rights(?:, opens new tab)?)?$"
)


def credit(text: str, block: Block) -> Piece | None:
    """Return the credit that a block is or ends with, or None.

    >>> line = "It ended there. (Reporting by Ana RuizEditing by Li Wei)"
    >>> found = credit(line, Block(start=0, end=len(line)))
    >>> line[found.start:found.end], [entry.role for entry in found.credits]
    ('(Reporting by Ana RuizEditing by Li Wei)', ['reporting', 'editing'])
    """
    return _by_phrases(text, block) or _by_sentence(text, block) or _photo(text, block)


def _by_phrases(text: str, block: Block) -> Piece | None:
    if not _BY.search(text, max(block.start, block.end - _LONGEST), block.end):
        return None
    phrases = list(_PHRASE.finditer(text, max(block.start, block.end - _LONGEST), block.end))
    if not phrases:
        return None
    ends = [phrase.start() for phrase in phrases[1:]] + [block.end]
    first = len(phrases)
    for index in range(len(phrases) - 1, -1, -1):  # from the end, as long as only names follow
        if not _only_names(text[phrases[index].end() : ends[index]]):
            break
        first = index
    found: list[Credit] = []
    for phrase, end in zip(phrases[first:], ends[first:], strict=True):
        found += _entries(phrase["roles"], text[phrase.end() : end])
    if not found:
        return None
    if not _begins(text, block.start, phrases[first].start()):
        return None
    opening = _OPENING.search(text[block.start : phrases[first].start()])
    start = block.start + opening.start() if opening else phrases[first].start()
    start += len(text[start : block.end]) - len(text[start : block.end].lstrip())
    return Piece(kind="credit", start=start, end=block.end, credits=tuple(found))


def _begins(text: str, start: int, position: int) -> bool:
    """Tell whether a sentence begins at ``position``: "as reported by Ana Ruiz." is no credit."""
    before = text[start:position].rstrip(" \t\n")
    opened = not before or before[-1] in "([—–-_;"
    ended = text[position].isupper() and (before[-1:] in '.!?…"”’)' or not text[position - 1].isspace())
    return opened or ended


def _only_names(words: str) -> bool:
    """Tell whether what follows "Reporting by" is names and where they sit, not a sentence."""
    if len(words) > 300 or not words.strip() or not (words.strip()[0].isupper() or words.startswith("the ")):
        return False
    return all(
        word in _SMALL or not word[0].islower() or word.startswith(("al-", "el-", "d'", "d’"))
        for word in _SENTENCE_WORDS.findall(words)
    )


def _entries(roles: str, words: str) -> list[Credit]:
    bare = words.strip(" \t\n.;,)]–—-").removeprefix("the ")
    names, agency, _ = name_list(bare)
    if not names:
        # A first name alone, or a newsroom: kept as written, as far as it goes.
        names = [agency or bare] if bare else []
    wanted = dict.fromkeys(_ROLE_OF[word] for word in re.findall(_WORD, roles.lower()))
    return [Credit(role=role, names=tuple(names)) for role in wanted if names]


def _by_sentence(text: str, block: Block) -> Piece | None:
    """Read "Ana Ruiz in Lima contributed to this report." and "Ana Ruiz reported from Lima."."""
    words = block.of(text)
    if len(words) > 400:
        return None
    bare = words.lstrip("_—–-*( \t")
    match = _CONTRIBUTED.match(bare) or _REPORTED_FROM.match(bare)
    if not match:
        return None
    names, _, _ = name_list(_ASSOCIATED.sub("", match["names"]))
    if not names or not is_name(names[0]):
        return None
    entry = Credit(role="reporting", names=tuple(names))
    return Piece(kind="credit", start=block.start, end=block.end, credits=(entry,))


def _photo(text: str, block: Block) -> Piece | None:
    """Read the sign of a picture at the end of its caption: "REUTERS/Ana Ruiz/File Photo"."""
    tail = max(block.start, block.end - 150)
    match = _PHOTO.search(text[tail : block.end])
    if not match:
        return None
    name = match[0].split("/")[1].rstrip(")").removesuffix(" Acquire Licensing Rights").strip()
    entry = Credit(role="photography", names=(name,))
    return Piece(kind="credit", start=tail + match.start(), end=block.end, credits=(entry,))

"""Words of a phrase, spelled one way: what tables and texts are compared by."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from onrecord.tables import table

_TOKEN = re.compile(r"\d[\d,.]*\d|[^\W_]+(?:[.'’&+][^\W_]+)*[.'’+]?|[,;:()–—]|(?<=\s)-(?=\s)")
_APART = re.compile(r"['’.&]")
_IRREGULAR = {"men": "man", "women": "woman", "people": "people", "police": "police", "children": "child"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a phrase.

    Attributes:
        text: as written, without a possessive ending.
        key: lower case, without accents, dots and apostrophes, in one spelling: "defence" for "Defense".
        whole: the same with the possessive ending left on: "peoples" for "People's".
        possessive: whether it ends in 's or s'.
        joined: whether a hyphen ties it to the next word: "Russian" of "Russian-built".
    """

    text: str
    key: str
    whole: str
    possessive: bool = False
    joined: bool = False


@lru_cache(maxsize=16384)
def key_of(word: str) -> str:
    """Return a word in the spelling that tables are compared by.

    >>> key_of("U.S."), key_of("Défense"), key_of("People’s")
    ('us', 'defence', 'peoples')
    """
    plain = word
    if not word.isascii():
        plain = "".join(mark for mark in unicodedata.normalize("NFKD", word) if not unicodedata.combining(mark))
    plain = _APART.sub("", plain).lower()
    return str(table("actor_words")["spellings"].get(plain, plain))


@lru_cache(maxsize=8192)
def words_of(phrase: str) -> tuple[Word, ...]:
    """Return the words and the dividing marks of a phrase.

    >>> [word.key for word in words_of("Canada's Russian-built jets, he said")]
    ['canada', 'russian', 'built', 'jets', ',', 'he', 'said']
    """
    return tuple(
        _word(match[0], phrase[match.end() : match.end() + 1] in ("-", "‐", "‑")) for match in _TOKEN.finditer(phrase)
    )


@lru_cache(maxsize=16384)
def _word(written: str, joined: bool) -> Word:
    text = written.replace("’", "'")
    stem = text[:-2] if text.endswith("'s") else text[:-1] if text.endswith("s'") else text
    return Word(text=stem, key=key_of(stem) or stem, whole=key_of(text) or text, possessive=stem != text, joined=joined)


def phrase_key(phrase: str) -> str:
    """Return a name or a role phrase as one key: words in one spelling, single spaces, no article in front.

    >>> phrase_key("The People's Defense Force"), phrase_key("al-Qaida")
    ('peoples defence force', 'al qaida')
    """
    keys = [word.whole for word in words_of(phrase)]
    return " ".join(keys[1:] if len(keys) > 1 and keys[0] == "the" else keys)


def singular(key: str) -> str:
    """Return the singular of a noun's key as a table of roles has it.

    >>> [singular(word) for word in ("ministries", "gunmen", "witnesses", "villagers", "spokesperson")]
    ['ministry', 'gunman', 'witness', 'villager', 'spokesperson']
    """
    if key in _IRREGULAR:
        return _IRREGULAR[key]
    if key.endswith("men") and len(key) > 4:
        return f"{key[:-3]}man"
    if key.endswith("ies") and len(key) > 4:
        return f"{key[:-3]}y"
    if key.endswith(("sses", "xes", "ches", "shes")):
        return key[:-2]
    return key[:-1] if key.endswith("s") and not key.endswith(("ss", "us", "is")) else key


def slug(name: str) -> str:
    """Return a name as the last part of an id: lower case, words tied by hyphens.

    >>> slug("Kim Jong Un"), slug("Côte d’Ivoire"), slug("M23")
    ('kim-jong-un', 'cote-divoire', 'm23')
    """
    return "-".join(word.whole for word in words_of(name) if word.whole[:1].isalnum()) or "unnamed"

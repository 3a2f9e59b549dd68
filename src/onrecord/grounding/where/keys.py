"""Keys: the form under which a name is looked up, the same for "Łódź" and "Lodz", "St. Louis" and "Saint Louis"."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

HASH_BITS = 40
PLACE_BITS = 23  # below the hash: one bit that marks an alternative name, then the number of the place
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "&": " and "}
)
_MARKS = re.compile(r"['’‘ʻʼʽ`´.ʿʾ]")
_BREAKS = re.compile(r"[\s\-‐‑–,_/()]+")
_WORDS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


@lru_cache(maxsize=16_384)
def key(name: str) -> str:
    """Return the key of a name: lower case, no accents, apostrophes or stops, one space between words.

    >>> key("Łódź"), key("St. John's"), key("Saint Johns"), key("Deir ez-Zor")
    ('lodz', 'st johns', 'st johns', 'deir ez zor')
    """
    folded = name.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
        folded = "".join(letter for letter in folded if not unicodedata.combining(letter))
    words = _BREAKS.sub(" ", _MARKS.sub("", folded).replace("&", " and ")).split()
    return " ".join(_WORDS.get(word, word) for word in words)


def digest(key_of_name: str) -> int:
    """Return 40 bits that stand for a key: two keys in a million share them once in a million look-ups.

    >>> digest("seoul") < 1 << HASH_BITS
    True
    """
    return int.from_bytes(hashlib.blake2b(key_of_name.encode(), digest_size=HASH_BITS // 8).digest(), "big")

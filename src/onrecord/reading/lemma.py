"""Lemmas: a word and its part of speech to the form a dictionary lists it under.

Irregular forms come from ``resources/irregular_forms.yml``; everything else from rules of English spelling, with that
file's lists of the verbs that break them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from onrecord.tables import table

_VOWEL = re.compile(r"[aeiouy]")
_VOWELS = re.compile(r"[aeiouy]+")
# One vowel letter between consonants: "hop", "us", "typ". Without a silent e the last would have been doubled.
_SHORT = re.compile(r"[^aeiouy]*[aeiouy][^aeiouwxy]")
_DOUBLED = re.compile(r"([bdgkmnprtv])\1$")
# The end of a longer stem that takes back its e: forc|e, argu|e, settl|e, prepar|e, creat|e, decid|e, combin|e.
_SILENT_E = re.compile(
    r"(?:[cvu]|(?<!t)z|(?<!s)s|dg|[lr]g|[aeiou]g|eng|[bcdfgkpstz]l|(?<![aeou])[iou]l|(?<![aeou])[aiu]r|yr"
    r"|(?<![aeo])at|(?<![aeiou])[ou]t|(?<![aeiou])[aeiou]d|(?<![aeiou])in|(?<![aeiou])[aiou]k|(?<![aeiou])[aiu]m"
    r"|(?<![aeiou])(?:ap|yp|[io]b|up))$"
)
_VERBAL = frozenset(("VERB", "AUX"))


def _forms() -> dict[str, Any]:
    forms: dict[str, Any] = table("irregular_forms")
    return forms


@cache
def _irregular(kind: str) -> dict[str, str]:
    return {form: base for base, forms in _forms()[kind].items() for form in str(forms).split()}


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(str(_forms()[kind]).split())


@cache
def _compared() -> dict[str, str]:
    forms: dict[str, str] = {}
    for base in _listed("compared"):
        if base.endswith("e"):
            stem = base[:-1]
        elif base.endswith("y") and not _VOWEL.match(base[-2]):
            stem = base[:-1] + "i"
        elif re.fullmatch(r"[^aeiou]*[aeiou][bdgmnpt]", base):
            stem = base + base[-1]
        else:
            stem = base
        forms[stem + "er"] = forms[stem + "est"] = base
    return forms


@lru_cache(maxsize=65_536)
def lemma_of(word: str, upos: str) -> str:
    """Return the dictionary form of a word, in lower case.

    Args:
        word: the word as written.
        upos: its universal part of speech ("VERB", "NOUN", ...).

    >>> [lemma_of(word, "VERB") for word in ("denied", "pledged", "said", "lying", "Planned", "focused")]
    ['deny', 'pledge', 'say', 'lie', 'plan', 'focus']
    >>> lemma_of("n't", "PART"), lemma_of("'s", "AUX"), lemma_of("crises", "NOUN")
    ('not', 'be', 'crisis')
    """
    low = word.lower().replace("’", "'")
    other: str | None = _forms()["others"].get(f"{upos} {low}")
    if other is not None:
        return other
    if upos in _VERBAL:
        return _irregular("verbs").get(low) or _verb(low)
    if upos == "NOUN":
        return _noun(low)
    if upos in ("ADJ", "ADV"):
        return _compared().get(low, low)
    return low


def _verb(word: str) -> str:
    if word in _listed("plain"):
        return word
    if word.endswith("ing") and _VOWEL.search(word, 0, len(word) - 3) and len(word) > 4:
        return _ying(word) if word.endswith("ying") and len(word) < 6 else _base(word[:-3])
    if word.endswith("ied"):
        return word[:-1] if len(word) < 5 else word[:-3] + "y"
    if word.endswith("eed"):
        return word[:-1] if _takes_e(word[:-2]) else word
    if word.endswith("ed") and _VOWEL.search(word, 0, len(word) - 2):
        return _base(word[:-2])
    if word.endswith("s") and len(word) > 2 and word[-2] not in "su'":
        return _without_s(word, verb=True)
    return word


def _ying(word: str) -> str:
    return _base(word[:-3]) if word in ("eying", "dying") else word[:-3]


def _takes_e(stem: str) -> bool:
    return stem.rpartition("-")[2] + "e" in _listed("silent_e")


def _base(stem: str) -> str:
    """Return the verb whose form before -ed or -ing is ``stem``: hop → hope, hopp → hop, help → help."""
    if _takes_e(stem):
        return stem + "e"
    if stem in _listed("plain"):
        return stem
    if _DOUBLED.search(stem) or _adds_an_l(stem):
        return stem[:-1]
    spoken = stem.replace("qu", "qw").replace("gui", "gwi")
    if _SHORT.fullmatch(spoken) or _SILENT_E.search(spoken):
        return stem + "e"
    return stem


def _adds_an_l(stem: str) -> bool:
    """Tell whether "ll" stands for the one l of a longer verb: controll(ed), travell(ed), but not call(ed)."""
    return stem.endswith("ll") and len(_VOWELS.findall(stem)) > 1


def _without_s(word: str, *, verb: bool) -> str:
    if word.endswith("ies"):
        return word[:-1] if len(word) < 5 else word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "tzes", "zzes")):
        return word[:-1] if verb and _takes_e(word[:-2]) else word[:-2]
    if word.endswith("oes"):
        return word[:-1] if _takes_e(word[:-2]) else word[:-2]
    if word.endswith("uses") and not word.endswith(("auses", "ouses")):
        return word[:-2] if word[:-2] in _listed("plain") or not verb else word[:-1]
    return word[:-1]


def _noun(word: str) -> str:
    irregular = _irregular("nouns").get(word)
    if irregular:
        return irregular
    if word in _listed("not_plural") or word[:1].isdigit():
        return word
    if word.endswith("men") and len(word) > 2:
        return word[:-2] + "an"
    if not word.endswith("s") or word.endswith(("ss", "us", "is", "'s")) or len(word) < 3:
        return word
    return _without_s(word, verb=False)

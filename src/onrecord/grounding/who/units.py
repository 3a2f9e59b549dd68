"""The units of a phrase: at each place the longest country, body or role that the tables know; and its segments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.grounding.who.lexicon import Body, Land, Role, lexicon, regions, titles
from onrecord.grounding.who.words import Word

_MARKS = frozenset((",", ";", ":", "(", ")", "–", "—", "-"))
_ENDS = frozenset(
    "who which that whose where when whom while as said says is was were are had has called named known dubbed "
    "labelled labeled identified killed held led made visiting wearing carrying seeking trying accused suspected "
    "believed close familiar loyal linked allied associated based briefed present responsible involved opposed living "
    "aged aboard alive alone there here concerned stationed deployed affiliated back only too".split()
)
_CAPITALS = frozenset(("house",))  # roles only with a capital: "houses" are no parliament
_JOINS = frozenset(("and", "or"))


def written(words: Iterable[Word]) -> str:
    """Return words as they were written, hyphens among them."""
    return "".join(f"{word.text}{'-' if word.joined else ' '}" for word in words).rstrip(" -")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One or more words of a phrase that belong together; ``of`` is what they are, None for a plain word."""

    words: tuple[Word, ...]
    of: tuple[Land | Body, ...] | Role | None = None
    wide: bool = False

    @property
    def text(self) -> str:
        """The words as they were written."""
        return written(self.words)

    @property
    def last(self) -> Word:
        """The last word."""
        return self.words[-1]


def units_of(words: tuple[Word, ...]) -> list[Unit]:
    """Return the words in units: at each place the longest name or role that begins there."""
    known, out, at = lexicon(), [], 0
    while at < len(words):
        word, found = words[at], None
        longest = max(known.openings.get(word.whole, 0), known.openings.get(word.key, 0))
        for count in range(min(longest, len(words) - at), 0, -1):
            found = _unit(words[at : at + count])
            if found is not None:
                break
        if found is None and word.key in titles() and word.text[:1].isupper() and at + 1 < len(words):
            found = Unit(words=(word,), of=known.role(titles()[word.key]))
        if found is None:
            found = Unit(words=(word,), wide=word.key in regions())
        out.append(found)
        at += len(found.words)
    return out


def _unit(words: tuple[Word, ...]) -> Unit | None:
    known = lexicon()
    front = "".join(f"{word.whole} " for word in words[:-1])
    written = words[0].text
    if len(words) > 1 and words[0].key == "the":
        written = words[1].text
    for last in dict.fromkeys((words[-1].whole, words[-1].key)):
        key = front + last
        names = known.name(key, written)
        if names and not _compounded(words[-1]):
            return Unit(words=words, of=names)
        role = known.role(key)
        small = role is not None and role.phrase in _CAPITALS and not words[-1].text[:1].isupper()
        if role is not None and not small and not _compounded(words[-1]):
            return Unit(words=words, of=role)
    return None


def _compounded(word: Word) -> bool:
    """Tell whether a hyphen ties the word to what follows: "Iranian-backed" is of no Iranian."""
    return word.joined


def _closes(unit: Unit, before: list[Unit]) -> bool:
    """Tell whether a word ends the phrase: "officers accused of", but not "the accused"."""
    if unit.words[0].key not in _ENDS or not before or before[-1].last.joined:
        return False
    return unit.of is None or (isinstance(unit.of, Role) and any(isinstance(one.of, Role) for one in before))


def segments_of(units: list[Unit]) -> list[list[Unit]]:
    """Cut the units at commas, at clauses, and at "and" between two things that tables know."""
    out: list[list[Unit]] = [[]]
    for at, unit in enumerate(units):
        key = unit.words[0].key
        if unit.of is None and key in _MARKS:
            out.append([])
        elif _closes(unit, out[-1]):
            break
        elif unit.of is None and key in _JOINS and any(one.of for one in out[-1]) and any(u.of for u in units[at:]):
            out.append([])
        else:
            out[-1].append(unit)
    return [segment for segment in out if segment]

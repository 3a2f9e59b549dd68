"""Phrases: cues of several words as ``phrases_of_saying`` lists them, found among a story's tokens.

A star stands for up to five words ("as * put it"), and articles and possessives may differ: "issued its first warning"
is "issue a warning".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.claims.tree import Tree
from onrecord.tables import table
from onrecord.types import TokenRange

_STAR = "*"
_WIDEST = 5  # words that a star may stand for: the header of resources/phrases_of_saying.yml says so
_LONGEST = 4  # words of its own that a phrase with a star may have
_LIGHT = frozenset(("a", "an", "the", "one's", "its"))
_STOPS = frozenset((",", ";", ":", ".", "?", "!", "—", "–"))
_ASIDES = frozenset(("adjunct", "clause"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Starred:
    """A phrase with a star, found: its name, its entry, and the tokens that are its own words, not the star's."""

    name: str
    entry: Mapping[str, Any]
    words: tuple[int, ...]

    @property
    def aside(self) -> bool:
        """Whether the phrase hangs on what is put forward ("as he put it"), and none of its words belong to that."""
        return self.entry["form"] in _ASIDES


@cache
def _starred_phrases() -> Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Return the phrases with a star, with their words, by the first of these."""
    found: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}
    for name in table("phrases_of_saying"):
        words = tuple(name.split())
        if _STAR in words:
            found[words[0]] = (*found.get(words[0], ()), (name, words))
    return found


@cache
def _lean_names() -> Mapping[str, str]:
    """Return the phrases' names by their words without articles and possessives."""
    found: dict[str, str] = {}
    for name in table("phrases_of_saying"):
        lean = " ".join(word for word in name.split() if word not in _LIGHT)
        if lean != name and " " in lean and lean not in table("phrases_of_saying"):
            found.setdefault(lean, name)
    return found


def named(name: str) -> str:
    """Return the table's name of a phrase given without articles and possessives, or the name itself.

    >>> named("come to conclusion")
    'come to the conclusion'
    """
    return _lean_names().get(name, name)


def starred(tree: Tree, part: TokenRange) -> Starred | None:
    """Return the phrase with a star that a cue is part of: "as Mr. Okafor put it" for the cue "put"."""
    sentence = tree.reading.sentences[tree.tokens[part.first].sentence]
    head = tree.head_of(part)
    best: Starred | None = None
    for first in range(max(sentence.first, part.first - _WIDEST - _LONGEST), part.last):
        token = tree.tokens[first]
        for opening in {token.lemma, token.text.lower()} & _starred_phrases().keys():
            for name, pattern in _starred_phrases()[opening]:
                entry = table("phrases_of_saying")[name]
                for words in _matches(tree, pattern, first, sentence.last):
                    fits = head in words and _one_phrase(tree, words, entry["form"])
                    if fits and (best is None or len(words) > len(best.words)):
                        best = Starred(name=name, entry=entry, words=words)
    return best


def _matches(tree: Tree, pattern: tuple[str, ...], first: int, stop: int) -> Iterator[tuple[int, ...]]:
    """Yield the tokens of a pattern's own words where it begins at a token, the shortest stars first."""
    if not pattern:
        yield ()
    elif pattern[0] == _STAR:
        for at in range(first + 1, min(stop, first + _WIDEST) + 1):
            if tree.tokens[at - 1].text in _STOPS:
                return
            yield from _matches(tree, pattern[1:], at, stop)
    elif first < stop and pattern[0] in (tree.tokens[first].lemma, tree.tokens[first].text.lower()):
        for rest in _matches(tree, pattern[1:], first + 1, stop):
            yield (first, *rest)


def _one_phrase(tree: Tree, words: tuple[int, ...], form: str) -> bool:
    """Tell whether words go together: "claimed an attack" does, "claimed that the army planned an attack" does not.

    A phrase with a subject inside ("what they say is") holds together by its order alone.
    """
    return form == "clause" or all(
        any(tree.tokens[at].head == other or tree.tokens[other].head == at for other in words if other != at)
        for at in words
    )

"""Circumstances: what the words around an event say of its kind, where the word that names it leaves it open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache

from onrecord.claims.tree import Tree
from onrecord.tables import table
from onrecord.types import Token

_KINDS = ("accident", "cyber")
_OFTEN = 3  # words of a kind that make it the story's matter, where the sentence itself has none


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstance:
    """A type and mode, and the words that tell: "crane", for a killing by the fall of one."""

    type: str
    mode: str
    name: str
    words: str


class Circumstances:
    """Tells accidents and attacks on computers from attacks on people."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    @cached_property
    def _in_story(self) -> Counter[str]:
        return Counter(kind for token in self.tree.tokens for kind in _told(token))

    def of(self, at: int) -> Circumstance | None:
        """Return what the word at ``at`` is by the words of its sentence, or of the story if those do not tell."""
        lemma = self.tree.tokens[at].lemma
        kinds = [name for name in _KINDS if lemma in table("circumstances")[name]["harm"]]
        if not kinds:
            return None
        sentence = self.tree.reading.sentences[self.tree.tokens[at].sentence]
        found: dict[str, str] = {}
        for other in range(sentence.first, sentence.last):
            for kind in _told(self.tree.tokens[other]) if other != at else ():
                found.setdefault(kind, self.tree.tokens[other].text)
        for name in kinds:
            in_story = self._in_story[name] >= _OFTEN and not self._in_story["violence"]
            if "violence" not in found and (name in found or in_story):
                entry = table("circumstances")[name]
                return Circumstance(type=entry["type"], mode=entry["mode"], name=name, words=found.get(name, ""))
        return None


def _told(token: Token) -> tuple[str, ...]:
    """Return the kinds of circumstance that a word tells of."""
    kinds = _words().get(token.lemma, ())
    return () if kinds and token.upos == "VERB" and token.lemma in table("circumstances")["nouns_only"] else kinds


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, ...]]:
    """Return what each word tells of: accidents, computers, violence."""
    data = table("circumstances")
    lists = {**{name: data[name]["causes"] for name in _KINDS}, "violence": data["violence"]}
    found: dict[str, tuple[str, ...]] = {}
    for kind, words in lists.items():
        for word in words:
            found[word] = (*found.get(word, ()), kind)
    return found

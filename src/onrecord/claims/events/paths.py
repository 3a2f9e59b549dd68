"""Paths: how a noun hangs together with the word that names an event, and what that says of its part in it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from onrecord.claims.tree import Tree
from onrecord.tables import table
from onrecord.types import Entity

NOUNS = frozenset(("NOUN", "PROPN", "PRON", "NUM", "X", "SYM"))
INNER = frozenset(("det", "amod", "compound", "flat", "nummod", "case", "punct", "goeswith", "fixed"))
RELATIVES = frozenset(("who", "which", "that", "whose", "whom", "what"))
_CASES = frozenset("by with to of against from between in on for at over into as among".split())
_SUBTYPED = frozenset(("nsubj:pass", "nmod:poss", "acl:relcl"))
_FAR = 3  # steps up or down beyond which a path says nothing but that it is long


class Clue(NamedTuple):
    """What speaks for or against a part, as log odds: of the actor, of the recipient."""

    actor: float
    recipient: float


_NOTHING = Clue(0.0, 0.0)


class Paths:
    """The nouns of each sentence and their paths through the tree to any word of it.

    A path is written from the trigger: its form, the steps up to the word that both hang on, the steps down. In
    "agreed to send aid", the path from "send" to the subject of "agreed" is "verb<xcomp>nsubj".
    """

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._names: dict[int, Entity] = {}
        for entity in sorted(tree.reading.entities, key=lambda item: item.first - item.last):
            self._names.update(dict.fromkeys(range(entity.first, entity.last), entity))
        self._nouns: dict[int, list[int]] = {}
        self._steps: dict[int, str] = {}
        self._joined: dict[int, int] = {}
        self._own: dict[int, tuple[float, float]] = {}

    def nouns(self, trigger: int) -> list[int]:
        """Return the heads of the noun phrases in the trigger's sentence, but for the trigger and relative pronouns."""
        number = self.tree.tokens[trigger].sentence
        if number not in self._nouns:
            sentence = self.tree.reading.sentences[number]
            self._nouns[number] = [at for at in range(sentence.first, sentence.last) if self._heads(at)]
        inside = self.tree.children(trigger, *INNER)
        more = [at for at in inside if self.tree.tokens[at].upos in NOUNS] if inside else []
        return sorted({*self._nouns[number], *more} - {trigger})

    def _heads(self, at: int) -> bool:
        tokens = self.tree.tokens
        token = tokens[at]
        if token.upos not in NOUNS or token.text.lower() in RELATIVES:
            return False
        return not (token.head >= 0 and tokens[token.head].upos in NOUNS and self.tree.relation(at) in INNER)

    def joined_to(self, at: int) -> int:
        """Return the first of the nouns that this one is joined to by "and" or a comma."""
        tokens, first = self.tree.tokens, at
        if at not in self._joined:
            while tokens[first].deprel.startswith("conj") and tokens[tokens[first].head].upos in NOUNS:
                first = tokens[first].head
            self._joined[at] = first
        return self._joined[at]

    def clues(self, trigger: int, kind: str) -> dict[int, Clue]:
        """Return what path, word and kind of each noun of the sentence say of its part in an event of that type."""
        weights, form, up = _weights(), self.form(trigger), self._above(trigger)
        found = {}
        for noun in self.nouns(trigger):
            if noun not in self._own:
                entries = [weights.get(key, _NOTHING) for key in ("always", *self._own_keys(noun))]
                self._own[noun] = sum(entry[0] for entry in entries), sum(entry[1] for entry in entries)
            actor, recipient = self._own[noun]
            for key in self._way_keys(up, kind, form, noun):
                entry = weights.get(key)
                if entry:
                    actor += entry[0]
                    recipient += entry[1]
            found[noun] = Clue(actor, recipient)
        return found

    def keys(self, trigger: int, kind: str, noun: int) -> list[str]:
        """Return the entries of ``resources/party_paths.yml`` that a noun has for an event of that type."""
        way = self._way_keys(self._above(trigger), kind, self.form(trigger), noun)
        return ["always", *self._own_keys(noun), *way]

    def _own_keys(self, noun: int) -> tuple[str, ...]:
        token = self.tree.tokens[noun]
        name = self._names.get(noun)
        kind = "PRON" if token.upos == "PRON" else name.kind if name else token.upos
        return (f"is {kind}", f"word {token.lemma}") if token.upos in ("NOUN", "PRON") else (f"is {kind}",)

    def _way_keys(self, above: list[int], kind: str, form: str, noun: int) -> tuple[str, ...]:
        found = self._between(above, self.joined_to(noun))
        if found is None:
            return (f"{form}<far",)
        up, down = found
        path, outline = form, f"{form} up {len(up)}"
        for at in up:
            path += "<" + self._step(at)
        for at in down:
            path += ">" + self._step(at)
            outline += ">" + self.tree.relation(at)
        return path, outline, f"{kind} {outline}"

    def form(self, trigger: int) -> str:
        """Return the shape of a trigger: verb, passive or noun, and whether its subject or owner stands by it."""
        tree, token = self.tree, self.tree.tokens[trigger]
        if token.upos not in ("VERB", "AUX"):
            owned = any(tree.tokens[at].deprel == "nmod:poss" for at in tree.children(trigger, "nmod"))
            return "noun+owner" if owned else "noun"
        bare = tree.relation(trigger) in ("acl", "amod") and token.text.lower().endswith("ed")
        past = tree.relation(trigger) in ("acl", "advcl", "amod") and "Tense=Past" in token.feats
        past = past and "VerbForm=Part" in token.feats
        voice = "passive" if bare or past or tree.passive(trigger) else "verb"
        subjects = tree.children(trigger, "nsubj", "csubj")
        if not subjects:
            return voice
        relative = tree.tokens[subjects[0]].text.lower() in RELATIVES
        return f"{voice}+who" if relative else f"{voice}+subject"

    def _above(self, trigger: int) -> list[int]:
        """Return the trigger and the words that it hangs on, as far as a path may go up."""
        above, at = [trigger], self.tree.tokens[trigger].head
        while at >= 0 and len(above) <= _FAR:
            above.append(at)
            at = self.tree.tokens[at].head
        return above

    def _between(self, above: list[int], noun: int) -> tuple[list[int], list[int]] | None:
        """Return the words stepped up from and those stepped down to, or None where the way is long."""
        down: list[int] = []
        at = noun
        while at >= 0 and len(down) <= _FAR:
            if at in above:
                return above[: above.index(at)], down[::-1]
            down.append(at)
            at = self.tree.tokens[at].head
        return None

    def _step(self, at: int) -> str:
        """Return how a word hangs on its head: its relation, with the preposition or conjunction that says more."""
        if at not in self._steps:
            self._steps[at] = self._new_step(at)
        return self._steps[at]

    def _new_step(self, at: int) -> str:
        full, plain = self.tree.tokens[at].deprel, self.tree.relation(at)
        if full in _SUBTYPED and plain != "acl":
            return full
        if plain in ("acl", "advcl"):
            marks = self.tree.children(at, "mark", "case")
            return f"{full}:{self.tree.tokens[marks[0]].text.lower()}" if marks else full
        if plain in ("nmod", "obl"):
            cases = self.tree.children(at, "case")
            word = self.tree.tokens[cases[0]].text.lower() if cases else ""
            return f"{plain}:{word if word in _CASES else 'other'}" if word else plain
        return plain

    def name_at(self, at: int) -> Entity | None:
        """Return the shortest name that a word is part of."""
        return self._names.get(at)


@lru_cache(maxsize=1)
def _weights() -> dict[str, Clue]:
    groups = table("party_paths")
    return {key: Clue(*pair) for group in groups.values() for key, pair in group.items()}

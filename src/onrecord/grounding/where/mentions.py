"""Mentions: the words of a story that name places, from the model's entities and from what the tables know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.claims.tree import Tree
from onrecord.grounding.where.candidates import Candidate, candidates
from onrecord.grounding.where.keys import key
from onrecord.grounding.where.known import known
from onrecord.tables import table
from onrecord.types import Entity, Span

_LONGEST = 5  # words of a name that no entity holds
_SIZE_ALONE = 15_000  # inhabitants from which a town counts after "in" although the model saw no place there
_SIZE_WITHIN = 50_000  # ... and within the name of an organization
_DATELINE_PIECE = re.compile(r"[^\s,/][^,/]*")
_MARKS = "-‐‑–—,;:'’\"”)"
_NO_NAMES = frozenset(("VERB", "AUX", "PRON", "ADP", "DET", "ADV", "CCONJ", "SCONJ", "NUM", "PUNCT", "INTJ"))
_ARTICLES = frozenset(("the", "a", "an", "'s", "’s", "'", "’", ",", ".", "(", ")", '"', "“", "”", "-", "—", "–"))


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a place.

    Attributes:
        span: the words.
        first, last: their tokens, half-open; -1 in a dateline, which is not read as a sentence.
        name: the words to look up, without what says which part ("southern") or adds nothing ("area").
        found: what they may mean; () where the name is not known.
        within: kind of the entity of another sort that the name is only part of ("organization"), or "".
        part: the word that says which part of the place, or "".
        by: what found it: "model:entity" or "table:<name>".
        score: the model's probability, None for tables.
    """

    span: Span
    first: int
    last: int
    name: str
    found: tuple[Candidate, ...]
    within: str = ""
    part: str = ""
    by: str = "model:entity"
    score: float | None = None


@lru_cache(maxsize=16)
def words(name: str) -> frozenset[str]:
    """Return a list of ``resources/places/place_words.yml``."""
    return frozenset(table("place_words")[name])


class Mentions:
    """Finds the mentions of one story; ``all`` is in the order of the text, and no two overlap."""

    def __init__(self, tree: Tree) -> None:
        self._tree, self._tokens = tree, tree.tokens
        self._taken = [False] * len(self._tokens)
        self._found: list[Mention] = []
        self._named: set[str] = set()
        self._surnames: set[str] = set()
        entities = sorted(tree.reading.entities, key=lambda e: (e.first, -e.last))
        people = [entity for entity in entities if entity.kind == "person" and entity.last - entity.first > 1]
        self._surnames = {key(self._tokens[entity.last - 1].text) for entity in people}
        for dateline in tree.reading.story.datelines:
            if dateline.place:
                self._dateline(dateline.place.span)
        for entity in sorted(entities, key=lambda e: e.first - e.last):
            if entity.kind == "place":
                self._place(entity)
        self._named = {key(mention.name) for mention in self._found if mention.found}
        for entity in sorted(entities, key=lambda e: e.first - e.last):
            if entity.kind in ("facility", "organization", "person", "event", "other"):
                self._other(entity)
        self._free()
        self.all = tuple(sorted(self._found, key=lambda mention: mention.span.start))

    def _take(
        self, first: int, last: int, name: str, found: tuple[Candidate, ...],
        within: str = "", part: str = "", score: float | None = None,
    ) -> bool:  # fmt: skip
        """Take words as a mention unless some of them are taken; a score says that the model called them a place."""
        if any(self._taken[first:last]):
            return False
        span, by = self._tree.reading.span(first, last), "table:gazetteer" if score is None else "model:entity"
        self._found.append(Mention(span, first, last, name, found, within=within, part=part, by=by, score=score))
        self._taken[first:last] = [True] * (last - first)
        return True

    def _text(self, first: int, last: int) -> str:
        tokens = self._tokens
        return self._tree.reading.story.text[tokens[first].start : tokens[last - 1].end]

    def _dateline(self, place: Span) -> None:
        """Take the places of a dateline, which has no tokens: "CHARLESTON, W.Va."."""
        if any(place.start <= token.start and token.end <= place.end for token in self._tokens):
            return
        for piece in _DATELINE_PIECE.finditer(place.text):
            found = candidates(piece[0])
            if found:
                start = place.start + piece.start()
                span = Span(start=start, end=start + len(piece[0]), text=piece[0])
                self._found.append(Mention(span, -1, -1, piece[0], found, by="rule:dateline"))

    def _place(self, entity: Entity) -> None:
        for first, last in self._pieces(entity.first, entity.last):
            self._named_place(first, last, entity.score)

    def _pieces(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield the names between commas and slashes, without articles and marks at their ends."""
        start = first
        for at in range(first, last + 1):
            if at == last or self._tokens[at].text in (",", "/", ";", "("):
                yield from self._trimmed(start, at)
                start = at + 1

    def _trimmed(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        while first < last and self._tokens[first].text.lower() in _ARTICLES:
            first += 1
        while first < last and self._tokens[last - 1].text.lower() in _ARTICLES:
            last -= 1
        if first < last:
            yield first, last

    def _named_place(self, first: int, last: int, score: float) -> None:
        """Take words that the model calls a place, under the first reading of them that is known."""
        whole = self._text(first, last)
        if "@" in whole or not any(letter.isupper() for letter in whole):
            return
        if self._is_surname(first, last) or self._is_piece(first, last):
            return
        for start, end, part in self._readings(first, last):
            name = self._text(start, end)
            found = candidates(name)
            if found:
                self._take(first, last, name, found, part=part, score=score)
                return
        if not self._within(first, last, ""):
            self._take(first, last, whole, (), score=score)

    def _is_surname(self, first: int, last: int) -> bool:
        """Tell whether a word is a surname of the story ("visits by Blinken and Austin"), and not "in Austin"."""
        name = self._text(first, last)
        if last - first > 1 or key(name) not in self._surnames or self._after_in(first):
            return False
        return all(item.spot.kind not in ("country", "admin1") for item in candidates(name)[:1])

    def _is_piece(self, first: int, last: int) -> bool:
        """Tell whether words are but a piece of a name: "Porto" of "Porto Leal", "Canton" of "Sarajevo Canton"."""
        tokens = self._tokens
        if last < len(tokens) and tokens[last].upos == "PROPN" and tokens[last].text[:1].isupper():
            flat = tokens[last].deprel == "flat" and first <= tokens[last].head < last
            if flat and not candidates(self._text(first, last + 1)):
                return True
        alone = last - first == 1 and tokens[first].text.lower() in words("divisions")
        if not alone or first == 0 or tokens[first - 1].sentence != tokens[first].sentence:
            return False
        return tokens[first - 1].upos == "PROPN"

    def _readings(self, first: int, last: int) -> Iterator[tuple[int, int, str]]:
        """Yield the words whole, then without "southern", "the city of", "area".

        "north Arlington" is never North Arlington: a small letter says which part of the town.
        """
        written = [token.text for token in self._tokens[first:last]]
        low = [word.lower() for word in written]
        if not (len(low) > 1 and low[0] in words("parts") and written[0].islower()):
            yield first, last, ""
        start, end, part = first, last, ""
        if len(low) > 3 and written[0].islower() and low[0] in words("parts") and low[2] == "of":
            start, low, part = first + 1, low[1:], low[0]  # "northern town of Tessalit"
        if len(low) > 2 and low[0] in words("heads") and low[1] == "of":
            part = ""
            start, low = start + 2, low[2:]
            yield start, end, part
        while len(low) > 1 and low[0] in words("parts") | {"-", "the"}:
            part = f"{part} {low[0]}".strip()
            start, low = start + 1, low[1:]
            yield start, end, part
        while len(low) > 1 and written[end - first - 1].islower() and low[-1] in words("tails") | words("divisions"):
            end, low = end - 1, low[:-1]
            yield start, end, part

    def _other(self, entity: Entity) -> None:
        first, last = entity.first, entity.last
        for start, end in self._trimmed(first, last):
            first, last = start, end
        whole = self._text(first, last)
        found = candidates(whole)
        if entity.kind == "person":
            self._person(entity, first, last)
        elif found and (known().find(whole) or key(whole) in self._named or self._large(first, found)):
            self._take(first, last, whole, found)
        else:
            self._within(first, last, entity.kind)

    def _large(self, first: int, found: tuple[Candidate, ...]) -> bool:
        """Tell whether "in" and a town of some size speak for a place that the model took for something else."""
        spot = found[0].spot
        return self._after_in(first) and not spot.other and (spot.people >= _SIZE_ALONE or found[0].prior > 7)

    def _person(self, entity: Entity, first: int, last: int) -> None:
        """Take places out of what the model calls a person: "U.S. Senator Ada Cole", or a town taken for a surname.

        Nobody is called by surname alone before the full name was given: "Jordan" is a country unless the story has
        a Michael Jordan.
        """
        whole = self._text(first, last)
        found = candidates(whole)
        if found and key(whole).rpartition(" ")[2] not in self._surnames:
            country = found[0].how == "demonym" or found[0].spot.kind == "country"
            if country or key(whole) in self._named or self._large(first, found):
                self._take(first, last, whole, found)
                return
        for at in range(first, last - 1):
            for end in (at + 2, at + 1):
                name = self._text(at, end)
                named = known().find(name) if end < last and name[-1:] not in _MARKS else []
                if named and named[0][1].kind in ("country", "admin1", "region") and name[:1].isupper():
                    if named[0][0].how == "demonym" or "." in name or name.isupper() or last - first > 2:
                        self._take(at, end, name, candidates(name), within=entity.kind)
                    break

    def _within(self, first: int, last: int, kind: str) -> bool:
        """Take the names of places inside the name of something else: "the Bank of England"."""
        street = self._tokens[last - 1].text.lower() in words("streets")
        site = kind == "facility" or self._tokens[last - 1].text.lower() in words("sites")
        inside = "site" if site else kind
        taken, at = False, first
        while at < last and not street:
            for end in range(min(last, at + 4), at, -1):
                name = self._text(at, end)
                found = candidates(name) if name[:1].isupper() and name[-1:] not in _MARKS else ()
                if found and self._speaks(name, found, _SIZE_WITHIN):
                    taken |= self._take(at, end, name, found, within=inside)
                    at = end - 1
                    break
            at += 1
        return taken

    def _speaks(self, name: str, found: tuple[Candidate, ...], size: int) -> bool:
        """Tell whether a name means a place even where the model saw none."""
        if found[0].how == "abbreviation":
            return False
        if key(name) in self._named or found[0].how in ("demonym", "seat", "other"):
            return True
        spot = found[0].spot
        if spot.kind in ("country", "region", "sea"):
            return True
        if spot.kind == "site":
            return " " in name
        return (spot.kind in ("admin1", "admin2") and found[0].prior > 7) or (
            spot.kind == "city" and spot.people >= size and not spot.other and found[0].how == "name"
        )

    def _free(self) -> None:
        """Take names that stand in no entity: demonyms, countries, what the story names as a place elsewhere."""
        inside = [False] * len(self._tokens)
        for entity in self._tree.reading.entities:
            if entity.kind in ("person", "organization", "event", "other", "facility"):
                inside[entity.first : entity.last] = [True] * (entity.last - entity.first)
        tokens = self._tokens
        for sentence in self._tree.reading.sentences:
            for at in range(sentence.first, sentence.last):
                open_ = not self._taken[at] and not inside[at] and tokens[at].upos not in _NO_NAMES
                if open_ and tokens[at].text[:1].isupper():
                    self._free_from(at, sentence.last, inside)

    def _free_from(self, at: int, stop: int, inside: list[bool]) -> None:
        """Take the longest name that begins at a token, if one does."""
        for end in range(min(stop, at + _LONGEST), at, -1):
            if not self._tokens[end - 1].text[:1].isupper() or any(self._taken[at:end]) or any(inside[at:end]):
                continue
            name = self._text(at, end)
            found = candidates(name) if name[-1:] not in _MARKS else ()
            if found and self._free_name(at, name, found):
                self._take(at, end, name, found)
                return

    def _free_name(self, at: int, name: str, found: tuple[Candidate, ...]) -> bool:
        if self._after_place(at):
            return found[0].spot.kind in ("country", "admin1")
        if found[0].how == "abbreviation":
            return False
        if self._speaks(name, found, 10**9):
            return True
        spot = found[0].spot
        return spot.kind in ("city", "admin1", "admin2", "site") and self._large(at, found)

    def _after_place(self, at: int) -> bool:
        """Tell whether a comma and a place stand before: the state in "Fargo, N.D."."""
        return at >= 2 and self._tokens[at - 1].text == "," and self._taken[at - 2]

    def _after_in(self, at: int) -> bool:
        """Tell whether "in", "near" or the like stands before a name."""
        before = at - 1
        while before >= 0 and self._tokens[before].text.lower() in words("parts") | {"the"}:
            before -= 1
        if before < 0 or self._tokens[before].sentence != self._tokens[at].sentence:
            return False
        low = self._tokens[before].text.lower()
        if low == "of" and before > 0:  # "the port of Callao"
            return self._tokens[before - 1].text.lower() in words("heads")
        return low in ("in", "at", "near", "outside", "across", "around", "throughout", "from", "to", "into")

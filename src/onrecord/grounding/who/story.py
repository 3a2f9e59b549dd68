"""The story around an actor: the countries that it speaks of, the offices of people that it names, who is quoted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from onrecord.claims.names import Names
from onrecord.claims.tree import Tree
from onrecord.grounding.who.lexicon import Land, lexicon, of_state
from onrecord.grounding.who.phrase import Phrase, read_phrase
from onrecord.grounding.who.words import key_of, singular
from onrecord.types import Entity, Mention, Place, Span, Story, TokenRange

_HEADLINE, _DATELINE, _DEMONYM, _PLACE = 1.0, 4.0, 0.5, 0.5
_LEAST, _OF_UNKNOWN = 1.0, 3.0  # what a story must say of a country to be about it
_TITLES = frozenset(("NOUN", "PROPN", "ADJ", "PART", "NUM"))
_PHRASE = frozenset(("NOUN", "PROPN", "ADJ", "PART", "NUM", "DET", "ADP"))
_FAR, _LONGEST = 8, 14
_STOPS = frozenset((",", ";", ":", ".", "(", ")", "“", "”", '"', "—", "–"))


class Surroundings:
    """What a story tells beyond the words of a phrase; each part is worked out when it is first asked for."""

    def __init__(self, tree: Tree, story: Story, places: Iterable[Place] = ()) -> None:
        self.tree = tree
        self.story = story
        self.names = Names(tree)
        self._places = tuple(places)
        self._starts = [token.start for token in tree.tokens]

    def tokens_of(self, span: Span) -> TokenRange | None:
        """Return the tokens that a span covers, or None where there are none."""
        first = bisect_right(self._starts, span.start) - 1
        last = bisect_left(self._starts, span.end)
        if first < 0 or last <= first:
            return None
        if self.tree.tokens[first].end <= span.start:
            first += 1
        return TokenRange(first=first, last=last) if first < last else None

    @cached_property
    def lands(self) -> list[tuple[int, Land]]:
        """The countries that the story names, with the token where each stands."""
        known, tokens, out, done = lexicon(), self.tree.tokens, [], 0
        for at, token in enumerate(tokens):
            longest = known.lands.get(key_of(token.text)) if at >= done and token.text[:1].isupper() else None
            for count in range(min(longest or 0, len(tokens) - at), 0, -1):
                key = " ".join(key_of(tokens[one].text) for one in range(at, at + count))
                found = [one for one in known.name(key, token.text) if isinstance(one, Land) and one.kind != "epithet"]
                if found:
                    out.append((at, found[0]))
                    done = at + count
                    break
        return out

    @cached_property
    def weights(self) -> dict[str, float]:
        """How much the story speaks of each country: a name more than a demonym, headline and dateline most.

        A story tells its readers of whose president it speaks when he is another country's ("the French president");
        the one that it does not tell is the country's that it is set in.
        """
        counts: defaultdict[str, float] = defaultdict(float)
        headlines = [(part.start, part.end) for part in self.story.parts if part.kind == "headline"]
        for at, land in self.lands:
            start = self.tree.tokens[at].start
            ahead = any(first <= start < last for first, last in headlines)
            counts[land.country] += (_DEMONYM if land.kind == "demonym" else 1) + (_HEADLINE if ahead else 0)
        counts[self.dateline] += _DATELINE
        for entity in self.tree.reading.entities:
            if entity.kind == "organization":
                found = read_phrase(entity.span.text)
                counts[found.country] += 1 if found.head == "body" and of_state(found.sectors) else 0
        for place in self._places:
            counts[place.country] += _PLACE if place.use == "literal" else 0
        counts.pop("", None)
        return counts

    @cached_property
    def dateline(self) -> str:
        """The country that the story was sent from, or ""."""
        for line in self.story.datelines:
            span = line.place.span if line.place else line.span
            placed = (
                place.country for place in self._places if place.span.overlaps(span) and place.state == "resolved"
            )
            found = next(placed, "") or read_phrase(span.text.title() if span.text.isupper() else span.text).country
            if found:
                return found
        return ""

    def foremost(self, without: frozenset[str] = frozenset()) -> tuple[str, float, float]:
        """Return the country that the story speaks of most, its share of all that it says of countries, and its lead.

        Countries in ``without`` are passed over. A country named but for what comes from there ("a Canadian firm") is
        no one's; nor, where the dateline is of a place that no table knows, one that the story names in passing.
        """
        weights = {country: weight for country, weight in self.weights.items() if country not in without}
        ranked = sorted(weights, key=lambda country: (weights[country], country), reverse=True)
        if not ranked or weights[ranked[0]] < (_OF_UNKNOWN if self._sent_from_nowhere else _LEAST):
            return "", 0.0, 0.0
        top = weights[ranked[0]]
        second = weights[ranked[1]] if len(ranked) > 1 else 0.0
        return ranked[0], top / sum(weights.values()), top / second if second else top

    @property
    def _sent_from_nowhere(self) -> bool:
        return not self.dateline and any(line.place for line in self.story.datelines)

    def local(self, at: int, *, named: bool) -> str:
        """Return the one country that the paragraph has named before a token, or "".

        "In Zimbabwe the rains failed. President Mnangagwa ..." For who has no name only where something is counts:
        "Russia fired missiles, the air force said" tells not whose air force.
        """
        if at < 0:
            return ""
        stop = self.tree.tokens[at].start
        start = self.story.text.rfind("\n", 0, stop) + 1
        places = [place for place in self._places if start <= place.span.start < stop and place.country]
        # A story with a dateline marks what is not of its country; one without says where it is by "In Zimbabwe, ...".
        found = {place.country for place in places if place.use == "literal" and not self.dateline}
        governing = {place.country for place in places if place.use == "government"}
        if not named:
            return next(iter(found)) if len(found) == 1 and not governing - found else ""
        found |= governing
        if self.dateline:
            tokens = self.tree.tokens
            found |= {land.country for one, land in self.lands if start <= tokens[one].start < stop and _is_name(land)}
            found = found if found <= governing else set()
        return next(iter(found)) if len(found) == 1 else ""

    def introduced(self, name: str, otherwise: int) -> int:
        """Return the token at which the body of the story first gives a person's whole name."""
        headlines = [part for part in self.story.parts if part.kind == "headline"]
        for entity in self._people:
            ahead = any(part.start <= entity.span.start < part.end for part in headlines)
            if entity.last - entity.first > 1 and not ahead and self._persons[1].get(entity.first) == name:
                return entity.first
        return otherwise

    @cached_property
    def governing(self) -> frozenset[str]:
        """The names of towns that the story lets act, as authorities do: "Lagos denies"."""
        return frozenset(place.span.text for place in self._places if _is_town(place))

    @cached_property
    def country_of_place(self) -> dict[str, str]:
        """Countries of the places that the story names, by name."""
        return {place.span.text: place.country for place in self._places if place.country}

    @cached_property
    def _people(self) -> list[Entity]:
        return [one for one in self.tree.reading.entities if one.kind == "person" and self.names.is_name(one)]

    @cached_property
    def _persons(self) -> tuple[dict[str, list[Phrase]], dict[int, str]]:
        """What the story calls each person, and the fullest name of the person whose mention begins at a token."""
        told: list[tuple[int, str, list[Phrase]]] = []
        for entity in self._people:
            phrases = [read_phrase(text) for text in self._descriptions(entity)]
            told.append((entity.first, self._longest(self.names.person(entity), phrases[0].name), phrases))
        names = {name for _, name, _ in told}
        found: defaultdict[str, list[Phrase]] = defaultdict(list)
        at: dict[int, str] = {}
        for first, name, phrases in told:
            at[first] = _full(name, names)
            found[at[first]].extend(phrases)
        return found, at

    def _longest(self, name: str, within: str) -> str:
        """Return the name that the model gave, or the one that its words with their titles hold, if it is another."""
        if within and within.split()[-1:] == name.split()[-1:] and len(within) != len(name):
            return self.names.fullest(within)
        return name

    @property
    def persons(self) -> dict[str, list[Phrase]]:
        """What the story calls the people that it names, by the fullest name of each."""
        return self._persons[0]

    def person(self, entity: Entity) -> str:
        """Return a person's fullest name: without the office that the model took into it."""
        return self._persons[1].get(entity.first) or self.names.person(entity)

    @cached_property
    def _bearers(self) -> dict[int, Entity]:
        return {at: entity for entity in self._people for at in range(entity.first, entity.last)}

    def bearer(self, head: int) -> str:
        """Return the fullest name of the person whose name a word belongs to, or "": not for "French" before it."""
        entity = self._bearers.get(head)
        name = self.full_name(self.person(entity)) if entity is not None else ""
        return name if self.tree.tokens[head].text in name.replace("-", " ").split() else ""

    def full_name(self, name: str) -> str:
        """Return the fullest name of the one person whose name ends as this one does, or the name itself."""
        return _full(name, self.persons.keys() | {name})

    @cached_property
    def rebels(self) -> frozenset[str]:
        """The countries of the armed groups that the story names."""
        named = (
            read_phrase(entity.span.text) for entity in self.tree.reading.entities if entity.kind == "organization"
        )
        rebels = {one.country for one in named if one.head == "body" and one.sectors[:1] == ("REB",)}
        return frozenset(rebels & {land.country for _, land in self.lands})

    def _descriptions(self, entity: Entity) -> list[str]:
        """Return the words that say who a named person is: with the titles in front, and the appositions."""
        tokens, first = self.tree.tokens, entity.first
        while (
            first > 0
            and entity.first - first < _FAR
            and tokens[first - 1].upos in _TITLES
            and tokens[first - 1].sentence == tokens[first].sentence
        ):
            first -= 1
        out = [self.tree.reading.span(first, entity.last).text]
        head = self.tree.head_of(TokenRange(first=entity.first, last=entity.last))
        out += [self._noun_phrase(at) for at in self.tree.children(head, "appos") if at >= entity.last]
        above = tokens[head].head
        if self.tree.relation(head) == "appos" and above >= 0:
            out.append(self._noun_phrase(above))
        out += filter(None, (self._beside(entity.last, 1), self._beside(first - 1, -1)))
        return out

    def _beside(self, at: int, step: int) -> str:
        """Return the noun phrase behind or before a comma at a place: "the minister" of "Ana Kovac, the minister,"."""
        tokens, first = self.tree.tokens, at + step
        if not (0 <= at < len(tokens) and tokens[at].text == ","):
            return ""
        last = first
        while (
            0 <= last < len(tokens)
            and (tokens[last].upos in _PHRASE or tokens[last].text == "-")
            and tokens[last].sentence == tokens[at].sentence
        ):
            last += step
        if abs(last - first) < 2 or abs(last - first) > _LONGEST:
            return ""
        return self.tree.reading.span(min(first, last + 1), max(first + 1, last)).text

    def _noun_phrase(self, at: int) -> str:
        """Return a noun with what belongs to it, up to the next mark."""
        below = self.tree.subtree(at)
        tokens, last = self.tree.tokens, at + 1
        while last <= below[-1] and tokens[last].text not in _STOPS and self.tree.relation(last) != "acl":
            last += 1
        first = at
        while first > below[0] and first - 1 in below and tokens[first - 1].text not in _STOPS:
            first -= 1
        return self.tree.reading.span(first, last).text

    @cached_property
    def _chains(self) -> tuple[dict[int, Mention], dict[int, list[Mention]]]:
        by_head: dict[int, Mention] = {}
        chains: dict[int, list[Mention]] = {}
        for mention in self.tree.reading.mentions:
            by_head.setdefault(mention.head, mention)
            chains.setdefault(mention.chain, []).append(mention)
        return by_head, chains

    def chain(self, head: int) -> list[Mention]:
        """Return the mentions of what a head word means that are no pronouns, names first, then by nearness."""
        by_head, chains = self._chains
        own = by_head.get(head)
        if own is None:
            return []
        others = [one for one in chains[own.chain] if one.kind != "pronoun" and one.head != head]
        return sorted(others, key=lambda one: (one.kind != "name", one.head > head, abs(one.head - head)))

    @cached_property
    def _contents(self) -> list[tuple[int, int, TokenRange]]:
        """The stretches of quoted or reported words, each with the words for its speaker; the innermost first."""
        found = [
            (content.first, content.last, attribution.sources[0])
            for attribution in self.tree.reading.attributions
            if attribution.sources and max(attribution.score, attribution.news_score) >= 0.3
            for content in attribution.contents
        ]
        return sorted(found, key=lambda item: item[1] - item[0])

    def speaker_at(self, at: int) -> TokenRange | None:
        """Return the words for whoever speaks the words at a token, or None in the story's own voice."""
        return next((source for first, last, source in self._contents if first <= at < last), None)

    def last_speaker_before(self, at: int) -> TokenRange | None:
        """Return the words for whoever spoke last before a token: a quotation may run on over paragraphs."""
        before = [source for first, _, source in self._contents if first < at and source.first < at]
        return max(before, key=lambda source: source.first, default=None)

    def body_before(self, head: int) -> tuple[Phrase, str] | None:
        """Return the body that the story spoke of last, in the word's sentence or the one before, and its words."""
        sentence = self.tree.tokens[head].sentence
        for mention in reversed(self.tree.reading.mentions):
            if mention.kind == "pronoun" or not 0 <= sentence - self.tree.tokens[mention.head].sentence <= 1:
                continue
            words = self.tree.reading.span(mention.first, mention.last).text
            found = read_phrase(words) if mention.head < head else Phrase()
            if found.sectors and (found.head == "body" or (found.role and found.role.kind == "organization")):
                return found, words
        return None

    def role_elsewhere(self, phrase: str) -> str:
        """Return the one country with which the story uses a role ("Chile's navy" for "the navy"), or ""."""
        found = set()
        for mention in self._descriptions_by_noun.get(phrase.split()[-1], ()):
            told = read_phrase(self.tree.reading.span(mention.first, mention.last).text)
            if told.role is not None and told.role.phrase == phrase and told.country and not told.name:
                found.add(told.country)
        return found.pop() if len(found) == 1 else ""

    @cached_property
    def _descriptions_by_noun(self) -> dict[str, list[Mention]]:
        found: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in self.tree.reading.mentions:
            if mention.kind == "description":
                found[singular(key_of(self.tree.tokens[mention.head].text))].append(mention)
        return found

    def others_with(self, phrase: str, name: str) -> frozenset[str]:
        """Return the countries whose holder of an office the story names, where it is not this person."""
        return frozenset(country for country, holder in self._holders.get(phrase, ()) if holder != name)

    @cached_property
    def _holders(self) -> dict[str, set[tuple[str, str]]]:
        found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for name, phrases in self.persons.items():
            for told in phrases:
                if told.role is not None and told.country:
                    found[told.role.phrase].add((told.country, name))
        return found


def _is_town(place: Place) -> bool:
    return place.use == "government" and place.precision == "city"


def _is_name(land: Land) -> bool:
    return land.kind not in ("demonym", "epithet", "nickname")


def _full(name: str, names: Iterable[str]) -> str:
    """Return the one longer name that ends as a name does and holds its words, or the name itself."""
    words = name.split()
    longer = [
        one
        for one in names
        if len(one) > len(name) and one.split()[-1:] == words[-1:] and set(words) <= set(one.split())
    ]
    longest = max(longer, key=len, default=name)
    return longest if all(set(one.split()) <= set(longest.split()) for one in longer) else name

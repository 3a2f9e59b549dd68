"""Parties and speakers as actors: by their own words, by the people and chains of the story, by what it speaks of."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.claims.tree import Tree
from onrecord.grounding.who.identity import Clues, actor_of, unknown
from onrecord.grounding.who.lexicon import Land, of_state
from onrecord.grounding.who.own import ActorList
from onrecord.grounding.who.phrase import Phrase, read_phrase
from onrecord.grounding.who.settle import Settled, settled
from onrecord.grounding.who.story import Surroundings
from onrecord.types import Actor, Party, Place, Reason, Speaker, Story, TokenRange

_FIRST = frozenset(("i", "we", "us", "me", "our", "my", "ours", "myself", "ourselves"))
_THIRD = frozenset(
    "it they he she them him her his its their itself themselves himself herself who which that this these those whom "
    "whose".split()
)
_SPEAKS = frozenset(
    ("spokesman", "spokeswoman", "spokesperson", "source", "director", "chairman", "chairwoman", "chair", "chief",
     "head", "press officer", "director general")
)  # fmt: skip
_DEEPEST = 4


class Actors:
    """Resolves the parties and speakers of one story.

    >>> from onrecord.reading import read_text
    >>> from onrecord.sources import story_from_text
    >>> from onrecord.types import Span
    >>> story = story_from_text("Norway's foreign minister, Ida Lund, said on Monday that she would go.")
    >>> actors = Actors(Tree(read_text(story)), story)
    >>> actor = actors.of(Speaker(kind="person", name="Ida Lund", spans=(Span.in_text(story.text, 26, 34),)))
    >>> actor.id, actor.country, actor.sectors
    ('NOR-GOV:ida-lund', 'NOR', ('GOV',))
    """

    def __init__(self, tree: Tree, story: Story, own: ActorList | None = None, places: Iterable[Place] = ()) -> None:
        """Take a story.

        Args:
            tree: the story, read.
            story: the story.
            own: the users' own actors; they go before the tables.
            places: the story's places, resolved: they tell the country of "residents of Mosul".
        """
        self.tree = tree
        self.own = own
        self.around = Surroundings(tree, story, places)
        self._known: dict[tuple[int, int], Actor] = {}
        self._people: dict[str, Actor] = {}

    def of(self, party: Party | Speaker) -> Actor:
        """Return the actor of a party or a speaker; of several joint speakers, the first.

        The narrator is the outlet or agency of the story, where it is known. A hidden speaker stays unresolved.
        """
        if isinstance(party, Speaker) and party.kind == "narrator":
            return self._narrator()
        if not party.spans:
            return self._by_words(party.name) if party.name else unknown("")
        part = self.around.tokens_of(party.spans[0])
        mine = self._own(party.name, party.spans[0].text)
        if mine is not None:
            return mine
        return self._at(part, party.name) if part is not None else self._by_words(party.name)

    def _own(self, *names: str) -> Actor | None:
        if self.own is None:
            return None
        found = (self.own.find(name) for name in names if name)
        return next((actor for actor in found if actor is not None), None)

    def _narrator(self) -> Actor:
        name = self.around.story.outlet or self.around.story.agency or ""
        return self._by_words(name) if name else unknown("")

    def _by_words(self, name: str) -> Actor:
        return self._own(name) or resolve(name)

    def _at(self, part: TokenRange, name: str = "", depth: int = 0) -> Actor:
        """Return the actor of the words at a place; worked out once for each."""
        key = (part.first, part.last)
        if key not in self._known:
            self._known[key] = self._find(part, name, depth)
        return self._known[key]

    def _find(self, part: TokenRange, name: str, depth: int) -> Actor:
        text = self.tree.reading.span(part.first, part.last).text
        mine = self._own(text)
        if mine is not None:
            return mine
        head = self.tree.head_of(part)
        if part.last - part.first == 1 and text.lower() in _FIRST | _THIRD:
            return self._pronoun(head, text, name, depth)
        phrase = read_phrase(text)
        thing = phrase.role is not None and phrase.role.kind == "thing"
        body = phrase.role is not None and phrase.role.kind == "organization" and of_state(phrase.role.sectors)
        person = "" if thing else self.around.bearer(head)
        if phrase.head in ("", "land") and text[:1].isupper() and " " not in text and not person:
            full = self.around.full_name(text)
            person = full if full != text and phrase.head == "" else ""  # "Austin" of Lloyd Austin
        bare = text.removeprefix("The ").removeprefix("the ")
        if person and not (phrase.head in ("land", "body") and person == bare):  # "Jordan", but not of Ada Jordan
            return self._person(person, phrase, head, depth)
        if phrase.head == "" and name and name != text and not phrase.country:
            named = read_phrase(name)
            phrase = named if named.head else phrase
        if phrase.head == "role" and phrase.name and not (thing or body):
            return self._person(self.around.full_name(phrase.name), phrase, head, depth)
        holder = self._holder(phrase, head)
        if holder:
            return self._person(holder, phrase, head, depth)
        return actor_of(self._settle(phrase, part, head, depth), name if name and phrase.head else text)

    def _holder(self, phrase: Phrase, head: int) -> str:
        """Return the person whom the story's chains take an office for: "Ida Lund" for "the minister", or ""."""
        role = phrase.role
        if role is None or role.kind != "person" or phrase.owner:
            return ""
        for mention in self.around.chain(head):
            if mention.kind == "name":
                person = self.around.bearer(mention.head)
                roles = [one.role.phrase for one in self.around.persons.get(person, ()) if one.role is not None]
                alike = not roles or any(one.split()[-1] == role.phrase.split()[-1] for one in roles)
                return person if alike else ""
        return ""

    def _person(self, name: str, phrase: Phrase, head: int, depth: int) -> Actor:
        """Return a person by all that the story calls them, here and elsewhere."""
        mine = self._own(name)
        if mine is not None:
            return mine
        if name in self._people:
            return self._people[name]
        told = [phrase, *self.around.persons.get(name, ())]
        if not any(one.head == "role" for one in told):
            told += [read_phrase(self._text(mention.first, mention.last)) for mention in self.around.chain(head)]
        roles = [one for one in told if one.role is not None and one.role.kind != "thing"]
        best = max(roles, key=_telling, default=phrase)
        land = next((one for one in (best, *roles, *told) if one.country), None)
        head = self.around.introduced(name, head)
        part = TokenRange(first=head, last=head + 1)
        clues = self._settle(best, part, head, depth, told_by=land, name=name)
        self._people[name] = actor_of(clues, name, person=True)
        return self._people[name]

    def _text(self, first: int, last: int) -> str:
        return self.tree.reading.span(first, last).text

    def _pronoun(self, head: int, text: str, name: str, depth: int) -> Actor:
        """Return who a pronoun stands for: by its chain; in a quotation "we" is who speaks."""
        if depth > _DEEPEST:
            return unknown(text)
        if text.lower() in _FIRST:
            speaker = self.around.speaker_at(head) or self.around.last_speaker_before(head)
            if speaker is not None and not speaker.first <= head < speaker.last:
                return self._at(speaker, depth=depth + 1)
        for mention in self.around.chain(head):
            return self._at(TokenRange(first=mention.first, last=mention.last), depth=depth + 1)
        if name and name.lower() != text.lower() and name.lower() not in _FIRST | _THIRD:
            return self._by_name(name, head, depth)
        if text.lower() in _FIRST:
            return self._voice(text)
        return unknown(text)

    def _by_name(self, name: str, head: int, depth: int) -> Actor:
        """Return the actor of a name that another room made out."""
        if name in self.around.persons:
            return self._person(name, read_phrase(name), head, depth)
        part = TokenRange(first=head, last=head + 1)
        return actor_of(self._settle(read_phrase(name), part, head, depth), name)

    def _voice(self, text: str) -> Actor:
        """Return whose voice a text without speaker is in: the state that first acts in it, if any."""
        for at, land in self.around.lands:
            if land.kind in ("name", "alias") and self.tree.relation(at) == "nsubj":
                phrase = read_phrase(land.written)
                why = Reason(decision=f"actor:{land.country}", by="rule:own_voice", words=text)
                return actor_of(
                    Clues(phrase=phrase, country=land.country, sectors=("GOV",), sure=False, why=(why,)), text
                )
        return unknown(text)

    def _settle(
        self, phrase: Phrase, part: TokenRange, head: int, depth: int, told_by: Phrase | None = None, name: str = ""
    ) -> Clues:
        """Add to a phrase what its owner, its people, its chain and the story tell."""
        country, sectors = phrase.country, phrase.sectors
        found = Settled(phrase=phrase, country=country, sectors=sectors, why=phrase.why, name=name, at=head)
        if told_by is not None and not found.country:
            found.take(told_by.country, "rule:said_elsewhere", told_by.why[0].words if told_by.why else "")
        if phrase.owner and depth <= _DEEPEST and found.wants_owner:
            found.owned_by(self._owner(part, depth), phrase.owner)
        if depth <= _DEEPEST and not found.country:
            for word in phrase.before:
                full = self.around.full_name(word)
                if full in self.around.persons and phrase.head in ("role", "body"):
                    found.owned_by(self._person(full, read_phrase(full), head, depth + 1), word)
        found.take_usual()
        thing = phrase.role is not None and phrase.role.kind == "thing"
        if not found.country and not phrase.wide and not thing and phrase.head != "land":
            for mention in self.around.chain(head):
                other = read_phrase(self._text(mention.first, mention.last))
                found.alike(other)
        role = phrase.role
        if role is not None and role.phrase in _SPEAKS and not found.sectors:
            before = self.around.body_before(head)
            if before is not None:
                found.bridged(*before)
        return settled(found, self.around)

    def _owner(self, part: TokenRange, depth: int) -> Actor:
        """Return the actor of the possessive pronoun in front of a phrase."""
        for at in range(part.first, part.last):
            if self.tree.tokens[at].deprel == "nmod:poss" and self.tree.tokens[at].upos == "PRON":
                return self._pronoun(at, self.tree.tokens[at].text, "", depth + 1)
        return unknown("")


def _telling(phrase: Phrase) -> tuple[bool, bool, bool, int]:
    """Rank what a person is called: an office before a word without sector, the longer title before the shorter."""
    role = phrase.role
    words = len(role.phrase.split()) if role is not None else 0
    office = role is not None and role.country == "always" and not role.phrase.startswith(("former", "ex-"))
    return bool(phrase.sectors), bool(phrase.country or (role is not None and role.usual)), office, words


def resolve(phrase: str) -> Actor:
    """Return the actor of a phrase by the tables alone, without a story.

    >>> resolve("the Japanese foreign minister").id
    'JPN-GOV:foreign-minister'
    >>> resolve("UNICEF").id, resolve("villagers").state
    ('org:united-nations-childrens-fund', 'unresolved')
    """
    read = read_phrase(phrase)
    sure = not (isinstance(read.land, Land) and read.land.kind == "epithet") and len(read.bodies) < 2
    found = Settled(phrase=read, country=read.country, sectors=read.sectors, why=read.why)
    found.take_usual()
    sure = sure and found.country == read.country  # a title's usual country is the likeliest, not the only one
    clues = Clues(phrase=read, country=found.country, sectors=read.sectors, sure=sure, why=found.why)
    state = read.role is not None and read.role.kind == "organization" and of_state(read.role.sectors)
    person = bool(read.name) and not state and not (read.role is not None and read.role.kind == "thing")
    return actor_of(clues, read.name if person else phrase, person=person)

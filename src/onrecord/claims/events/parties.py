"""Parties: who does it and to whom it is done, by the model and by grammar; each with its fullest name."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import log

from onrecord.claims.events.extents import extent, trimmed
from onrecord.claims.events.paths import INNER, NOUNS, Paths
from onrecord.claims.names import Names
from onrecord.claims.tree import Tree
from onrecord.types import Argument, Mention, Party, Span, TokenRange, Trigger

_NEVER = frozenset(("money", "time"))
_UNSEEN, _SUREST = 0.1, 0.97  # chances for a word that the model gave no part, and at most for one that it did


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each witness counts for, in log odds, and how likely a noun must be to take a part.

    ``always`` to ``rival`` are a logistic regression over the nouns of 763 events: those of the dev, dev_briefs and
    wire stories of ../shared/gold whose trigger the model found. They are rounded; the actor's rival was then moved
    from -0.29 to -0.2, and the bars set, by sweeping the records' F1 on the same stories. The training stories do not
    serve for it: the model has learned them. So the F1 of parties on dev is flattered a little, by six numbers a role.

    Attributes:
        always: what every noun starts with.
        model, grammar: for the log odds of the model and of the paths.
        rival: for the strongest noun that is not joined to it.
        first, further: how likely the likeliest noun must be, and any after it. The first bar is the lower: most
            events have an actor.
    """

    always: float
    model: float
    grammar: float
    rival: float
    first: float
    further: float


_WEIGHTS = {
    "actor": Weights(always=-0.1, model=0.78, grammar=0.63, rival=-0.2, first=0.2, further=0.25),
    "recipient": Weights(always=-0.15, model=0.9, grammar=0.7, rival=-0.4, first=0.25, further=0.35),
}
_SURE_TIE = 0.6  # a description takes the name of its chain from here on: a wrong name is worse than plain words
_NO_RIVAL = -3.0
_HOPELESS = -2.7  # log odds by grammar below which an unmarked noun has no chance, and is no rival


@dataclass(slots=True, kw_only=True)
class _Part:
    """A noun's chance of a role: by the model, by grammar, by both; and the words that the model marked."""

    noun: int
    joined: int
    model: float = _UNSEEN
    grammar: float = 0.0
    marked: list[TokenRange] = field(default_factory=list)
    odds: float = 0.0

    @property
    def strength(self) -> float:
        return 0.75 * _odds(self.model) + 0.5 * self.grammar


def _odds(chance: float) -> float:
    chance = min(max(chance, _UNSEEN), _SUREST)
    return log(chance / (1 - chance))


class Parties:
    """Finds the parties of a reading's events; knows its names and chains of mentions."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.names = Names(tree)
        self._paths = Paths(tree)
        self._by_head: dict[int, Mention] = {}
        self._chains: dict[int, list[Mention]] = {}
        for mention in tree.reading.mentions:
            self._by_head.setdefault(mention.head, mention)
            self._chains.setdefault(mention.chain, []).append(mention)

    def of(self, trigger: Trigger, kind: str) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Return the actors and the recipients of an event, each in the order of the text.

        The model reads the sentence and marks words; grammar knows what the subject of a passive is. A noun takes a
        part where both together make it likely, the less so the stronger another noun's case is that is not joined to
        it by "and". What is joined by "and" is several parties. An amount or a time is none.

        Args:
            trigger: the word that names the event, with the model's arguments.
            kind: the event's type.
        """
        clues = {at: clue for at, clue in self._paths.clues(trigger.at, kind).items() if not self._amount(at)}
        found: list[dict[int, _Part]] = []
        for at, role in enumerate(_WEIGHTS):
            grammar = {noun: clue[at] for noun, clue in clues.items()}
            parts = {noun: self._part(noun, odds) for noun, odds in grammar.items() if odds > _HOPELESS}
            self._mark(parts, grammar, trigger, role)
            found.append({part.noun: part for part in _chosen(parts, _WEIGHTS[role])})
        actors, recipients = found
        for noun in actors.keys() & recipients.keys():  # nobody does it to themselves: the surer part stays
            del (actors if actors[noun].odds < recipients[noun].odds else recipients)[noun]
        return self._parties(trigger.at, actors), self._parties(trigger.at, recipients)

    def _part(self, noun: int, grammar: float) -> _Part:
        return _Part(noun=noun, joined=self._paths.joined_to(noun), grammar=grammar)

    def _mark(self, parts: dict[int, _Part], grammar: dict[int, float], trigger: Trigger, role: str) -> None:
        """Write into the parts what the model says.

        It marks words one by one, so a name may come in pieces: a piece goes up to the noun that it belongs to.
        """
        for item in trigger.arguments:
            for piece in self._joined(item.first, item.last) if item.role == role else ():
                noun = self._noun(self.tree.head_of(piece), trigger.at)
                if noun is not None:
                    part = parts.setdefault(noun, self._part(noun, grammar.get(noun, 0.0)))
                    part.model = max(part.model, item.score)
                    part.marked.append(piece)

    def _parties(self, trigger: int, parts: dict[int, _Part]) -> tuple[Party, ...]:
        """Return the parties that the nouns head, without those that lie within another."""
        ranges = []
        for part in parts.values():
            own = [piece for piece in part.marked if piece.first <= part.noun < piece.last]
            ranges.append(extent(self.tree, part.noun, trigger, self._paths.name_at(part.noun), own))
        found: list[TokenRange] = []
        for item in sorted(ranges, key=lambda item: (item.first, -item.last)):
            if not any(other.first <= item.first and item.last <= other.last for other in found):
                found.append(item)
        return tuple(Party(name=self.name(item), spans=(self.tree.span(item),)) for item in found)

    def _joined(self, first: int, last: int) -> list[TokenRange]:
        """Cut words at the conjuncts of their head: "the regime and its backers" is two."""
        whole = trimmed(self.tree, first, last)
        if whole is None:
            return []
        heads, cuts = [self.tree.head_of(whole)], [whole.first]
        for at in range(whole.first, whole.last):
            if self.tree.relation(at) == "conj" and self.tree.tokens[at].head in heads and at > heads[-1]:
                start = min(below for below in self.tree.subtree(at) if below > heads[-1])
                heads.append(at)
                cuts.append(max(start, cuts[-1] + 1))
        pieces = (trimmed(self.tree, a, z) for a, z in zip(cuts, [*cuts[1:], whole.last], strict=True))
        return [piece for piece in pieces if piece is not None]

    def _noun(self, at: int, trigger: int) -> int | None:
        """Return the noun that a word of an argument belongs to, or None for a word that stands for no one."""
        tokens = self.tree.tokens
        while self.tree.relation(at) in INNER and tokens[at].head not in (-1, trigger):
            head = tokens[at].head
            if tokens[head].upos not in NOUNS or tokens[head].sentence != tokens[at].sentence:
                break
            at = head
        token = tokens[at]
        stands = token.upos in ("ADJ", "DET") and (token.text[:1].isupper() or self.tree.relation(at) == "nsubj")
        return at if (token.upos in NOUNS or stands) and at != trigger and not self._amount(at) else None

    def _amount(self, at: int) -> bool:
        name = self._paths.name_at(at)
        return (name is not None and name.kind in _NEVER) or self.tree.tokens[at].upos == "SYM"

    def span(self, argument: Argument) -> Span | None:
        """Return the words of a place or a time without the preposition before them."""
        part = trimmed(self.tree, argument.first, argument.last)
        return self.tree.span(part) if part else None

    def name(self, part: TokenRange) -> str:
        """Return who the words mean, as fully as the story lets one say."""
        own = self._own_name(part)
        if own:
            return own
        mention = self._by_head.get(self.tree.head_of(part))
        if mention and mention.kind == "description" and mention.score < _SURE_TIE:
            return self.tree.span(part).text
        for other in self._chains.get(mention.chain, ()) if mention else ():
            name = self._own_name(TokenRange(first=other.first, last=other.last)) if other.kind == "name" else ""
            if name:
                return name
        return self.tree.span(part).text

    def _own_name(self, part: TokenRange) -> str:
        """Return the name that the words hold at their head, made full; "" where they hold none."""
        head = self.tree.head_of(part)
        for entity in self.names.within(part.first, part.last):
            if entity.first <= head < entity.last and entity.kind in ("person", "organization", "place"):
                if entity.kind == "person":
                    return self.names.person(entity)
                return self.names.body(entity.span.text) if entity.kind == "organization" else entity.span.text
        return ""


def _chosen(parts: dict[int, _Part], weights: Weights) -> list[_Part]:
    """Return the nouns that the witnesses together make likely enough."""
    ranked = sorted(((part.strength, part) for part in parts.values()), key=lambda pair: -pair[0])
    out: list[_Part] = []
    for _, part in ranked:
        rival = next((strength for strength, other in ranked if other.joined != part.joined), _NO_RIVAL)
        bar = weights.further if out else weights.first
        part.odds = weights.always + weights.model * _odds(part.model) + weights.grammar * part.grammar
        part.odds += weights.rival * max(rival, _NO_RIVAL)
        if part.odds > log(bar / (1 - bar)):
            out.append(part)
    return out

"""Places: every place that a story names, and the place of each of its events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.claims.tree import Tree
from onrecord.grounding.where.candidates import Candidate
from onrecord.grounding.where.choose import Choice, Name, choose, name_key
from onrecord.grounding.where.containment import containments
from onrecord.grounding.where.mentions import Mention, Mentions, words
from onrecord.grounding.where.use import use_of
from onrecord.types import Event, Place, PlaceCandidate, Reason, Span, Story

_HAMLET = 1000  # inhabitants
_SHOWN = 5  # candidates that a place keeps
_ORDER = {"site": 0, "city": 1, "admin2": 2, "admin1": 3, "region": 4, "sea": 4, "country": 5}
_PRECISION = {"region": "region", "sea": "sea", "site": "site"}


class Places:
    """The places of one story.

    Args:
        tree: the story's tree.
        story: the story itself, for its outlet.

    Attributes:
        all: every place named, in the order of the text, with its use.
    """

    def __init__(self, tree: Tree, story: Story) -> None:
        self._tree = tree
        mentions = Mentions(tree).all
        outer_of = {inner.span.start: outer for inner, outer in containments(tree, mentions)}
        names, name_of = _names(mentions, outer_of)
        choices = choose(names, _home(story))
        self._at: dict[int, Place] = {}
        countries = Counter(found.ranked[0][0].spot.country for found in choices.values())
        choices = {name: found for name, found in choices.items() if not _far_fetched(found, countries)}
        places = []
        for mention in mentions:
            outer = outer_of.get(mention.span.start)
            around = choices.get(name_of.get(outer.span.start, "")) if outer else None
            place = self._place(mention, choices.get(name_of.get(mention.span.start, "")), around)
            places.append(place)
            for at in range(mention.first, mention.last):
                self._at[at] = place
        self.all: tuple[Place, ...] = tuple(places)

    def at(self, span: Span) -> Place | None:
        """Return the place named within words ("SEOUL" of a dateline), the first of several; None for none."""
        return next((place for place in self.all if place.span.overlaps(span)), None)

    def of(self, event: Event, trigger_at: int) -> Place | None:
        """Return the place of an event, or None where the story does not say.

        The words that the reading ties to the event come first, then what hangs on its trigger by a preposition of
        place. A name that only says whose or what kind, or who does it or has it done to them, is no place
        of an event.

        Args:
            event: the event.
            trigger_at: index of its trigger among the tokens.
        """
        stated = self._in_span(event.where.span) if event.where else None
        parties = [span for party in (*event.actors, *event.recipients) for span in party.spans]
        nodes = [trigger_at]
        if self._tree.relation(trigger_at) in ("obj", "nsubj", "xcomp") and self._tree.tokens[trigger_at].head >= 0:
            nodes.append(self._tree.tokens[trigger_at].head)
        nodes += self._tree.children(trigger_at, "obj")  # "attacked a bus near X"
        near = [place for node in nodes for place in self._literal(self._near(node))]
        near = [place for place in near if not self._of_party(place, parties)]
        if stated is not None:
            # "near the town of X, in north-west Pakistan": what hangs beside it may be more exact.
            inner = [place for place in near if place.country == stated.country and _exact(place) < _exact(stated)]
            return min(inner, key=_exact, default=stated)
        if near:
            return near[0]
        if event.where is None or not self._names_something(event.where.span):
            return None
        return Place(span=event.where.span, why=(_reason("place:unresolved", "rule:no_name", event.where.span.text),))

    def _of_party(self, place: Place, parties: Sequence[Span]) -> bool:
        """Tell whether a place is in a party's words, or of a list begun there: "officials in Peru, Panama"."""
        if any(place.span.overlaps(span) for span in parties):
            return True
        heads = [at for at, found in self._at.items() if found is place]
        above = [self._tree.tokens[at].head for at in heads if self._tree.relation(at) == "conj"]
        return any(span.start <= self._tree.tokens[at].start < span.end for at in above if at >= 0 for span in parties)

    def _names_something(self, span: Span) -> bool:
        """Tell whether words hold a name or a noun for a place ("the border"), and no name that tells no place."""
        if any(place.span.overlaps(span) and place.use == "government" for place in self.all):
            return False
        if any(place.span == span for place in self.all if place.state == "resolved"):
            return False
        inside = [token for token in self._tree.tokens if span.start <= token.start < span.end]
        named = any(token.upos == "PROPN" and token.text[:1].isupper() for token in inside)
        sites = words("place_nouns") | words("sites") | words("heads") | words("tails") | words("natures")
        return named or any(token.upos == "NOUN" and {token.text.lower(), token.lemma} & sites for token in inside)

    def _in_span(self, span: Span) -> Place | None:
        """Return the most exact place within words, or just after them ("a market in Kabul")."""
        inside = [place for place in self.all if place.span.overlaps(span) and place.state != "unresolved"]
        # In "a Syrian jail" the demonym is all that tells where; in "Paris pressed for a halt" nothing does.
        whose = [place for place in inside if place.use == "associative" and place.span != span]
        told = [place for place in inside if place.use == "literal"] or whose
        if told:
            return min(told, key=lambda place: (_exact(place), place.span.start))
        tokens = self._tree.tokens
        heads = [at for at, token in enumerate(tokens) if span.start <= token.start and token.end <= span.end]
        return next((place for head in heads for place in self._literal(self._near(head))), None)

    def _literal(self, tokens: Iterable[int]) -> Iterator[Place]:
        """Yield the known places that tokens name and where something is."""
        for at in tokens:
            place = self._at.get(at)
            if place is not None and place.use == "literal" and place.state != "unresolved":
                yield place

    def _near(self, node: int) -> Iterator[int]:
        """Yield the heads of what hangs on a word by a preposition of place, and of what stands before it."""
        tree = self._tree
        for at in tree.children(node, "obl", "nmod", "compound"):
            cases = {tree.tokens[case].lemma for case in tree.children(at, "case")}
            if cases & words("locative") or tree.relation(at) == "compound":
                yield at
                yield from tree.children(at, "nmod", "appos", "obl", "flat", "compound", "conj")

    def _place(self, mention: Mention, choice: Choice | None, around: Choice | None) -> Place:
        """Return the place of a mention.

        A village that the gazetteer does not have where the text puts it is as exact as what the text puts it in: it
        is never taken for a namesake elsewhere.
        """
        span = mention.span
        found = Reason(decision=f"name:{mention.name}", by=mention.by, words=span.text, score=mention.score)
        best = choice.ranked[0][0] if choice else None
        if around and (best is None or (best.spot.kind in ("city", "admin2") and not around.holds(best.spot))):
            choice = replace(around, basis="rule:container")
        use, rule = use_of(self._tree, mention, best)
        used = _reason(f"use:{use}", rule, span.text)
        if choice is None:
            why = (found, _reason("place:unresolved", "table:gazetteer", mention.name), used)
            return Place(span=span, use=use, why=why)
        place = placed(span, choice)
        if mention.part and place.precision in ("country", "admin1"):
            place = replace(place, precision="region")
        return replace(place, use=use, why=(found, *place.why, used))


def _far_fetched(choice: Choice, countries: Mapping[str, int]) -> bool:
    """Tell whether a name means but a hamlet by another name of it, in a country that the story speaks of nowhere."""
    spot = choice.ranked[0][0].spot
    hamlet = spot.kind == "city" and spot.other and spot.people < _HAMLET
    return hamlet and len(choice.ranked) == 1 and len(countries) > 1 and countries[spot.country] < 2


def _exact(place: Place) -> int:
    """Return how exact a place is, 0 for a site."""
    return _ORDER.get(place.precision, len(_ORDER))


def placed(span: Span, choice: Choice) -> Place:
    """Return the place that a choice stands for, without its use."""
    spot = choice.ranked[0][0].spot
    state = "ambiguous" if choice.ambiguous else "resolved"
    return Place(
        span=span,
        state=state,
        name=spot.name,
        geonames=spot.geonames,
        country=spot.country,
        admin1=spot.admin1,
        lat=spot.lat,
        lon=spot.lon,
        precision=_PRECISION.get(spot.kind, spot.kind),
        candidates=tuple(_candidate(candidate, share) for candidate, share in choice.ranked[:_SHOWN]),
        why=(
            Reason(
                decision=f"place:{spot.name}", by=choice.basis, words=span.text, score=round(choice.ranked[0][1], 4)
            ),
        ),
    )


def _candidate(candidate: Candidate, share: float) -> PlaceCandidate:
    spot = candidate.spot
    return PlaceCandidate(
        name=spot.name,
        geonames=spot.geonames,
        country=spot.country,
        admin1=spot.admin1,
        lat=spot.lat,
        lon=spot.lon,
        score=round(share, 4),
    )


def _names(mentions: tuple[Mention, ...], outer_of: Mapping[int, Mention]) -> tuple[dict[str, Name], dict[int, str]]:
    """Return the names of a story with what contains them, and which name each mention has, by its start."""
    stated: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.span.start in outer_of:
            stated.setdefault(name_key(mention.name), set()).add(name_key(outer_of[mention.span.start].name))
    names: dict[str, Name] = {}
    name_of: dict[int, str] = {}
    for mention in mentions:
        if not mention.found:
            continue
        base = name_key(mention.name)
        outers = stated.get(base, set())
        outer = outer_of.get(mention.span.start)
        # One sense a story, unless the story itself puts the name in two places ("Paris, Texas, not Paris, France").
        name = base if len(outers) < 2 else f"{base} | {name_key(outer.name) if outer else min(outers)}"
        if mention.found[0].how in ("demonym", "abbreviation"):
            name = f"{name} | {mention.found[0].how}"
        before = names.get(name)
        containers = before.containers if before else ()
        if outer is not None and outer.found and outer.found not in containers:
            containers = (*containers, outer.found)
        weight = 3.0 if mention.by == "rule:dateline" else 0.5 if mention.within else 1.0
        names[name] = Name(mention.found, (before.times if before else 0.0) + weight, containers)
        name_of[mention.span.start] = name
    return names, name_of


def _home(story: Story) -> str:
    """Return the country of the outlet's address, where that says one: ".ie" does, ".com" does not."""
    host = (story.url or "").partition("://")[2].partition("/")[0].rpartition(".")[2].lower()
    return _TOP_LEVEL.get(host, "")


_TOP_LEVEL = {
    "uk": "GBR",
    "ie": "IRL",
    "au": "AUS",
    "nz": "NZL",
    "ca": "CAN",
    "in": "IND",
    "za": "ZAF",
    "gov": "USA",
    "mil": "USA",
}


def _reason(decision: str, by: str, said: str) -> Reason:
    return Reason(decision=decision, by=by, words=said)

"""The country and the sectors of a phrase, once its owner, its chain and the story have been asked."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.grounding.who.identity import Clues
from onrecord.grounding.who.phrase import Phrase
from onrecord.grounding.who.story import Surroundings
from onrecord.types import Actor, Reason

_MOST = 0.5  # share of the story's countries from which on people who "may" have a country are of the foremost
_CLEAR = 0.6  # share from which on the foremost country is no longer one of several
_LEAD = 2.0  # times the weight of the next country from which on the dateline's is clear


@dataclass(slots=True, kw_only=True)
class Settled:
    """A phrase with what has been found out about it so far."""

    phrase: Phrase
    country: str
    sectors: tuple[str, ...]
    why: tuple[Reason, ...]
    sure: bool = True
    name: str = ""
    at: int = -1  # the token where the words stand

    @property
    def wants_owner(self) -> bool:
        """Whether the possessor can tell more: "its navy", but not "its rivals"."""
        role = self.phrase.role
        return role is not None and not (self.country and self.sectors)

    def take(self, country: str, by: str, words: str) -> None:
        """Take a country, with the reason."""
        self.country = country
        self.why = (*self.why, Reason(decision=f"country:{country}", by=by, words=words))

    def take_usual(self) -> None:
        """Take the country that an office's title is of, where the story says no other."""
        role = self.phrase.role
        if role is not None and role.usual and not self.country:
            self.take(role.usual, "table:actor_roles", role.phrase)

    def owned_by(self, owner: Actor, words: str) -> None:
        """Take country and, where the role tells none, sectors of whoever the phrase belongs to."""
        role = self.phrase.role
        foreign = (
            role is not None and role.country == "named" and not role.sectors
        )  # "its rivals" are another country's
        if owner.country and not self.country and not foreign:
            self.take(owner.country, "rule:possessor", words)
        if owner.sectors and not self.sectors and role is not None and role.kind != "thing" and role.body:
            self.sectors = owner.sectors
            self.why = (
                *self.why,
                Reason(decision=f"sectors:{'+'.join(owner.sectors)}", by="rule:possessor", words=words),
            )

    def bridged(self, other: Phrase, words: str) -> None:
        """Take what the body tells that was spoken of last: "the ministry ... a spokesman said"."""
        self.sectors, self.sure = other.sectors, False
        self.why = (
            *self.why,
            Reason(decision=f"sectors:{'+'.join(other.sectors)}", by="rule:body_before", words=words),
        )
        if other.country and not self.country:
            self.take(other.country, "rule:body_before", words)

    def alike(self, other: Phrase) -> None:
        """Take what another mention of the same chain tells."""
        words = other.why[0].words if other.why else ""
        if other.before and self.phrase.role and other.role and self.phrase.role.phrase != other.role.phrase:
            return  # the Supreme Court is not the National Court, though both are courts
        if not self.country and other.country and (not self.sectors or other.sectors[:1] in ((), self.sectors[:1])):
            self.take(other.country, "rule:chain", words)
        if not self.sectors and other.sectors and (self.phrase.role is None or self.phrase.role.kind != "thing"):
            self.sectors = other.sectors
            self.why = (*self.why, Reason(decision=f"sectors:{'+'.join(other.sectors)}", by="rule:chain", words=words))


def settled(found: Settled, around: Surroundings) -> Clues:
    """Ask the story for a country that neither phrase nor chain tells, and return the clues."""
    phrase = found.phrase
    if phrase.role is not None and phrase.role.kind == "thing":
        found.country = ""  # a report or a storm acts for no country, whatever country it is about
        found.why = tuple(reason for reason in found.why if not reason.decision.startswith("country:"))
    elif phrase.land is not None and phrase.land.kind in ("epithet", "nickname"):
        others = [land for _, land in around.lands if land.kind not in ("epithet", "nickname")]
        found.sure = any(land.country == phrase.land.country for land in others)
    elif len(phrase.bodies) > 1 and not found.country:
        _among_bodies(found, around)
    elif not found.country and not phrase.wide and phrase.role is not None:
        _by_story(found, around)
    elif not found.country and phrase.head == "" and len(phrase.before) == 1:
        country = around.country_of_place.get(phrase.before[0], "")
        if country:
            found.take(country, "rule:place", phrase.before[0])
            if phrase.before[0] in around.governing and not found.sectors:
                # "Lagos denies" is its authorities, or by a slip the country's: not one or the other for sure.
                found.sectors, found.sure = ("GOV",), False
    return Clues(phrase=phrase, country=found.country, sectors=found.sectors, sure=found.sure, why=found.why)


def _among_bodies(found: Settled, around: Surroundings) -> None:
    """Choose among bodies of one name the one whose country the story speaks of most."""
    spoken = sorted((-around.weights.get(body.country, 0.0), body.country) for body in found.phrase.bodies)
    found.sure = spoken[0][0] < 0 and (len(spoken) < 2 or spoken[0][0] < spoken[1][0])
    if found.sure:
        found.take(spoken[0][1], "rule:story_country", found.phrase.bodies[0].name)


def _by_story(found: Settled, around: Surroundings) -> None:
    role = found.phrase.role
    if role is None or role.country == "never" or role.kind == "thing" or found.sectors[:1] == ("IGO",):
        return
    for place in found.phrase.places:
        country = around.country_of_place.get(place, "")
        if country and role.country != "named":
            found.take(country, "rule:place", place)
            return
    if role.country == "named":
        return
    if found.phrase.places and found.sectors[:1] == ("GOV",):
        return  # "the government of Carvana" is of Carvana, whatever country the story is about
    if found.sectors[:1] == ("REB",) and len(around.rebels) == 1:
        found.take(next(iter(around.rebels)), "rule:armed_group_named", role.phrase)
        return
    country = around.role_elsewhere(role.phrase) if role.country == "always" and not found.name else ""
    near = around.local(found.at, named=bool(found.name)) if found.sectors else ""
    if country:
        found.take(country, "rule:role_elsewhere", role.phrase)
    elif near and near not in _others(found, around):
        found.take(near, "rule:paragraph", "")
        found.sure = role.country == "always"
    elif found.sectors:
        _foremost(found, around, always=role.country == "always")


def _foremost(found: Settled, around: Surroundings, *, always: bool) -> None:
    """Take the country that the story is about, but not one whose holder of the office it names besides."""
    country, share, lead = around.foremost(_others(found, around))
    if country and (always or share >= _MOST):
        found.take(country, "rule:story_country", "")
        # Sent from there, and speaking of no other country half as much: nobody would ask whose minister it is.
        found.sure = share >= _CLEAR or (country == around.dateline and (always or lead >= _LEAD))
        # "Their leaders" are someone's, whom the chains did not tell.
        found.sure = found.sure and not found.phrase.owner


def _others(found: Settled, around: Surroundings) -> frozenset[str]:
    """Return the countries whose holder of the person's office the story names besides."""
    role = found.phrase.role
    return around.others_with(role.phrase, found.name) if role is not None and role.kind == "person" else frozenset()

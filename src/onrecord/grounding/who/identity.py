"""The actor itself: its id, which is the same in every story, its name and its state."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.grounding.who.phrase import Phrase
from onrecord.grounding.who.words import slug
from onrecord.tables import table
from onrecord.types import Actor, Reason

_ITSELF = frozenset(("government", "regime", "administration", "authority", "central government", "federal government"))
_ARTICLES = frozenset(("the", "a", "an"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """All that was found out about a phrase; ``sure`` is whether no other country is as likely."""

    phrase: Phrase
    country: str
    sectors: tuple[str, ...]
    sure: bool = True
    why: tuple[Reason, ...] = ()


def unknown(words: str) -> Actor:
    """Return the actor of words that tell nothing.

    >>> unknown("they").state, unknown("they").id
    ('unresolved', 'unknown:they')
    """
    why = (Reason(decision="actor:unresolved", by="rule:no_clue", words=words),)
    return Actor(id=f"unknown:{slug(words)}", name=words, state="unresolved", why=why)


def actor_of(clues: Clues, words: str, *, person: bool = False) -> Actor:
    """Return the actor that the clues make.

    Args:
        clues: country, sectors and what they rest on.
        words: the story's words for it, or the person's fullest name.
        person: whether the words are a person's name.
    """
    phrase, country, sectors = clues.phrase, clues.country, clues.sectors
    base = "-".join(filter(None, (country, sectors[0] if sectors else "")))
    name = _plain(words)
    if person:
        kind = "organization" if phrase.role is not None and phrase.role.kind == "organization" else "person"
        found = Actor(id=f"{base if country else kind}:{slug(name)}", name=name)
    elif phrase.head == "body":
        found = _body(clues, base)
    elif phrase.head == "land" and phrase.land is not None:
        plain = country if sectors == ("GOV",) else base
        usual = str(table("governments")["countries"][country]["name"]) if sectors == ("GOV",) else name
        found = Actor(id=plain, name=usual)
    elif phrase.head == "role" and phrase.role is not None:
        role = phrase.role
        kind = role.kind
        itself = role.phrase in _ITSELF and country and sectors[:1] == ("GOV",)
        called = name if kind == "thing" and phrase.name else role.phrase  # "Cyclone Idai" is not any cyclone
        found = Actor(id=base if itself else f"{base if country else kind}:{slug(called)}", name=name)
    else:
        if country and len(phrase.before) == 1:
            name = phrase.before[0]  # "CGN" of "China's CGN"
        found = Actor(id=f"{base if country else 'unknown'}:{slug(name)}", name=name)
    return replace(found, country=country, sectors=sectors, state=_state(clues), why=clues.why or unknown(words).why)


def _body(clues: Clues, base: str) -> Actor:
    bodies = clues.phrase.bodies
    chosen = next((body for body in bodies if body.country == clues.country), bodies[0])
    return Actor(id=f"{base if clues.country else 'org'}:{slug(chosen.name)}", name=chosen.name)


def _plain(words: str) -> str:
    """Return words without the article in front."""
    first, _, rest = words.partition(" ")
    return rest if first.lower() in _ARTICLES and rest else words


def _state(clues: Clues) -> str:
    phrase = clues.phrase
    if phrase.head == "body" and len(phrase.bodies) == 1:
        return "resolved"
    if not clues.sure:
        return "ambiguous"
    if clues.country and clues.sectors:
        return "resolved"
    never = phrase.role is not None and phrase.role.country == "never"
    return "resolved" if never and clues.sectors else "unresolved"

"""What the tables know: countries, bodies by name, and roles, each under the words that call it so."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from onrecord.grounding.who.words import phrase_key, singular
from onrecord.tables import table

_TABLES = (
    "actors_international",
    "actors_state",
    "actors_armed",
    "actors_parties",
    "actors_companies",
    "actors_outlets",
)
_STATE = frozenset(("GOV", "MIL", "SPY", "COP", "JUD", "LEG"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """A country under one of its names; ``kind`` is name, alias, capital, demonym, nickname or epithet."""

    country: str
    kind: str
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body with a name of its own: its usual name, country ("" for several), sectors, and the table that has it."""

    name: str
    country: str
    sectors: tuple[str, ...]
    table: str
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What someone is called: sectors, how a country is found, and whether the body that it is of gives the sectors."""

    phrase: str
    sectors: tuple[str, ...]
    country: str
    body: bool
    kind: str
    usual: str


@dataclass(slots=True)
class Lexicon:
    """Names and roles by their keys; ``openings`` are the first words of all of them."""

    names: dict[str, list[Land | Body]] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    openings: dict[str, int] = field(default_factory=dict)
    lands: dict[str, int] = field(default_factory=dict)

    def name(self, key: str, written: str) -> tuple[Land | Body, ...]:
        """Return what goes by a name; capitals must be where the name has them ("US" is no "us")."""
        return tuple(found for found in self.names.get(key, ()) if _fits(found.written, written))

    def role(self, key: str) -> Role | None:
        """Return the role of a phrase, in the singular or the plural."""
        found = self.roles.get(key)
        if found is None:
            front, _, last = key.rpartition(" ")
            found = self.roles.get(f"{front} {singular(last)}" if front else singular(last))
        return found

    def add(self, found: Land | Body) -> None:
        """Put a name into the lexicon."""
        key = phrase_key(found.written)
        known = self.names.setdefault(key, [])
        if not any(_same(found, other) for other in known):
            known.append(found)
        openings = (self.openings, self.lands) if isinstance(found, Land) else (self.openings,)
        for opening in openings:
            _open(opening, key)


def _same(one: Land | Body, other: Land | Body) -> bool:
    return type(one) is type(other) and one.country == other.country


def _open(openings: dict[str, int], key: str) -> None:
    words = key.split(" ")
    openings[words[0]] = max(openings.get(words[0], 0), len(words))


def _fits(known: str, written: str) -> bool:
    letters = known.removeprefix("the ").removeprefix("The ")
    if letters.upper() == letters and len(letters) <= 6:
        return written.upper() == written
    return written[:1].isupper() or letters[:1].islower() or not letters[:1].isalpha()


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, made from the tables on first use and kept."""
    made = Lexicon()
    for name, found in table("governments")["names"].items():
        if found["country"]:
            kind = {"aliases": "alias", "demonyms": "demonym", "nicknames": "nickname"}.get(found["as"], found["as"])
            made.add(Land(country=found["country"], kind=kind, written=name))
    for kind, listed in (("alias", "short_names"), ("epithet", "epithets")):
        for country, written in table("actor_words")[listed].items():
            for name in written:
                made.add(Land(country=country, kind=kind, written=name))
    for name in _TABLES:
        for group in table(name):
            sectors = tuple(group["sectors"])
            for names in group["names"]:
                for written in names:
                    made.add(
                        Body(name=names[0], country=group["country"], sectors=sectors, table=name, written=written)
                    )
    _prefer_seats(made)
    _add_roles(made)
    return made


def _prefer_seats(made: Lexicon) -> None:
    """Let a body of a state win over its country's nickname, and a country over a body of its name."""
    for known in made.names.values():
        seat = any(isinstance(found, Body) for found in known)
        known[:] = [found for found in known if not (seat and isinstance(found, Land) and found.kind == "nickname")]
        if any(isinstance(found, Land) for found in known):
            known[:] = [found for found in known if isinstance(found, Land)]


def _add_roles(made: Lexicon) -> None:
    roles = table("actor_roles")
    groups = roles["groups"]
    for phrase, number in roles["phrases"].items():
        group, key = groups[number], phrase_key(phrase)
        made.roles[key] = Role(
            phrase=phrase,
            sectors=tuple(group["sectors"]),
            country=group["country"],
            body=group["body"],
            kind=group["kind"],
            usual=group["usual"],
        )
        words = key.split(" ")
        for first in (words[0], f"{words[0]}s", singular(words[0])):
            made.openings[first] = max(made.openings.get(first, 0), len(words))
        if len(words) == 1 and key.endswith(("man", "y")):
            made.openings[f"{key[:-3]}men" if key.endswith("man") else f"{key[:-1]}ies"] = 1


@cache
def titles() -> dict[str, str]:
    """Return the titles that are cut short before a name, each with its full form."""
    return {phrase_key(short): full for short, full in table("actor_words")["titles"].items()}


def of_state(sectors: tuple[str, ...]) -> bool:
    """Tell whether the first sector is one of a state."""
    return bool(sectors) and sectors[0] in _STATE


@cache
def regions() -> frozenset[str]:
    """Return the keys of words for regions and faiths, which belong to no one country."""
    return frozenset(phrase_key(word) for word in table("actor_words")["regions"])

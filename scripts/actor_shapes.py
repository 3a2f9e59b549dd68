"""The shape of the resource files about actors: role phrases, bodies by name, and small words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from table_shapes import KINDS, Entry, ShapeError, choose, word_of

_RESOURCES = Path(__file__).resolve().parent.parent / "resources"
_PLOVER = yaml.safe_load((_RESOURCES / "plover.yml").read_text(encoding="utf-8"))
SECTORS = (*_PLOVER["sectors"], *_PLOVER["nonstate"])
_YES_NO: tuple[tuple[str, ...], str] = (("yes", "no"), "no")
_ROLE: dict[str, tuple[tuple[str, ...], str]] = {
    "country": (("always", "named", "may", "never"), "may"),
    "body": _YES_NO,
    "kind": ((*KINDS, "thing"), "person"),
}


def _sectors(value: Any, where: str) -> list[str]:
    unknown = [sector for sector in value if sector not in SECTORS]
    if unknown:
        raise ShapeError(f"{where}: there is no sector {', '.join(unknown)}; there are {', '.join(SECTORS)}")
    return list(value)


def _code(value: str, where: str) -> str:
    if value and not (len(value) == 3 and value.isupper()):
        raise ShapeError(f"{where}: {value!r} is not a code of three capital letters")
    return value


def _phrases(group: Entry, about: str) -> Iterator[str]:
    """Give the phrases of a group: its words, and each first part with each second of ``combine``."""
    first, second = group.pop("combine", ([], []))
    for word in (*group.pop("words", ()), *(f"{a} {b}" for a in first for b in second)):
        yield word_of(word, about)


def roles(data: Any) -> Entry:
    """Shape of actor_roles: ``{"groups": [{sectors, country, body, kind, usual}], "phrases": {phrase: group}}``."""
    groups: list[Entry] = []
    phrases: dict[str, int] = {}
    for item in data:
        group = dict(item)
        about = str(group.pop("about"))
        for phrase in _phrases(group, about):
            if phrase in phrases:
                raise ShapeError(f"{about}: {phrase!r} is given twice; keep one of them")
            phrases[phrase] = len(groups)
        sectors = _sectors(group.pop("sectors"), about)
        usual = _code(group.pop("usual", ""), about)
        fields = choose(about, group, _ROLE)
        if group:
            raise ShapeError(f"{about}: unknown fields {sorted(group)}")
        groups.append({**fields, "body": fields["body"] == "yes", "sectors": sectors, "usual": usual})
    return {"groups": groups, "phrases": phrases}


def bodies(data: Any) -> list[Entry]:
    """Shape of the files of bodies: a list of ``{country, sectors, names: [[name, other name, ...], ...]}``."""
    found: list[Entry] = []
    for group in data:
        about = str(group["about"])
        if set(group) != {"about", "sectors", "names"}:
            raise ShapeError(f"{about}: must have exactly `about`, `sectors` and `names`")
        named = group["names"] if isinstance(group["names"], dict) else {"": group["names"]}
        for country, lines in named.items():
            names = [[name.strip() for name in str(line).split("|")] for line in lines]
            if not all(name for line in names for name in line):
                raise ShapeError(f"{about}: {country}: a name is empty; write names with | between them")
            first = [line[0] for line in names]
            if len(first) != len(set(first)):
                raise ShapeError(f"{about}: {country}: given twice: {sorted({n for n in first if first.count(n) > 1})}")
            sectors = _sectors(group["sectors"], about)
            found.append({"country": _code(country, about), "sectors": sectors, "names": names})
    return found


def words(data: Any) -> Any:
    """Shape of actor_words: lists and mappings of words in lower case."""
    if set(data) != {"regions", "short_names", "epithets", "possessives", "titles", "spellings"}:
        raise ShapeError("must have exactly regions, short_names, epithets, possessives, titles and spellings")
    for name in ("regions", "possessives", "titles", "spellings"):
        for word in data[name]:
            word_of(word, name)
    for country in data["short_names"]:
        _code(country, "short_names")
    for country, epithets in data["epithets"].items():
        _code(country, "epithets")
        for word in epithets:
            word_of(word, country)
    return data


ACTOR_SHAPES: dict[str, Callable[[Any], Any]] = {
    "actor_roles": roles,
    "actor_words": words,
    "actors_armed": bodies,
    "actors_companies": bodies,
    "actors_international": bodies,
    "actors_outlets": bodies,
    "actors_parties": bodies,
    "actors_state": bodies,
}

"""The users' own actors: a CSV file whose names add to the tables and override them."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from onrecord.errors import SettingsError
from onrecord.grounding.who.words import phrase_key
from onrecord.tables import table
from onrecord.types import Actor, Reason

_COLUMNS = ("id", "names", "country", "sector")


@dataclass(frozen=True, kw_only=True)
class ActorList:
    """Actors of the users' own, each with its names; the first name is the usual one.

    Attributes:
        actors: the actors, in the order of the file.
        names: for each actor, all its names.
        source: where they come from, for reasons.
    """

    actors: tuple[Actor, ...] = ()
    names: tuple[tuple[str, ...], ...] = ()
    source: str = "own list"

    @classmethod
    def from_csv(cls, path: str | Path) -> ActorList:
        """Read a list of actors from a CSV file in UTF-8 with the columns ``id,names,country,sector``.

        Names are separated by ``|``, sectors too; country is a code of three capitals (ISO 3166-1) or empty::

            id,names,country,sector
            NOR-NGO:relief-forum,Norwegian Relief Forum|NRF,NOR,NGO

        Raises:
            SettingsError: the file is not such a list; the message names the line and what to do.
            OSError: the file cannot be opened.
        """
        actors: list[Actor] = []
        names: list[tuple[str, ...]] = []
        owners: dict[str, int] = {}
        ids: dict[str, int] = {}
        try:
            text = Path(path).read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise SettingsError(f"{path}: is not UTF-8 (byte {error.start}); save it as CSV in UTF-8") from error
        lines = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        try:
            _check_columns(path, lines.fieldnames)
            for row in lines:
                if not any(value for value in row.values()):
                    continue
                actor, own = _actor(f"{path}, line {lines.line_num}", row)
                _once(f"{path}, line {lines.line_num}", "id", actor.id, ids, lines.line_num)
                for name in own:
                    _once(f"{path}, line {lines.line_num}", "name", phrase_key(name), owners, lines.line_num)
                actors.append(actor)
                names.append(own)
        except csv.Error as error:
            raise SettingsError(f"{path}, line {lines.line_num}: not readable as CSV: {error}") from error
        return cls(actors=tuple(actors), names=tuple(names), source=str(path))

    @cached_property
    def _by_key(self) -> dict[str, Actor]:
        return {phrase_key(name): actor for actor, own in zip(self.actors, self.names, strict=True) for name in own}

    def find(self, name: str) -> Actor | None:
        """Return the actor of a name, capitals, accents and a leading "the" aside, or None."""
        return self._by_key.get(phrase_key(name))


def _check_columns(path: str | Path, found: object) -> None:
    if not isinstance(found, list) or [str(name).strip().lower() for name in found] != list(_COLUMNS):
        shown = ",".join(map(str, found)) if isinstance(found, list) else "nothing"
        raise SettingsError(f"{path}, line 1: the columns must be {','.join(_COLUMNS)}; found {shown}")


def _once(where: str, what: str, value: str, seen: dict[str, int], line: int) -> None:
    if value in seen:
        raise SettingsError(f"{where}: the {what} {value!r} is already in line {seen[value]}; keep one of them")
    seen[value] = line


def _actor(where: str, row: dict[str | None, str | list[str] | None]) -> tuple[Actor, tuple[str, ...]]:
    if None in row or None in row.values():
        raise SettingsError(f"{where}: must have 4 fields; put names with a comma in quotation marks")
    values = [str(value).strip() for value in row.values()]
    identity, listed, country, listed_sectors = values
    names = tuple(name.strip() for name in listed.split("|") if name.strip())
    if not identity or any(char.isspace() for char in identity):
        raise SettingsError(f"{where}: the id {identity!r} must be a word without spaces, such as NOR-NGO:relief-forum")
    if not names or not all(map(phrase_key, names)):
        raise SettingsError(f"{where}: {identity} has no name; give at least one, several with | between them")
    if country and not (len(country) == 3 and country.isascii() and country.isalpha() and country.isupper()):
        raise SettingsError(
            f"{where}: the country {country!r} must be three capitals of ISO 3166-1, such as NOR, or empty"
        )
    sectors = tuple(sector.strip() for sector in listed_sectors.split("|") if sector.strip())
    known = {*table("plover")["sectors"], *table("plover")["nonstate"]}
    unknown = [sector for sector in sectors if sector not in known]
    if unknown:
        allowed = ", ".join(sorted(known))
        raise SettingsError(f"{where}: there is no sector {unknown[0]!r}; PLOVER has {allowed}")
    why = (Reason(decision=f"actor:{identity}", by="table:own_list", words=names[0]),)
    return Actor(id=identity, name=names[0], country=country, sectors=sectors, state="resolved", why=why), names

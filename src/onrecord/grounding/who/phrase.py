"""A phrase read by the tables alone: which words are countries, bodies and roles, and what stands at its head."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.grounding.who.lexicon import Body, Land, Role, lexicon
from onrecord.grounding.who.units import Unit, segments_of, units_of, written
from onrecord.grounding.who.words import Word, words_of
from onrecord.tables import table
from onrecord.types import Reason

_INSIDE = frozenset(("of", "from", "at", "in", "within", "inside", "near", "outside", "across"))  # may tell the country
_BODILY = frozenset(("of", "from", "at", "in", "within", "with", "for", "inside"))  # may tell the body
_OUTWARD = frozenset(
    ("for", "with", "to", "on", "against", "by", "under", "behind", "about", "over", "into", "between", "among",
     "including", "like", "such", "towards", "toward", "around", "after", "before", "during", "without", "via")
)  # fmt: skip
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "these", "those"))
_COUNTING = frozenset("at least about around or more than over some up to nearly almost another only as many".split())
_PARTS = frozenset("one two three four five six some many most several half both each all none few any those".split())
_ONE_EACH = (" minister", "president", "premier", "chancellor", "king", "head of state", "head of government")
_LOOSE = frozenset(("nickname", "epithet"))
_PARTICLES = frozenset(
    "al el ul bin bint ibn bu abu de da do dos del della di van von der den ter la le du y e".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What the words of a phrase tell, before the story is asked.

    Attributes:
        head: "body", "land", "role" or "" for a head that no table knows.
        bodies, land, role: what the head is; several bodies may bear one name.
        country, sectors: what the phrase itself tells of them.
        wide: it speaks of a region or of several countries, so that no one country is to be looked for.
        owner: the possessive pronoun in front ("its envoy"), or "".
        name: the person's name behind the role, or "".
        before: words with capitals in front of the head that no table knows: "Trump" of "Trump officials".
        places: words with capitals behind "in", "of", "from", "at": "Mosul" of "the people of Mosul".
        why: reasons.
    """

    head: str = ""
    bodies: tuple[Body, ...] = ()
    land: Land | None = None
    role: Role | None = None
    country: str = ""
    sectors: tuple[str, ...] = ()
    wide: bool = False
    owner: str = ""
    name: str = ""
    before: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    why: tuple[Reason, ...] = ()


@lru_cache(maxsize=8192)
def read_phrase(text: str) -> Phrase:
    """Return what a phrase tells by its own words.

    >>> found = read_phrase("Japanese Foreign Minister Taro Kono")
    >>> found.country, found.sectors, found.name
    ('JPN', ('GOV',), 'Taro Kono')
    >>> read_phrase("a spokesman for the Free Syrian Army").sectors
    ('REB',)
    """
    units = units_of(words_of(text))
    whole = Phrase()
    for segment in segments_of(units):
        if segment[0].of is None and segment[0].words[0].key in _OUTWARD and whole.head:
            continue
        found = _segment(segment)
        if found != Phrase():
            whole = found if whole == Phrase() else _merged(whole, found)
    return whole


def _segment(units: list[Unit]) -> Phrase:
    """Read a noun phrase: its core up to the first preposition, then what each preposition brings."""
    cuts = [at for at, unit in enumerate(units) if unit.of is None and unit.words[0].key in _INSIDE | _OUTWARD]
    cuts = [at for at in cuts if at > 0]
    found = _core(units[: cuts[0]] if cuts else units)
    for at, start in enumerate(cuts):
        part = units[start + 1 : cuts[at + 1] if at + 1 < len(cuts) else len(units)]
        if part and at < 2:
            found = _with_complement(found, units[start].words[0].key, _core(part), part)
    return found


def _core(units: list[Unit]) -> Phrase:
    """Read a noun phrase without prepositions: modifiers, head, and the name behind it."""
    owner = units[0].words[0].key if units and units[0].words[0].key in table("actor_words")["possessives"] else ""
    at = _head(units)
    if at < 0:
        return _headless(units, owner)
    head, front = units[at], units[:at]
    name = written(word for unit in units[at + 1 :] for word in unit.words)
    found = Phrase(owner=owner, before=_unknown(front), wide=any(unit.wide for unit in front))
    if isinstance(head.of, Role):
        found = _of_role(replace(found, head="role", role=head.of, name=name, sectors=head.of.sectors), head, front)
    elif isinstance(head.of[0], Body) if head.of else False:
        found = _of_body(found, head, front)
    else:
        found = _of_land(found, head, front, name)
    return found


def _head(units: list[Unit]) -> int:
    """Return the place of the head: the last unit that a table knows, with nothing but a name behind it."""
    for at in range(len(units) - 1, -1, -1):
        if units[at].of is not None:
            return at
        word = units[at].words[0]
        if not word.text[:1].isupper() and (word.key not in _PARTICLES or at == len(units) - 1):
            break
    return -1


def _headless(units: list[Unit], owner: str) -> Phrase:
    found = Phrase(owner=owner, wide=any(unit.wide for unit in units), before=_unknown(units))
    counted = [unit.words[0].key for unit in units if unit.words[0].key not in _COUNTING]
    if counted and all(key[:1].isdigit() for key in counted):  # "107 or more", of people
        people = lexicon().role("people")
        return replace(found, head="role", role=people, sectors=people.sectors if people else ())
    return _country_from(found, units)


def _unknown(units: list[Unit]) -> tuple[str, ...]:
    """Return the runs of capitalized words that no table knows."""
    out: list[list[Word]] = [[]]
    for unit in units:
        word = unit.words[0]
        named = word.text[:1].isupper() or (word.key in _PARTICLES and bool(out[-1]))
        if unit.of is None and named and word.key not in _ARTICLES and not unit.wide:
            out[-1].extend(unit.words)
        else:
            out.append([])
    return tuple(written(run) for run in out if run and run[-1].text[:1].isupper())


def _country_from(found: Phrase, front: list[Unit]) -> Phrase:
    """Take the country of the first land among the modifiers, else of the first body."""
    for unit in front:
        land = unit.of[0] if isinstance(unit.of, tuple) else None
        if isinstance(land, Land) and land.kind not in _LOOSE and not found.country:
            found = replace(found, country=land.country, why=(*found.why, _told(land.country, "governments", unit)))
    for unit in front:
        body = unit.of[0] if isinstance(unit.of, tuple) and len(unit.of) == 1 else None
        if isinstance(body, Body) and body.country and not found.country:
            found = replace(found, country=body.country, why=(*found.why, _told(body.country, body.table, unit)))
    return found


def _told(country: str, by: str, unit: Unit) -> Reason:
    return Reason(decision=f"country:{country}", by=f"table:{by}", words=unit.text)


def _sectors(sectors: tuple[str, ...], by: str, words: str) -> Reason:
    return Reason(decision=f"sectors:{'+'.join(sectors) or 'none'}", by=f"table:{by}", words=words)


def _of_role(found: Phrase, head: Unit, front: list[Unit]) -> Phrase:
    role = found.role
    assert role is not None
    found = _country_from(found, front)
    found = replace(
        found,
        wide=found.wide or (not found.owner and _of_several(head, role)),
        why=(*found.why, _sectors(role.sectors, "actor_roles", head.text)),
    )
    for unit in reversed(front):
        if not role.body or (role.sectors and len(head.words) > 1):
            break
        sectors, by = _body_sectors(unit, any_role=not role.sectors)
        citizens = sectors[:1] == ("CVL",) and role.sectors  # a "National Court" is not of nationals
        if sectors and not citizens:
            return replace(found, sectors=sectors, why=(*found.why, _sectors(sectors, by, unit.text)))
    lands = any(isinstance(unit.of, tuple) and isinstance(unit.of[0], Land) for unit in front)
    if not role.sectors and role.kind == "person" and lands and not found.wide:
        sectors = ("GOV",)
        return replace(found, sectors=sectors, why=(*found.why, _sectors(sectors, "governments", head.text)))
    return found


def _of_several(head: Unit, role: Role) -> bool:
    """Tell whether an office that a country has one of stands in the plural: "defence ministers" are of several."""
    return role.phrase.endswith(_ONE_EACH) and head.last.key not in (role.phrase.split()[-1],)


def _body_sectors(unit: Unit, *, any_role: bool) -> tuple[tuple[str, ...], str]:
    """Return the sectors that a modifier lends to who belongs to it, and the table that says so.

    "Minister" lends them to a "minister's aide", but not to a "minister's lawyer": ``any_role`` is for the first.
    """
    if isinstance(unit.of, Role):
        lends = unit.of.kind in ("organization", "group") or (any_role and unit.of.kind != "thing")
        return (unit.of.sectors, "actor_roles") if lends else ((), "")
    body = unit.of[0] if unit.of else None
    return (body.sectors, body.table) if isinstance(body, Body) else ((), "")


def _of_body(found: Phrase, head: Unit, front: list[Unit]) -> Phrase:
    assert isinstance(head.of, tuple)
    bodies = tuple(one for one in head.of if isinstance(one, Body))
    told = _country_from(found, front)
    fitting = tuple(body for body in bodies if body.country == told.country) if told.country else bodies
    chosen = fitting or bodies
    country = chosen[0].country if len(chosen) == 1 else told.country if fitting else ""
    why = (*found.why, _sectors(chosen[0].sectors, chosen[0].table, head.text))
    if country:
        why = (Reason(decision=f"country:{country}", by=f"table:{chosen[0].table}", words=head.text), *why)
    return replace(found, head="body", bodies=chosen, country=country, sectors=chosen[0].sectors, why=why, wide=False)


def _of_land(found: Phrase, head: Unit, front: list[Unit], name: str) -> Phrase:
    assert isinstance(head.of, tuple)
    land = head.of[0]
    assert isinstance(land, Land)
    loose = land.kind == "epithet" or (land.kind == "nickname" and land.written.startswith("the "))
    definite = head.words[0].key == "the" or [unit.words[0].key for unit in front] == ["the"]
    if loose and (name or not definite):  # "North American", "an island"
        return found
    if name and head.last.possessive:  # "Canada's Cameco" is what its own name says, of that country
        return replace(found, country=land.country, before=(name,), why=(_told(land.country, "governments", head),))
    if name and land.kind != "demonym":  # "Jordan Ellis", "Israel Katz": a person's name
        return replace(found, before=(*found.before, f"{head.text} {name}"))
    if head.last.joined:
        return found
    first = front[0].words[0].key if front else ""
    plural = land.kind == "demonym" and head.last.key.endswith("s") and land.written.endswith("s")
    people = land.kind == "demonym" and (name != "" or (plural and first != "the") or (bool(front) and first != "the"))
    sectors = ("CVL",) if people else ("GOV",)
    why = (_told(land.country, "governments", head), _sectors(sectors, "governments", head.text))
    return replace(found, head="land", land=land, country=land.country, sectors=sectors, name=name, why=why)


def _with_complement(found: Phrase, prep: str, part: Phrase, units: list[Unit]) -> Phrase:
    """Add what a preposition brings: a country ("of Iran"), a body ("for the ministry"), a place ("in Mosul")."""
    role = found.role
    if prep == "of" and (_partitive(found) or (role is None and found.before)):
        return part if not found.before else _member(found, part)
    if role is None or role.kind == "thing":
        return found
    named = role.country == "named"
    tells = (
        prep in ("of", "from")
        if named
        else prep in _INSIDE or (prep in ("for", "with") and part.head in ("body", "role"))
    )
    if not found.country and (not found.wide or prep == "of") and tells and part.country:
        found = replace(found, country=part.country, why=(*found.why, *part.why[:1]))
    if not found.country and prep in _INSIDE and not named:
        found = replace(found, places=(*found.places, *part.before), wide=found.wide or part.wide)
    lends = part.head == "body" or (part.head == "role" and part.role is not None and part.role.kind != "thing")
    if prep in _BODILY and lends and role.body and part.sectors and (not role.sectors or " " not in role.phrase):
        why = tuple(reason for reason in part.why if reason.decision.startswith("sectors:"))
        found = replace(found, sectors=part.sectors, why=(*found.why, *why))
    if prep == "of" and part.owner and not found.owner:
        found = replace(found, owner=part.owner)
    return found


def _partitive(found: Phrase) -> bool:
    """Tell whether the words before "of" only count: "three of the journalists" are journalists."""
    if found.role is None:
        return not found.before and not found.country and not found.owner
    return found.role.phrase in _PARTS


def _member(found: Phrase, part: Phrase) -> Phrase:
    """Read "Ada Rawat of the opposition" as a member of it."""
    if part.head not in ("body", "role", "land"):
        return found
    sectors = () if part.head == "land" else part.sectors
    role = lexicon().role("member")
    return replace(part, head="role", role=role, sectors=sectors, name=found.before[0], bodies=(), land=None)


def _merged(first: Phrase, second: Phrase) -> Phrase:
    """Lay one segment over another: "Gareth Bayley, the UK envoy": the name of one, the role of the other."""
    if first.head in ("body", "land"):
        return first
    if first.head == "role" and second.head == "land" and first.country not in ("", second.country):
        return replace(first, country="", wide=True)  # "forces in Iraq and Syria"
    if first.head == "role" and second.head == "":
        return first if first.name or not second.before else replace(first, name=second.before[0])
    if first.head == "role" and first.sectors and first.country:
        return first
    if first.head == "role" and second.head != "role":
        country = first.country or (second.country if second.head == "land" else "")
        return replace(first, country=country, why=(*first.why, *(second.why[:1] if country != first.country else ())))
    if second.head == "role" and first.head == "":
        return replace(
            second, country=second.country or first.country, name=second.name or next(iter(first.before), "")
        )
    if second.head == "role" and not first.sectors:
        return replace(second, country=first.country or second.country)
    return first if first.head or (first.country and not second.head) else second

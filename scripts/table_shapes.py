"""The shape of each resource file: what it may hold, and how its groups become a flat table.

A *grouped* file is a list of groups. What a group says holds for all of its words, unless a word says otherwise:

    - about: neutral saying
      act: say
      strength: always
      words:
        - say
        - tell: {object: addressee}

becomes ``{"say": {"act": "say", ...}, "tell": {"act": "say", "object": "addressee", ...}}``, defaults filled in.
"""

from __future__ import annotations

import runpy
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

LABELS = runpy.run_path(str(Path(__file__).resolve().parent.parent / "src" / "onrecord" / "labels.py"))
ACTS = tuple(LABELS["ACTS"])
POLARITIES = tuple(LABELS["POLARITIES"])
CERTAINTIES = tuple(LABELS["CERTAINTIES"])
KINDS = tuple(LABELS["KINDS"])
STRENGTHS = ("always", "clausal", "deed")
FRAMES = (
    "ccomp",  # a clause: "said that it rained"
    "wh",  # a question clause: "asked whether it rained"
    "xcomp",  # an infinitive: "pledged to leave", "urged them to leave"
    "gerund",  # a participle: "denied leaving"
    "object",  # a noun: "denied the charge"
    "as",  # "described it as theft"
    "adjective",  # "called it false", "deemed it lawful"
    "parataxis",  # a quotation, or the clause that the saying interrupts
    # "accused X of", "called for Y"
    "of", "for", "about", "on", "against", "with", "from", "to", "into", "over", "at", "in", "by", "between",
)  # fmt: skip

Entry = dict[str, Any]
Field = tuple[tuple[str, ...], str | None]


class ShapeError(ValueError):
    """A resource file is not as it should be."""


_CLAIM: dict[str, Field] = {
    "act": (ACTS, None),
    "polarity": (POLARITIES, "affirmed"),
    "certainty": (CERTAINTIES, "certain"),
}
_VERB: dict[str, Field] = {
    **_CLAIM,
    "strength": (STRENGTHS, None),
    "control": (("subject", "object", "none"), "none"),
    "object": (("content", "addressee", "target", "none"), "none"),
    "speaker": (("subject", "object", "hidden"), "subject"),
}
# What makes a cue mean something else: the content is the speaker's own coming action ("warned it would strike"),
# lies in the future, the cue is negated ("did not rule out"), or it is in the passive ("is understood to").
SHIFTS = ("own_action", "future", "negated", "passive")
_PHRASE: dict[str, Field] = {
    **_CLAIM,
    "form": (("adjunct", "verb", "passive", "adverb", "adjective", "clause"), None),
    "speaker": (("subject", "object", "possessor", "hidden", "none"), None),
}
_HEDGE: dict[str, Field] = {
    "certainty": (("probable", "possible"), None),
    "pos": (("aux", "adverb", "verb", "adjective", "noun", "approximator", "phrase"), None),
}


def choose(word: str, entry: Entry, fields: Mapping[str, Field]) -> Entry:
    """Take the fields out of an entry, defaults filled in; refuse a value that is not allowed."""
    chosen: Entry = {}
    for name, (allowed, default) in fields.items():
        value = entry.pop(name, default)
        if value not in allowed:
            raise ShapeError(f"{word!r}: {name} is {value!r}; it must be one of {', '.join(allowed)}")
        chosen[name] = value
    return chosen


def word_of(word: Any, group: str) -> str:
    """Return the word; refuse what is none, or is not in lower case with single spaces."""
    if not isinstance(word, str) or not word.strip():
        raise ShapeError(f"group {group!r}: {word!r} is not a word; put it in quotation marks")
    if word != word.lower() or word != " ".join(word.split()):
        raise ShapeError(f"group {group!r}: {word!r} must be lower case with single spaces")
    return word


def entries(data: Any) -> Iterator[tuple[str, Entry]]:
    """Give each word of a grouped file with its own fields laid over its group's."""
    if not isinstance(data, list):
        raise ShapeError("must be a list of groups, each with `about` and `words`")
    seen: dict[str, str] = {}
    for number, group in enumerate(data, start=1):
        if not isinstance(group, dict) or "about" not in group or not isinstance(group.get("words"), list):
            raise ShapeError(f"group {number} must be a mapping with `about` and a list `words`")
        about = str(group["about"])
        shared = {name: value for name, value in group.items() if name not in ("about", "words")}
        for item in group["words"]:
            pairs = item.items() if isinstance(item, dict) else [(item, None)]
            for word, own in pairs:
                name = word_of(word, about)
                if name in seen:
                    raise ShapeError(f"{name!r} is in {seen[name]!r} and again in {about!r}; keep one of them")
                seen[name] = about
                yield name, {**shared, **(own or {})}


def _overrides(word: str, name: str, changes: Any, allowed: Iterable[str]) -> dict[str, Entry]:
    """Check ``by_frame`` or ``shifts``: for each frame or condition, the fields that then hold instead."""
    overrides = {}
    for key, own in changes.items():
        if key not in allowed:
            raise ShapeError(f"{word!r}: {name} speaks of {key!r}; it may speak of {', '.join(allowed)}")
        known = {field: _VERB[field] for field in own if field in _VERB}
        if len(known) < len(own):
            raise ShapeError(f"{word!r}: {name} {key!r} has unknown fields {sorted(set(own) - set(known))}")
        overrides[key] = choose(word, dict(own), known)
    return overrides


def _frames(word: str, entry: Entry) -> Entry:
    """Take the fields that only verbs have: their frames, and what changes with frame or circumstance."""
    frames = entry.pop("frames", [])
    unknown = [frame for frame in frames if frame not in FRAMES]
    if unknown or len(set(frames)) < len(frames) or not frames:
        raise ShapeError(f"{word!r}: frames must be a list, none twice, of {', '.join(FRAMES)}; found {frames}")
    return {
        "frames": frames,
        "by_frame": _overrides(word, "by_frame", entry.pop("by_frame", {}), frames),
        "shifts": _overrides(word, "shifts", entry.pop("shifts", {}), SHIFTS),
    }


def _flat(fields: dict[str, Field], *, frames: bool = False) -> Callable[[Any], dict[str, Entry]]:
    def shape(data: Any) -> dict[str, Entry]:
        table: dict[str, Entry] = {}
        for word, entry in entries(data):
            note = entry.pop("note", None)  # for the people who edit; the program has no use for it
            if note is not None and not isinstance(note, str):
                raise ShapeError(f"{word!r}: note must be a sentence")
            table[word] = choose(word, entry, fields) | (_frames(word, entry) if frames else {})
            if entry:
                raise ShapeError(f"{word!r}: unknown fields {sorted(entry)}")
        return table

    return shape


def _words_by_kind(data: Any) -> dict[str, Any]:
    """Shape of speaker_kinds: kind → words becomes ``{"nouns": {word: kind}, "titles": [...]}``."""
    if not isinstance(data, dict) or set(data) != {"nouns", "titles"}:
        raise ShapeError("must have exactly `nouns` (kind → words) and `titles` (list)")
    nouns: dict[str, str] = {}
    for kind, words in data["nouns"].items():
        if kind not in KINDS:
            raise ShapeError(f"there is no kind {kind!r}; there are {', '.join(KINDS)}")
        for word in words:
            name = word_of(word, kind)
            if name in nouns:
                raise ShapeError(f"{name!r} is in {nouns[name]!r} and again in {kind!r}; keep one of them")
            nouns[name] = kind
    titles = [str(title) for title in data["titles"]]
    if len(titles) != len(set(titles)):
        twice = sorted({title for title in titles if titles.count(title) > 1})
        raise ShapeError(f"titles given twice: {', '.join(twice)}")
    return {"nouns": nouns, "titles": sorted(titles)}


_COUNTRY_FIELDS = ("name", "aliases", "capital", "demonyms", "nicknames")


def _plural(demonym: str) -> str | None:
    """Return the plural where a plain -s makes it ("Iranians"), else None ("Chinese", "Swiss", "British")."""
    return None if demonym.endswith(("s", "x", "z", "sh", "ch", "ese", "men", "ic")) else demonym + "s"


def _country_names(code: str, entry: Any) -> Iterator[tuple[str, str]]:
    """Give each name of a country with what it is: name, alias, capital, demonym or nickname."""
    if not (len(code) == 3 and code.isupper()):
        raise ShapeError(f"{code!r} is not a code of three capital letters")
    if not isinstance(entry, dict) or "name" not in entry or set(entry) - set(_COUNTRY_FIELDS):
        raise ShapeError(f"{code}: needs `name`, and may have {', '.join(_COUNTRY_FIELDS[1:])}")
    for field, values in entry.items():
        names = [values] if field == "name" else values
        if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
            raise ShapeError(f"{code}: {field} must be a list of names")
        for name in names:
            yield name, field
            plural = _plural(name) if field == "demonyms" else None
            if plural:
                yield plural, field


def _governments(data: Any) -> dict[str, Any]:
    """Shape of governments: adds ``names``, from each name to its country and what the name is."""
    if not isinstance(data, dict) or set(data) != {"countries", "blocs"}:
        raise ShapeError("must have exactly `countries` (code → names) and `blocs` (list)")
    names: dict[str, dict[str, str]] = {}
    for code, entry in data["countries"].items():
        for name, field in _country_names(code, entry):
            owner = names.setdefault(name, {"country": code, "as": field})
            if owner["country"] != code:
                raise ShapeError(f"{name!r} is given to {owner['country']} and again to {code}; keep one of them")
    for bloc in data["blocs"]:
        if bloc in names:
            raise ShapeError(f"{bloc!r} is a bloc and already given; keep one of them")
        names[bloc] = {"country": "", "as": "bloc"}
    return {**data, "names": names}


def _people(data: Any) -> dict[str, list[str]]:
    """Shape of people_words: lists of words, none both a man's and a woman's, none twice."""
    lists = ("men", "women", "names_of_men", "names_of_women")
    if not isinstance(data, dict) or set(data) != set(lists):
        raise ShapeError(f"must have exactly the lists {', '.join(lists)}")
    table = {name: [word_of(item, name) for item in data[name]] for name in lists}
    for men, women in (lists[:2], lists[2:]):
        words = [*table[men], *table[women]]
        twice = sorted({word for word in words if words.count(word) > 1})
        if twice:
            raise ShapeError(f"{men} and {women} hold more than once: {', '.join(twice)}; keep one of each")
    return table


SHAPES: dict[str, Callable[[Any], Any]] = {
    "verbs_of_saying": _flat(_VERB, frames=True),
    "nouns_of_saying": _flat(_CLAIM),
    "phrases_of_saying": _flat(_PHRASE),
    "hedges": _flat(_HEDGE),
    "speaker_kinds": _words_by_kind,
    "governments": _governments,
    "people_words": _people,
}

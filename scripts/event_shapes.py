"""The shape of the resource files about events: PLOVER, CAMEO, event words, status words, PLOVER's reduction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from table_shapes import FRAMES, LABELS, Entry, ShapeError, choose, entries, word_of

MODES = {tuple(label.split(":")) for label in LABELS["MODES"]}
TYPES = tuple(name for name in LABELS["TYPES"] if name != "OTHER")
STATUSES = tuple(LABELS["STATUSES"])
Label = list[str]  # [type, mode]

STATUS_KINDS = (
    "modal", "implicative", "intention", "possibility", "request", "negator", "conditional", "future", "adverb",
)  # fmt: skip
STATUS_FRAMES = (*FRAMES, "head", "toward", "towards")
PARTS_OF_SPEECH = (
    "aux", "verb", "noun", "adjective", "adverb", "determiner", "preposition", "conjunction", "phrase",
)  # fmt: skip


def label_of(value: Any, where: str) -> Label:
    """Return ``[type, mode]`` of "TYPE", "TYPE/mode" or a list of the two; refuse what PLOVER does not have."""
    kind, mode = (*str(value).split("/"), "")[:2] if isinstance(value, str) else tuple(value)
    if (kind in TYPES or kind == "OTHER") and (mode == "" or (kind, mode) in MODES):
        return [kind, mode]
    raise ShapeError(f"{where}: there is no {'/'.join(filter(None, (kind, mode)))!r} in onrecord.labels")


def keys(data: Any, *names: str) -> None:
    """Refuse a file, or a part of one, that has not exactly these keys."""
    if not isinstance(data, dict) or set(data) != set(names):
        raise ShapeError(f"must have exactly {', '.join(f'`{name}`' for name in names)}")


def plover(data: Any) -> Any:
    """Shape of plover: types, modes and contexts are those of the labels, scores are numbers, words are words."""
    keys(data, "types", "quads", "contexts", "sectors", "nonstate")
    if tuple(sorted(data["types"])) != tuple(sorted(TYPES)):
        raise ShapeError("types must be the 16 of onrecord.labels")
    for name, entry in data["types"].items():
        if entry["quad"] not in data["quads"]:
            raise ShapeError(f"{name}: there is no quad class {entry['quad']!r}")
        if {mode for kind, mode in MODES if kind == name} != set(entry["modes"]):
            raise ShapeError(f"{name}: its modes are not those of onrecord.labels")
        for score in [entry["score"], *(score for score in entry["modes"].values() if score is not None)]:
            if not isinstance(score, (int, float)) or not -10 <= score <= 10:
                raise ShapeError(f"{name}: {score!r} is no score from -10 to 10")
    if set(data["contexts"]) != set(LABELS["CONTEXTS"]):
        raise ShapeError("contexts must be those of onrecord.labels")
    for context, words in data["contexts"].items():
        twice = [word for word, count in Counter(word_of(word, context) for word in words).items() if count > 1]
        if twice:
            raise ShapeError(f"{context}: given twice: {', '.join(twice)}")
    return {**data, "quads": {str(number): name for number, name in data["quads"].items()}}


def _crosswalk(data: Any) -> dict[str, Entry]:
    """Return each CAMEO code with its type, mode and contexts in the names of 2024."""
    by_mode = {(row["type"], row["mode"]): row for row in data["aliases"]["modes"]}
    by_code = {row["code"]: row for row in data["aliases"]["codes"]}
    codes: dict[str, Entry] = {}
    for row in data["crosswalk"]:
        for code in row["codes"]:
            if not (isinstance(code, str) and code.isdigit() and len(code) in (3, 4)) or code in codes:
                raise ShapeError(f"crosswalk: {code!r} must be a code of three or four digits, given once, in quotes")
            alias = by_code.get(code) or by_mode.get((row["type"], row["mode"])) or {}
            kind, mode = label_of(alias.get("to", [row["type"], row["mode"]]), f"crosswalk {code}")
            contexts = [data["contexts"].get(name, name) for name in row["contexts"]]
            contexts += [alias["context"]] if "context" in alias else []
            unknown = set(contexts) - set(LABELS["CONTEXTS"])
            if unknown:
                raise ShapeError(f"crosswalk {code}: no context {sorted(unknown)}")
            codes[code] = {"type": kind, "mode": mode, "contexts": contexts}
    return codes


def _choice(label: Label, choice: Any, codes: dict[str, Entry]) -> Entry:
    """Return the choice with all its fields: ``code``, ``unfinished`` (``code``, if not said), ``by_context``."""
    where = f"codes {'/'.join(label)}"
    given = {"code": choice} if isinstance(choice, str) else dict(choice)
    full = {"code": None, "unfinished": given.get("code"), "by_context": {}, **given}
    if set(full) != {"code", "unfinished", "by_context"}:
        raise ShapeError(f"{where}: may have `code`, `unfinished` and `by_context`, not {sorted(given)}")
    for code in (full["code"], full["unfinished"], *full["by_context"].values()):
        if code not in codes:
            raise ShapeError(f"{where}: {code!r} is not in the crosswalk")
    stray = set(full["by_context"]) - set(LABELS["CONTEXTS"])
    if stray:
        raise ShapeError(f"{where}: there are no contexts {sorted(stray)}")
    return full


def cameo(data: Any) -> Any:
    """Shape of cameo: adds what each code is in PLOVER, and for each type and mode its code by context."""
    keys(data, "aliases", "contexts", "codes", "crosswalk")
    for row in [*data["aliases"]["modes"], *data["aliases"]["codes"]]:
        if not row.get("why"):
            raise ShapeError(f"aliases: {row} has no `why`")
    codes = _crosswalk(data)
    preferred: dict[str, dict[str, Entry]] = {}
    for kind in TYPES:
        modes = {"", *(mode for name, mode in MODES if name == kind)}
        if set(data["codes"].get(kind, ())) != modes:
            raise ShapeError(f"codes: {kind} must have a code for each of its modes and for none")
        preferred[kind] = {mode: _choice([kind, mode], choice, codes) for mode, choice in data["codes"][kind].items()}
    return {"aliases": data["aliases"], "crosswalk": data["crosswalk"], "plover": codes, "codes": preferred}


def _words_of_group(group: Entry, part: str) -> Iterator[tuple[str, list[Label]]]:
    for item in group.get(part, ()):
        for word, own in item.items() if isinstance(item, dict) else [(item, {})]:
            name = word_of(word, group["about"])
            unknown = set(own) - {"type", "mode", "also", "note"}
            if unknown:
                raise ShapeError(f"{name!r}: unknown fields {sorted(unknown)}")
            # A type of its own comes without the group's mode, which belongs to the group's type.
            mode = own.get("mode", "" if "type" in own else group.get("mode", ""))
            first = label_of([own.get("type", group["type"]), mode], repr(name))
            labels = [first, *(label_of(other, repr(name)) for other in own.get("also", ()))]
            if len({tuple(label) for label in labels}) < len(labels):
                raise ShapeError(f"{name!r}: a reading is given twice")
            yield name, labels


def _once(words: list[str], where: str) -> list[str]:
    twice = [word for word, count in Counter(word_of(word, where) for word in words).items() if count > 1]
    if twice:
        raise ShapeError(f"{where}: given twice: {', '.join(twice)}")
    return sorted(words)


def event_words(data: Any) -> Any:
    """Shape of event_words: for verbs, nouns and compounds, each word with its readings, the likeliest first."""
    keys(data, "groups", "support_verbs", "aspect_verbs", "light_nouns")
    table: dict[str, Any] = {"verbs": {}, "nouns": {}, "compounds": {}}
    for group in data["groups"]:
        unknown = set(group) - {"about", "type", "mode", *table}
        if unknown or not {"about", "type"} <= set(group):
            raise ShapeError(f"group {group.get('about')!r}: needs `about` and `type`; unknown: {sorted(unknown)}")
        for part, words in table.items():
            for word, labels in _words_of_group(group, part):
                if word in words:
                    raise ShapeError(f"{word!r} is twice among the {part}, again in {group['about']!r}; use `also`")
                words[word] = labels
    aspects: dict[str, str] = {}
    for status, words in data["aspect_verbs"].items():
        if status not in STATUSES:
            raise ShapeError(f"aspect_verbs: there is no status {status!r}")
        for word in _once(words, "aspect_verbs"):
            if aspects.setdefault(word, status) != status:
                raise ShapeError(f"aspect_verbs: {word!r} is {aspects[word]} and {status}; keep one of them")
    return {
        **table,
        "support_verbs": _once(data["support_verbs"], "support_verbs"),
        "aspect_verbs": aspects,
        "light_nouns": _once(data["light_nouns"], "light_nouns"),
    }


def _listed(word: str, name: str, value: Any, allowed: tuple[str, ...]) -> list[str]:
    values = [value] if isinstance(value, str) else value
    if not values or any(one not in allowed for one in values):
        raise ShapeError(f"{word!r}: {name} is {value!r}; each must be one of {', '.join(allowed)}")
    return list(values)


def status_words(data: Any) -> dict[str, Entry]:
    """Shape of status_words: each word with every field filled in; `past` is `status` where it is not given."""
    effects = (*STATUSES, "keep")
    table: dict[str, Entry] = {}
    for word, entry in entries(data):
        entry.pop("note", None)
        entry.setdefault("past", entry.get("status"))
        parts = _listed(word, "pos", entry.pop("pos", None), PARTS_OF_SPEECH)
        frames = _listed(word, "frames", entry.pop("frames", None), STATUS_FRAMES)
        fields: dict[str, tuple[tuple[str, ...], str | None]] = {
            "kind": (STATUS_KINDS, None),
            "status": (effects, None),
            "negated": (effects, None),
            "past": (effects, None),
            "control": (("subject", "object", "none"), "none"),
        }
        table[word] = choose(word, entry, fields) | {"pos": parts, "frames": frames}
        if entry:
            raise ShapeError(f"{word!r}: unknown fields {sorted(entry)}")
    return table


def plover_reduction(data: Any) -> Any:
    """Shape of plover_reduction: status → type → mode → ``[type, mode]``, OTHER where PLOVER has no event."""
    keys(data, "auxiliary", "rules")
    table: dict[str, dict[str, Any]] = {}
    for status, rules in data["rules"].items():
        by_type: dict[str, Any] = {}
        for rule in rules:
            if not rule.get("why") or set(rule) - {"types", "to", "modes", "why"}:
                raise ShapeError(f"{status}: {rule} needs `types`, `to` and `why`, and may have `modes`")
            for kind in rule["types"]:
                if kind in by_type:
                    raise ShapeError(f"{status}: {kind} is in two rules; keep one of them")
                own = ["", *(mode for name, mode in MODES if name == kind)]
                stray = set(rule.get("modes", ())) - set(own)
                if stray:
                    raise ShapeError(f"{status}: {kind} has no modes {sorted(stray)}")
                by_type[kind] = {mode: _reduced(kind, mode, rule, status) for mode in own}
        if set(by_type) != set(TYPES):
            raise ShapeError(f"{status}: no rule for {sorted(set(TYPES) - set(by_type))}")
        table[status] = by_type
    return {"auxiliary": data["auxiliary"], "rules": table}


def _reduced(kind: str, mode: str, rule: Entry, status: str) -> Label:
    goal = rule.get("modes", {}).get(mode, rule["to"])
    return [kind, mode] if goal == "same" else label_of(goal, f"{status}, {kind}")


def gdelt_codes(data: Any) -> Any:
    """Shape of gdelt_codes: PLOVER's sectors and ISO's countries, in capitals, to the codes of CAMEO's columns."""
    keys(data, "types", "countries", "fips")
    stray = set(data["types"]) - set(LABELS["SECTORS"])
    if stray:
        raise ShapeError(f"types: {sorted(stray)} are no sectors of onrecord.labels")
    for part, length in (("types", 3), ("countries", 3), ("fips", 2)):
        for name, code in data[part].items():
            if not (isinstance(code, str) and len(name) == 3 and len(code) == length and (name + code).isupper()):
                raise ShapeError(f"{part}: {name}: {code!r} is not a code of {length} capital letters")
    return data


EVENT_SHAPES: dict[str, Callable[[Any], Any]] = {
    "plover": plover,
    "cameo": cameo,
    "event_words": event_words,
    "status_words": status_words,
    "plover_reduction": plover_reduction,
    "gdelt_codes": gdelt_codes,
}

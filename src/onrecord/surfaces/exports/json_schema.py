"""The JSON Schema (draft 2020-12) of a record, as ``onrecord read --json`` prints it."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.labels import (
    ACTS,
    BASES,
    CERTAINTIES,
    CONTEXTS,
    COUNTS,
    GAPS,
    GRANULARITIES,
    KINDS,
    PARTS,
    POLARITIES,
    PRECISIONS,
    SECTORS,
    STATES,
    STATUSES,
    TIMES,
    TYPES,
    USES,
)
from onrecord.types.plain import Json

_TEXT: dict[str, Json] = {"type": "string"}
_TEXT_OR_NULL: dict[str, Json] = {"type": ["string", "null"]}
_DAY_OR_NULL: dict[str, Json] = {"type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_COUNTRY_OR_NULL: dict[str, Json] = {"type": ["string", "null"], "pattern": "^[A-Z]{3}$"}
_LATITUDE: dict[str, Json] = {"type": "number", "minimum": -90, "maximum": 90}
_LONGITUDE: dict[str, Json] = {"type": "number", "minimum": -180, "maximum": 180}
_COUNT: dict[str, Json] = {"type": "integer", "minimum": 0}
_WHY = "a reason for each decision"


def _words(values: Iterable[str], description: str = "") -> dict[str, Json]:
    schema: dict[str, Json] = {"enum": list(values)}
    return schema | ({"description": description} if description else {})


def _many(item: dict[str, Json], description: str = "") -> dict[str, Json]:
    schema: dict[str, Json] = {"type": "array", "items": item}
    return schema | ({"description": description} if description else {})


def _object(description: str, fields: dict[str, Json], optional: Iterable[str] = ()) -> dict[str, Json]:
    left_out = set(optional)
    return {
        "type": "object",
        "description": description,
        "required": [name for name in fields if name not in left_out],
        "properties": fields,
    }


def _words_or_null(values: Iterable[str], description: str) -> dict[str, Json]:
    return {"enum": [*values, None], "description": description}


def _or_nothing(number: dict[str, Json]) -> dict[str, Json]:
    return number | {"type": ["number", "null"]}


def _ref(name: str) -> dict[str, Json]:
    return {"$ref": f"#/$defs/{name}"}


def _said(schema: dict[str, Json], description: str) -> dict[str, Json]:
    return schema | {"description": description}


def _or_null(schema: dict[str, Json]) -> dict[str, Json]:
    return {"anyOf": [schema, {"type": "null"}]}


def _span() -> dict[str, Json]:
    what = "Characters [start, end) of story.text, counted in Unicode code points; text is what stands there."
    return _object(what, {"start": _COUNT, "end": _COUNT, "text": _TEXT})


def _actor() -> dict[str, Json]:
    what = "A party as an actor of public life. Of an ambiguous or unresolved one, what is known of it is given."
    fields: dict[str, Json] = {
        "id": _said(_TEXT_OR_NULL, "the same for the same actor in every story: PRK, PRK-GOV, PRK-GOV:kim-jong-un"),
        "name": _said(_TEXT, "its usual name, or the story's fullest"),
        "country": _said(_COUNTRY_OR_NULL, "ISO 3166-1 alpha-3; null where it is of none, or not known"),
        "sectors": _many(_words(SECTORS), "PLOVER's sectors, the most telling first"),
        "state": _words(STATES),
        "why": _many(_TEXT, _WHY),
    }
    return _object(what, fields)


def _place() -> dict[str, Json]:
    what = "A place as the story names it and as GeoNames knows it: the best candidate where it is ambiguous."
    fields: dict[str, Json] = {
        "span": _said(_ref("span"), "the words"),
        "state": _words(STATES),
        **_geography(_TEXT_OR_NULL, _or_nothing(_LATITUDE), _or_nothing(_LONGITUDE)),
        "precision": _words_or_null(PRECISIONS, "what the point stands for"),
        "use": _words(USES, "what the name does where it stands"),
        "candidates": _many(_ref("candidate"), "the best few, best first"),
        "why": _many(_TEXT, _WHY),
    }
    return _object(what, fields)


def _candidate() -> dict[str, Json]:
    fields = _geography(_TEXT, _LATITUDE, _LONGITUDE)
    score: dict[str, Json] = {"type": "number"}
    fields["score"] = _said(score, "how well it fits the story; comparable among the candidates of one name only")
    return _object("A place that a name may mean.", fields)


def _geography(name: dict[str, Json], lat: dict[str, Json], lon: dict[str, Json]) -> dict[str, Json]:
    return {
        "name": _said(name, "its name in GeoNames, or in our table of regions"),
        "geonames": {"type": ["integer", "null"], "description": "its id in GeoNames; null for a region without one"},
        "country": _said(_COUNTRY_OR_NULL, "ISO 3166-1 alpha-3; null where it lies in none or in several"),
        "admin1": _said(_TEXT_OR_NULL, "code of the first-level division in GeoNames, within the country"),
        "lat": _said(lat, "degrees north (WGS 84)"),
        "lon": _said(lon, "degrees east"),
    }


def _when() -> dict[str, Json]:
    what = "A time that the story gives and, where resolved, its first and last day, both included."
    fields: dict[str, Json] = {
        "span": _said(_ref("span"), "the words"),
        "state": _words(STATES),
        "edtf": _said(_TEXT_OR_NULL, "the interval in Extended Date/Time Format (ISO 8601-2)"),
        "start": _said(_DAY_OR_NULL, "first day; null where it is unresolved or open at that end"),
        "end": _said(_DAY_OR_NULL, "last day; null where it is unresolved or open at that end"),
        "granularity": _words_or_null(GRANULARITIES, "how fine it is"),
        "timex3": _said(_TEXT_OR_NULL, "its value by TimeML's TIMEX3"),
        "kind": _words(TIMES, "its type by TIMEX3"),
        "basis": _words_or_null(BASES, "what it is counted from"),
        "why": _many(_TEXT, _WHY),
    }
    return _object(what, fields)


def _dateline() -> dict[str, Json]:
    fields: dict[str, Json] = {"span": _ref("span"), "place": _or_null(_ref("place"))}
    return _object("The dateline's words and the place they name.", fields)


def _published() -> dict[str, Json]:
    what = "First and last possible day of publication, both included; null where nothing is known."
    fields: dict[str, Json] = {
        "start": _said(_DAY_OR_NULL, "first possible day"),
        "end": _said(_DAY_OR_NULL, "last possible day"),
        "basis": _words(("given", "metadata", "dateline", "inferred", "unknown"), "how it is known"),
        "days": _many(_TEXT, "the possible days, when they are fewer than the interval holds"),
        "why": _many(_TEXT),
    }
    return _object(what, fields)


def _story() -> dict[str, Json]:
    credit = _object("Who did what for the story.", {"role": _TEXT, "names": _many(_TEXT)})
    part = _object("What a stretch of the text is.", {"kind": _words(PARTS), "start": _COUNT, "end": _COUNT})
    fields: dict[str, Json] = {
        "id": _said(_TEXT, "made from the content: the same text, title and day give the same id"),
        "title": _said(_TEXT, "the headline"),
        "bylines": _many(_TEXT, "who wrote it, a name each"),
        "agency": _said(_TEXT_OR_NULL, "the news agency, where the dateline or a credit names one"),
        "outlet": _said(_TEXT_OR_NULL, "who published it"),
        "url": _said(_TEXT_OR_NULL, "where it was published"),
        "language": _said(_TEXT, "ISO 639-1 code"),
        "dateline": _said(_or_null(_ref("dateline")), "the first of the datelines"),
        "datelines": _many(_ref("dateline"), "all datelines, in the order of the text"),
        "published": _said(_ref("published"), "when it was published"),
        "credits": _many(credit, "who did what for it"),
        "parts": _many(part, "what each stretch of the text is; never overlapping"),
        "text": _said(_TEXT, "the text that every span points into"),
    }
    return _object("One text as one outlet published it.", fields)


def _claim() -> dict[str, Json]:
    speaker: dict[str, Json] = {
        "kind": _words(KINDS),
        "name": _said(_TEXT, "who it is, as fully as the story lets one say; empty for hidden speakers"),
        "spans": _many(_ref("span"), "the words that name the speaker where the claim stands"),
        "actor": _said(_or_null(_ref("actor")), "who that is; null for the narrator"),
    }
    fields: dict[str, Json] = {
        "id": {"type": "string", "pattern": "^c[0-9]+$"},
        "speaker": _object("who puts it forward", speaker),
        "cue": _many(_ref("span"), "the words that attribute"),
        "content": _many(_ref("span"), "what is put forward"),
        "act": _words(ACTS, "what kind of saying it is"),
        "polarity": _words(POLARITIES, "whether the speaker stands behind the content or against it"),
        "certainty": _words(CERTAINTIES, "how surely the speaker puts it"),
        "via": _TEXT_OR_NULL | {"description": "id of the claim that this one reaches us through"},
        "events": _many(_TEXT, "ids of the events in it"),
        "why": _many(_TEXT, "a reason for each decision"),
    }
    return _object("One act of putting something forward; c0 is the narrator's.", fields)


def _event() -> dict[str, Json]:
    counts: dict[str, Json] = dict.fromkeys(COUNTS, _ref("count"))
    fields: dict[str, Json] = {
        "id": {"type": "string", "pattern": "^e[0-9]+$"},
        "trigger": _said(_ref("span"), "the word that names it"),
        "type": _words(TYPES, "what happens: a type of PLOVER, or OTHER"),
        "mode": _said(_TEXT, "a mode of that type, or empty"),
        "cameo": _said(_TEXT, "the CAMEO code of type and mode, or empty"),
        "status": _words(STATUSES, "whether it happens, within its claim"),
        "claim": _said(_TEXT, "id of the innermost claim that holds it; c0 where the story itself states it"),
        "actors": _many(_ref("party"), "who does it; parties to talks are all actors"),
        "recipients": _many(_ref("party"), "to whom it is done"),
        "where": _said(_or_null(_ref("place")), "where it happens; null where the story does not say"),
        "when": _said(_or_null(_ref("when")), "when it happens; null where the story does not say"),
        "counts": _object("how many people were killed, injured, arrested in it", counts, optional=counts),
        "why": _many(_TEXT, "a reason for each decision"),
    }
    return _object("What a claim says happens.", fields)


def _party() -> dict[str, Json]:
    fields: dict[str, Json] = {
        "name": _said(_TEXT, "who it is, as fully as the story lets one say"),
        "spans": _many(_ref("span"), "the words that stand for it beside the event"),
        "actor": _said(_or_null(_ref("actor")), "who that is; null where it was not asked"),
    }
    return _object("Who does it, or to whom it is done.", fields)


def _count() -> dict[str, Json]:
    fields: dict[str, Json] = {
        "least": _said(_COUNT, "the fewest that the words allow"),
        "most": {"type": ["integer", "null"], "minimum": 0, "description": "the most; null where they set no end"},
        "span": _said(_ref("span"), "the words"),
    }
    return _object("How many people, as an interval with both ends included.", fields)


def _event_line(event: dict[str, Json], story: dict[str, Json], claim: dict[str, Json]) -> dict[str, Json]:
    """Return the shape of one line of ``onrecord events --json``: the event, with what one needs to read it alone."""

    def fields_of(shape: dict[str, Json]) -> dict[str, Json]:
        properties = shape["properties"]
        return properties if isinstance(properties, dict) else {}

    of_story = {name: fields_of(story)[name] for name in ("title", "outlet", "agency", "url", "published")}
    of_claim = {name: fields_of(claim)[name] for name in ("act", "polarity", "certainty", "via")}
    fields: dict[str, Json] = {
        "onrecord": {"const": 1, "description": "version of this form"},
        "story": _said(_TEXT, "id of the story"),
        **of_story,
        "contexts": _many(_words(CONTEXTS), "what the story is about, as PLOVER's contexts"),
        "speaker": _said(_TEXT, "who says so; empty for the narrator and for hidden speakers"),
        "speaker_kind": _words(KINDS, "what kind of speaker that is"),
        "speaker_actor": _said(_or_null(_ref("actor")), "who that is; null for the narrator"),
        **of_claim,
        **fields_of(event),
    }
    return _object("A line of `onrecord events --json`: an event with its story and its claim.", fields)


def record_schema() -> dict[str, Json]:
    """Return the schema. Fields may be added to a record later, so readers should let unknown ones pass."""
    story, claim, event = _story(), _claim(), _event()
    gap = {
        "kind": _words(GAPS),
        "message": _TEXT,
        "span": _said(_or_null(_ref("span")), "where; null: the whole story"),
    }
    fields: dict[str, Json] = {
        "onrecord": {"const": 1, "description": "version of this form"},
        "story": _said(_ref("story"), "the text and what is known about it"),
        "claims": _many(_ref("claim"), "who put what forward, in the order of the text"),
        "events": _many(_ref("event"), "what the claims say happens, in the order of the text"),
        "places": _many(_ref("place"), "every place that the story names, in the order of the text"),
        "times": _many(_ref("when"), "every time that the story gives, in the order of the text"),
        "contexts": _many(_words(CONTEXTS), "what the story is about, as PLOVER's contexts"),
        "gaps": _many(_ref("gap"), "what could not be read or resolved, and why"),
    }
    schema: dict[str, Json] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "onrecord: the record of one story",
        **_object("Who put what forward in one story, what is said to happen, and what could not be read.", fields),
        "$defs": {
            "span": _span(),
            "actor": _actor(),
            "place": _place(),
            "candidate": _candidate(),
            "when": _when(),
            "dateline": _dateline(),
            "published": _published(),
            "story": story,
            "claim": claim,
            "event": event,
            "party": _party(),
            "count": _count(),
            "event_line": _event_line(event, story, claim),
            "gap": _object("What could not be read or resolved, and why.", dict(gap)),
        },
    }
    return schema

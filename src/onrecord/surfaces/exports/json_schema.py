"""The JSON Schema (draft 2020-12) of a record, as ``onrecord read --json`` prints it."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.labels import ACTS, CERTAINTIES, CONTEXTS, COUNTS, GAPS, KINDS, PARTS, POLARITIES, STATUSES, TYPES
from onrecord.types.plain import Json

_TEXT: dict[str, Json] = {"type": "string"}
_TEXT_OR_NULL: dict[str, Json] = {"type": ["string", "null"]}
_DAY_OR_NULL: dict[str, Json] = {"type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_COUNT: dict[str, Json] = {"type": "integer", "minimum": 0}
_STATES = ("resolved", "ambiguous", "unresolved")


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
    what = "A resolved party; its country is an ISO 3166-1 alpha-3 code."
    fields: dict[str, Json] = {
        "id": _TEXT,
        "name": _TEXT,
        "country": _TEXT_OR_NULL,
        "sectors": _many(_TEXT),
        "state": _words(_STATES),
    }
    return _object(what, fields)


def _place() -> dict[str, Json]:
    what = "A place as the story names it and, where resolved, as GeoNames knows it."
    fields: dict[str, Json] = {
        "span": _or_null(_ref("span")),
        "state": _words(_STATES),
        "name": _TEXT_OR_NULL,
        "geonames": {"type": ["integer", "null"]},
        "country": _TEXT_OR_NULL,
        "admin1": _TEXT_OR_NULL,
        "lat": {"type": ["number", "null"]},
        "lon": {"type": ["number", "null"]},
        "precision": _TEXT_OR_NULL,
        "candidates": {"type": "array"},
        "why": _many(_TEXT),
    }
    return _object(what, fields, optional=set(fields) - {"span", "state"})


def _when() -> dict[str, Json]:
    what = "A time expression and, where resolved, its first and last day, both included."
    fields: dict[str, Json] = {
        "span": _or_null(_ref("span")),
        "state": _words(_STATES),
        "edtf": _TEXT_OR_NULL,
        "start": _DAY_OR_NULL,
        "end": _DAY_OR_NULL,
        "granularity": _TEXT_OR_NULL,
        "timex3": _TEXT_OR_NULL,
        "basis": _TEXT_OR_NULL,
        "why": _many(_TEXT),
    }
    return _object(what, fields, optional=set(fields) - {"span", "state"})


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
        "actor": _said(_or_null(_ref("actor")), "the resolved party; null until parties are resolved"),
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
        "actor": _said(_or_null(_ref("actor")), "the resolved party; null until parties are resolved"),
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

"""The published schema fits the records there are, names every field of them, and refuses what is not a record."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from onrecord import labels
from onrecord.surfaces.exports.json_schema import record_schema
from tests.surfaces import desk


def closed(shape: Any) -> Any:
    """Return the schema with every object closed, so that a field it does not name is an error."""
    if isinstance(shape, list):
        return [closed(one) for one in shape]
    if not isinstance(shape, dict):
        return shape
    inner = {key: closed(value) for key, value in shape.items()}
    return {"additionalProperties": False} | inner if "properties" in shape else inner


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(record_schema())


@pytest.mark.parametrize("name", desk.names())
def test_real_records_fit_it_and_have_no_field_that_it_does_not_name(name: str) -> None:
    errors = [error.message for error in Draft202012Validator(closed(record_schema())).iter_errors(_plain(name))]
    assert errors == []


def test_a_field_may_be_added_later_without_breaking_a_reader_that_checks() -> None:
    plain = _plain("harbour")
    plain["claims"][1]["added_later"] = 1
    Draft202012Validator(record_schema()).validate(plain)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("onrecord",), 2),
        (("story", "title"), None),
        (("story", "parts", 0, "kind"), "lede"),
        (("story", "published", "start"), "yesterday"),
        (("claims", 1, "act"), "shout"),
        (("claims", 1, "polarity"), "maybe"),
        (("claims", 1, "id"), "claim one"),
        (("claims", 1, "cue", 0, "start"), -1),
        (("gaps", 0, "kind"), "gap"),
        (("events", 0, "type"), "DENY"),
        (("events", 0, "status"), "maybe"),
        (("contexts",), ["weather"]),
        (("events", 0, "id"), "c1"),
        (("events", 0, "actors", 0, "name"), None),
        (("events", 7, "counts", "dead"), 12),
        (("events", 7, "counts", "dead", "most"), -1),
    ],
)
def test_a_wrong_value_is_refused(path: tuple[str | int, ...], value: object) -> None:
    plain = _plain("depot" if path[0] == "events" else "harbour")
    place: Any = plain
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert not Draft202012Validator(record_schema()).is_valid(plain)


@pytest.mark.parametrize("field", ["onrecord", "story", "claims", "events", "places", "times", "contexts", "gaps"])
def test_a_record_without_one_of_its_fields_is_refused(field: str) -> None:
    plain = _plain("bare")
    del plain[field]
    assert not Draft202012Validator(record_schema()).is_valid(plain)


def test_the_schema_allows_just_the_labels_that_there_are() -> None:
    claim: Any = record_schema()["$defs"]
    assert claim["claim"]["properties"]["act"]["enum"] == list(labels.ACTS)
    assert claim["gap"]["properties"]["kind"]["enum"] == list(labels.GAPS)
    assert claim["event"]["properties"]["type"]["enum"] == list(labels.TYPES)
    assert claim["event"]["properties"]["status"]["enum"] == list(labels.STATUSES)
    assert list(claim["event"]["properties"]["counts"]["properties"]) == list(labels.COUNTS)
    assert claim["actor"]["properties"]["sectors"]["items"]["enum"] == list(labels.SECTORS)
    assert claim["when"]["properties"]["granularity"]["enum"] == [*labels.GRANULARITIES, None]
    assert claim["place"]["properties"]["precision"]["enum"] == [*labels.PRECISIONS, None]


def _plain(name: str) -> Any:
    return copy.deepcopy(desk.record(name).to_dict())

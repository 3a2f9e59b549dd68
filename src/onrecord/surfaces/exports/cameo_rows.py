"""CAMEO rows: columns by the names that GDELT gives them, then ours. One row for each pair of an actor and a recipient.

A CAMEO row has room for one actor and one recipient; ``event_id`` says which rows are one event. Its columns have room
for a day, not for an interval: a column of a date is filled only where all of the event's days agree on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations, product

from onrecord.claims.events.ontology import cameo_code, reduced
from onrecord.surfaces.event_wording import claims_by_id, party_words
from onrecord.surfaces.exports.event_cells import OWN_COLUMNS, Row, known, own_cells, resolved_days, resolved_place
from onrecord.tables import table
from onrecord.types import Event, Party, Place, Record

_PARTY_COLUMNS = ("{}Code", "{}Name", "{}CountryCode", "{}Type1Code", "{}Type2Code", "{}Type3Code")
CAMEO_COLUMNS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year"),
    *(name.format(actor) for actor in ("Actor1", "Actor2") for name in _PARTY_COLUMNS),
    *("EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("ActionGeo_FullName", "ActionGeo_CountryCode", "ActionGeo_ADM1Code", "ActionGeo_Lat", "ActionGeo_Long"),
    *("ActionGeo_FeatureID", "SOURCEURL"),
    *OWN_COLUMNS,
)
# Types whose parties all act on one another when no recipient is named: "A and B met" is A with B.
_MUTUAL = ("AGREE", "CONSULT", "COOPERATE")
# The last root code of each quad class: 01 to 05 are verbal cooperation, 06 to 08 material cooperation, and so on.
_QUAD_ENDS = (("05", 1), ("08", 2), ("13", 3), ("20", 4))


def cameo_rows(record: Record, *, reduce: bool = False) -> Iterator[Row]:
    """Give the rows of each event of the record; what is not resolved, or has no CAMEO code, is None.

    Args:
        record: whose events.
        reduce: give the code of the type and mode after PLOVER's reduction; the column ``type`` keeps what the record
            says.
    """
    claims = claims_by_id(record)
    for event in record.events:
        code = _code(event, reduce)
        for number, (first, second) in enumerate(_pairs(event), start=1):
            row: Row = dict.fromkeys(CAMEO_COLUMNS)
            row |= _code_cells(code) | own_cells(record, claims[event.claim], event)
            row |= {
                "GLOBALEVENTID": f"{record.story.id}-{event.id}-{number}",
                **_date_cells(event),
                **_party_cells("Actor1", first),
                **_party_cells("Actor2", second),
                **_place_cells(resolved_place(event)),
                "SOURCEURL": record.story.url,
            }
            yield row


def _pairs(event: Event) -> Iterator[tuple[Party | None, Party | None]]:
    if event.type in _MUTUAL and len(event.actors) > 1 and not event.recipients:
        yield from combinations(event.actors, 2)
        return
    yield from product(event.actors or (None,), event.recipients or (None,))


def _date_cells(event: Event) -> Row:
    """Return day, month and year of the event as numbers, each only where its first and last day have the same."""
    first, last = resolved_days(event)
    if first is None or last is None:
        return {}
    starts, ends = _numbers(first), _numbers(last)
    return {name: number for name, number in starts.items() if number == ends[name]}


def _numbers(day: date) -> dict[str, int]:
    month = day.year * 100 + day.month
    return {"SQLDATE": month * 100 + day.day, "MonthYear": month, "Year": day.year}


def _party_cells(column: str, party: Party | None) -> Row:
    """Return name, country and up to three types of an actor, in CAMEO's codes, and these as one code."""
    if party is None:
        return {}
    actor, codes = known(party.actor), table("gdelt_codes")
    country = codes["countries"].get(actor.country, actor.country) if actor else ""
    sectors = actor.sectors if actor else ()
    types = list(dict.fromkeys(codes["types"][sector] for sector in sectors if sector in codes["types"]))[:3]
    return {
        f"{column}Name": party_words(party),
        f"{column}Code": "".join((country, *types)) or None,
        f"{column}CountryCode": country or None,
        **{f"{column}Type{number}Code": code for number, code in enumerate(types, start=1)},
    }


def _place_cells(place: Place | None) -> Row:
    """Return the columns of a place. Its country is a code of FIPS 10-4, as GDELT has it.

    ``ActionGeo_FeatureID`` stays empty: it is an id of GNS or GNIS. The id of GeoNames is in our own ``geonames``.
    """
    if place is None:
        return {}
    country = table("gdelt_codes")["fips"].get(place.country)
    return {
        "ActionGeo_FullName": place.name or None,
        "ActionGeo_CountryCode": country,
        "ActionGeo_ADM1Code": f"{country}{place.admin1}" if country == "US" and place.admin1 else None,
        "ActionGeo_Lat": place.lat,
        "ActionGeo_Long": place.lon,
    }


def _code(event: Event, reduce: bool) -> str:
    if not reduce:
        return event.cameo
    kind, mode = reduced(event.type, event.mode, event.status)
    return event.cameo if (kind, mode) == (event.type, event.mode) else cameo_code(kind, mode, event.status)


def _code_cells(code: str) -> Row:
    if not code:
        return {}
    root = code[:2]
    return {
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": root,
        "QuadClass": next((quad for end, quad in _QUAD_ENDS if root <= end), None),
        "GoldsteinScale": goldstein(code),
    }


def goldstein(code: str) -> float | None:
    """Return the Goldstein score of a CAMEO code: its own, else that of the nearest code above it.

    >>> goldstein("0711") == goldstein("071") == 7.4
    True
    """
    scores = table("goldstein").get(code[:2], {})
    known = (scores[code[:length]] for length in range(len(code), 1, -1) if code[:length] in scores)
    return next(map(float, known), None)

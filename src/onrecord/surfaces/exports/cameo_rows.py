"""CAMEO rows: columns by the names that GDELT gives them, then ours. One row for each pair of an actor and a recipient.

A CAMEO row has room for one actor and one recipient; ``event_id`` says which rows are one event.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from onrecord.claims.events.ontology import cameo_code, reduced
from onrecord.surfaces.event_wording import claims_by_id, party_words
from onrecord.surfaces.exports.event_cells import OWN_COLUMNS, Row, own_cells
from onrecord.tables import table
from onrecord.types import Event, Party, Record

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
                "Actor1Name": party_words(first) if first else None,
                "Actor2Name": party_words(second) if second else None,
                "SOURCEURL": record.story.url,
            }
            yield row


def _pairs(event: Event) -> Iterator[tuple[Party | None, Party | None]]:
    if event.type in _MUTUAL and len(event.actors) > 1 and not event.recipients:
        yield from combinations(event.actors, 2)
        return
    yield from product(event.actors or (None,), event.recipients or (None,))


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

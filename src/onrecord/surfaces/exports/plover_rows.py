"""PLOVER rows: the columns of POLECAT, in its order, then ours. One row an event; several parties share a cell.

PLOVER's own records hold lists of actors and recipients, and a joint act is one event: a row a pair would count it
several times. A cell of parties has a value for each of them, in their order, so that the columns can be read together.
"""

from __future__ import annotations

from collections.abc import Iterator

import onrecord
from onrecord.claims.events.ontology import quad_of, reduced, score_of
from onrecord.surfaces.event_wording import claims_by_id, party_words
from onrecord.surfaces.exports.event_cells import (
    OWN_COLUMNS,
    Row,
    known,
    own_cells,
    publication_day,
    resolved_days,
    resolved_place,
    several,
)
from onrecord.tables import table
from onrecord.types import Event, Party, Place, Record

_PARTY_COLUMNS = (
    *("{} Name", "{} Country", "{} COW", "Primary {} Sector", "{} Sectors", "{} Title", "{} Name Raw"),
    "Wikipedia {} ID",
)
PLOVER_COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *(name.format(role) for role in ("Actor", "Recipient") for name in _PARTY_COLUMNS),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename"),
    *("Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations"),
    *("Language", "Version"),
    *OWN_COLUMNS,
)


def plover_rows(record: Record, *, reduce: bool = False) -> Iterator[Row]:
    """Give a row for each event of the record; what is not resolved is None.

    An event that PLOVER has no name for (the type OTHER, or one that its reduction drops) keeps its row, with an empty
    "Event Type": no row is missing, and no code is made up.

    Args:
        record: whose events.
        reduce: give types and modes after PLOVER's reduction, by which a planned AID is an AGREE; the column ``type``
            keeps what the record says.
    """
    claims = claims_by_id(record)
    for event in record.events:
        row: Row = dict.fromkeys(PLOVER_COLUMNS)
        row |= _event_cells(event, reduce) | _party_cells("Actor", event.actors)
        row |= _party_cells("Recipient", event.recipients) | own_cells(record, claims[event.claim], event)
        row |= {
            "Event ID": f"{record.story.id}-{event.id}",
            "Event Date": _event_day(event),
            "Contexts": list(record.contexts) or None,
            **_place_cells(resolved_place(event)),
            "Raw Placename": event.where.span.text if event.where else None,
            "Story Locations": several(dict.fromkeys(map(_location, record.places))),
            "Source": record.story.outlet or record.story.agency,
            "Publication Date": publication_day(record),
            "Language": record.story.language,
            "Version": f"onrecord {onrecord.__version__}",
        }
        yield row


def _event_cells(event: Event, reduce: bool) -> Row:
    kind, mode = reduced(event.type, event.mode, event.status) if reduce else (event.type, event.mode)
    if kind == "OTHER":
        return {}
    return {
        "Event Type": kind,
        "Event Mode": mode or None,
        "Intensity": score_of(kind, mode),
        "Quad Code": quad_of(kind)[1].upper(),
    }


def _party_cells(role: str, parties: tuple[Party, ...]) -> Row:
    if not parties:
        return {}
    codes = [_codes(party) for party in parties]
    return {
        f"{role} Name": [party_words(party) for party in parties],
        f"{role} Country": several(country for country, _ in codes),
        f"Primary {role} Sector": several(sectors[0] if sectors else None for _, sectors in codes),
        f"{role} Sectors": several(", ".join(sectors) for _, sectors in codes),
        f"{role} Name Raw": [" and ".join(span.text for span in party.spans) for party in parties],
    }


def _codes(party: Party) -> tuple[str | None, tuple[str, ...]]:
    """Return the party's country and its sectors; a body of no country has its code in the country's place."""
    actor = known(party.actor)
    if actor is None:
        return None, ()
    country = actor.country or next((code for code in actor.sectors if code in table("plover")["nonstate"]), None)
    return country, tuple(code for code in actor.sectors if code != country)


def _event_day(event: Event) -> str | None:
    """Return the event's day where it is known to the day; a longer time stands in ``start`` and ``end`` alone."""
    first, last = resolved_days(event)
    return first.isoformat() if first and first == last else None


def _place_cells(place: Place | None) -> Row:
    """Return the columns of a place; its name stands in the column of what kind of place it is, too."""
    if place is None:
        return {}
    cells: Row = {
        "Placename": place.name or None,
        "Country": place.country or None,
        "Latitude": place.lat,
        "Longitude": place.lon,
        "GeoNames ID": place.geonames,
    }
    column = {"city": "City", "admin2": "District", "admin1": "Province"}.get(place.precision)
    return cells | ({column: place.name or None} if column else {})


def _location(place: Place) -> str:
    return place.name if place.state == "resolved" and place.name else place.span.text

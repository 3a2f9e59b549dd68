"""The standards whose rows we write, by the names that a user gives them."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.surfaces.exports.cameo_rows import CAMEO_COLUMNS, cameo_rows
from onrecord.surfaces.exports.event_cells import Row
from onrecord.surfaces.exports.plover_rows import PLOVER_COLUMNS, plover_rows
from onrecord.types import Record

COLUMNS = {"plover": PLOVER_COLUMNS, "cameo": CAMEO_COLUMNS}
_MAKERS = {"plover": plover_rows, "cameo": cameo_rows}


def rows_of(record: Record, standard: str, *, reduce: bool = False) -> Iterator[Row]:
    """Give the rows of the record's events in a standard, "plover" or "cameo"; cells are in the order of its columns.

    Args:
        record: whose events.
        standard: a key of :data:`COLUMNS`.
        reduce: apply PLOVER's reduction.
    """
    yield from _MAKERS[standard](record, reduce=reduce)

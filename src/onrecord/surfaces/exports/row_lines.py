"""Rows as lines of a file: CSV that no spreadsheet takes for formulas, and JSON lines."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable

from onrecord.surfaces.exports.event_cells import Cell, Row

JOINER = "; "
# Control characters and marks that turn the direction of writing; white space has become spaces before.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
# A cell is a formula for a spreadsheet when it begins so, in full-width signs too. Where columns are parted by
# semicolons, as in much of Europe, what follows a semicolon begins a cell.
_FORMULA = re.compile("(^|;)(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])")


def csv_line(cells: Iterable[Cell]) -> str:
    r"""Return the cells as one line of CSV with its line feed.

    Several values of a cell are joined by "; ". White space, line breaks too, becomes single spaces; control characters
    and marks of writing direction become U+FFFD. An apostrophe goes before every ``=``, ``+``, ``-`` and ``@`` that
    would begin a formula; numbers, which begin none, stay as they are.

    >>> csv_line(["=1+1", -3.5, None, "two\nlines", ["Oslo", "Bergen"]])
    "'=1+1,-3.5,,two lines,Oslo; Bergen\n"
    """
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerow([_csv_cell(cell) for cell in cells])
    return file.getvalue()


def _csv_cell(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, list):
        return JOINER.join(_safe(value or "") for value in cell)
    return _safe(cell) if isinstance(cell, str) else cell


def _safe(words: str) -> str:
    return _FORMULA.sub(r"\1'", _UNSEEN.sub("\ufffd", " ".join(words.split())))


def json_line(row: Row) -> str:
    """Return the row as one line of JSON with its line feed; several values are a list, unknown ones null."""
    return json.dumps(row, ensure_ascii=False) + "\n"

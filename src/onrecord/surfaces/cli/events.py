"""``onrecord events``: stories in; their events out, as a table, JSON lines, or rows of PLOVER or CAMEO."""

from __future__ import annotations

import argparse
import sys

from onrecord.surfaces.cli.stories import UsageError, form_of, run_stories
from onrecord.surfaces.cli.terminal import look_of
from onrecord.surfaces.cli.work import Order


def run_events(arguments: argparse.Namespace) -> int:
    """Read the stories, write their events, and return the exit code: 0 when all stories were read, else 1.

    Raises:
        UsageError: the arguments contradict one another.
    """
    form, head = _form(arguments)
    order = Order(
        form=form,
        look=look_of(sys.stdout),
        day=arguments.date,
        force=arguments.force,
        reduce=arguments.reduce,
        actors=arguments.actors,
    )
    return run_stories(arguments, order, head)


def _form(arguments: argparse.Namespace) -> tuple[str, str]:
    """Return the form of the output and what stands above it: in CSV, the names of the columns."""
    if arguments.reduce and not arguments.format:
        raise UsageError("--reduce changes the types in rows; name the rows, with --format plover or --format cameo")
    if arguments.file_type and not arguments.format:
        wanted = f"--as {arguments.file_type} says how rows are written"
        raise UsageError(f"{wanted}; name the rows, with --format plover or --format cameo")
    if not arguments.format:
        return f"events {form_of(arguments)}", ""
    file_type = arguments.file_type or "csv"
    from onrecord.surfaces.exports.row_lines import csv_line
    from onrecord.surfaces.exports.rows import COLUMNS

    return f"{arguments.format} {file_type}", csv_line(COLUMNS[arguments.format]) if file_type == "csv" else ""

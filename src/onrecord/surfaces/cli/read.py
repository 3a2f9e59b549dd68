"""``onrecord read``: stories in; tables, JSON lines or pages out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from onrecord.surfaces.cli.inputs import STANDARD_INPUT, is_many
from onrecord.surfaces.cli.stories import UsageError, form_of, run_stories
from onrecord.surfaces.cli.terminal import look_of
from onrecord.surfaces.cli.work import Order


def run_read(arguments: argparse.Namespace) -> int:
    """Read the stories and return the exit code: 0 when all were read, 1 when one or more could not be.

    Raises:
        UsageError: the arguments contradict one another.
        OSError: the folder for the pages cannot be made.
    """
    return run_stories(arguments, _order(arguments))


def _only_pages(arguments: argparse.Namespace) -> bool:
    return bool(arguments.html) and not (arguments.json or arguments.table)


def _order(arguments: argparse.Namespace) -> Order:
    many = is_many(arguments.files)
    page = Path(arguments.html) if arguments.html else None
    folder = None
    if page and many:
        if page.suffix.lower() in {".html", ".htm"} or page.is_file():
            raise UsageError(f"several stories become a folder of pages, and --html {page} names a file; name a folder")
        if any(Path(name).is_dir() and Path(name).resolve() == page.resolve() for name in arguments.files):
            raise UsageError(f"--html {page} would put the pages among the stories; name another folder")
        page, folder = None, page
    elif page and page.is_dir():
        name = arguments.files[0]
        page = page / ("story.html" if name == STANDARD_INPUT else f"{Path(name).stem}.html")
    return Order(
        form="none" if _only_pages(arguments) else form_of(arguments),
        look=look_of(sys.stdout),
        page=page,
        folder=folder,
        day=arguments.date,
        force=arguments.force,
        actors=arguments.actors,
    )

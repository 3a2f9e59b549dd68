"""Stories in, outcomes out: the work that ``read`` and ``events`` share, with its progress, summary and problems."""

from __future__ import annotations

import argparse
import sys
import time
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.surfaces.cli.inputs import STANDARD_INPUT, find_inputs, is_many, processors
from onrecord.surfaces.cli.output import Output, Progress, message
from onrecord.surfaces.cli.parallel import at_least, do_all
from onrecord.surfaces.cli.work import Order, Outcome, do_one

if TYPE_CHECKING:
    from onrecord.surfaces.exports.html_index import IndexFile

WORTH_PARALLEL = 8


class UsageError(Exception):
    """The arguments contradict one another; the message says how and what to do instead."""


def run_stories(arguments: argparse.Namespace, order: Order, head: str = "") -> int:
    """Read the stories, write what is ordered, and return the exit code: 0 when all were read, else 1.

    Args:
        arguments: ``files`` and ``jobs`` of the command line.
        order: what is wanted for each story.
        head: what stands before all stories in the output, such as the names of columns.

    Raises:
        UsageError: the arguments contradict one another.
        OSError: the folder for the pages cannot be made.
    """
    files: list[str] = arguments.files
    many = is_many(files)
    if files.count(STANDARD_INPUT) > 1:
        raise UsageError('standard input ("-") can be read only once')
    jobs = 1
    if many:
        jobs = arguments.jobs or (processors() if at_least(find_inputs(files, order.folder), WORTH_PARALLEL) else 1)
    tally = _Tally()
    with ExitStack() as stack:
        output = stack.enter_context(Output(sys.stdout))
        index = stack.enter_context(_index(order.folder)) if order.folder else None
        # A bar and tables on one terminal would run into each other.
        bar_fits = many and sys.stderr.isatty() and not (sys.stdout.isatty() and order.form != "none")
        total = sum(1 for _ in find_inputs(files, order.folder)) if bar_fits else None
        bar = stack.enter_context(Progress(total))
        output.write(head)
        for outcome in do_all(partial(do_one, order), find_inputs(files, order.folder), jobs):
            output.write(outcome.text)
            tally.take(outcome)
            if index and outcome.row:
                index.add(outcome.row)
            bar.step()
            if outcome.fatal:
                break
    tally.report(order, many)
    return 1 if tally.problems else 0


def form_of(arguments: argparse.Namespace) -> str:
    """Return the form asked for, "json" or "table": tables for one story or on a terminal, unless told otherwise."""
    if arguments.json:
        return "json"
    if arguments.table:
        return "table"
    return "json" if is_many(arguments.files) and not sys.stdout.isatty() else "table"


def _index(folder: Path) -> IndexFile:
    from onrecord.surfaces.exports.html_index import IndexFile

    folder.mkdir(parents=True, exist_ok=True)
    return IndexFile(folder)


class _Tally:
    """Counts what was read and keeps what went wrong, for the end."""

    def __init__(self) -> None:
        self.read = 0
        self.problems: list[Outcome] = []
        self._started = time.monotonic()

    def take(self, outcome: Outcome) -> None:
        if outcome.problem:
            self.problems.append(outcome)
        else:
            self.read += 1

    def report(self, order: Order, many: bool) -> None:
        if many:
            seconds = time.monotonic() - self._started
            rate = f", {self.read / seconds:.1f} a second" if seconds > 0 else ""
            stories = "1 story" if self.read == 1 else f"{self.read} stories"
            message(f"read {stories} in {seconds:.1f} s{rate}")
        if self.read and (order.page or order.folder):
            message(f"wrote {order.page or (order.folder or Path()) / 'index.html'}")
        if many and self.problems:
            message(f"{len(self.problems)} could not be read:")
        for outcome in self.problems:
            where = "standard input" if outcome.name == STANDARD_INPUT else outcome.name
            words = outcome.problem if where in outcome.problem else f"{where}: {outcome.problem}"
            message(f"  {words}" if many else f"onrecord: {words}")

"""One story from bytes to finished output: what is wrong with it becomes a message, never an exception."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import ModelError, OnrecordError, SettingsError
from onrecord.settings import Settings, SourceSettings
from onrecord.surfaces.cli.inputs import Input, read_bytes
from onrecord.surfaces.cli.terminal import Look, safe_json
from onrecord.surfaces.exports.html_index import IndexRow
from onrecord.types import Record

if TYPE_CHECKING:
    from onrecord.grounding import ActorList


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is wanted for each story.

    Attributes:
        form: for standard output: "json", "table" or "none"; of the events alone "events json", "events table", or
            rows: "plover csv", "plover jsonl", "cameo csv", "cameo jsonl".
        page: the HTML file to write, for one story; folder: the folder for the pages, for several.
        day: the day of publication, where the caller gives it.
        force: take text that is not English.
        reduce: reduce types and modes as PLOVER does.
        actors: the file of the caller's own actors.
    """

    form: str
    look: Look = field(default_factory=Look)
    page: Path | None = None
    folder: Path | None = None
    day: date | None = None
    force: bool = False
    reduce: bool = False
    actors: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one story: its text for standard output and its line in the index, or the problem.

    ``fatal`` problems (a damaged model, a faulty list of actors) would meet every other story too.
    """

    name: str
    text: str = ""
    row: IndexRow | None = None
    problem: str = ""
    fatal: bool = False


def record_of(name: str, order: Order) -> Record:
    """Read the story called ``name`` and return its record.

    Raises:
        OnrecordError: the story cannot be read; the message says why.
        OSError: the file cannot be opened.
    """
    from onrecord.pipeline import read
    from onrecord.sources import story_from_bytes

    settings = Settings(sources=SourceSettings(any_language=order.force))
    data = read_bytes(name, settings.sources.max_bytes)
    shown = "standard input" if name == "-" else name
    story = story_from_bytes(data, name=shown, date=order.day, settings=settings.sources)
    return read(story, settings=settings, actors=_own_actors(order.actors) if order.actors else None)


@lru_cache(maxsize=1)
def _own_actors(path: Path) -> ActorList:
    """Return the caller's own actors, read once a process."""
    from onrecord.grounding import ActorList

    return ActorList.from_csv(path)


def finish(record: Record, name: str, order: Order) -> Outcome:
    """Render the record as ordered, write its page if one is wanted, and return the outcome."""
    text = _text(record, order)
    row = None
    if order.page or order.folder:
        from onrecord.surfaces.exports.atomic import write_whole
        from onrecord.surfaces.exports.html_index import INDEX_NAME, index_row
        from onrecord.surfaces.exports.html_page import record_page

        row = index_row(record, name)
        target = order.page or (order.folder or Path()) / row.page
        write_whole(target, record_page(record, index=INDEX_NAME if order.folder else None))
    return Outcome(name=name, text=text, row=row)


def _text(record: Record, order: Order) -> str:
    """Return what standard output gets of the record."""
    if order.form == "none":
        return ""
    if order.form == "json":
        return safe_json(record.to_json(), order.look.encoding) + "\n"
    if order.form == "table":
        from onrecord.surfaces.cli.table import record_table

        return record_table(record, order.look)
    if order.form == "events table":
        from onrecord.surfaces.cli.event_table import event_table

        return event_table(record, order.look)
    if order.form == "events json":
        from onrecord.surfaces.exports.event_lines import event_lines

        return safe_json("".join(f"{line}\n" for line in event_lines(record)), order.look.encoding)
    from onrecord.surfaces.exports.row_lines import csv_line, json_line
    from onrecord.surfaces.exports.rows import rows_of

    rows = rows_of(record, order.form.partition(" ")[0], reduce=order.reduce)
    if order.form.endswith(" csv"):
        return "".join(csv_line(row.values()) for row in rows)
    return safe_json("".join(map(json_line, rows)), order.look.encoding)


def do_one(order: Order, one: Input) -> Outcome:
    """Read one story and render it. Whatever is wrong with it ends up in its outcome and stops no other story."""
    if one.problem:
        return Outcome(name=one.name, problem=one.problem)
    try:
        return finish(record_of(one.name, order), one.name, order)
    except OnrecordError as error:
        return Outcome(name=one.name, problem=str(error), fatal=isinstance(error, ModelError | SettingsError))
    except OSError as error:
        where = f" ({error.filename})" if error.filename and str(error.filename) != one.name else ""
        return Outcome(name=one.name, problem=f"{error.strerror or error}{where}; check the path and its rights")
    except Exception as error:  # noqa: BLE001 - the last line of defence: a fault of ours costs one story, not the batch
        place = traceback.extract_tb(error.__traceback__)[-1]
        at = f"{Path(place.filename).name}:{place.lineno}"
        problem = f"onrecord failed on it ({type(error).__name__}: {error}; {at}); please report this with the story"
        return Outcome(name=one.name, problem=problem)

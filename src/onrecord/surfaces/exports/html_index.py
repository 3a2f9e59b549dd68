"""The list of stories that goes with a folder of pages; written row by row, so that a million rows need no memory."""

from __future__ import annotations

import re
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TextIO

from onrecord.surfaces.exports.atomic import whole_file
from onrecord.surfaces.exports.html_parts import asset, bdi, element, page_head
from onrecord.surfaces.wording import dateline_words, published_words
from onrecord.types import Record

INDEX_NAME = "index.html"
_COLUMNS = ("Story", "Published", "Dateline", "Source", "Claims", "Denied", "Events", "Gaps")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRow:
    """What the list says about one story; ``page`` is the file name of its page."""

    page: str
    name: str
    title: str
    published: str
    dateline: str
    source: str
    claims: int
    denied: int
    events: int
    gaps: int


def index_row(record: Record, name: str) -> IndexRow:
    """Return the row of a record that was read from the file ``name``.

    The page's name comes from the file's, for people, and from the story's id, so that equal names never collide.
    """
    told = [claim for claim in record.claims if claim.speaker.kind != "narrator"]
    stem = re.sub(r"[^A-Za-z0-9]+", "-", Path(name).stem).strip("-").lower()[:60]
    story = record.story
    return IndexRow(
        page=f"{stem or 'story'}-{re.sub('[^A-Za-z0-9]', '', story.id)[:16]}.html",
        name=name,
        title=story.title or Path(name).stem,
        published=published_words(story.published),
        dateline=dateline_words(story),
        source=story.agency or story.outlet or "",
        claims=len(told),
        denied=sum(1 for claim in told if claim.polarity == "denied"),
        events=len(record.events),
        gaps=len(record.gaps),
    )


class IndexFile:
    """Writes ``index.html`` into a folder as rows come; the old one stays until the new one is whole.

    On Ctrl-C, or when the reader of the output goes away, the rows so far become the index, since their pages are
    there; on another error the old index stays.
    """

    def __init__(self, folder: Path) -> None:
        self._target = folder / INDEX_NAME
        self._stack = ExitStack()
        self._file: TextIO | None = None

    def __enter__(self) -> IndexFile:
        self._file = self._stack.enter_context(whole_file(self._target))
        heads = "".join(f'<th scope="col">{name}</th>' for name in _COLUMNS)
        self._file.write(
            page_head("Stories on record", asset("index.css"), asset("index.js"))
            + '<body>\n<header class="bar"><span class="brand">on<b>record</b></span></header>\n<main>'
            '<h1>Stories</h1>\n<p class="find" hidden><label>Find <input type="search" id="find"></label> '
            '<span id="count" aria-live="polite"></span></p>\n'
            f"<table><thead><tr>{heads}</tr></thead><tbody>\n"
        )
        return self

    def add(self, row: IndexRow) -> None:
        """Add one story."""
        assert self._file is not None, "used outside of its with block"
        link = element("a", bdi(row.title), href=row.page) + element("small", bdi(row.name))
        cells = f'<td class="story">{link}</td>'
        cells += "".join(f"<td>{bdi(words)}</td>" for words in (row.published, row.dateline, row.source))
        cells += "".join(
            f'<td class="number">{number or ""}</td>' for number in (row.claims, row.denied, row.events, row.gaps)
        )
        self._file.write(f"<tr>{cells}</tr>\n")

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._file is not None and (error is None or isinstance(error, KeyboardInterrupt | BrokenPipeError)):
            self._file.write(f"</tbody></table></main>\n<script>{asset('index.js')}</script>\n</body>\n</html>\n")
            self._stack.__exit__(None, None, None)
            return
        self._stack.__exit__(kind, error, at)

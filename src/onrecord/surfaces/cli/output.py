"""Standard output that Ctrl-C never leaves half written, the progress bar, and messages."""

from __future__ import annotations

import signal
import sys
import threading
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, TextIO

from onrecord.surfaces.cli.terminal import visible

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress


def message(text: str) -> None:
    """Print a line to standard error, with everything odd in it made visible."""
    indent = text[: len(text) - len(text.lstrip())]
    print(indent + visible(text, sys.stderr.encoding or "utf-8"), file=sys.stderr)


class Output:
    """Writes whole pieces: while one is being written, Ctrl-C waits for its end. A second Ctrl-C waits no longer.

    Used as a context manager, around the work too: outside of a write Ctrl-C acts at once, as always.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._writing = False
        self._asked = False
        self._before: object = None

    def __enter__(self) -> Output:
        # Only the main thread may set handlers; elsewhere (an embedding program) Ctrl-C is its own business.
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._on_interrupt)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if callable(self._before) or isinstance(self._before, signal.Handlers):
            signal.signal(signal.SIGINT, self._before)

    def _on_interrupt(self, number: int, frame: FrameType | None) -> None:
        if self._writing and not self._asked:
            self._asked = True
            return
        raise KeyboardInterrupt

    def write(self, text: str) -> None:
        """Write the text and hand it on at once."""
        if not text:
            return
        self._writing = True
        try:
            self._stream.write(text)
            self._stream.flush()
        finally:
            self._writing = False
        if self._asked:
            raise KeyboardInterrupt


class Progress:
    """A progress bar with the rate on standard error; without a total, nothing at all (and rich is not imported)."""

    def __init__(self, total: int | None) -> None:
        self._total = total
        self._bar: RichProgress | None = None

    def __enter__(self) -> Progress:
        if self._total is not None:
            self._bar = _rich_bar()
            self._bar.start()
            self._bar.add_task("reading", total=self._total, rate="")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()

    def step(self) -> None:
        """Count one story more."""
        if self._bar is not None:
            task = self._bar.tasks[0]
            seconds = task.elapsed or 0.0
            rate = f"{(task.completed + 1) / seconds:.1f} stories/s" if seconds > 0 else ""
            self._bar.update(task.id, advance=1, rate=rate)


def _rich_bar() -> RichProgress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as RichProgress

    return RichProgress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )

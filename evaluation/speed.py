"""Speed: stories a second, the encoder's share, cold start, import time, memory, and the size of the wheel."""

from __future__ import annotations

import importlib.util
import multiprocessing
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, cycle, islice
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path

from evaluation.attribution import POLNEAR, first_annotators
from evaluation.figures import Figure, Group, Profile, Section
from evaluation.shelf import WIRE, corpus

PROCESSES = 2
WORDS = 600
_ROOT = Path(__file__).resolve().parents[1]
_NOTE = (
    "Stories of about 600 words, made of the paragraphs of PolNeAR dev in order, are read from text to claims by two "
    "processes of one thread, each warmed up with one story; the clock runs from the first's start to the last's end. "
    "The share is the time inside the encoder's ONNX session over the processes' whole time. Memory is the peak "
    "resident size, both processes together. Starts are the best of {starts}. Speeds differ from machine to machine."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """What one process did: start and stop (one clock for all), seconds in ONNX Runtime, peak size in megabytes."""

    started: float
    stopped: float
    encoder_s: float
    roles_s: float
    peak_mb: float


def stories(count: int) -> list[str]:
    """Return stories of about 600 words: paragraphs of the dev stories, in order, cut at a paragraph's end.

    The 84 stories give some 130 such texts; from there on they are cut anew from the second paragraph, the third, ...
    """
    paragraphs = [part for row in first_annotators("dev") for part in re.split(r"\n+", row["text"]) if part.strip()]
    made: list[str] = []
    shift = 0
    while len(made) < count:
        texts = _cut(islice(cycle(paragraphs), shift, shift + len(paragraphs)))
        made += texts
        shift += max(1, len(paragraphs) // 7)
    return made[:count]


def _cut(paragraphs: islice[str]) -> list[str]:
    texts: list[str] = []
    story: list[str] = []
    words = 0
    for paragraph in paragraphs:
        story.append(paragraph)
        words += len(paragraph.split())
        if words >= WORDS - 20:
            texts.append("\n\n".join(story))
            story, words = [], 0
    return texts


def _work(texts: Sequence[str], ready: Barrier, answer: Connection) -> None:
    import onrecord
    from onrecord.model import timing

    onrecord.read(texts[0])
    ready.wait()
    before, started = timing(), time.monotonic()
    for text in texts:
        onrecord.read(text)
    stopped, after = time.monotonic(), timing()
    answer.send(
        Shift(
            started=started,
            stopped=stopped,
            encoder_s=after.encoder_s - before.encoder_s,
            roles_s=after.roles_s - before.roles_s,
            peak_mb=peak_mb(),
        )
    )


def peak_mb() -> float:
    """Return this process's peak resident size in megabytes (10^6 bytes).

    ``ru_maxrss`` is not used where it can be helped: on Linux a new process starts with its parent's.
    """
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"))
        if found:
            return int(found[1]) * 1024 / 1e6
    import resource

    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / 1e6 if sys.platform == "darwin" else size * 1024 / 1e6


def run_shifts(texts: Sequence[str]) -> list[Shift]:
    """Have the stories read by two processes of one thread and return what each did."""
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
    context = multiprocessing.get_context("spawn")
    ready = context.Barrier(PROCESSES)
    workers = []
    for number in range(PROCESSES):
        ours, theirs = context.Pipe(duplex=False)
        worker = context.Process(target=_work, args=(texts[number::PROCESSES], ready, theirs), daemon=True)
        worker.start()
        theirs.close()
        workers.append((worker, ours))
    shifts: list[Shift] = []
    for worker, ours in workers:
        shifts.append(ours.recv())
        worker.join()
    return shifts


def throughput(count: int) -> tuple[Figure, ...]:
    """Read ``count`` stories and return rate, shares and memory."""
    texts = stories(count)
    shifts = run_shifts(texts)
    wall = max(s.stopped for s in shifts) - min(s.started for s in shifts)
    busy = sum(s.stopped - s.started for s in shifts)
    encoder = sum(s.encoder_s for s in shifts)
    roles = sum(s.roles_s for s in shifts)
    length = sum(len(text.split()) for text in texts) / len(texts)
    memory = sum(s.peak_mb for s in shifts)
    return (
        # Floors are generous, for another machine may be half as fast, and the gate must not fail there.
        Figure(
            name="stories a second",
            value=len(texts) / wall,
            unit="stories/s",
            must=25.0,
            margin=0.6,
            margin_is_share=True,
        ),
        Figure(name="share of time in the encoder", value=100 * encoder / busy, must=60.0, margin=15.0),
        Figure(name="share of time in the role layer", value=100 * roles / busy, margin=None),
        _bound("peak memory, two processes", memory, "MB", 700.0, share=0.25),
        Figure(name="stories read", value=len(texts), unit="", margin=None),
        Figure(name="words a story, on average", value=length, unit="", margin=None),
    )


def _bound(name: str, value: float, unit: str, must: float, *, share: float) -> Figure:
    """Return a figure that must stay low; its limit in the gate is this share of it above."""
    return Figure(
        name=name, value=value, unit=unit, must=must, lower_is_better=True, margin=share, margin_is_share=True
    )


def starts(times: int) -> tuple[Figure, ...]:
    """Time the command line on the wire story, and the import, each in a fresh process."""
    command = [sys.executable, "-m", "onrecord", "read", str(WIRE)]
    cold = min(_seconds(command) for _ in range(times))
    script = "import time; t = time.perf_counter(); import onrecord; print(time.perf_counter() - t)"
    imports = [subprocess.run([sys.executable, "-c", script], capture_output=True, check=True) for _ in range(times)]
    return (
        _bound("one story from a cold start, command line", cold, "s", 2.5, share=1.5),
        _bound("import onrecord", min(float(done.stdout) for done in imports), "s", 0.3, share=1.5),
    )


def _seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


def wheel() -> tuple[Figure, ...]:
    """Build the wheel and weigh it; pip fetches the build's own tools unless hatchling is installed here."""
    isolation = ["--no-build-isolation"] if importlib.util.find_spec("hatchling") else []
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "wheel", str(_ROOT), "--no-deps", "--quiet", "--wheel-dir", folder]
        subprocess.run([*command, *isolation], check=True)
        size = sum(path.stat().st_size for path in Path(folder).glob("*.whl"))
    return (_bound("wheel", size / 1e6, "MB", 45.0, share=0.1),)


def measure(profile: Profile) -> Section:
    """Measure speed; the fast profile reads fewer stories and builds no wheel."""
    files = [POLNEAR / "dev.jsonl"]
    groups = [
        Group(title="600-word stories", corpus=corpus("PolNeAR dev", files), figures=throughput(profile.stories)),
        Group(
            title="a fresh process",
            corpus=corpus("the wire story", [WIRE]),
            figures=tuple(chain(starts(profile.starts), wheel() if profile.wheel else ())),
        ),
    ]
    note = _NOTE.format(starts=profile.starts)
    return Section(name="speed", title="Speed and size", groups=tuple(groups), note=note)

"""Many stories in several processes: in the order they came, in flat memory, and one that crashes costs no other."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing.connection import Connection
from typing import TypeAlias

from onrecord.surfaces.cli.inputs import Input
from onrecord.surfaces.cli.work import Outcome
from onrecord.surfaces.exports.atomic import WRITING

WAITING_PER_WORKER = 4

Work: TypeAlias = Callable[[Input], Outcome]


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Start processes that never hear Ctrl-C, not even while they import; this one hears it when the block ends."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _prepare_worker(leash: Connection) -> None:
    """Leave Ctrl-C to the parent, and end when the parent lets go of the leash: it stops, or was killed itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(leash,), daemon=True).start()


def _end_with(leash: Connection) -> None:
    leash.poll(None)
    with WRITING:
        os._exit(1)


class _Workers:
    """A pool of processes that read stories, and the way to end them at once."""

    def __init__(self, jobs: int) -> None:
        # Workers must start with these set: numerical libraries read them once, and a pool of threads in each of
        # several processes only gets in the others' way. "spawn", because a forked ONNX Runtime session hangs.
        os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
        context = multiprocessing.get_context("spawn")
        self._held, self._leash = context.Pipe(duplex=False)
        self._pool = ProcessPoolExecutor(jobs, context, initializer=_prepare_worker, initargs=(self._held,))

    def submit(self, work: Work, one: Input) -> Future[Outcome]:
        """Return the outcome to come; where the pool has broken already, one that says so."""
        try:
            with _deaf_to_ctrl_c():
                return self._pool.submit(work, one)
        except BrokenProcessPool as error:
            future: Future[Outcome] = Future()
            future.set_exception(error)
            return future

    def end(self) -> None:
        """End the processes now, also those at work."""
        self._leash.close()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._held.close()


def do_all(work: Work, inputs: Iterator[Input], jobs: int) -> Generator[Outcome, None, None]:
    """Give the outcomes in the order of the inputs, from ``jobs`` processes; with one job, from this process.

    Only a few stories a worker are under way at any time, so memory does not grow with their number. A story whose
    process is killed is a problem of its own and costs no other story.

    Args:
        work: what to do with one input; another process must be able to import it.
        inputs: taken as they are needed.
        jobs: how many processes.
    """
    if jobs <= 1:
        yield from map(work, inputs)
        return
    workers = _Workers(jobs)
    waiting: deque[tuple[Input, Future[Outcome]]] = deque()
    try:
        while True:
            while len(waiting) < jobs * WAITING_PER_WORKER and (one := next(inputs, None)):
                waiting.append((one, workers.submit(work, one)))
            if not waiting:
                break
            try:
                outcome = waiting[0][1].result()
            except BrokenProcessPool:
                # A worker was killed (out of memory, most likely) and took the pool with it. Which story did it can
                # only be told by reading those under way again, one at a time.
                workers.end()
                yield from (_alone(work, one) for one, _ in waiting)
                waiting.clear()
                workers = _Workers(jobs)
                continue
            waiting.popleft()
            yield outcome
    finally:
        workers.end()


def _alone(work: Work, one: Input) -> Outcome:
    worker = _Workers(1)
    try:
        return worker.submit(work, one).result()
    except BrokenProcessPool:
        problem = "the process that read it was killed, most likely for want of memory; try it alone, or a part of it"
        return Outcome(name=one.name, problem=problem)
    finally:
        worker.end()


def at_least(inputs: Iterator[Input], number: int) -> bool:
    """Tell whether there are ``number`` inputs, looking at no more than that many."""
    return len(list(islice(inputs, number))) == number

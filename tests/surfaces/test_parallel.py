"""Many stories in several processes: in order, a few at a time, and one that kills its process costs no other."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from onrecord.surfaces.cli.inputs import Input
from onrecord.surfaces.cli.parallel import WAITING_PER_WORKER, do_all
from onrecord.surfaces.cli.work import Outcome


def echo(one: Input) -> Outcome:
    """Take longer for some than for others, and tell by whom it was done."""
    time.sleep(0.02 * (int(one.name) % 3))
    return Outcome(name=one.name, text=str(os.getpid()))


def dies(one: Input) -> Outcome:
    """Kill the process at one input, as the system does when memory runs out."""
    if one.name == "3":
        os._exit(9)
    return Outcome(name=one.name)


def threads(one: Input) -> Outcome:
    """Tell how many threads numerical libraries will start."""
    return Outcome(name=one.name, text=os.environ["OMP_NUM_THREADS"] + os.environ["OPENBLAS_NUM_THREADS"])


def inputs(number: int, taken: list[str] | None = None) -> Iterator[Input]:
    for name in map(str, range(number)):
        if taken is not None:
            taken.append(name)
        yield Input(name=name)


@pytest.mark.parametrize("jobs", [1, 2])
def test_outcomes_come_in_the_order_of_the_inputs(jobs: int) -> None:
    outcomes = list(do_all(echo, inputs(12), jobs))
    assert [outcome.name for outcome in outcomes] == [str(number) for number in range(12)]
    assert {outcome.text == str(os.getpid()) for outcome in outcomes} == {jobs == 1}


def test_only_a_few_inputs_are_taken_ahead_however_many_there_are() -> None:
    taken: list[str] = []
    outcomes = do_all(echo, inputs(100_000, taken), 2)
    for _ in range(5):
        next(outcomes)
    outcomes.close()
    assert len(taken) <= 5 + 2 * WAITING_PER_WORKER


def test_a_story_that_kills_its_process_is_reported_and_all_others_are_done_once_and_in_order() -> None:
    outcomes = list(do_all(dies, inputs(14), 2))
    assert [outcome.name for outcome in outcomes] == [str(number) for number in range(14)]
    assert [outcome.name for outcome in outcomes if outcome.problem] == ["3"]
    assert "killed" in outcomes[3].problem


def test_workers_start_with_one_thread_each() -> None:
    assert {outcome.text for outcome in do_all(threads, inputs(4), 2)} == {"11"}

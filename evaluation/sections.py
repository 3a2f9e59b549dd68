"""The sections of the evaluation, by name, in the order of the report."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import import_module

from evaluation.figures import Profile, Section

NAMES = (
    *("parsing", "entities", "coreference", "attribution", "claims", "events", "times", "places", "actors"),
    *("speed", "robustness"),
)


def measured(names: Sequence[str], profile: Profile) -> Iterator[Section]:
    """Measure the named sections, one after the other, and note how long each took.

    Each is imported when its turn comes, so that one can be measured while the package lacks what another needs.
    """
    for name in names:
        started = time.perf_counter()
        section: Section = import_module(f"evaluation.{name}").measure(profile)
        yield replace(section, seconds=time.perf_counter() - started)

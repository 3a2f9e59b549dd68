"""``onrecord when``: words for a time in; first and last day, other forms and reasons out."""

from __future__ import annotations

import argparse
import json
import sys

from onrecord.grounding.when import resolve
from onrecord.surfaces.cli.explain_grounding import when_lines
from onrecord.surfaces.cli.terminal import visible
from onrecord.types import Published
from onrecord.types.plain import when_json


def run_when(arguments: argparse.Namespace) -> int:
    """Say which days an expression means; return 0 where it could be placed on the calendar, else 1.

    Without ``--on`` nothing is known of the day that it counts from: "last Tuesday" then stays unresolved.
    """
    day = arguments.on
    on = Published(start=day, end=day, basis="given") if day else Published()
    when = resolve(arguments.expression, on)
    if getattr(arguments, "json", False):
        print(json.dumps(when_json(when), ensure_ascii=False))
    else:
        for line in when_lines(when):
            indent = line[: len(line) - len(line.lstrip())]
            print(indent + visible(line, sys.stdout.encoding or "utf-8"))
    return 1 if when.state == "unresolved" else 0

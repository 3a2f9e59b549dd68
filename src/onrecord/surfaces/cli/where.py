"""``onrecord where``: what one name of a place means, with its candidates."""

from __future__ import annotations

import argparse
import json
import sys

from onrecord.grounding.where import resolve
from onrecord.grounding.where.known import known
from onrecord.surfaces.cli.explain_grounding import place_lines
from onrecord.surfaces.cli.stories import UsageError
from onrecord.surfaces.cli.terminal import visible
from onrecord.types.plain import place_json


def run_where(arguments: argparse.Namespace) -> int:
    """Print the place of ``arguments.name``; return 0, or 1 where the name is not known.

    Raises:
        UsageError: ``arguments.country`` is no country's code.
    """
    country = arguments.country.upper() if arguments.country else None
    if country and known().country(country) is None:
        raise UsageError(f"{arguments.country!r} is no country's code; write it in three letters, as KOR (ISO 3166-1)")
    place = resolve(arguments.name, country)
    if arguments.json:
        print(json.dumps(place_json(place), ensure_ascii=False))
    else:
        for line in place_lines(place):
            print(line[: len(line) - len(line.lstrip())] + visible(line.lstrip(), sys.stdout.encoding or "utf-8"))
    return 0 if place.state != "unresolved" else 1

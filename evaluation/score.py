"""Measure everything and write it down: ``python -m evaluation.score``.

Prints each section as it is done and writes ``evaluation/results.json`` and ``evaluation/results.md``; with ``--only``,
the other sections keep the figures that they had.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from evaluation.figures import FAST, FULL, Section
from evaluation.machine import setting
from evaluation.report import PAGE, load, merge, write
from evaluation.sections import NAMES, measured
from evaluation.shelf import SHARED
from onrecord.errors import OnrecordError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 0 when all was measured, 1 when something could not be."""
    parsed = _parser().parse_args(arguments)
    if not SHARED.is_dir():
        print("nothing to measure on: ../shared, with the corpora, does not lie beside the project", file=sys.stderr)
        return 1
    names = parsed.only or list(NAMES)
    if parsed.show:
        return _show(parsed.show)
    failed = 0
    for name in names:
        try:
            for section in measured([name], FAST if parsed.fast else FULL):
                print_section(section)
                write(merge(load(), section, setting(), NAMES))
        except OnrecordError as error:
            print(f"{name} was not measured: {error}", file=sys.stderr)
            failed += 1
    print(f"written: {PAGE.relative_to(PAGE.parents[1])} and results.json beside it")
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation.score", description=__doc__)
    parser.add_argument("--only", type=_names, metavar="A,B", help=f"measure only these: {', '.join(NAMES)}")
    parser.add_argument("--fast", action="store_true", help="fewer stories for speed, fewer prefixes, no wheel")
    parser.add_argument(
        "--show",
        nargs=2,
        metavar=("claims|events", "N"),
        help="instead, print up to N claims or events of each gold set that were missed, made up or read wrongly",
    )
    return parser


def _names(text: str) -> list[str]:
    names = text.split(",")
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        raise argparse.ArgumentTypeError(f"no section {', '.join(unknown)}; there are {', '.join(NAMES)}")
    return [name for name in NAMES if name in names]


def _show(what: Sequence[str]) -> int:
    from evaluation import claims, events

    shows = {"claims": claims.show, "events": events.show}
    if what[0] not in shows or not what[1].isdigit():
        print("only claims and events can be shown: --show claims 40", file=sys.stderr)
        return 2
    for line in shows[what[0]](int(what[1])):
        print(line)
    return 0


def print_section(section: Section) -> None:
    """Print a section's figures, with what each must reach."""
    print(f"\n{section.title} ({section.seconds:.1f} s)")
    for group in section.groups:
        print(f"  {group.title}")
        for figure in group.figures:
            sign = "≤" if figure.lower_is_better else "≥"
            asked = "" if figure.must is None else f"   must be {sign} {figure.must:g}: {'yes' if figure.met else 'NO'}"
            print(f"    {figure.name:32} {figure!s:>12}{asked}")
        if group.note:
            print(f"    {group.note}")


if __name__ == "__main__":
    sys.exit(main())

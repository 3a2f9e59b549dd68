"""The command line: arguments, dispatch and exit codes. Nothing heavy is imported before it is needed."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import date

import onrecord
from onrecord.surfaces.cli.terminal import accept_every_character

EXIT_CODES = """\
exit codes:
  0    all was done
  1    something could not be read or written; the rest was done, and the end says what and why
  2    the arguments make no sense
  130  stopped by Ctrl-C; what was written until then is whole
  141  the reader of the output went away (as in `| head`)"""

READ_HELP = """\
Read news stories and show who said what, how surely and in which words.

FILE is plain text or HTML, a folder (its .txt, .html and .htm files, in sorted order), or "-" for standard input.
One story gives a table. Several give tables on a terminal and one JSON object a line otherwise; --json and --table
choose. --html writes pages that work offline: for one story the file OUT, for several the folder OUT, with a page a
story and index.html. From 8 stories on, they are read in parallel; results keep the order of the stories."""

EXPLAIN_HELP = """\
Say why a claim is in the record, or what a label means.

  onrecord explain story.txt c4     the reasons for claim c4, with the words they rest on
  onrecord explain story.txt        which claims the story has
  onrecord explain act:deny         what the label means
  onrecord explain act              all labels of that family"""


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as 2031-05-04") from None


def _jobs(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes; give 1 or more")
    return int(text)


def _add_story_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--date", type=_day, metavar="D", help="day of publication, as 2031-05-04")
    parser.add_argument("--force", action="store_true", help="read text that does not look like English too")


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; the pages about the command line are made from it."""
    shape = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="onrecord",
        description="Turns news stories into an accountable record: who said what, how surely, in which exact words.",
        epilog=EXIT_CODES,
        formatter_class=shape,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"onrecord {onrecord.__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    read = commands.add_parser(
        "read", help="read stories", description=READ_HELP, epilog=EXIT_CODES, formatter_class=shape, allow_abbrev=False
    )
    read.add_argument("files", nargs="+", metavar="FILE", help='a story, a folder of them, or "-"')
    _add_story_options(read)
    form = read.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a story, a line each (see `schema`)")
    form.add_argument("--table", action="store_true", help="tables, also for several stories and into files")
    read.add_argument("--html", metavar="OUT", help="write a page that works offline; for several stories a folder")
    read.add_argument("--jobs", type=_jobs, metavar="N", help="processes (default: one a processor, from 8 stories on)")

    explain = commands.add_parser(
        "explain",
        help="say why a claim is there, or what a label means",
        description=EXPLAIN_HELP,
        formatter_class=shape,
        allow_abbrev=False,
    )
    explain.add_argument("what", metavar="FILE|LABEL", help="a story's file, or a label such as act:deny")
    explain.add_argument("claim", nargs="?", metavar="CLAIM", help="the claim's id, such as c4")
    _add_story_options(explain)

    words = "print the JSON Schema of what `read --json` prints"
    commands.add_parser("schema", help=words, description=f"{words[0].upper()}{words[1:]}.", allow_abbrev=False)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    Args:
        arguments: what stands after ``onrecord``; left out, the process's own.
    """
    accept_every_character(sys.stdout)
    accept_every_character(sys.stderr)
    parser = build_parser()
    parsed = parser.parse_args(arguments)
    try:
        code = _run(parsed, parser)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # Whoever read our output has gone. Python would complain once more when it closes the stream at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print(f"onrecord: {where}{error.strerror or error}; check the path and its rights", file=sys.stderr)
        return 1
    return code


def _run(parsed: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    if parsed.command == "schema":
        from onrecord.surfaces.exports.json_schema import record_schema

        print(json.dumps(record_schema(), indent=2))
        return 0
    if parsed.command == "explain":
        from onrecord.surfaces.cli.explain import run_explain

        return run_explain(parsed)
    from onrecord.surfaces.cli.read import UsageError, run_read

    try:
        return run_read(parsed)
    except UsageError as error:
        parser.error(str(error))

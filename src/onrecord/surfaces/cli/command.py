"""The command line: arguments, dispatch and exit codes. Nothing heavy is imported before it is needed."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

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

EVENTS_HELP = """\
Read news stories and show what their claims say happens: each event with its status, who does it to whom, and who
says so.

FILE is as for `onrecord read`. One story gives a table. Several give tables on a terminal and one JSON object an event
otherwise; --json and --table choose. --format writes the rows of a standard instead, with the columns of that standard
and, after them, our own: who says so, with which status, how surely, and where the words stand. What is not resolved
is empty, never guessed. In CSV a cell that a spreadsheet would take for a formula (it begins with = + - or @) gets an
apostrophe before it, and a line break within a cell becomes a space."""

EXPLAIN_HELP = """\
Say why a claim or an event is in the record, or what a label means.

  onrecord explain story.txt c4     the reasons for claim c4, with the words they rest on
  onrecord explain story.txt e2     the reasons for event e2
  onrecord explain story.txt        which claims and events the story has
  onrecord explain act:deny         what the label means
  onrecord explain act              all labels of that family"""

WHEN_HELP = """\
Say which days an expression of time means in a story that came out on a day.

  onrecord when "last Tuesday" --on 2031-05-04
  onrecord when "the first quarter" --on 2031-05-04"""

WHERE_HELP = """\
Say which place of GeoNames a name means, what else it may mean, and why.

  onrecord where Seoul
  onrecord where Tripoli --country LBN"""

WHO_HELP = """\
Say which actor a phrase means: its id, its country and its sectors.

  onrecord who "the South Korean defence minister"
  onrecord who Pyongyang"""


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as 2031-05-04") from None


def _country(text: str) -> str:
    if not (text.isascii() and text.isalpha() and len(text) == 3):
        raise argparse.ArgumentTypeError(f"{text!r} is not the code of a country; write it in three letters, as KOR")
    return text.upper()


def _jobs(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes; give 1 or more")
    return int(text)


ACTORS_HELP = "actors of your own: a CSV file with id,names,country,sector"


def _add_story_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--date", type=_day, metavar="D", help="day of publication, as 2031-05-04")
    parser.add_argument("--force", action="store_true", help="read text that does not look like English too")
    parser.add_argument("--actors", type=Path, metavar="FILE", help=ACTORS_HELP)


def _add_common_options(parser: argparse.ArgumentParser, one_line: str) -> argparse._MutuallyExclusiveGroup:
    """Add what ``read`` and ``events`` share, and return the group of forms that exclude one another."""
    parser.add_argument("files", nargs="+", metavar="FILE", help='a story, a folder of them, or "-"')
    _add_story_options(parser)
    parser.add_argument(
        "--jobs", type=_jobs, metavar="N", help="processes (default: one a processor, from 8 stories on)"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=one_line)
    form.add_argument("--table", action="store_true", help="tables, also for several stories and into files")
    return form


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; the pages about the command line are made from it."""
    shape = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="onrecord",
        description="Turns news stories into an accountable record: who said what happened, how surely, in what words.",
        epilog=EXIT_CODES,
        formatter_class=shape,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"onrecord {onrecord.__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    read = commands.add_parser(
        "read", help="read stories", description=READ_HELP, epilog=EXIT_CODES, formatter_class=shape, allow_abbrev=False
    )
    _add_common_options(read, "one JSON object a story, a line each (see `schema`)")
    read.add_argument("--html", metavar="OUT", help="write a page that works offline; for several stories a folder")

    events = commands.add_parser(
        "events",
        help="say what happens in stories, by whose account",
        description=EVENTS_HELP,
        epilog=EXIT_CODES,
        formatter_class=shape,
        allow_abbrev=False,
    )
    form = _add_common_options(events, "one JSON object an event, a line each")
    form.add_argument(
        "--format",
        choices=("plover", "cameo"),
        metavar="STANDARD",
        help="rows of a standard, plover or cameo, and our columns after its own",
    )
    events.add_argument(
        "--as", dest="file_type", choices=("csv", "jsonl"), metavar="TYPE", help="rows as csv (the default) or jsonl"
    )
    events.add_argument(
        "--reduce", action="store_true", help="PLOVER's reduction: a planned AID is an AGREE, and so on"
    )

    explain = commands.add_parser(
        "explain",
        help="say why a claim or an event is there, or what a label means",
        description=EXPLAIN_HELP,
        formatter_class=shape,
        allow_abbrev=False,
    )
    explain.add_argument("what", metavar="FILE|LABEL", help="a story's file, or a label such as act:deny")
    explain.add_argument(
        "item", nargs="?", metavar="CLAIM|EVENT", help="the id of a claim or an event, such as c4 or e2"
    )
    _add_story_options(explain)

    _add_grounding_commands(commands)

    words = "print the JSON Schema of what `read --json` prints"
    commands.add_parser("schema", help=words, description=f"{words[0].upper()}{words[1:]}.", allow_abbrev=False)
    return parser


def _add_grounding_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands that resolve one expression, name or phrase without a story."""
    when, where, who = (
        commands.add_parser(
            name,
            help=words,
            description=description,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        for name, words, description in (
            ("when", "say which days an expression means", WHEN_HELP),
            ("where", "say which place a name means", WHERE_HELP),
            ("who", "say which actor a phrase means", WHO_HELP),
        )
    )
    when.add_argument("expression", metavar="EXPRESSION", help='words for a time, such as "last Tuesday"')
    when.add_argument("--on", type=_day, metavar="D", help="day of publication that it counts from, as 2031-05-04")
    when.add_argument("--json", action="store_true", help="one JSON object")
    where.add_argument("name", metavar="NAME", help="the name of a place")
    where.add_argument(
        "--country", type=_country, metavar="C", help="country of the story, as KOR (ISO 3166-1 alpha-3)"
    )
    where.add_argument("--json", action="store_true", help="one JSON object")
    who.add_argument("phrase", metavar="PHRASE", help="words for a party: a name, an office, a group")
    who.add_argument("--actors", type=Path, metavar="FILE", help=ACTORS_HELP)
    who.add_argument("--json", action="store_true", help="one JSON object")


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
    if parsed.command == "when":
        from onrecord.surfaces.cli.when import run_when

        return run_when(parsed)
    if parsed.command == "where":
        from onrecord.surfaces.cli.where import run_where

        return run_where(parsed)
    if parsed.command == "who":
        from onrecord.surfaces.cli.who import run_who

        return run_who(parsed)
    from onrecord.surfaces.cli.events import run_events
    from onrecord.surfaces.cli.read import run_read
    from onrecord.surfaces.cli.stories import UsageError

    try:
        return run_events(parsed) if parsed.command == "events" else run_read(parsed)
    except UsageError as error:
        parser.error(str(error))

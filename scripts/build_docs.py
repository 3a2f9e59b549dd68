"""Write what the docs take from the code: the reference in docs/, and in the README a record and the figures.

Run ``python scripts/build_docs.py`` to write them; with ``--check`` it writes nothing, and exits with 1 if one of them
is out of date, as the tests do.

Needs the package installed, with its model: the README shows what ``onrecord read`` really prints.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from doc_pages import cli_page, labels_page, schema_page

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 100  # columns of the README's picture


def picture() -> str:
    """Return what ``onrecord read`` prints of the desk's wire story, as a block for the README.

    Raises:
        subprocess.CalledProcessError: the command failed; its message is on standard error.
    """
    printed = subprocess.run(
        [sys.executable, "-m", "onrecord", "read", "examples/desk/wire.txt"],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": str(WIDTH), "NO_COLOR": "1", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    ).stdout
    return "```text\n" + "\n".join(line.rstrip() for line in printed.strip("\n").splitlines()) + "\n```\n"


def figures() -> str:
    """Return the table of the figures that must be reached, as ``evaluation/results.md`` has it."""
    results = ROOT / "evaluation" / "results.md"
    if not results.exists():
        return "Not measured yet.\n"
    section = results.read_text(encoding="utf-8").partition("## What must be reached\n")[2].partition("\n## ")[0]
    return section.strip("\n") + "\n"


def with_block(page: str, name: str, block: str) -> str:
    """Return the page with what stands between ``<!-- generated: name -->`` and ``<!-- end -->`` replaced.

    Raises:
        ValueError: the page has no such place.
    """
    pattern = re.compile(rf"(<!-- generated: {re.escape(name)} -->\n).*?(<!-- end -->)", re.DOTALL)
    if not pattern.search(page):
        raise ValueError(f"no place for {name!r}: put <!-- generated: {name} --> and <!-- end --> where it belongs")
    return pattern.sub(lambda match: match[1] + block + match[2], page)


def readme() -> str:
    """Return the README with its picture and its figures made anew."""
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    return with_block(with_block(page, "read wire", picture()), "figures", figures())


PAGES: dict[str, Callable[[], str]] = {
    "docs/labels.md": labels_page,
    "docs/cli.md": cli_page,
    "docs/schema.md": schema_page,
    "README.md": readme,
}


def main() -> int:
    """Write the pages, or with ``--check`` only tell which are out of date; return the exit code."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--check", action="store_true", help="write nothing; exit 1 if a page is out of date")
    check = arguments.parse_args().check
    stale = 0
    for name, make in PAGES.items():
        try:
            path, text = ROOT / name, make()
        except subprocess.CalledProcessError as error:
            print(f"{name}: not made, since {' '.join(error.cmd[1:])} failed; mend that first", file=sys.stderr)
            return 1
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        print(f"{name}: out of date; run python scripts/build_docs.py" if check else f"{name}: written")
        if not check:
            path.write_text(text, encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())

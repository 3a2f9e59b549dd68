"""The rooms keep their order: a room imports only rooms with a smaller number, and says what it takes and gives."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

from tests.house import PACKAGE

ROOMS = {
    "types": 0,
    "sources": 1,
    "reading": 2,
    "claims": 3,
    "grounding": 4,
    "record": 5,
    "across": 6,
    "surfaces": 7,
}
SERVANTS = {"model", "tables"}  # not rooms: they serve rooms 1 to 4
SERVED = {"sources", "reading", "claims", "grounding"}
COMMON = {"errors", "labels", "settings"}  # any room may use them, but types, which imports nothing
PATH = {"pipeline"}  # the whole path; the surfaces, and the package's own first page, are all that use it
MODULES_OF_ONRECORD = set(ROOMS) | SERVANTS | COMMON | PATH


def imported(source: str) -> set[str]:
    """Return the full names of the modules that ``source`` imports, a relative one with its dots."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "onrecord" and not node.level:
            # `from onrecord import errors` names a module by its second half; `... import read`, the package itself.
            found.update(
                f"onrecord.{alias.name}" if alias.name in MODULES_OF_ONRECORD else "onrecord" for alias in node.names
            )
        elif isinstance(node, ast.ImportFrom):
            found.add("." * node.level + (node.module or ""))
    return found


def _allowed(room: str) -> set[str]:
    """Return the first-level names under ``onrecord`` that modules of ``room`` may import."""
    if room == "types":
        return {"types"}
    if room == "tables":
        return {"tables", "errors"}
    if room == "model":
        return {"model", "tables", "types"} | COMMON
    if room in COMMON:
        return set()
    if room == "pipeline":
        return {name for name, number in ROOMS.items() if number < 6} | COMMON
    if room == "__main__":
        return {"surfaces"}
    if room == "__init__":
        return {"types", "sources", "pipeline"} | COMMON
    lower = {name for name, number in ROOMS.items() if number <= ROOMS[room]} | COMMON
    if room == "across":
        lower -= {"sources", "reading", "claims"}
    if room in SERVED:
        lower |= SERVANTS
    return lower | (PATH | SERVANTS | {"__init__"} if room == "surfaces" else set())


def breaches(source: str, name: str) -> list[str]:
    """Return a sentence for each import in ``source``, the module called ``name``, that the order forbids."""
    room = name.split(".")[1] if "." in name else "__init__"
    wrong = []
    for target in sorted(imported(source)):
        top, _, rest = target.partition(".")
        if top == "onrecord" and (rest.partition(".")[0] or "__init__") not in _allowed(room):
            wrong.append(
                f"{name} imports {target}; {room} may import: {', '.join(sorted(_allowed(room))) or 'nothing'}"
            )
        elif not top:
            wrong.append(f"{name} imports {target}: write the name out, so that the order can be read off")
        elif top != "onrecord" and room in {"types", *COMMON} and top not in sys.stdlib_module_names:
            wrong.append(f"{name} imports {target}; {room} imports only the standard library")
    return wrong


def _module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts)


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=_module_name)
def test_every_module_imports_only_what_its_room_may(path: Path) -> None:
    assert breaches(path.read_text(encoding="utf-8"), _module_name(path).removesuffix(".__init__")) == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("onrecord.types.span", "import numpy"),
        ("onrecord.types.span", "from onrecord.errors import OnrecordError"),
        ("onrecord.types.span", "from onrecord.surfaces.html import page"),
        ("onrecord.sources.text", "from onrecord.reading import segment"),
        ("onrecord.sources.text", "def late():\n    from onrecord.claims import find_claims"),
        ("onrecord.reading.lemma", "from ..claims import find_claims"),
        ("onrecord.claims.cues", "import onrecord.surfaces.cli"),
        ("onrecord.claims.cues", "from onrecord import pipeline"),
        ("onrecord.claims.cues", "from onrecord import read"),
        ("onrecord.model.session", "from onrecord.reading import read_text"),
        ("onrecord.tables", "from onrecord.types import Span"),
        ("onrecord.labels", "import yaml"),
        ("onrecord.across.copies", "from onrecord.sources import story_from_text"),
        ("onrecord.pipeline", "from onrecord.surfaces import cli"),
    ],
)
def test_an_import_against_the_order_is_found(name: str, source: str) -> None:
    assert len(breaches(source, name)) == 1


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("onrecord.types.record", "import json\nfrom onrecord.types.span import Span"),
        ("onrecord.claims.cues", "import numpy\nfrom onrecord.tables import table\nfrom onrecord.types import Span"),
        ("onrecord.reading.lemma", "from onrecord.model.session import load\nfrom onrecord.errors import ModelError"),
        ("onrecord.surfaces.cli", "from onrecord.pipeline import read\nfrom onrecord.surfaces.html import page"),
        ("onrecord.surfaces.cli", "from onrecord import __version__, read"),
        ("onrecord", "from onrecord.pipeline import read\nfrom onrecord import errors"),
    ],
)
def test_an_import_in_order_is_left_alone(name: str, source: str) -> None:
    assert breaches(source, name) == []


def test_every_folder_and_module_of_the_package_has_its_place_in_the_order() -> None:
    names = {path.relative_to(PACKAGE).with_suffix("").parts[0] for path in MODULES}
    assert names <= MODULES_OF_ONRECORD | {"__init__", "__main__"}


ROOM_PAGES = [PACKAGE / room / "__init__.py" for room in [*ROOMS, *sorted(SERVANTS)] if (PACKAGE / room).is_dir()]


@pytest.mark.parametrize("page", ROOM_PAGES, ids=lambda page: page.parent.name)
def test_every_room_says_first_what_it_takes_and_gives(page: Path) -> None:
    docstring = ast.get_docstring(ast.parse(page.read_text(encoding="utf-8"))) or ""
    assert re.match(r"Takes .+\. Gives .+", docstring.partition("\n\n")[0].replace("\n", " ")), docstring[:100]

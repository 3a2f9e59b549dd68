"""Turn what people edit (``resources/**/*.yml``) into what the program reads (``src/onrecord/tables/*.json``).

    python scripts/build_tables.py           # build
    python scripts/build_tables.py --check   # exit 1 if a table is out of date, as CI does

The shape of each known file is in ``scripts/table_shapes.py``, of those about events in ``scripts/event_shapes.py``, of
those about actors in ``scripts/actor_shapes.py``; a file that is not listed there may be any YAML mapping or list, and
is passed on as it stands. The same YAML gives the same JSON, byte for byte.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from actor_shapes import ACTOR_SHAPES
from event_shapes import EVENT_SHAPES
from table_shapes import SHAPES, ShapeError

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
TABLES = ROOT / "src" / "onrecord" / "tables"


class Loader(yaml.SafeLoader):
    """Safe YAML, with two traps taken out: a key given twice is an error, and "no", "on", "off" are words."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Build a mapping; refuse a repeated key, which YAML would silently let win."""
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise ShapeError(f"line {key_node.start_mark.line + 1}: {key!r} is given twice; keep one of them")
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


# YAML 1.1 takes yes/no/on/off for true/false and 2023-11-08 for a date: here they are words like any other.
_UNWANTED = {"tag:yaml.org,2002:timestamp"}
Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag not in _UNWANTED and not (tag == "tag:yaml.org,2002:bool" and first not in "tTfF")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def build_one(path: Path) -> str:
    """Return the JSON text of one resource file.

    Raises:
        ShapeError: the file is not what it should be; the message names the entry and what to do.
    """
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)
    except yaml.YAMLError as error:
        raise ShapeError(f"not readable as YAML: {error}") from error
    if not isinstance(data, (dict, list)):
        raise ShapeError("must hold a mapping or a list")
    shape = SHAPES.get(path.stem) or EVENT_SHAPES.get(path.stem) or ACTOR_SHAPES.get(path.stem)
    table = shape(data) if shape else data
    return json.dumps(table, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def build_all(resources: Path) -> tuple[dict[str, str], list[str]]:
    """Return the JSON text of every table by file name, and the errors, one sentence each."""
    built: dict[str, str] = {}
    errors: list[str] = []
    for path in sorted(resources.rglob("*.yml")):
        name = f"{path.stem}.json"
        if name in built:
            errors.append(f"{path.relative_to(resources)}: another folder has a file of this name; rename one")
            continue
        try:
            built[name] = build_one(path)
        except ShapeError as error:
            errors.append(f"{path.relative_to(resources)}: {error}")
    return built, errors


def differences(built: dict[str, str], tables: Path) -> list[str]:
    """Return what in ``tables`` is not as built: missing, stale or left over."""
    found = []
    for name, text in built.items():
        path = tables / name
        if not path.exists():
            found.append(f"{name} is missing")
        elif path.read_text(encoding="utf-8") != text:
            found.append(f"{name} is out of date")
    left = sorted(path.name for path in tables.glob("*.json") if path.name not in built)
    return found + [f"{name} has no file under resources/" for name in left]


def write(built: dict[str, str], tables: Path) -> None:
    """Write every table that differs, and remove those that no resource stands behind."""
    tables.mkdir(parents=True, exist_ok=True)
    for name, text in built.items():
        path = tables / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
    for path in tables.glob("*.json"):
        if path.name not in built:
            path.unlink()


def main(arguments: list[str] | None = None) -> int:
    """Build or check; return the exit code."""
    parser = argparse.ArgumentParser(description="Build src/onrecord/tables/ from resources/.")
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if a table is out of date")
    parser.add_argument("--resources", type=Path, default=RESOURCES, help="folder of the YAML files")
    parser.add_argument("--tables", type=Path, default=TABLES, help="folder of the JSON files")
    options = parser.parse_args(arguments)
    built, errors = build_all(options.resources)
    if errors:
        print("\n".join(f"error: {error}" for error in errors), file=sys.stderr)
        return 1
    if options.check:
        found = differences(built, options.tables)
        for line in found:
            print(f"{line}; run python scripts/build_tables.py", file=sys.stderr)
        return 1 if found else 0
    write(built, options.tables)
    print(f"{len(built)} tables in {options.tables}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Results as files: ``results.json`` for programs, ``results.md`` for people, both written anew as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from evaluation.figures import Figure, Group, Section

FOLDER = Path(__file__).resolve().parent
RESULTS = FOLDER / "results.json"
PAGE = FOLDER / "results.md"


def plain(section: Section, setting: dict[str, str]) -> dict[str, Any]:
    """Return a section as JSON, every figure with its command, corpus digest and setting at hand."""
    return {
        "title": section.title,
        "command": section.command,
        "seconds": round(section.seconds, 1),
        "setting": setting,
        "note": section.note,
        "groups": [_group(group) for group in section.groups],
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "title": group.title,
        "corpus": {"name": group.corpus.name, "files": group.corpus.files, "sha256": group.corpus.digest},
        "note": group.note,
        "figures": [_figure(figure) for figure in group.figures],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "name": figure.name,
        "value": round(figure.value, 3),
        "shown": str(figure),
        "unit": figure.unit,
        "must": figure.must,
        "lower_is_better": figure.lower_is_better,
        "met": figure.met,
    }


def merge(known: dict[str, Any], section: Section, setting: dict[str, str], order: Sequence[str]) -> dict[str, Any]:
    """Return the known results with this section measured anew, in the given order of sections."""
    merged = known | {section.name: plain(section, setting)}
    return {name: merged[name] for name in order if name in merged}


def load(path: Path = RESULTS) -> dict[str, Any]:
    """Return the results that were written last, or none."""
    if not path.exists():
        return {}
    results: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return results


def write(results: dict[str, Any]) -> None:
    """Write both files."""
    RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    PAGE.write_text("\n".join(page(results)) + "\n", encoding="utf-8")


def page(results: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of ``results.md``."""
    yield "# Measured figures"
    yield ""
    yield (
        "Written by `python -m evaluation.score`; not edited by hand. Scores are in percent. A corpus digest is "
        "SHA-256 over the path and SHA-256 of each file used, so that a figure can be told from one on other data."
    )
    yield ""
    yield "## What must be reached"
    yield ""
    yield "| figure | measured | must be | reached |"
    yield "|---|---|---|---|"
    for section in results.values():
        for group in section["groups"]:
            for figure in group["figures"]:
                if figure["must"] is not None:
                    yield f"| {section['title']}: {group['title']}, {figure['name']} | {_asked(figure)} |"
    for section in results.values():
        yield from _section(section)


def _asked(figure: dict[str, Any]) -> str:
    sign = "≤" if figure["lower_is_better"] else "≥"
    return f"{figure['shown']} | {sign} {figure['must']:g} | {'yes' if figure['met'] else '**no**'}"


def _section(section: dict[str, Any]) -> Iterator[str]:
    setting = "; ".join(f"{key} {value}" for key, value in section["setting"].items())
    yield ""
    yield f"## {section['title']}"
    yield ""
    yield f"`{section['command']}` ({section['seconds']:g} s; {setting})"
    if section["note"]:
        yield ""
        yield section["note"]
    for group in section["groups"]:
        yield ""
        yield f"### {group['title']}"
        yield ""
        if group["note"]:
            yield group["note"]
            yield ""
        yield "| figure | measured |"
        yield "|---|---|"
        for figure in group["figures"]:
            yield f"| {figure['name']} | {figure['shown']} |"
        yield ""
        yield f"Corpus: {group['corpus']['name']}, {group['corpus']['files']} files, `{group['corpus']['sha256'][:16]}`"

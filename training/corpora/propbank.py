"""PropBank on EWT: who did what to whom, as frames of the treebank's own words."""

from __future__ import annotations

import json
from pathlib import Path

from training.corpora.document import Document, Frame

ROLES = {
    "ARG0": "agent",
    "ARG1": "patient",
    "ARG2": "second",
    "ARG3": "other",
    "ARG4": "other",
    "ARGM-TMP": "time",
    "ARGM-LOC": "location",
    "ARGM-NEG": "negation",
    "ARGM-MOD": "modal",
}
"""The roles that are learned; what is said again ("R-", "C-") counts as the role itself, the rest is left out."""


def add_frames(documents: list[Document], path: Path) -> None:
    """Give each document of EWT the frames of its sentences; a sentence without a line has none.

    Raises:
        ValueError: the words of a sentence are not the treebank's.
    """
    lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    by_name = {line["sent_id"]: line for line in lines}
    for document in documents:
        document.frames = []
        for number, name in enumerate(document.sentence_names):
            line = by_name.get(name)
            if line is None:
                continue
            first, last = document.sentences[number], document.sentences[number + 1]
            if line["words"] != document.words[first:last]:
                raise ValueError(f"{path.name}: {name}: other words than the treebank's")
            document.frames.extend(_frame(found, first) for found in line["frames"])


def _frame(found: dict, base: int) -> Frame:
    arguments = []
    for role, start, end in found["args"]:
        name = ROLES.get(role.removeprefix("R-").removeprefix("C-"))
        if name:
            arguments.append((name, base + start, base + end))
    return Frame(at=base + found["predicate"], arguments=arguments)

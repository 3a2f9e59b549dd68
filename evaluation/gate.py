"""The gate: measure again and fail below a floor: ``python -m evaluation.gate``.

Floors (``floors.json``) only rise: ``--raise`` lifts each to what was measured less a small margin that the figure
states (0.3 to 2 points of a score; speeds less more than half, for other machines are slower) and never lowers one.
The profile is the fast one: every score on the whole of its corpus, but 60 stories for speed, every 101st prefix of
the wire story, and no wheel; some two minutes on two cores. Without ``../shared`` there is nothing to measure on, and
the gate says so and passes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.figures import FAST, FULL, Corpus, Figure
from evaluation.sections import NAMES, measured
from evaluation.shelf import SHARED
from onrecord.errors import OnrecordError

FLOORS = Path(__file__).resolve().parent / "floors.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The least (or, where lower is better, the most) that a figure may be, on the corpus with this digest."""

    floor: float
    lower_is_better: bool
    corpus: str


def load_floors(path: Path = FLOORS) -> dict[str, Floor]:
    """Return the floors by the figure's key ("parsing/EWT test, gold tokens/LAS")."""
    if not path.exists():
        return {}
    return {key: Floor(**value) for key, value in json.loads(path.read_text(encoding="utf-8")).items()}


def save_floors(floors: Mapping[str, Floor], path: Path = FLOORS) -> None:
    """Write the floors, in the order of their keys."""
    plain = {
        key: {"floor": item.floor, "lower_is_better": item.lower_is_better, "corpus": item.corpus}
        for key, item in sorted(floors.items())
    }
    path.write_text(json.dumps(plain, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def faults(floors: Mapping[str, Floor], figures: Mapping[str, tuple[Figure, Corpus]]) -> Iterator[str]:
    """Yield a line for each figure below its floor, and for each whose corpus is not the floor's."""
    for key, (figure, corpus) in figures.items():
        floor = floors.get(key)
        if floor is None:
            continue
        if floor.corpus != corpus.digest:
            yield f"{key}: measured on other data than its floor ({corpus.digest[:12]}, not {floor.corpus[:12]})"
        elif figure.value > floor.floor if floor.lower_is_better else figure.value < floor.floor:
            word = "above its limit" if floor.lower_is_better else "below its floor"
            yield f"{key}: {figure.value:.3f} is {word} of {floor.floor:g}"


def absent(floors: Mapping[str, Floor], figures: Mapping[str, tuple[Figure, Corpus]]) -> list[str]:
    """Return the keys that have a floor and no figure; the wheel is weighed by the full profile alone."""
    return [key for key in floors if key not in figures and not key.endswith("/wheel")]


def raised(floors: Mapping[str, Floor], figures: Mapping[str, tuple[Figure, Corpus]]) -> dict[str, Floor]:
    """Return the floors, each lifted where its figure supports a higher one; new corpora and new figures come in."""
    out = dict(floors)
    for key, (figure, corpus) in figures.items():
        new = figure.floor()
        if new is None:
            continue
        known = floors.get(key)
        if known and known.corpus == corpus.digest:
            best = min if figure.lower_is_better else max
            new = best(new, known.floor)
        out[key] = Floor(floor=new, lower_is_better=figure.lower_is_better, corpus=corpus.digest)
    return out


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 0 when every floor holds, 1 when one does not."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.gate", description=__doc__)
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what is measured now")
    parser.add_argument("--full", action="store_true", help="measure by the full profile, the wheel too")
    parsed = parser.parse_args(arguments)
    if not SHARED.is_dir():
        print("gate skipped: ../shared, with the corpora, does not lie beside the project; no figure was measured")
        return 0
    floors = load_floors()
    figures: dict[str, tuple[Figure, Corpus]] = {}
    wrong: list[str] = []
    for name in NAMES:
        try:
            for section in measured([name], FULL if parsed.full else FAST):
                figures |= section.keyed()
                print(f"{name}: {len(section.keyed())} figures in {section.seconds:.0f} s", flush=True)
        except OnrecordError as error:
            wrong.append(f"{name} was not measured: {error}")
    wrong += faults(floors, figures)
    wrong += [f"{key}: has a floor and was not measured" for key in absent(floors, figures)]
    for line in wrong:
        print(f"FAILED {line}")
    if parsed.lift:
        lifted = raised(floors, figures)
        save_floors(lifted)
        print(f"floors: {sum(floors.get(key) != item for key, item in lifted.items())} lifted or new, of {len(lifted)}")
    print("gate failed" if wrong else f"gate passed: {sum(key in figures for key in floors)} floors hold")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

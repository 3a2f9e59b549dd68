"""The figure: one measured number with what it was measured on, and how good it must be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """What a figure was measured on: a name, the number of files, and one digest over all of them."""

    name: str
    files: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number.

    Attributes:
        name: what is measured, in words ("LAS").
        value: the number; scores are in percent, from 0 to 100.
        unit: "%", "s", "MB", "stories/s" or "" for a count.
        must: what has to be reached, or None where nothing was asked.
        lower_is_better: True for seconds, megabytes and counts of failures.
        margin: how far a floor stays below the figure when floors are raised, in the figure's own unit
            (a share of it for speeds, which differ from machine to machine); None means that no floor is kept.
        margin_is_share: whether ``margin`` is a share of the value.
    """

    name: str
    value: float
    unit: str = "%"
    must: float | None = None
    lower_is_better: bool = False
    margin: float | None = 0.5
    margin_is_share: bool = False

    def __str__(self) -> str:
        digits = 0 if self.unit == "" else 2 if self.unit in ("s", "MB") else 1
        return f"{self.value:.{digits}f}" + (f" {self.unit}" if self.unit not in ("", "%") else "")

    @property
    def met(self) -> bool | None:
        """Whether the figure reaches what it must, or None where nothing was asked.

        >>> Figure(name="LAS", value=89.2, must=89.0).met
        True
        >>> Figure(name="start", value=2.9, unit="s", must=2.5, lower_is_better=True).met
        False
        """
        if self.must is None:
            return None
        return self.value <= self.must if self.lower_is_better else self.value >= self.must

    def floor(self) -> float | None:
        """Return the floor that this figure supports: the value, less its margin (more, where lower is better).

        >>> Figure(name="LAS", value=89.2).floor()
        88.7
        """
        if self.margin is None:
            return None
        by = self.value * self.margin if self.margin_is_share else self.margin
        return round(self.value + by if self.lower_is_better else self.value - by, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Figures measured together on one corpus; ``note`` says what the corpus marks and what was counted."""

    title: str
    corpus: Corpus
    figures: tuple[Figure, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of the evaluation, as ``python -m evaluation.score --only NAME`` measures it."""

    name: str
    title: str
    groups: tuple[Group, ...]
    note: str = ""
    seconds: float = 0.0

    @property
    def command(self) -> str:
        """The command that measures this section again."""
        return f"python -m evaluation.score --only {self.name}"

    def keyed(self) -> dict[str, tuple[Figure, Corpus]]:
        """Return each figure with its corpus under the key that ``floors.json`` uses."""
        return {f"{self.name}/{g.title}/{f.name}": (f, g.corpus) for g in self.groups for f in g.figures}


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How much is measured.

    Attributes:
        name: "full" for ``score``, "fast" for ``gate``; the quality figures are the same in both.
        stories: stories read for the speed figure.
        prefix_step: every how many characters a prefix of the wire story is read; 1 reads all.
        starts: how often a start is timed; the best counts.
        wheel: whether the wheel is built and weighed.
    """

    name: str
    stories: int
    prefix_step: int
    starts: int
    wheel: bool


FULL = Profile(name="full", stories=240, prefix_step=25, starts=5, wheel=True)
FAST = Profile(name="fast", stories=60, prefix_step=101, starts=3, wheel=False)

"""The one form that every corpus is read into."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True)
class Attributed:
    """One attribution: token ranges [first, last) of the cue and of each source and content piece; labels or None."""

    cue: tuple[int, int]
    sources: list[tuple[int, int]]
    contents: list[tuple[int, int]]
    act: str | None = None
    kind: str | None = None


@dataclass(slots=True, kw_only=True)
class Happening:
    """An event by our guidelines: its trigger, its labels, and (role, first, last) of its arguments."""

    at: int
    type: str
    mode: str
    status: str
    arguments: list[tuple[str, int, int]]


@dataclass(slots=True, kw_only=True)
class Frame:
    """A predicate with the (role, first, last) of its arguments, as PropBank has them."""

    at: int
    arguments: list[tuple[str, int, int]]


@dataclass(slots=True, kw_only=True)
class Told:
    """What a text is said to tell: what the words of ``source`` do to those of ``target``, one of ``types``."""

    source: tuple[int, int] | None
    target: tuple[int, int] | None
    types: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Document:
    """A tokenised text with whatever its corpus annotates; what it does not annotate is None.

    Attributes:
        words, sentences, paragraphs: as in ``onrecord.model.windows.Words``.
        upos, feats, heads, deprels: a value a token; heads are token indexes, -1 for a root.
        entities: (first, last, kind); ``entity_kinds`` are the kinds that this corpus would have marked.
        sentence_names: the treebank's own name of each sentence.
        happenings: every event by our guidelines; frames: every predicate of PropBank.
        told: the type of what a source does to a target, where no trigger is marked.
        factuality: grades from -3 to 3 of the tokens that have one.
        attributions: with ``guidelines`` True when they follow our guidelines, False for PolNeAR's.
    """

    name: str
    words: list[str]
    sentences: list[int]
    paragraphs: list[bool]
    upos: list[str] | None = None
    feats: list[str] | None = None
    heads: list[int] | None = None
    deprels: list[str] | None = None
    entities: list[tuple[int, int, str]] | None = None
    entity_kinds: frozenset[str] = field(default_factory=frozenset)
    attributions: list[Attributed] | None = None
    guidelines: bool = False
    sentence_names: list[str] = field(default_factory=list)
    happenings: list[Happening] | None = None
    frames: list[Frame] | None = None
    factuality: dict[int, float] | None = None
    told: Told | None = None

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
class Document:
    """A tokenised text with whatever its corpus annotates; what it does not annotate is None.

    Attributes:
        words, sentences, paragraphs: as in ``onrecord.model.windows.Words``.
        upos, feats, heads, deprels: a value a token; heads are token indexes, -1 for a root.
        entities: (first, last, kind); ``entity_kinds`` are the kinds that this corpus would have marked.
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

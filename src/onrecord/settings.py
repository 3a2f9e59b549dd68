"""Every setting of a run, with its default and its unit."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSettings:
    """How bytes become a story.

    Attributes:
        max_bytes: the largest input taken, in bytes; a larger one is refused.
        max_chars: the longest extracted text taken, in code points; a longer one is refused.
        any_language: take text that is not English too.
    """

    max_bytes: int = 50_000_000
    max_chars: int = 1_000_000
    any_language: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingSettings:
    """How a story is read.

    Attributes:
        window: the longest window given to the encoder, in subwords; whole sentences as far as they fit.
        batch_subwords: the most subwords (windows times length) in one run of the encoder, unless one window holds
            more; small runs stay in the processor's cache.
        threads: threads of the ONNX session; one is best, with one process a core.
        mentions: find mentions and their chains.
    """

    window: int = 192
    batch_subwords: int = 256
    threads: int = 1
    mentions: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSettings:
    """How claims are found.

    Attributes:
        hidden: give claims without a stated speaker ("reportedly", "is thought to").
    """

    hidden: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSettings:
    """How events are found.

    Attributes:
        bar: how probable the model must find it, from 0 to 1, that a word names an event.
    """

    bar: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of the whole path, a group a room."""

    sources: SourceSettings = field(default_factory=SourceSettings)
    reading: ReadingSettings = field(default_factory=ReadingSettings)
    claims: ClaimSettings = field(default_factory=ClaimSettings)
    events: EventSettings = field(default_factory=EventSettings)


DEFAULT = Settings()

"""The reading: a story's text as tokens, sentences, entities and attributions, before anything is claimed."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.types.gap import Gap
from onrecord.types.span import Span
from onrecord.types.story import Story


@dataclass(slots=True, kw_only=True)
class Token:
    """One word or mark. Treat as read-only; not frozen because a story makes a thousand of them.

    Attributes:
        start, end: offsets into ``story.text``.
        text: the token's own words.
        sentence: index of its sentence.
        upos: universal part of speech (UD v2).
        feats: UD features as "Tense=Past|VerbForm=Fin", or "".
        lemma: dictionary form, lower case.
        head: index of its head in ``Reading.tokens``, or -1 for a root.
        deprel: UD relation to the head, with subtype ("nsubj:pass").
    """

    start: int
    end: int
    text: str
    sentence: int
    upos: str = "X"
    feats: str = ""
    lemma: str = ""
    head: int = -1
    deprel: str = "dep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Tokens ``first`` to ``last`` (half-open) and characters ``[start, end)``; ``part`` indexes ``story.parts``."""

    first: int
    last: int
    start: int
    end: int
    part: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A named thing: ``kind`` is person, organization, place, facility, event, time, money or other.

    Entities may nest, never cross. ``first`` and ``last`` are token indexes, half-open; ``score`` is 0 to 1.
    """

    span: Span
    kind: str
    first: int
    last: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRange:
    """Tokens ``[first, last)``."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A cue with the ranges that the model ties to it, before rules see it.

    Attributes:
        cue, sources, contents: token ranges; contents still have their quotation marks and "that".
        score: probability that the cue attributes something, by our guidelines.
        news_score: the same by the habit of PolNeAR, which knows no nesting and fewer acts.
        act, kind: the model's own view of the act and of the speaker's kind, with their probabilities.
    """

    cue: TokenRange
    sources: tuple[TokenRange, ...]
    contents: tuple[TokenRange, ...]
    score: float
    news_score: float
    act: str
    act_score: float
    kind: str
    kind_score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """Words ``[first, last)`` in a role of a trigger: "actor", "recipient", "where" or "when"."""

    role: str
    first: int
    last: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that may name an event, with what the model makes of it, before rules see it.

    Attributes:
        at: index of the token.
        score: probability that it names an event by our guidelines.
        types, statuses, modes: labels and their probabilities, the likeliest first.
        factuality: from -3 (surely did not happen) to 3 (surely did), as UDS factuality grades it.
        arguments: the words that fill its roles.
    """

    at: int
    score: float
    types: tuple[tuple[str, float], ...]
    statuses: tuple[tuple[str, float], ...]
    modes: tuple[tuple[str, float], ...] = ()
    factuality: float = 0.0
    arguments: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words ``[first, last)`` that name, describe or stand for someone or something.

    Attributes:
        head: index of the head word.
        kind: "pronoun", "name" or "description".
        chain: number of the chain of mentions that mean the same; a mention alone has a chain of its own.
        antecedent: index of the mention that it was tied to, or None for the first of its chain.
        score: probability of that tie; 1.0 where there is none.
    """

    first: int
    last: int
    head: int
    kind: str
    chain: int
    antecedent: int | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A story, read: what ``reading`` gives and ``claims`` takes."""

    story: Story
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    mentions: tuple[Mention, ...] = ()
    gaps: tuple[Gap, ...] = ()

    def span(self, first: int, last: int) -> Span:
        """Return the text from token ``first`` up to, not including, token ``last``."""
        return Span.in_text(self.story.text, self.tokens[first].start, self.tokens[last - 1].end)

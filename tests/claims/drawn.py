"""Trees drawn by hand: readings that do not depend on the model, for rules that must hold whatever it sees."""

from __future__ import annotations

from onrecord.claims.tree import Tree
from onrecord.reading.lemma import lemma_of
from onrecord.sources import story_from_text
from onrecord.types import Attribution, Entity, Reading, Sentence, Token, TokenRange

Word = tuple[str, str, int, str]
"""A word of one sentence: its form, part of speech, the place of its head (-1 for none), and its relation."""


def drawn(words: list[Word], entities: tuple[tuple[str, int, int], ...] = ()) -> Tree:
    """Return the tree of one sentence; ``entities`` are kinds with first and last word, half-open."""
    text = " ".join(form for form, *_ in words)
    story = story_from_text(text)
    tokens, at = [], 0
    for form, upos, head, relation in words:
        lemma = lemma_of(form, upos)
        tokens.append(
            Token(
                start=at, end=at + len(form), text=form, sentence=0, upos=upos, lemma=lemma, head=head, deprel=relation
            )
        )
        at += len(form) + 1
    sentence = Sentence(first=0, last=len(tokens), start=0, end=len(text), part=0)
    reading = Reading(story=story, tokens=tuple(tokens), sentences=(sentence,))
    named = tuple(
        Entity(span=reading.span(first, last), kind=kind, first=first, last=last, score=1.0)
        for kind, first, last in entities
    )
    return Tree(Reading(story=story, tokens=tuple(tokens), sentences=(sentence,), entities=named))


def attributed(
    cue: tuple[int, int], sources: tuple[tuple[int, int], ...], contents: tuple[tuple[int, int], ...]
) -> Attribution:
    """Return an attribution as the model gives it, of ranges of words."""
    return Attribution(
        cue=TokenRange(first=cue[0], last=cue[1]),
        sources=tuple(TokenRange(first=first, last=last) for first, last in sources),
        contents=tuple(TokenRange(first=first, last=last) for first, last in contents),
        score=1.0, news_score=1.0, act="say", act_score=1.0, kind="group", kind_score=1.0,
    )  # fmt: skip


def texts(tree: Tree, parts: tuple[TokenRange, ...]) -> list[str]:
    return [tree.span(part).text for part in parts]

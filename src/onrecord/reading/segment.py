"""Segmentation: a story's headline, paragraphs and advisories to tokens and sentences, with exact spans."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.sentences import Paragraph
from onrecord.reading.words import words
from onrecord.types import Sentence, Story, Token

READ = frozenset(("headline", "body", "advisory"))
"""The kinds of part that are read; bylines, datelines, credits and tags are not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segments:
    """A story's tokens and sentences.

    Tokens are in the order of the text, do not overlap, and cover every character of the parts that are read, white
    space left out. Sentences partition the tokens, and none crosses the border of a part.
    """

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]


def segment(story: Story) -> Segments:
    """Split a story into tokens and sentences.

    >>> from onrecord.types import Part
    >>> text = 'Rain fell. "Stay home!" she said.'
    >>> segments = segment(Story(id="0", text=text, parts=(Part(kind="body", start=0, end=len(text)),)))
    >>> [text[sentence.start : sentence.end] for sentence in segments.sentences]
    ['Rain fell.', '"Stay home!" she said.']
    >>> [token.text for token in segments.tokens][:3]
    ['Rain', 'fell', '.']
    """
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, part in enumerate(story.parts):
        if part.kind not in READ:
            continue
        spans = list(words(story.text, part.start, part.end))
        if not spans:
            continue
        paragraph = Paragraph(story.text, spans, headline=part.kind == "headline")
        forms = paragraph.words
        starts = paragraph.starts()
        for first, last in zip(starts, [*starts[1:], len(spans)], strict=True):
            sentence = len(sentences)
            begin = len(tokens)
            for index in range(first, last):
                start, end = spans[index]
                tokens.append(Token(start=start, end=end, text=forms[index], sentence=sentence))
            sentences.append(
                Sentence(first=begin, last=len(tokens), start=spans[first][0], end=spans[last - 1][1], part=number)
            )
    return Segments(tokens=tuple(tokens), sentences=tuple(sentences))

"""Quotations that go on: over paragraphs, and in paragraphs of their own that name no one."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.claims.tree import Tree
from onrecord.types import Sentence, TokenRange

_OPEN, _EITHER, _CLOSE = frozenset("“"), frozenset(('"', "``", "''")), frozenset("”")
_SELF = frozenset("i me my mine we us our ours".split())


class Paragraphs:
    """The token ranges of a story's paragraphs."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.parts: list[TokenRange] = []
        seen = -1
        for sentence in tree.reading.sentences:
            self._take(sentence, opens=sentence.part != seen)
            seen = sentence.part
        self._starts = [part.first for part in self.parts]

    def _take(self, sentence: Sentence, *, opens: bool) -> None:
        if opens:
            self.parts.append(TokenRange(first=sentence.first, last=sentence.last))
        else:
            self.parts[-1] = TokenRange(first=self.parts[-1].first, last=sentence.last)

    def of(self, token: int) -> int:
        """Return the number of a token's paragraph."""
        return bisect_right(self._starts, token) - 1

    def whole_quotation(self, number: int) -> bool:
        """Tell whether a paragraph is nothing but one quotation, closed or going on in the next."""
        part = self.parts[number]
        texts = [self.tree.tokens[at].text for at in range(part.first, part.last)]
        if texts[0] not in _OPEN and texts[0] not in _EITHER:
            return False
        marks = [at for at, text in enumerate(texts) if text in _CLOSE or text in _EITHER][
            1 if texts[0] in _EITHER else 0 :
        ]
        return not marks or (len(marks) == 1 and marks[0] == len(texts) - 1)


def _direct(paragraphs: Paragraphs, content: TokenRange) -> bool:
    """Tell whether a content ends in a direct quotation, or runs up to one left open."""
    texts = [paragraphs.tree.tokens[at].text for at in range(content.first, content.last)]
    return bool(texts) and (texts[0] in _OPEN or texts[0] in _EITHER or texts[-1] in _CLOSE or texts[-1] in _EITHER)


def goes_on(
    paragraphs: Paragraphs, cue: TokenRange, contents: tuple[TokenRange, ...], taken: set[int], cues: set[int]
) -> tuple[TokenRange, ...]:
    """Return the paragraphs that carry on a claim's quotation: whole quotations right after it that no one else has.

    Args:
        paragraphs: the story's paragraphs.
        cue: the claim's cue.
        contents: the claim's contents, with their quotation marks.
        taken: tokens that already are the content of some claim, or a cue.
        cues: tokens of cues whose speaker is named in full, not by "we" or "I".
    """
    if not contents:
        return ()
    if not _direct(paragraphs, contents[-1]):
        return _statement(paragraphs, cue, contents, cues)
    more: list[TokenRange] = []
    number = paragraphs.of(contents[-1].last - 1) + 1
    while number < len(paragraphs.parts) and paragraphs.whole_quotation(number):
        part = paragraphs.parts[number]
        if taken & set(range(part.first, part.last)):
            break
        more.append(part)
        number += 1
    return tuple(more)


def _statement(
    paragraphs: Paragraphs, cue: TokenRange, contents: tuple[TokenRange, ...], cues: set[int]
) -> tuple[TokenRange, ...]:
    """Return the further paragraphs of a statement that "… said:" introduces and that stands without marks.

    It may run to the end of the story, or to a paragraph that opens a quotation, ends in a colon, is a short heading
    such as "Notes to editors", or has someone else speak: a cue whose speaker is not the "we" or "I" of the statement.
    A release, which has no dateline and sets "The minister said:" on a line of its own, is taken up to there; in a
    news story the narrator may come back unmarked (``without_narration``).
    """
    tokens = paragraphs.tree.tokens
    number = paragraphs.of(cue.first)
    introduces = tokens[paragraphs.parts[number].last - 1].text == ":"
    if not introduces or paragraphs.of(contents[-1].last - 1) <= number:
        return ()
    more: list[TokenRange] = []
    last = contents[-1].last
    for part in paragraphs.parts[paragraphs.of(last - 1) :]:
        texts = [tokens[at].text for at in range(part.first, part.last)]
        heading = len(texts) <= 6 and texts[-1] not in (".", "!", "?")
        other = part.first > last and not cues.isdisjoint(range(part.first, part.last))
        if other or heading or texts[0] in _OPEN or texts[0] in _EITHER or texts[-1] == ":":
            break
        if part.last > last:
            more.append(TokenRange(first=max(part.first, last), last=part.last))
    return tuple(more)


def without_narration(
    paragraphs: Paragraphs, cue: TokenRange, contents: tuple[TokenRange, ...]
) -> tuple[TokenRange, ...]:
    """Return a news statement's contents without the paragraphs at their end in which the narrator is back.

    What "… said in a statement:" introduces is its first paragraph, and those up to the last that says "we" or "I".
    """
    number = paragraphs.of(cue.first)
    introduces = paragraphs.tree.tokens[paragraphs.parts[number].last - 1].text == ":"
    if not contents or not introduces:
        return contents
    last = paragraphs.of(contents[-1].last - 1)
    if _opens(paragraphs, number + 1):  # what stands between marks ends with them
        while last > number + 1 and not _opens(paragraphs, last):
            last -= 1
    elif _direct(paragraphs, contents[-1]) or _release(paragraphs, number):
        return contents
    else:
        while last > number + 1 and not _own_words(paragraphs, paragraphs.parts[last]):
            last -= 1
    end = max(paragraphs.parts[last].last, cue.last)
    cut = (TokenRange(first=part.first, last=min(part.last, end)) for part in contents if part.first < end)
    return tuple(cut)


def _opens(paragraphs: Paragraphs, number: int) -> bool:
    """Tell whether a paragraph opens with a quotation mark."""
    if number >= len(paragraphs.parts):
        return False
    text = paragraphs.tree.tokens[paragraphs.parts[number].first].text
    return text in _OPEN or text in _EITHER


def _release(paragraphs: Paragraphs, number: int) -> bool:
    """Tell whether a statement is introduced as in a press release: without a dateline, on a line of its own."""
    reading = paragraphs.tree.reading
    part = paragraphs.parts[number]
    alone = reading.tokens[part.first].sentence == reading.tokens[part.last - 1].sentence
    return alone and not reading.story.datelines


def _own_words(paragraphs: Paragraphs, part: TokenRange) -> bool:
    """Tell whether a paragraph says "we" or "I" outside quotation marks."""
    quoted = False
    for at in range(part.first, part.last):
        token = paragraphs.tree.tokens[at]
        if token.text in _OPEN or token.text in _CLOSE or token.text in _EITHER:
            quoted = token.text in _OPEN or (token.text in _EITHER and not quoted)
        elif not quoted and token.text.lower() in _SELF and token.text != "US":
            return True
    return False

"""Text → blocks: paragraphs, whether set apart by blank lines, one a line, or wrapped at some width."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.sources.pieces import Block

# A line, up to its end or to a line end that came as the two characters backslash and n, as some feeds write it.
_LINE = re.compile(r"[^\n]+")
_WRITTEN_LINE_END = re.compile(r"(?:(?<=\s)|^)\\n(?=\s|$)")
_OWN_LINE = re.compile(
    r"[-•*–—▪●‣·]\s|\d{1,2}[.)]\s|(?:by|BY|By)\s+[^\W\d_a-z]|\(?(?:Reporting|Writing|Editing) by\b|[#*_=~–—-]{2,}\s*$"
)
_NARROWEST, _WIDEST = 45, 120  # characters: lines wrapped by a machine are about as long as one another, between these


def _lines(text: str) -> Iterator[Block]:
    """Give each line that has something on it, without the white space around it."""
    for match in _LINE.finditer(text):
        start = match.start()
        cuts = [cut.span() for cut in _WRITTEN_LINE_END.finditer(match[0])] if "\\n" in match[0] else []
        for cut_start, cut_end in [*cuts, (len(match[0]), len(match[0]))]:
            end = match.start() + cut_start
            stripped = text[start:end].strip()
            if stripped:
                first = start + text[start:end].index(stripped[0])
                yield Block(start=first, end=first + len(stripped))
            start = match.start() + cut_end


def _wrap_width(text: str, lines: list[Block]) -> int:
    """Return the width at which the text is wrapped, or 0 if it is not: some line is too long, or all are short."""
    widths = [line.end - line.start for line in lines if " " in line.of(text)]
    widest = max(widths, default=0)
    return widest if _NARROWEST <= widest <= _WIDEST else 0


def _goes_on(text: str, line: Block, following: Block, width: int) -> bool:
    """Tell whether a line goes on in the next: its first word had no room left in this one."""
    if text.count("\n", line.end, following.start) != 1 or "\\n" in text[line.end : following.start]:
        return False
    words = following.of(text)
    if _OWN_LINE.match(words) or (_OWN_LINE.match(line.of(text)) and len(line.of(text)) < _NARROWEST):
        return False
    first_word = words.split(maxsplit=1)[0]
    return line.end - line.start + 1 + len(first_word) > width


def paragraphs(text: str) -> list[Block]:
    r"""Return the paragraphs of a text, in order; lines that were wrapped are one paragraph.

    >>> [block.of("Talks fail\n\nThe talks failed.\n- One\n- Two") for block in paragraphs(
    ...     "Talks fail\n\nThe talks failed.\n- One\n- Two")]
    ['Talks fail', 'The talks failed.', '- One', '- Two']
    """
    lines = list(_lines(text))
    width = _wrap_width(text, lines)
    if not width:
        return lines
    blocks: list[Block] = []
    previous: Block | None = None
    for line in lines:
        if previous and _goes_on(text, previous, line, width):
            blocks[-1] = Block(start=blocks[-1].start, end=line.end)
        else:
            blocks.append(line)
        previous = line
    return blocks

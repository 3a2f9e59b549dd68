"""Text → pieces: what stands above the story, what stands below it, and its paragraphs between."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.sources.bylines import bare_byline, byline, role_line
from onrecord.sources.credits import credit
from onrecord.sources.datelines import date_line, dateline, place_line
from onrecord.sources.furniture import advisory, end_mark, headline_prefix, is_separator, slug, story_id, tail_advisory
from onrecord.sources.headlines import is_headline
from onrecord.sources.lines import paragraphs
from onrecord.sources.pieces import Block, Piece
from onrecord.sources.run_in import run_in

_TOP_BLOCKS = 16  # blocks above the first paragraph, at most
_TAIL_BLOCKS = 16
_MOST_WORDS_OF_DECK = 45

Recogniser = Callable[[str, Block], Piece | None]
_ABOVE: tuple[Recogniser, ...] = (advisory, byline, date_line, slug)


def lay_out(text: str, title: str = "") -> tuple[Piece, ...]:
    r"""Return the pieces of a story in order; they never overlap, and only white space and separators lie between.

    Args:
        text: the cleaned text.
        title: the headline, where it is known from elsewhere; a line that says the same is the headline.

    >>> [piece.kind for piece in lay_out("Talks fail\n\nBy Ana Ruiz\n\nLIMA (Example) - The talks failed.")]
    ['headline', 'byline', 'dateline', 'body']
    """
    blocks = [block for block in paragraphs(text) if not is_separator(text, block)]
    top, blocks = _above(text, blocks, title)
    blocks, tail = _below(text, blocks)
    pieces = [*top, *_paragraphs(text, blocks, bool(top)), *tail]
    if not any(piece.kind in {"body", "headline"} for piece in pieces):
        # Only furniture, or only separators: then it is all there is, and it is read as the story.
        pieces = [Piece(kind="body", start=block.start, end=block.end) for block in paragraphs(text) or _whole(text)]
    return tuple(pieces)


def _whole(text: str) -> list[Block]:
    """Return all of a text as one block: it is nothing but line ends, written out as backslash and n."""
    start = len(text) - len(text.lstrip())
    return [Block(start=start, end=len(text.rstrip()))]


def _same(words: str, title: str) -> bool:
    return bool(title) and " ".join(words.split()).casefold() == " ".join(title.split()).casefold()


def _furniture(text: str, block: Block) -> Piece | None:
    for recognise in _ABOVE:
        piece = recognise(text, block)
        if piece:
            return piece
    return None


def _above(text: str, blocks: list[Block], title: str) -> tuple[list[Piece], list[Block]]:
    """Take what stands above the first paragraph: advisories, headline and deck, bylines, date and place lines."""
    pieces: list[Piece] = []
    index = 0
    while index < min(len(blocks), _TOP_BLOCKS):
        block = blocks[index]
        known = _same(block.of(text), title)
        found = None if known else _after_byline(text, block, pieces) or _furniture(text, block)
        if found:
            pieces.append(found)
        elif known or _heads(text, blocks, index, pieces):
            prefix, rest = headline_prefix(text, block)
            pieces += [prefix] if prefix else []
            pieces.append(Piece(kind="headline", start=rest.start, end=rest.end))
        else:
            found = _bare_line(text, blocks, index, pieces)
            if not found:
                break
            pieces.append(found)
        index += 1
    return pieces, blocks[index:]


def _after_byline(text: str, block: Block, pieces: list[Piece]) -> Piece | None:
    return role_line(text, block) if pieces and pieces[-1].kind == "byline" else None


def _heads(text: str, blocks: list[Block], index: int, pieces: list[Piece]) -> bool:
    """Tell whether a block is the headline, or the deck between headline and byline."""
    if dateline(text, blocks[index], first=True):
        return False
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    before = following is not None and _starts_furniture(text, following)
    line = blocks[index].of(text)
    heads = [piece for piece in pieces if piece.kind == "headline"]
    if not heads:
        words = following.of(text)[:300] if following else None
        return is_headline(line, words, before_furniture=before)
    deck = len(heads) == 1 and pieces[-1].kind == "headline" and len(line.split()) <= _MOST_WORDS_OF_DECK
    return deck and before and line[-1] not in ".!?:" and not bare_byline(text, blocks[index])


def _starts_furniture(text: str, block: Block) -> bool:
    found = byline(text, block) or date_line(text, block) or place_line(text, block)
    return bool(found or dateline(text, block, first=True))


def _bare_line(text: str, blocks: list[Block], index: int, pieces: list[Piece]) -> Piece | None:
    """Return a byline without "By" or a line with a place, which count only between a headline and the story."""
    if not any(piece.kind in {"headline", "advisory"} for piece in pieces) or index + 1 >= len(blocks):
        return None
    block, following = blocks[index], blocks[index + 1]
    place = place_line(text, block)
    if place:
        return place
    bare = bare_byline(text, block)
    signed = bare and (bare.agency or role_line(text, following) or _starts_furniture(text, following))
    return bare if signed else None


def _below(text: str, blocks: list[Block]) -> tuple[list[Block], list[Piece]]:
    """Take what stands below the last paragraph: credits, story ids, tags, marks of the end, invitations."""
    tail: list[Piece] = []
    rest = list(blocks)
    while rest and len(tail) < _TAIL_BLOCKS:
        found = _tail_piece(text, rest[-1])
        if not found:
            break
        tail.insert(0, found)
        block = rest.pop()
        end = found.start
        end -= len(text[block.start : end]) - len(text[block.start : end].rstrip())
        if end > block.start:  # the block only ended with it: what is before may be the last of the body
            rest.append(Block(start=block.start, end=end))
    return rest, tail


def _tail_piece(text: str, block: Block) -> Piece | None:
    for recognise in (story_id, credit, end_mark, slug, tail_advisory):
        piece = recognise(text, block)
        if piece:
            return piece
    return None


def _paragraphs(text: str, blocks: list[Block], headed: bool) -> Iterator[Piece]:
    """Give the body, one piece a paragraph, each after the dateline that it starts with."""
    for index, block in enumerate(blocks):
        if index == 0 and not headed:
            before, block = run_in(text, block)
            yield from before
        found = advisory(text, block) if index else None
        if found:
            yield found
            continue
        start = block.start
        line = dateline(text, block, first=index == 0)
        if line:
            yield line
            start = _after(text, line, block)
        if start < block.end:
            yield Piece(kind="body", start=start, end=block.end)


def _after(text: str, line: Piece, block: Block) -> int:
    """Return where the paragraph starts after its dateline and the dash."""
    start = line.end
    while start < block.end and (text[start].isspace() or text[start] in "—–―-_:|.,"):
        start += 1
    return start

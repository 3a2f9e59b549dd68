"""From our guidelines' spans to PolNeAR's: what its annotators take into a span and our annotators leave out.

Our contents have no quotation marks at their outer ends and no leading "that"; a content that runs over sentences is a
span a sentence; people who speak together are a span each. PolNeAR's annotators do otherwise, and so regularly that
the text alone tells what they would have marked. Counted on PolNeAR's train stories (26,388 content spans):

- "that" right before the content's clause belongs to it (2,747 with, 31 without);
- a quotation mark right before or after belongs to it (about 12,500 with, 34 without), and with a closing mark also
  the comma or stop in front of it;
- sentences that follow each other within a paragraph are one span (2,720 spans hold a sentence's end, 347 pairs are
  split at one), but no span ever crosses a line break (0);
- a source of several people is one span (10 of 20,841 sources are in pieces; 924 hold an "and");
- a source with an apposition keeps the comma that closes it (926 with, 105 without), and the "'s" of whose claim or
  call it is stays with the source (173 with, 111 without);
- whoever is accused, urged or called upon stands at the head of the content (531 contents adjoin such a cue, some 60
  leave the party out), while who is told does not (301 of 366 leave the listener out);
- in "Ames, who said", the source is "who" (475 sources), where our speaker is Ames;
- a headline's "Poll: …" has the colon for its cue (196 times).

``widen_contents``, ``widen_party``, ``widen_sources`` and ``widen_cue`` apply this to a prediction, from the text
alone; the gold is never touched. ``python -m evaluation.convention`` proves it on the train stories: gold contents,
trimmed as our guidelines have them and widened again, must come out as they were.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from evaluation.shelf import SHARED, json_lines
from evaluation.spans import Range

_OPENING = ("“", '"', "''", "``")
_CLOSED = re.compile(r"[.,!?…;:—–-]{0,3}(?:[’']\s?)?(?:”|\"|'')")
_SINGLE_OPEN = ("‘", "'")
_SINGLE_CLOSED = re.compile(r"[.,!?…]{0,3}[’'](?!\w)")
_OPENS_SINGLE = re.compile(r"(?<![\w'])[‘'](?=\w)")
_CLOSES_SINGLE = re.compile(r"(?<=[\w.,!?…])[’'](?![\w'])")
_THAT = re.compile(r"(?<!\w)that[ \u00a0]$", re.IGNORECASE)
_BETWEEN_SENTENCES = re.compile(r"[ \t\u00a0.?!…\"“”'‘’]*")
_BETWEEN_SPEAKERS = re.compile(r"\s*,?\s*(?:and|or|&|,)?\s*(?:the\s+)?", re.IGNORECASE)
_WHO = re.compile(r",? (who)\b")
_LONGEST_PARTY = 80
_TELLS = re.compile(r"\b(?:told|tells?|telling|inform\w*|assur\w+|remind\w*)\b", re.IGNORECASE)
_QUOTES = "“”\"‘’'` \t\u00a0"
_SENTENCE_END = re.compile(r"[.?!…][”\"'’]*[ \u00a0]+(?=[“\"'‘]*[A-Z])")
_ABBREVIATED = re.compile(r"(?:\b\w|\b[A-Z][a-z]{0,4}|\.\w)\.$")


def _widen(text: str, span: Range) -> Range:
    start, end = span
    while True:
        before = (start, end)
        for mark in _OPENING:
            if text.endswith(mark, 0, start):
                start -= len(mark)
                break
        if closed := _CLOSED.match(text, end):
            end = closed.end() if not _opens_next(text, closed.end()) else end
        start, end = _single_quotes(text, start, end)
        if _runs_on(text, start, end):
            end += 1
        if that := _THAT.search(text, max(0, start - 6), start):
            start = that.start()
        if (start, end) == before:
            return before


def _opens_next(text: str, after: int) -> bool:
    """Tell whether the straight mark that ends at ``after`` opens a quotation rather than closes one."""
    return text[after - 1] == '"' and text[after - 2 : after - 1].isspace() and text[after : after + 1].isalnum()


def _runs_on(text: str, start: int, end: int) -> bool:
    """Tell whether the span is a quotation whose paragraph ends at the next stop without a closing mark."""
    words = text[start:end]
    running = words.count("“") > words.count("”") or words.count('"') % 2 or words.count("''") % 2
    return (
        text.startswith(_OPENING, start)
        and bool(running)
        and text[end : end + 1] in (".", "?", "!")
        and text[end + 1 : end + 2] in ("", "\n")
    )


def _single_quotes(text: str, start: int, end: int) -> Range:
    # An apostrophe is no closing mark: one counts only where the opening one stands before the span or open in it.
    if not (closed := _SINGLE_CLOSED.match(text, end)):
        return start, end
    if len(_OPENS_SINGLE.findall(text, start, end)) > len(_CLOSES_SINGLE.findall(text, start, end)):
        return start, closed.end()
    opened = text[start - 1 : start] in _SINGLE_OPEN and not text[max(0, start - 2) : start - 1].isalnum()
    return (start - 1, closed.end()) if start and opened else (start, end)


def _joined(text: str, spans: Iterable[Range], between: re.Pattern[str]) -> list[Range]:
    joined: list[Range] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif joined and between.fullmatch(text, joined[-1][1], start):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def widen_contents(text: str, spans: Sequence[Range]) -> list[Range]:
    """Return the contents as PolNeAR's annotators would have drawn them.

    >>> text = 'She said that “it holds. It will hold.”'
    >>> [text[a:b] for a, b in widen_contents(text, [(15, 23), (25, 37)])]
    ['that “it holds. It will hold.”']
    """
    return _joined(text, (_widen(text, span) for span in _joined(text, spans, _BETWEEN_SENTENCES)), _BETWEEN_SENTENCES)


def widen_sources(text: str, spans: Sequence[Range]) -> list[Range]:
    """Return the speakers as one span where only "and", "or" or a comma stands between them.

    >>> text = "Ames and Brandt said so."
    >>> [text[a:b] for a, b in widen_sources(text, [(0, 4), (9, 15)])]
    ['Ames and Brandt']
    """
    return [_with_marks(text, span) for span in _joined(text, spans, _BETWEEN_SPEAKERS)]


def _with_marks(text: str, span: Range) -> Range:
    """Return a source with the "'s" after it, or the comma that closes its apposition; "who" where it follows."""
    start, end = span
    if who := _WHO.match(text, end):
        return who.span(1)
    if text.startswith(("'s", "’s"), end):
        return start, end + 2
    return (start, end + 1) if ", " in text[start:end] and text.startswith(",", end) else span


def widen_party(text: str, cue: Sequence[Range], contents: Sequence[Range]) -> list[Range]:
    """Return the contents with the party in front that is accused or urged, where only it stands after the cue.

    >>> text = "They urged both sides to stop."
    >>> [text[a:b] for a, b in widen_party(text, [(5, 10)], [(22, 29)])]
    ['both sides to stop']
    """
    if len(cue) != 1 or not contents or not 0 < contents[0][0] - cue[0][1] <= _LONGEST_PARTY:
        return list(contents)
    party = text[cue[0][1] : contents[0][0]]
    follows = party.endswith((" of ", " for ")) or text.startswith("to ", contents[0][0])
    if not follows or not party.strip() or any(mark in party for mark in '.,;:“”"\n') or _TELLS.search(text, *cue[0]):
        return list(contents)
    return [(cue[0][1] + len(party) - len(party.lstrip()), contents[0][1]), *contents[1:]]


def widen_cue(text: str, cue: Sequence[Range], sources: Sequence[Range]) -> list[Range]:
    """Return the cue, or the colon right after the speaker where there is no cue ("Poll: …").

    >>> widen_cue("Poll: Lead narrows", [], [(0, 4)])
    [(4, 5)]
    """
    if not cue and sources and text[sources[-1][1] : sources[-1][1] + 1] == ":":
        return [(sources[-1][1], sources[-1][1] + 1)]
    return list(cue)


def trim(text: str, span: Range) -> list[Range]:
    """Return one of PolNeAR's contents as our guidelines have it: no outer marks, no "that", a span a sentence."""
    pieces = []
    start = span[0]
    for stop in [*(m.end() for m in _SENTENCE_END.finditer(text, *span)), span[1]]:
        if any(mark.isalnum() for mark in text[start:stop]):
            pieces.append((start, stop))
            start = stop
    return [piece for piece in (_trimmed(text, *piece) for piece in pieces) if piece[0] < piece[1]]


def _trimmed(text: str, start: int, end: int) -> Range:
    while True:
        before = (start, end)
        words = text[start:end]
        start += len(words) - len(words.lstrip(_QUOTES))
        if text[start:end].lower().startswith("that "):
            start += 5
        end -= len(text[start:end]) - len(text[start:end].rstrip(_QUOTES))
        quoted = len(words.rstrip(_QUOTES)) < len(words)
        stop = text[start:end].endswith(".") and not _ABBREVIATED.search(text[start:end])
        if stop or (quoted and text[start:end].endswith(",")):
            end -= 1
        if (start, end) == before:
            return before


def fixpoint() -> tuple[int, int, Counter[str]]:
    """Trim and widen every content of PolNeAR's train stories; return how many came back, of how many, and why not."""
    same = total = 0
    misses: Counter[str] = Counter()
    for row in json_lines(SHARED / "data" / "polnear" / "train.jsonl"):
        text = row["text"]
        for attribution in row["attributions"]:
            gold = [(start, end) for start, end in attribution["content"]]
            back = widen_contents(text, [piece for span in gold for piece in trim(text, span)])
            for span in gold:
                total += 1
                if span in back:
                    same += 1
                elif any(span != other and _touch(text, span, other) for other in gold):
                    misses["split by the annotator between sentences of one paragraph"] += 1
                else:
                    misses[_difference(text, span, back)] += 1
    return same, total, misses


def _touch(text: str, one: Range, other: Range) -> bool:
    first, second = sorted((one, other))
    return _BETWEEN_SENTENCES.fullmatch(text, first[1], second[0]) is not None


def _difference(text: str, span: Range, back: Sequence[Range]) -> str:
    near = max(back, key=lambda other: min(span[1], other[1]) - max(span[0], other[0]), default=(0, 0))
    head = "" if near[0] == span[0] else "starts earlier" if near[0] < span[0] else "starts later"
    tail = "" if near[1] == span[1] else "ends earlier" if near[1] < span[1] else "ends later"
    return ", ".join(filter(None, (head, tail)))


def main() -> None:
    """Print the share of gold contents that come back, and how the others differ."""
    same, total, misses = fixpoint()
    print(f"PolNeAR train: {same} of {total} contents ({100 * same / total:.2f} %) come back after trim and widen")
    for how, count in misses.most_common():
        print(f"  {count:5} {how}")


if __name__ == "__main__":
    main()

"""Content: what is put forward, cut to the guidelines' edges, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.claims.tree import Tree
from onrecord.tables import table
from onrecord.types import TokenRange

_OPEN, _CLOSE, _EITHER = frozenset("“‘„«"), frozenset("”’»"), frozenset(('"', "``", "''", "'"))
_EDGES = frozenset((",", ".", ";", ":", "-", "–", "—", "--", "...", "…"))


def _marks(tree: Tree, part: TokenRange, kinds: frozenset[str]) -> list[int]:
    return [at for at in range(part.first, part.last) if tree.tokens[at].text in kinds or tree.tokens[at].text in _EITHER]


def _stripped(tree: Tree, part: TokenRange) -> TokenRange | None:
    """Cut stops, "that", and the quotation marks that wrap the whole; marks around a few of its words stay."""
    first, last = part.first, part.last
    while first < last:
        head, tail = tree.tokens[first], tree.tokens[last - 1]
        inner = _marks(tree, TokenRange(first=first + 1, last=last - 1), _OPEN | _CLOSE) if last - first > 1 else []
        opens = head.text in _OPEN or head.text in _EITHER
        closes = tail.text in _CLOSE or tail.text in _EITHER
        if tail.text in _EDGES:
            last -= 1
        elif head.text in _EDGES:
            first += 1
        elif head.text.lower() == "that" and head.upos == "SCONJ":
            first += 1
        elif opens and (not inner or (closes and last - first > 1)):
            first += 1
        elif closes and not inner:
            last -= 1
        elif closes and tree.tokens[inner[0]].text in _CLOSE:
            last -= 1
        elif closes and tail.text in _EITHER and len(inner) % 2 == 0:
            last -= 1
        elif opens and head.text in _EITHER and len(inner) % 2 == 0:
            first += 1
        else:
            break
    return TokenRange(first=first, last=last) if first < last else None


def trim(tree: Tree, contents: Iterable[TokenRange]) -> tuple[TokenRange, ...]:
    """Return contents by the guidelines: one range a sentence, without "that", outer quotation marks and end stops."""
    out: list[TokenRange] = []
    for part in contents:
        first = part.first
        while first < part.last:
            last = min(part.last, tree.reading.sentences[tree.tokens[first].sentence].last)
            cut = _stripped(tree, TokenRange(first=first, last=last))
            if cut is not None and any(tree.tokens[at].upos != "PUNCT" for at in range(cut.first, cut.last)):
                out.append(cut)
            first = last
    return tuple(out)


def without_target(tree: Tree, head: int, name: str, contents: tuple[TokenRange, ...]) -> tuple[TokenRange, ...]:
    """Cut the accused or criticised party off the front of a content: "Moscow of selling arms" is "selling arms".

    Only for verbs whose table entry says that their object is a target, and only where more follows it.
    """
    entry = table("verbs_of_saying").get(name)
    if not contents or not entry or entry["object"] != "target":
        return contents
    first = contents[0]
    objects = [at for at in tree.children(head, "obj") if first.first <= at < first.last]
    if not objects:
        return contents
    start = tree.subtree(objects[0])[-1] + 1
    rest = [at for at in tree.children(head, "advcl", "obl", "xcomp", "ccomp") if start <= at < first.last]
    if start >= first.last or not rest:
        return contents
    if tree.tokens[start].text.lower() in ("of", "for", "over"):
        start += 1
    return (TokenRange(first=start, last=first.last), *contents[1:]) if start < first.last else contents


def without_joined_verbs(tree: Tree, head: int, contents: tuple[TokenRange, ...]) -> tuple[TokenRange, ...]:
    """Cut off what is joined to the cue itself: in "welcomes the deal and urges calm" only the deal is welcomed."""
    joined = [at for at in tree.children(head, "conj") if tree.tokens[at].upos == "VERB"]
    starts = [tree.subtree(at)[0] for at in joined]
    out = list(contents)
    for start in starts:
        out = [
            TokenRange(first=part.first, last=start) if head < part.first < start < part.last else part for part in out
        ]
    return tuple(out)


def antecedent(tree: Tree, head: int) -> tuple[TokenRange, ...]:
    """Return what an object relative speaks of: for "the charge, which he denies" it is "the charge"."""
    token = tree.tokens[head]
    if token.deprel != "acl:relcl" or token.head < 0:
        return ()
    objects = [tree.tokens[at].text.lower() for at in tree.children(head, "obj")]
    if not any(word in ("which", "that") for word in objects):
        return ()
    own = set(tree.subtree(head))
    words = [at for at in tree.subtree(token.head) if at not in own and at < min(own)]
    return (TokenRange(first=words[0], last=words[-1] + 1),) if words else ()

"""Content: what is put forward, cut to the guidelines' edges, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.claims.tree import Tree
from onrecord.tables import table
from onrecord.types import TokenRange

_OPEN, _CLOSE, _EITHER = frozenset("“‘„«"), frozenset("”’»"), frozenset(('"', "``", "''", "'"))
_EDGES = frozenset((",", ".", ";", ":", "-", "–", "—", "--", "...", "…"))


def _marks(tree: Tree, part: TokenRange, kinds: frozenset[str]) -> list[int]:
    return [
        at for at in range(part.first, part.last) if tree.tokens[at].text in kinds or tree.tokens[at].text in _EITHER
    ]


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
    whole = [cut for cut in out if not _scrap(tree, cut)]
    return tuple(whole or out)


def _scrap(tree: Tree, part: TokenRange) -> bool:
    """Tell whether a piece is a lone article or relative pronoun, which says nothing beside the other pieces."""
    token = tree.tokens[part.first]
    return part.last - part.first == 1 and token.text.lower() in ("a", "an", "the", "which", "who", "that")


def _offence(tree: Tree, at: int) -> bool:
    """Tell whether a clause that the parser hung on a party is its offence: "the owner of hiding its catch"."""
    first = tree.subtree(at)[0]
    return tree.tokens[at].upos == "VERB" and first < at and tree.tokens[first].text.lower() in ("of", "for", "over")


def without_target(tree: Tree, head: int, contents: tuple[TokenRange, ...]) -> tuple[TokenRange, ...]:
    """Cut who is accused, blamed, urged or told off the front of a content, where what they did or should do follows.

    "Moscow of selling arms" is "selling arms"; "both sides to spare its trucks" is "to spare its trucks".
    """
    entry = table("verbs_of_saying").get(tree.tokens[head].lemma)
    if not contents or not entry or entry["object"] not in ("target", "addressee", "none") or contents[0].first < head:
        return contents
    objects = {tuple(tree.subtree(at)) for at in tree.children(head, "obj", "iobj")}
    others = tuple(part for part in contents if tuple(range(part.first, part.last)) not in objects)
    contents = others or contents  # "told her that …": she is told, not part of what is told
    first = contents[0]
    parties = [at for at in tree.children(head, "obj", "iobj", "obl") if first.first <= at < first.last]
    if not parties or tree.subtree(parties[0])[0] > first.first + 1:
        return contents
    offences = [at for at in tree.children(parties[0], "acl") if _offence(tree, at)]
    after = tree.subtree(offences[0])[0] - 1 if offences else tree.subtree(parties[0])[-1]
    deeds = [at for at in tree.children(head, "advcl", "obl", "xcomp", "ccomp") if at > after]
    deeds += offences
    if not deeds:
        return contents
    below = tree.subtree(deeds[0])
    start = (
        below[1] if tree.tokens[below[0]].text.lower() in ("of", "for", "over", "that") and len(below) > 1 else below[0]
    )
    gap = start - max(after, first.last - 1) if start >= first.last else 0
    if start <= first.first or gap > 2:
        return contents
    last = first.last if start < first.last else below[-1] + 1
    return (TokenRange(first=start, last=last), *(part for part in contents[1:] if part.first >= last))


def _opens_clause(tree: Tree, at: int) -> bool:
    """Tell whether an adverbial clause opens with a word of its own: "while", "when", "after"."""
    first = tree.subtree(at)[0]
    return bool(tree.children(at, "mark")) or tree.tokens[first].text.lower() in ("when", "where", "while", "as")


def within_relative(tree: Tree, head: int, contents: tuple[TokenRange, ...]) -> tuple[TokenRange, ...]:
    """Keep contents inside the relative clause that the cue stands in, and leave out its "which" or "who".

    "Russia, which is thought to lack shells, as a threat": only "to lack shells" is thought.
    """
    clause = next((at for at in (head, *tree.ancestors(head)) if tree.tokens[at].deprel == "acl:relcl"), None)
    if clause is None or tree.tokens[head].sentence != tree.tokens[clause].sentence:
        return contents
    last = tree.subtree(clause)[-1] + 1
    out = []
    for part in contents:
        lone = part.last - part.first == 1 and tree.tokens[part.first].text.lower() in ("which", "who", "that")
        inside = (
            head < part.first < last < part.last and tree.tokens[part.last - 1].sentence == tree.tokens[head].sentence
        )
        if not lone:
            out.append(TokenRange(first=part.first, last=last) if inside else part)
    return tuple(out)


def without_joined_verbs(tree: Tree, head: int, contents: tuple[TokenRange, ...]) -> tuple[TokenRange, ...]:
    """Cut off what goes with the cue itself: in "welcomes the deal and urges calm" only the deal is welcomed."""
    joined = [at for at in tree.children(head, "conj") if tree.tokens[at].upos == "VERB"]
    things = [at for at in tree.children(head, "obj") if any(part.first <= at < part.last for part in contents)]
    if things:  # "denied the claims while their leaders met": the clause goes with the denying
        joined += [at for at in tree.children(head, "advcl") if at > things[0] and _opens_clause(tree, at)]
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

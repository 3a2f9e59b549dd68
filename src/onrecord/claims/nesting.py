"""Nesting: which claim reaches us through which other, and cues that together make one claim."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.claims.proposals import Candidate
from onrecord.claims.tree import Tree
from onrecord.tables import table
from onrecord.types import TokenRange

_CITING = frozenset(("cite", "quote"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Nested:
    """A candidate in its place.

    Attributes:
        candidate: the attribution.
        contents: its contents, which a citing claim may have taken over from the one that cites.
        more_cues: further cues of the same claim ("criticized … saying").
        via: index of the claim that it reaches us through, or None.
        by: the rule that found ``via``.
    """

    candidate: Candidate
    contents: tuple[TokenRange, ...]
    more_cues: tuple[TokenRange, ...] = ()
    via: int | None = None
    by: str = ""


def _holds(contents: tuple[TokenRange, ...], part: TokenRange) -> bool:
    return any(content.first <= part.first and part.last <= content.last for content in contents)


def _size(contents: tuple[TokenRange, ...]) -> int:
    return sum(content.last - content.first for content in contents)


def _joined(tree: Tree, candidates: list[Candidate]) -> list[Nested]:
    """Make one claim of a deed and the participle of saying that gives its words: "criticized the visit, saying …"."""
    verbs = table("verbs_of_saying")
    out: list[Nested] = []
    heads: dict[int, int] = {}
    for item in candidates:
        attribution = item.attribution
        head = tree.head_of(attribution.cue)
        token = tree.tokens[head]
        above = heads.get(token.head)
        entry = verbs.get(token.lemma)
        participle = tree.relation(head) == "advcl" and token.text.lower().endswith("ing")
        if above is not None and participle and entry and entry["act"] == "say" and entry["speaker"] == "subject":
            first = out[above]
            deed = verbs.get(tree.tokens[token.head].lemma)
            if deed and deed["act"] == "accuse" and attribution.contents:
                out[above] = replace(
                    first, contents=attribution.contents, more_cues=(*first.more_cues, attribution.cue)
                )
                continue
        heads[head] = len(out)
        out.append(Nested(candidate=item, contents=attribution.contents))
    return out


def _cues(item: Nested) -> tuple[TokenRange, ...]:
    return (item.candidate.attribution.cue, *item.more_cues)


def _covering(items: list[Nested]) -> dict[int, list[int]]:
    """Return for each token that opens a cue the claims in whose content it stands."""
    opens = {item.candidate.attribution.cue.first for item in items}
    found: dict[int, list[int]] = {}
    for number, item in enumerate(items):
        for part in item.contents:
            for at in range(part.first, part.last):
                if at in opens:
                    found.setdefault(at, []).append(number)
    return found


def _cited(tree: Tree, heads: dict[int, int], number: int, cue: TokenRange) -> int | None:
    """Return the claim that cites this one: "KCNA criticised the visit, citing a commentator"."""
    head = tree.head_of(cue)
    if tree.tokens[head].lemma not in _CITING:
        return None
    return next((heads[at] for at in tree.ancestors(head) if heads.get(at, number) != number), None)


def _apart(tree: Tree, items: list[Nested]) -> list[Nested]:
    """End a content before a later cue of the same speaker: "it sank" in "said it sank, adding that two died".

    Who stands outside a content as its speaker cannot be speaking within it.
    """
    out = list(items)
    covering = _covering(items)
    for item in items:
        attribution = item.candidate.attribution
        cue = attribution.cue
        for number in covering.get(cue.first, ()):
            outer = out[number]
            own = outer.candidate.attribution
            if (
                tree.tokens[tree.head_of(cue)].upos != "VERB"
                or own.cue == cue
                or not attribution.sources
                or attribution.sources != own.sources
                or own.cue.first > cue.first
            ):
                continue
            start = cue.first
            while start > own.cue.last and tree.tokens[start - 1].upos in ("PUNCT", "CCONJ", "ADV", "PART"):
                start -= 1
            parts = tuple(
                TokenRange(first=part.first, last=min(part.last, start)) if part.first < start else part
                for part in outer.contents
                if part.first < start or (part.first > cue.last and not _holds(attribution.contents, part))
            )
            if any(part.first < start for part in parts):
                out[number] = replace(outer, contents=parts)
    return out


def cites(tree: Tree, item: Candidate) -> bool:
    """Tell whether a candidate may take its content over from the claim that cites it: "citing a memo"."""
    return tree.tokens[tree.head_of(item.attribution.cue)].lemma in _CITING and bool(item.attribution.sources)


def nest(tree: Tree, candidates: list[Candidate]) -> list[Nested]:
    """Return the claims-to-be in the order of their cues, each with the claim that it stands in."""
    items = _apart(tree, _joined(tree, candidates))
    covering = _covering(items)
    heads = {tree.head_of(cue): number for number, item in enumerate(items) for cue in _cues(item)}
    out = []
    for number, item in enumerate(items):
        cue = item.candidate.attribution.cue
        cited = _cited(tree, heads, number, cue)
        if cited is not None:
            outer_cue = items[cited].candidate.attribution.cue
            own = item.contents if _says_something(tree, item.contents) else items[cited].contents
            own = items[cited].contents if _holds(own, outer_cue) else own  # what is cited is not the citing itself
            out.append(replace(item, via=cited, by="rule:cited_by", contents=own))
            continue
        around = [
            other
            for other in covering.get(cue.first, ())
            if other != number
            and _holds(items[other].contents, cue)
            and not _holds(item.contents, items[other].candidate.attribution.cue)
        ]
        if around:
            inner = min(around, key=lambda other: _size(items[other].contents))
            item = replace(item, via=inner, by="rule:stands_in_its_content")
        out.append(item)
    return [replace(item, via=None, by="") if _circular(out, number) else item for number, item in enumerate(out)]


def _circular(items: list[Nested], number: int) -> bool:
    """Tell whether following ``via`` from a claim comes back to it, and it is the first of that circle."""
    seen = [number]
    via = items[number].via
    while via is not None and via not in seen:
        seen.append(via)
        via = items[via].via
    return via == number and number == min(seen)


def _says_something(tree: Tree, contents: tuple[TokenRange, ...]) -> bool:
    """Tell whether contents hold a clause, not only the name of who is cited."""
    return any(
        tree.tokens[at].upos == "VERB" and tree.relation(at) not in ("amod", "compound")
        for part in contents
        for at in range(part.first, part.last)
    )

"""Candidates: the model's attributions, and those that a rule sees and the model did not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.claims.content import antecedent, without_joined_verbs
from onrecord.claims.cues import frame_of
from onrecord.claims.tree import Tree
from onrecord.tables import table
from onrecord.types import Attribution, TokenRange

OWN_BAR, NEWS_BAR = 0.5, 0.5
"""A model's cue is taken when the guidelines' head or the news head is at least this sure (see evaluation/results.md)."""

_PLANNING = frozenset(("plan", "intend", "prepare", "aim", "seek", "try", "attempt", "mean", "go", "due", "set"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An attribution that may become a claim, and who proposed it ("model:cues" or "rule:…")."""

    attribution: Attribution
    by: str


def _part(first: int, last: int) -> TokenRange:
    return TokenRange(first=first, last=last)


def _proposed(cue: TokenRange, contents: tuple[TokenRange, ...], kind: str, act: str, by: str) -> Candidate:
    attribution = Attribution(
        cue=cue, sources=(), contents=contents, score=1.0, news_score=1.0, act=act, act_score=0.0, kind=kind, kind_score=0.0
    )  # fmt: skip
    return Candidate(attribution=attribution, by=by)


def _runs(indexes: list[int]) -> tuple[TokenRange, ...]:
    """Return sorted token indexes as ranges."""
    out: list[TokenRange] = []
    for at in indexes:
        if out and out[-1].last == at:
            out[-1] = _part(out[-1].first, at + 1)
        else:
            out.append(_part(at, at + 1))
    return tuple(out)


def _hidden_adverbs(tree: Tree) -> Iterator[Candidate]:
    """"Reportedly", "allegedly": the clause they stand in, by a speaker who is not named."""
    phrases = table("phrases_of_saying")
    for at, token in enumerate(tree.tokens):
        entry = phrases.get(token.text.lower())
        if not entry or entry["form"] != "adverb" or entry["speaker"] != "hidden" or token.head < 0:
            continue
        clause = token.head
        if tree.tokens[clause].upos not in ("VERB", "AUX", "ADJ", "NOUN"):
            continue
        inside = [i for i in tree.subtree(clause) if i != at and not _apart(tree, i, clause)]
        contents = _runs([i for i in inside if tree.tokens[i].upos != "PUNCT" or i - 1 in inside])
        if contents:
            yield _proposed(_part(at, at + 1), contents, "hidden", entry["act"], "rule:hidden_adverb")


def _apart(tree: Tree, at: int, clause: int) -> bool:
    """Tell whether a word belongs to a clause joined to this one, not to it."""
    for step in [at, *tree.ancestors(at)]:
        if step == clause:
            return False
        if tree.tokens[step].head == clause and tree.relation(step) in ("conj", "parataxis", "cc", "advcl", "mark"):
            return True
    return False


def _hidden_passives(tree: Tree) -> Iterator[Candidate]:
    """"Is thought to X", "is said to have X": X, by a speaker who is not named."""
    phrases = table("phrases_of_saying")
    for at, token in enumerate(tree.tokens):
        if token.upos != "VERB" or not tree.passive(at):
            continue
        entry = phrases.get(f"be {token.lemma} to")
        if not entry:
            continue
        clauses = tree.children(at, "xcomp", "ccomp")
        agents = [i for i in tree.children(at, "obl") if any(tree.tokens[c].text == "by" for c in tree.children(i, "case"))]
        if not clauses or agents or clauses[0] < at:
            continue
        auxiliary = [i for i in tree.children(at, "aux") if tree.tokens[i].deprel == "aux:pass"]
        first = auxiliary[0] if auxiliary and at - auxiliary[0] <= 2 else at
        below = tree.subtree(clauses[0])
        yield _proposed(
            _part(first, at + 1), (_part(below[0], below[-1] + 1),), "hidden", entry["act"], "rule:hidden_passive"
        )


def _only_a_plan(tree: Tree, attribution: Attribution) -> bool:
    """Tell whether a cue only says what someone is about to do: "plans to sail" is a planned event, no claim."""
    head = tree.head_of(attribution.cue)
    return tree.tokens[head].lemma in _PLANNING and frame_of(tree, head, attribution.contents) in ("xcomp", "object")


def _completed(tree: Tree, attribution: Attribution) -> Attribution:
    """Return the attribution with its contents cut to its own cue, or found where a relative clause hides them."""
    head = tree.head_of(attribution.cue)
    contents = without_joined_verbs(tree, head, attribution.contents) or antecedent(tree, head)
    return replace(attribution, contents=contents)


def _overlap(a: TokenRange, b: TokenRange) -> bool:
    return a.first < b.last and b.first < a.last


def find_candidates(tree: Tree, *, hidden: bool) -> list[Candidate]:
    """Return the candidates of a story, in the order of their cues."""
    found = [
        Candidate(attribution=_completed(tree, item), by="model:cues")
        for item in tree.reading.attributions
        if (item.score >= OWN_BAR or item.news_score >= NEWS_BAR) and not _only_a_plan(tree, item)
    ]
    if hidden:
        for proposed in (*_hidden_adverbs(tree), *_hidden_passives(tree)):
            if not any(_overlap(proposed.attribution.cue, other.attribution.cue) for other in found):
                found.append(proposed)
    return sorted(found, key=lambda candidate: (candidate.attribution.cue.first, candidate.attribution.cue.last))

"""Candidates: the model's attributions, and those that a rule sees and the model did not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.claims.completing import completed
from onrecord.claims.cues import look_up
from onrecord.claims.silences import says_nothing
from onrecord.claims.tree import Tree
from onrecord.tables import table
from onrecord.types import Attribution, TokenRange

OWN_BAR, NEWS_BAR, UNKNOWN_BAR = 0.5, 0.5, 0.65
"""A model's cue is taken when the guidelines' head is at least this sure of it, or the news head: more so for a cue
that no table knows. Chosen on gold/ dev (python -m evaluation.score --only claims)."""

_VOICES = frozenset(("VERB", "NOUN", "PROPN", "ADJ", "AUX", "ADP", "SCONJ"))
_NEAR = 12  # words between a cue and an aside that interrupts its content
_LONGEST_VOICE = 7
_HIDDEN_ACTS = frozenset(("say", "believe", "accuse", "deny", "warn"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An attribution that may become a claim, and who proposed it ("model:cues" or "rule:…")."""

    attribution: Attribution
    by: str


def _part(first: int, last: int) -> TokenRange:
    return TokenRange(first=first, last=last)


def _proposed(cue: TokenRange, contents: tuple[TokenRange, ...], kind: str, act: str, by: str) -> Candidate:
    attribution = Attribution(
        cue=cue,
        sources=(),
        contents=contents,
        score=1.0,
        news_score=1.0,
        act=act,
        act_score=0.0,
        kind=kind,
        kind_score=0.0,
    )
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
    """Find "reportedly", "allegedly": the clause they stand in, by a speaker who is not named."""
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
    """Find "is thought to X", "is said to have X": X, by a speaker who is not named."""
    phrases = table("phrases_of_saying")
    for at, token in enumerate(tree.tokens):
        if token.upos != "VERB" or not tree.passive(at):
            continue
        entry = phrases.get(f"be {token.lemma} to")
        if entry and entry["act"] not in _HIDDEN_ACTS:
            continue
        if not entry or entry["speaker"] != "hidden":
            continue
        clauses = tree.children(at, "xcomp", "ccomp")
        agents = [
            i for i in tree.children(at, "obl") if any(tree.tokens[c].text == "by" for c in tree.children(i, "case"))
        ]
        if not clauses or agents or clauses[0] < at:
            continue
        auxiliary = [i for i in tree.children(at, "aux") if tree.tokens[i].deprel == "aux:pass"]
        first = auxiliary[0] if auxiliary and 0 < at - auxiliary[0] <= 2 else at
        below = [i for i in tree.subtree(at) if i >= tree.subtree(clauses[0])[0] and i > at]
        while len(below) > 1 and tree.tokens[below[-1]].upos == "PUNCT":
            below.pop()
        subjects = [i for i in tree.children(at, "nsubj") if tree.tokens[i].upos != "PRON" and i < first]
        whom = [tree.subtree(i) for i in subjects]
        contents = (*(_part(words[0], words[-1] + 1) for words in whom), _part(below[0], below[-1] + 1))
        yield _proposed(_part(first, at + 1), contents, "hidden", entry["act"], "rule:hidden_passive")


def _sure(tree: Tree, item: Attribution) -> bool:
    """Tell whether the model is sure enough of a cue, and the cue is a word that can attribute."""
    if item.score >= OWN_BAR or item.news_score >= NEWS_BAR:
        cue = look_up(tree, item.cue, item.contents, item.sources)
        if cue.act and cue.fits:
            return True
        return tree.tokens[cue.head].upos in _VOICES and (item.score >= OWN_BAR or item.news_score >= UNKNOWN_BAR)
    return False


def _headline_voices(tree: Tree) -> Iterator[Candidate]:
    """Find "Minister: we never used it", "Dam was never inspected: court papers": a colon sets off who speaks."""
    for sentence in tree.reading.sentences:
        if tree.reading.story.parts[sentence.part].kind != "headline":
            continue
        colons = [at for at in range(sentence.first + 1, sentence.last - 1) if tree.tokens[at].text == ":"]
        if len(colons) != 1:
            continue
        before, after = _part(sentence.first, colons[0]), _part(colons[0] + 1, sentence.last)
        for voice, content in ((before, after), (after, before)):
            spoken = any(tree.tokens[at].upos in ("VERB", "AUX") for at in range(content.first, content.last))
            if spoken and voice.last - voice.first <= _LONGEST_VOICE and _speaks(tree, voice, last=voice is after):
                attribution = Attribution(
                    cue=_part(colons[0], colons[0] + 1), sources=(voice,), contents=(content,), score=1.0,
                    news_score=1.0, act="say", act_score=0.0, kind="group", kind_score=0.0,
                )  # fmt: skip
                yield Candidate(attribution=attribution, by="rule:headline_voice")
                break


def _speaks(tree: Tree, voice: TokenRange, *, last: bool) -> bool:
    """Tell whether a phrase names someone who can speak and nothing else: no verb, and a head that is a speaker."""
    head = tree.tokens[tree.head_of(voice)]
    if any(tree.tokens[at].upos in ("VERB", "AUX") for at in range(voice.first, voice.last)):
        return False
    nouns = table("speaker_kinds")["nouns"]
    text = tree.span(voice).text
    named = any(
        entity.kind in ("person", "organization") and voice.first <= entity.first and entity.last == voice.last
        for entity in tree.reading.entities
    )
    return (
        named or head.lemma in nouns or head.text.lower() in nouns or (last and text in table("governments")["names"])
    )


def _overlap(a: TokenRange, b: TokenRange) -> bool:
    return a.first < b.last and b.first < a.last


def _apart_from(tree: Tree, attribution: Attribution, others: list[Candidate]) -> Attribution:
    """Leave out content pieces that are only another's "she says": in "she knows, she says, that it holds"."""
    if len(attribution.contents) < 2:
        return attribution
    asides = [
        {at for part in (*other.attribution.sources, other.attribution.cue) for at in range(part.first, part.last)}
        | set(tree.children(tree.head_of(other.attribution.cue), "nsubj"))
        for other in others
        if other.attribution.cue != attribution.cue and abs(other.attribution.cue.first - attribution.cue.first) < _NEAR
    ]
    kept = [p for p in attribution.contents if not any(set(range(p.first, p.last)) <= aside for aside in asides)]
    return replace(attribution, contents=tuple(kept))


def find_candidates(tree: Tree, *, hidden: bool) -> list[Candidate]:
    """Return the candidates of a story, in the order of their cues."""
    found = [
        Candidate(
            attribution=completed(tree, item), by="model:cues" if item.news_score >= NEWS_BAR else "model:own_cues"
        )
        for item in tree.reading.attributions
        if _sure(tree, item) and not says_nothing(tree, item)
    ]
    found = [replace(item, attribution=_apart_from(tree, item.attribution, found)) for item in found]
    if hidden:
        for proposed in (*_hidden_adverbs(tree), *_hidden_passives(tree)):
            if not any(_overlap(proposed.attribution.cue, other.attribution.cue) for other in found):
                found.append(proposed)
    else:
        found = [item for item in found if item.attribution.sources]
    for voice in _headline_voices(tree):
        within = [*voice.attribution.sources, *voice.attribution.contents]
        if not any(
            _overlap(part, other.attribution.cue) for part in within for other in found if other.attribution.sources
        ):
            found.append(voice)
    return sorted(found, key=lambda candidate: (candidate.attribution.cue.first, candidate.attribution.cue.last))

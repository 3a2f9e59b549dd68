"""Proposals: attributions that a rule sees by itself, whatever the model saw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.claims.clauses import clause_around, hung_on, runs
from onrecord.claims.phrases import starred
from onrecord.claims.tree import Tree
from onrecord.tables import table
from onrecord.types import Attribution, TokenRange

_LONGEST_VOICE = 7
_HIDDEN_ACTS = frozenset(("say", "believe", "accuse", "deny", "warn"))
_PREDICATES = frozenset(("VERB", "AUX", "ADJ", "NOUN"))


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


def hidden_adverbs(tree: Tree) -> Iterator[Candidate]:
    """Find "reportedly", "allegedly": the clause they stand in, by a speaker who is not named."""
    phrases = table("phrases_of_saying")
    for at, token in enumerate(tree.tokens):
        entry = phrases.get(token.text.lower())
        if not entry or entry["form"] != "adverb" or entry["speaker"] != "hidden" or token.head < 0:
            continue
        if tree.tokens[token.head].upos in _PREDICATES:
            contents = runs(clause_around(tree, at))
            yield _proposed(_part(at, at + 1), contents, "hidden", entry["act"], "rule:hidden_adverb")


def hidden_passives(tree: Tree) -> Iterator[Candidate]:
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


def possessors(tree: Tree) -> Iterator[Candidate]:
    """Find "in her words", "by the army's count": the clause that they hang on, put forward by whose words they are."""
    for at, token in enumerate(tree.tokens):
        owners = [child for child in tree.children(at, "nmod") if tree.tokens[child].deprel == "nmod:poss"]
        if not owners or token.upos != "NOUN" or not tree.children(at, "case"):
            continue
        phrase = starred(tree, _part(at, at + 1))
        if phrase is None or phrase.entry["speaker"] != "possessor" or phrase.entry["act"] == "demand":
            continue
        contents = hung_on(tree, phrase)
        if contents:
            proposed = _proposed(_part(at, at + 1), contents, "group", phrase.entry["act"], "rule:possessor")
            yield replace(proposed, attribution=replace(proposed.attribution, sources=(_owner(tree, owners[0]),)))


def _owner(tree: Tree, at: int) -> TokenRange:
    """Return a possessor without its mark: "the army" of "the army's"."""
    words = [i for i in tree.subtree(at) if i not in tree.children(at, "case", "punct")]
    return runs(words)[0]


def headline_voices(tree: Tree) -> Iterator[Candidate]:
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

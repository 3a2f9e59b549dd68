"""Completing: what the model left out of an attribution and the syntax gives, and what it took in too much."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from onrecord.claims.clauses import clause_around, runs, said_of, tokens_of
from onrecord.claims.content import (
    antecedent,
    within_noun,
    within_relative,
    without_joined_verbs,
    without_parties,
    without_target,
)
from onrecord.claims.phrases import starred
from onrecord.claims.tree import Tree
from onrecord.tables import table
from onrecord.types import Attribution, TokenRange

_MOODS = frozenset(
    "encourage concern shock please commit worry alarm convince delight dismay disappoint determine resolve appall "
    "appal sadden outrage honor honour gratify trouble disturb horrify".split()
)
_QUESTIONING = frozenset(("ask", "press", "question", "quiz"))
_TAILS = frozenset((",", "-", "–", "—", ":", "'s", "’s", "who", "which", "that"))
_TRAILING = frozenset(("when", "while", "as", "after", "before", "during", "if", "in", "at", "on"))
_STEPS = 3
_MEASURES = frozenset(
    "percent per-cent dollar euro pound yen yuan ruble rouble rupee peso franc cent tonne ton".split()
)
_LARGE = frozenset(("hundred", "thousand", "million", "billion", "trillion"))
_CLAUSES = frozenset(("conj", "advcl", "xcomp"))


def _cited(tree: Tree, head: int, contents: tuple[TokenRange, ...]) -> TokenRange | None:
    """Return who is cited: "a leaked memo" of "the envoy, citing a leaked memo, said the vote was rigged"."""
    token = tree.tokens[head]
    if token.lemma not in ("cite", "quote") or not token.text.lower().endswith("ing"):
        return None
    objects = tree.children(head, "obj")
    return _phrase(tree, objects[0]) if objects else None


def _asked(tree: Tree, head: int) -> bool:
    """Tell whether a lone participle says what someone was asked or told: "Warned of floods, they left" is hidden."""
    token = tree.tokens[head]
    entry = table("verbs_of_saying").get(token.lemma)
    addressed = token.lemma in _QUESTIONING or (entry is not None and entry["object"] in ("addressee", "target"))
    by = any(
        tree.tokens[mark].text.lower() == "by"
        for at in tree.children(head, "obl")
        for mark in tree.children(at, "case")
    )
    lone = not by and not tree.children(head, "nsubj", "aux", "obj", "mark")
    hung = ("advcl", "acl", "parataxis", "dep") if token.lemma in _QUESTIONING else ("advcl", "acl")
    return addressed and lone and tree.relation(head) in hung and token.text.lower().endswith(("ed", "told"))


def _phrase(tree: Tree, head: int) -> TokenRange:
    """Return a noun phrase without the clauses and the apposition marks that trail it."""
    cut = {
        at
        for child in tree.children(head, "acl", "parataxis", "advcl", "punct", "cc")
        if child > head and not (tree.relation(child) == "punct" and tree.children(head, "appos"))
        for at in tree.subtree(child)
    }
    words = [at for at in tree.subtree(head) if at not in cut]
    first = head
    while first - 1 in words:
        first -= 1
    last = head + 1
    while last in words:
        last += 1
    while last > head + 1 and tree.tokens[last - 1].upos == "PUNCT":
        last -= 1
    return TokenRange(first=first, last=last)


def _subject(tree: Tree, head: int) -> TokenRange | None:
    """Return who does what a verb says: its subject, its agent in the passive, or the subject it shares."""
    at = head
    for _ in range(_STEPS):
        subjects = tree.children(at, "nsubj")
        agents = [
            child
            for child in tree.children(at, "obl")
            if any(tree.tokens[mark].text.lower() == "by" for mark in tree.children(child, "case"))
        ]
        if tree.passive(at) and tree.tokens[at].lemma not in _MOODS:  # "are encouraged by": whose mood it is speaks
            return _without_case(tree, agents[0]) if agents else None
        if subjects:
            return _phrase(tree, subjects[0])
        if tree.relation(at) not in _CLAUSES or tree.tokens[at].head < 0:
            return None
        at = tree.tokens[at].head
    return None


def _owner(tree: Tree, head: int) -> TokenRange | None:
    """Return whose a noun of saying is: "Moscow's denial", "a claim by the rebels"."""
    for child in tree.children(head, "nmod"):
        marks = [tree.tokens[at].text.lower() for at in tree.children(child, "case")]
        if tree.tokens[child].deprel == "nmod:poss":
            phrase = _phrase(tree, child)
            possessive = tree.tokens[phrase.last - 1].text.lower() in ("'s", "’s", "'", "’")
            cut = possessive and phrase.last - phrase.first > 1
            return TokenRange(first=phrase.first, last=phrase.last - 1) if cut else phrase
        if "by" in marks or "from" in marks:
            return _without_case(tree, child)
    return None


def _without_case(tree: Tree, head: int) -> TokenRange:
    """Return a phrase without the preposition in front: "prosecutors" of "by prosecutors"."""
    phrase = _phrase(tree, head)
    marks = [at for at in tree.children(head, "case") if at < head]
    return TokenRange(first=max([phrase.first, *(tree.subtree(at)[-1] + 1 for at in marks)]), last=phrase.last)


def _speaker(tree: Tree, head: int) -> TokenRange | None:
    token = tree.tokens[head]
    if token.upos in ("VERB", "AUX"):
        return _subject(tree, head)
    if token.upos not in ("NOUN", "PROPN"):
        return None
    verb = tree.tokens[token.head] if token.head >= 0 else token
    entry = table("verbs_of_saying").get(verb.lemma)
    if tree.relation(head) == "obj" and entry and entry["act"] in ("say", "promise"):
        return _subject(tree, token.head)  # "she repeated the country's commitment": she speaks
    return _owner(tree, head)


def _with_subject(tree: Tree, head: int, sources: tuple[TokenRange, ...]) -> tuple[TokenRange, ...]:
    """Return the sources with the name that stands in front of a lone apposition: "Ana Kovač, the minister, said"."""
    if len(sources) != 1 or tree.tokens[head].upos != "VERB":
        return sources
    (part,) = sources
    own = tree.head_of(part)
    above = tree.tokens[own].head
    if tree.relation(own) != "appos" or above < 0 or tree.relation(above) != "nsubj" or above >= part.first:
        return sources
    return (TokenRange(first=_phrase(tree, above).first, last=part.last),)


def _trimmed(tree: Tree, part: TokenRange) -> TokenRange:
    """Return a source whole and without what trails it: "the coast" of "the coast guard", "Ames, when we met,"."""
    first, last = part.first, part.last
    for at in range(first + 1, last - 1):
        if tree.tokens[at].text == "," and tree.tokens[at + 1].text.lower() in _TRAILING:
            last = at
            break
    head = tree.tokens[tree.head_of(TokenRange(first=first, last=last))]
    inside = head.deprel in ("compound", "amod", "det", "flat", "nmod:poss") and last <= head.head <= last + 2
    if inside and head.deprel != "nmod:poss" and tree.tokens[head.head].upos in ("NOUN", "PROPN"):
        last = head.head + 1
    while last - first > 1 and tree.tokens[last - 1].text.lower() in _TAILS:
        last -= 1
    while last - first > 1 and tree.tokens[first].text in (",", "-", "–", "—"):
        first += 1
    return TokenRange(first=first, last=last)


def _together(tree: Tree, head: int, sources: tuple[TokenRange, ...]) -> tuple[TokenRange, ...]:
    """Return the sources that speak together: of pieces far apart, those beside the one that the syntax gives.

    Pieces are together when only "and", commas or an article stand between them.
    """
    if len(sources) < 2:
        return sources
    groups = [[sources[0]]]
    for before, part in pairwise(sources):
        between = [tree.tokens[at].upos for at in range(before.last, part.first)]
        if all(upos in ("CCONJ", "PUNCT", "DET") for upos in between):
            groups[-1].append(part)
        else:
            groups.append([part])
    found = _speaker(tree, head)
    for group in groups:
        if found and any(part.first < found.last and found.first < part.last for part in group):
            return tuple(group)
    return tuple(min(groups, key=lambda group: min(abs(part.first - head) for part in group)))


def _before(tree: Tree, attribution: Attribution) -> tuple[TokenRange, ...]:
    """Return what stands before a closing "…, paper reports": the sentence up to the comma before the speaker."""
    sentence = tree.reading.sentences[tree.tokens[attribution.cue.first].sentence]
    closing = all(tree.tokens[at].upos == "PUNCT" for at in range(attribution.cue.last, sentence.last))
    if not closing or not attribution.sources or tree.tokens[tree.head_of(attribution.cue)].upos != "VERB":
        return ()
    comma = attribution.sources[0].first - 1
    fits = attribution.sources[-1].last <= attribution.cue.first and comma > sentence.first
    return (TokenRange(first=sentence.first, last=comma),) if fits and tree.tokens[comma].text == "," else ()


def _antecedents(tree: Tree, sources: tuple[TokenRange, ...]) -> tuple[TokenRange, ...]:
    """Return sources with what a lone "who" or "which" stands for in its place: "Ana Kovač" of "Ana Kovač, who"."""
    out = []
    for part in sources:
        clause = next((at for at in tree.ancestors(part.first) if tree.tokens[at].deprel == "acl:relcl"), None)
        lone = part.last - part.first == 1 and tree.tokens[part.first].text.lower() in ("who", "which", "that")
        noun = tree.tokens[clause].head if clause is not None else -1
        out.append(_without_case(tree, noun) if lone and 0 <= noun < part.first else part)
    return tuple(out)


def _can_speak(tree: Tree, head: int, part: TokenRange) -> bool:
    """Tell whether words can be a speaker: no amount of money, no time, and a bare number only as the cue's subject.

    "Two said they saw it" and "45 percent said no" count people; "warned of losses of 3 million" does not.
    """
    own = tree.head_of(part)
    subject = tree.tokens[own].head == head and tree.relation(own) == "nsubj"
    around = [entity for entity in tree.reading.entities if entity.first <= own < entity.last]
    if any(entity.kind == "money" for entity in around):
        return False
    named = any(entity.kind in ("person", "organization") for entity in around)
    timed = any(entity.kind == "time" for entity in around) and not named
    token = tree.tokens[own]
    counted = token.upos == "NUM" and (token.text[:1].isdigit() or token.lemma in _LARGE)
    measured = counted or token.lemma in _MEASURES or token.text in ("%", "$", "€", "£")
    return subject or not (timed or (measured and not tree.children(own, "nmod")))  # "two percent of voters" are people


def _whole_clause(tree: Tree, adverb: int, parts: tuple[TokenRange, ...]) -> tuple[TokenRange, ...]:
    """Return what a hidden adverb is said of: its clause with the subject, and what the model saw beyond that."""
    words = tokens_of(parts) - {adverb}
    clause = tree.tokens[adverb].head
    known = clause >= 0 and (clause in words or not words)  # not so "he left, reportedly because he was ill"
    return runs(words | clause_around(tree, adverb) if known else words)


def completed(tree: Tree, attribution: Attribution) -> Attribution:
    """Return an attribution whose contents keep to their own cue, and whose speaker the syntax gives if need be."""
    head = tree.head_of(attribution.cue)
    contents = within_relative(tree, head, without_joined_verbs(tree, head, attribution.contents))
    named = antecedent(tree, head)
    if not contents or (
        named and all(named[0].first <= part.first and part.last <= named[0].last for part in contents)
    ):
        contents = named or contents
    contents = contents or _before(tree, attribution)
    contents = within_noun(tree, head, without_parties(tree, head, contents))
    sources = tuple(_trimmed(tree, part) for part in _together(tree, head, attribution.sources))
    sources = _antecedents(tree, _with_subject(tree, head, sources))
    phrase = table("phrases_of_saying").get(tree.span(attribution.cue).text.lower())
    if phrase and phrase["speaker"] == "hidden" and phrase["form"] == "adverb":
        return replace(attribution, sources=(), contents=_whole_clause(tree, head, (*sources, *contents)))
    aside = starred(tree, attribution.cue)
    if aside is not None and aside.aside:
        contents = said_of(tree, aside, contents)
    cited = _cited(tree, head, contents)
    if cited is not None:
        return replace(attribution, sources=(cited,), contents=contents)
    if _asked(tree, head):
        return replace(attribution, sources=(), contents=contents)
    sources = tuple(part for part in sources if _can_speak(tree, head, part))
    if not sources:
        found = _speaker(tree, head)
        apart = (
            found
            and _can_speak(tree, head, found)
            and not any(part.first < found.last and found.first < part.last for part in contents)
        )
        sources = (found,) if found and apart else ()
    return replace(attribution, sources=sources, contents=without_target(tree, head, contents))

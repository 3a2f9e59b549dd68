"""Composing: an event's status out of its own form and the operators above it, up to where its claim's content ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.claims.events.forms import Form, form_of, negations
from onrecord.claims.events.operators import Operator, operator_over, places_of, predicate_over
from onrecord.claims.tree import Tree
from onrecord.tables import table
from onrecord.types import Claim, Span

_VERBAL = frozenset(("VERB", "AUX"))
_REAL = frozenset(("", "happened", "ongoing"))
_DEEPEST = 12  # steps up a tree; a sentence of news seldom has more than eight
# What the content of an act is by the guidelines where nothing in it says otherwise; else it happened.
_OF_ACT = {
    "demand": "asked",
    "promise": "planned",
    "plan": "planned",
    "threaten": "possible",
    "warn": "possible",
    "believe": "possible",
    "ask": "possible",
    "deny": "negated",
}
_OF_CLAUSE = {"until": "planned", "till": "planned", "before": "planned", "once": "planned", "had": "negated"}
_OF_FORM = {
    "present": "happened",
    "present passive": "ongoing",
    "past progressive": "happened",
    "predicate": "happened",
    "imperative": "happened",
    "would": "planned",
    "may have": "possible",
    "will have": "planned",
    "must have": "happened",
    "participle": "happened",
    "gerund": "happened",
    "infinitive": "planned",
    "other": "happened",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the tree says of a status.

    Attributes:
        rule: which rule spoke: "past", "not", "under intention planned", "noun subject".
        detail: what it spoke of, so that its worth can be told apart: an operator's name, the status above.
        status: the status that the rule gives.
        words: the tokens that it rests on.
    """

    rule: str
    detail: str
    status: str
    words: tuple[int, ...]


class Composer:
    """Reads statuses off one tree, within one claim.

    Args:
        tree: the reading's tree.
        holder: the claim; what stands outside its content is not asked, but for its own cue.
    """

    def __init__(self, tree: Tree, holder: Claim) -> None:
        self._tree = tree
        self._content = holder.content
        self._cue = holder.cue
        self.act = holder.act if holder.content else "narrator"

    def of(self, at: int, depth: int = 0) -> Evidence:
        """Return the evidence for the word ``at``, composed with what stands over it."""
        tree = self._tree
        if depth > _DEEPEST:
            return Evidence(rule="deep", detail="", status="", words=())
        verbal = tree.tokens[at].upos in _VERBAL or tree.children(at, "cop")
        found = self._clause(at, depth) if verbal else self._noun(at, depth)
        if depth == 0 and self.act == "deny" and found.status in ("happened", "ongoing"):
            return replace(found, rule="denied", detail=found.rule, status="negated")
        return found

    # What stands over a word

    def _inside(self, at: int) -> bool:
        return not self._content or _holds(self._content, self._tree.tokens[at].start)

    def _operator(self, at: int) -> Operator | None:
        """Return the operator over a word, if it stands in the claim's content or is the claim's cue."""
        found = operator_over(self._tree, at)
        if found is None or self._inside(found.at):
            return found
        told = self.act == "say" and found.kind == "request"  # "insists that it acted": a fact is put, nothing is asked
        return found if _holds(self._cue, self._tree.tokens[found.at].start) and not told else None

    def _under(self, operator: Operator, depth: int) -> Evidence:
        """Return what an operator makes of the event below it."""
        if self._inside(operator.at):
            outer, where = self.of(operator.at, depth + 1), "under"
        else:
            negated = self._tree.negated(operator.at)
            outer, where = Evidence(rule="", detail="", status="negated" if negated else "", words=()), "cue"
        past = form_of(self._tree, operator.at).status == "happened"
        status = operator.over(outer.status or "happened", past=past)
        above = "" if outer.status in _REAL else f" {outer.status}"
        return Evidence(
            rule=f"{where} {operator.kind} {operator.status}{above}",
            detail=operator.name,
            status=status,
            words=(operator.at, *outer.words),
        )

    def _aspect(self, head: int) -> str:
        return str(table("event_words")["aspect_verbs"].get(self._tree.tokens[head].lemma, ""))

    def _phase(self, head: int, above: Evidence, what: str) -> Evidence:
        """Return what a word of beginning or ending, itself of a status, makes of the event: "may resume talks"."""
        aspect = self._aspect(head)
        status = aspect if above.status in _REAL else above.status
        detail = f"{self._tree.tokens[head].lemma} {above.status}"
        return Evidence(
            rule=f"{what} {aspect} {above.status}", detail=detail, status=status, words=(head, *above.words)
        )

    # Clauses

    def _clause(self, at: int, depth: int) -> Evidence:
        form = form_of(self._tree, at)
        operator = self._operator(at)
        if operator and not (self._aspect(operator.at) and operator.status == "keep"):
            above = self._under(operator, depth)
            if operator.kind == "request" or not (form.negated or form.status):
                return above
            if form.negated:
                status = "happened" if above.status == "negated" else "negated"
                return Evidence(rule="not " + above.rule, detail="", status=status, words=(*form.words, *above.words))
            if operator.status != "keep" and form.status in _REAL:
                return replace(above, rule=f"finite {above.rule}")
        if form.clause:
            status = _OF_CLAUSE.get(form.clause, "possible")
            if form.clause in ("had", "if") and form.name in ("past perfect", "was to have"):
                return Evidence(rule="counterfactual", detail=form.clause, status="negated", words=form.words)
            detail = f"{'not ' if form.negated else ''}{form.name}"
            return Evidence(rule=f"{form.clause} clause", detail=detail, status=status, words=form.words)
        if form.negated:
            return Evidence(rule="not", detail=form.name, status="negated", words=form.words)
        return self._tensed(at, form, depth)

    def _tensed(self, at: int, form: Form, depth: int) -> Evidence:
        words = form.words or (at,)
        future = _future(self._tree, at)
        if form.name in ("present", "present passive", "progressive", "predicate") and future:
            return Evidence(rule="future", detail=form.name, status="planned", words=(*words, *future))
        condition = (
            self._condition(at) if form.name in ("will", "would", "may", "must", "present", "would have") else ()
        )
        if condition:
            status = "negated" if form.name == "would have" else "possible"
            return Evidence(rule="with if", detail=form.name, status=status, words=(*words, *condition))
        if form.name in ("participle", "gerund", "infinitive"):
            return self._dependent(at, form, depth)
        title = self._tree.reading.sentences[self._tree.tokens[at].sentence].part == 0
        where = "title" if title and form.name in ("present", "present passive", "other") else self.act
        return Evidence(
            rule=form.name, detail=where, status=form.status or _OF_FORM.get(form.name, "happened"), words=words
        )

    def _condition(self, at: int) -> tuple[int, ...]:
        """Return the word that opens a condition on a clause: "if", "unless", "should"."""
        for clause in self._tree.children(at, "advcl"):
            form = form_of(self._tree, clause)
            if form.clause in ("if", "unless", "should", "had", "were"):
                return form.words[-1:]
        return ()

    def _dependent(self, at: int, form: Form, depth: int) -> Evidence:
        """Return the evidence for a form without tense, which hangs on another word: "to liberate", "captured"."""
        head, relation = self._tree.tokens[at].head, self._tree.relation(at)
        if head < 0 or not self._inside(head):
            rule = f"{'first' if head < 0 else 'top'} {form.name}"
            status = _OF_ACT.get(self.act, _OF_FORM[form.name])
            return Evidence(rule=rule, detail=self.act, status=status, words=(at,))
        above = self.of(head, depth + 1)
        if relation == "conj":
            return replace(above, rule=f"conj {above.rule}")
        too = [child for child in self._tree.children(head, "advmod") if self._tree.tokens[child].lemma == "too"]
        if form.name == "infinitive" and too:
            return Evidence(rule="too to", detail="", status="negated", words=(too[0], at))
        if relation in ("xcomp", "ccomp", "csubj", "advcl") and form.name != "participle" and self._aspect(head):
            return self._phase(head, above, "aspect")
        status = {"infinitive": "planned", "participle": "happened"}.get(form.name, above.status or "happened")
        if relation in ("xcomp", "ccomp", "csubj"):
            status = above.status or status
        if form.name == "gerund" and relation in ("acl", "amod"):
            status = "ongoing"
        rule = f"{relation} {form.name}"
        return Evidence(rule=rule, detail=above.status, status=status, words=(at, *above.words))

    # Nouns

    def _noun(self, at: int, depth: int) -> Evidence:
        tree = self._tree
        nots = negations(tree, at)
        if nots:
            return Evidence(rule="no noun", detail=self.act, status="negated", words=tuple(nots))
        predicate = predicate_over(tree, at)
        if predicate:
            status = predicate.negated if tree.negated(predicate.at) else predicate.status
            rule = f"noun is {predicate.kind} {predicate.status}"
            return Evidence(rule=rule, detail=predicate.name, status=status, words=(predicate.at,))
        operator = self._operator(at)
        if operator:
            above = self._under(operator, depth)
            said = " said" if tree.tokens[at].lemma in table("nouns_of_saying") else ""
            return replace(above, rule=f"noun {above.rule}{said}")
        future = _future(tree, at)
        if future:
            return Evidence(rule="noun future", detail="", status="planned", words=future)
        return self._placed(at, depth)

    def _placed(self, at: int, depth: int) -> Evidence:
        """Return the evidence for a noun by its place in the clause."""
        tree = self._tree
        head, relation = tree.tokens[at].head, tree.relation(at)
        if head < 0 or not self._inside(head):
            rule = "noun first" if head < 0 else "noun top"
            return Evidence(rule=rule, detail=self.act, status=_OF_ACT.get(self.act, "happened"), words=(at,))
        above = self.of(head, depth + 1)
        if relation in ("conj", "appos"):
            return replace(above, rule=f"{relation} {above.rule}")
        place = (places_of(tree, at) or (relation,))[0]
        if tree.tokens[head].upos not in _VERBAL and not tree.children(head, "cop"):
            return Evidence(rule=f"noun in noun {place}", detail=above.status, status=above.status, words=(head,))
        if relation in ("obj", "nsubj") and self._aspect(head):
            return self._phase(head, above, "noun aspect")
        if place == "object" and relation != "obl":
            light = tree.tokens[head].lemma in table("event_words")["support_verbs"]
            rule, detail = (
                (f"noun light {above.status}", above.rule)
                if light
                else (f"noun object {above.status}", _article(tree, at))
            )
            return Evidence(rule=rule, detail=detail, status=above.status, words=(head, *above.words))
        status = "happened" if above.status in _REAL or relation == "obl" else above.status
        rule = f"noun {relation} {above.status}"
        detail = place if relation == "obl" else _article(tree, at)
        return Evidence(rule=rule, detail=detail, status=status, words=(head, *above.words))


def _holds(spans: Iterable[Span], start: int) -> bool:
    return any(span.start <= start < span.end for span in spans)


def _article(tree: Tree, at: int) -> str:
    """Return how a noun is made known: "the" (or "this", "its"), "a", or "bare"."""
    words = {tree.tokens[child].text.lower() for child in tree.children(at, "det", "nmod") if child < at}
    if words & {"a", "an", "any", "another", "some"}:
        return "a"
    return "the" if words else "bare"


def _future(tree: Tree, at: int) -> tuple[int, ...]:
    """Return the words on a word that put it into a time to come: "tomorrow", "next month's"."""
    for child in tree.children(at, "obl", "nmod", "advmod", "amod"):
        if tree.tokens[child].text.lower() == "tomorrow":
            return (child,)
        for below in tree.children(child, "amod"):
            if tree.tokens[below].text.lower() in ("next", "coming"):
                return (below, child)
    return ()

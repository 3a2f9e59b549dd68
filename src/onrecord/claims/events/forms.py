"""Forms: what a word's own form and the words on it say of its status: tense, auxiliaries, negation, conditions."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.claims.tree import NEGATIONS, Tree

_FUTURE = frozenset(("will", "shall", "'ll", "’ll", "wo", "gonna"))
_OPEN = frozenset(("may", "might", "could", "can", "ca", "dare"))
_DUTY = frozenset(("must", "should", "ought"))
_OPENINGS = frozenset(("if", "unless", "lest", "whether", "until", "till", "before", "once"))
_NOT = frozenset((*NEGATIONS, "n't", "n’t", "none", "nobody", "nothing", "without"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a word's own form says.

    Attributes:
        name: the form: "past", "perfect", "progressive", "present", "will", "would", "may", "must", "infinitive", ...
        status: the status that it gives, or "" where it depends on the words above.
        words: the tokens that it rests on.
        negated: whether the word is negated by a word of its own.
        clause: what opens its clause and leaves it open: "if", "until", "had" ("had it been signed"), or "".
    """

    name: str
    status: str
    words: tuple[int, ...]
    negated: bool = False
    clause: str = ""


def form_of(tree: Tree, at: int) -> Form:
    """Return what the form of a verb says; a conjunct without auxiliaries shares those of the first."""
    auxiliaries = _auxiliaries(tree, at)
    name, status, words = _tense(tree, at, auxiliaries)
    marks = [child for child in tree.children(at, "mark", "advmod", "case") if _opens(tree, child)]
    inverted = [aux for aux in auxiliaries if _inverted(tree, at, aux)]
    nots = negations(tree, at)
    opening = [*marks, *inverted][:1]
    return Form(
        name=name,
        status=status,
        words=tuple(dict.fromkeys((*words, *nots, *opening))),
        negated=bool(nots),
        clause=tree.tokens[opening[0]].text.lower() if opening else "",
    )


def negations(tree: Tree, at: int) -> list[int]:
    """Return the words that negate a word: "not", "never", "no" on it or on its subject or object."""
    found = [child for child in tree.children(at, "advmod", "det", "cc", "mark", "case") if _not(tree, child)]
    if "VerbForm=Inf" in tree.tokens[at].feats:  # "they have yet to sign", where "have" is read as an auxiliary
        found += [child for child in tree.children(at, "advmod") if tree.tokens[child].lemma == "yet" and child < at]
    if tree.tokens[at].upos in ("VERB", "AUX", "ADJ"):
        for child in tree.children(at, "nsubj", "obj"):
            found += [child] if _not(tree, child) else []
            found += [below for below in tree.children(child, "det", "advmod") if _not(tree, below)]
    return found


def _not(tree: Tree, at: int) -> bool:
    token = tree.tokens[at]
    only = at + 1 < len(tree.tokens) and tree.tokens[at + 1].text.lower() in ("only", "but")
    return (token.lemma in _NOT or token.text.lower() in _NOT) and not only


def _opens(tree: Tree, at: int) -> bool:
    return tree.tokens[at].text.lower() in _OPENINGS and tree.relation(at) in ("mark", "advmod")


def _inverted(tree: Tree, at: int, aux: int) -> bool:
    """Tell whether an auxiliary opens a condition: "had it been signed", "should the truce fail"."""
    subjects = tree.children(at, "nsubj")
    if tree.tokens[aux].text.lower() not in ("had", "should", "were") or not subjects or tree.relation(at) == "root":
        return False
    return aux < subjects[0] and aux == min(tree.subtree(at))


def _auxiliaries(tree: Tree, at: int) -> list[int]:
    own = tree.children(at, "aux", "cop")
    if own or tree.relation(at) != "conj" or tree.children(at, "nsubj"):
        return own
    head, token = tree.tokens[at].head, tree.tokens[at]
    if tree.tokens[head].upos not in ("VERB", "ADJ") or "VerbForm=Fin" in token.feats:
        return own
    return _auxiliaries(tree, head)


def _tense(tree: Tree, at: int, auxiliaries: list[int]) -> tuple[str, str, tuple[int, ...]]:
    token = tree.tokens[at]
    lemmas = {tree.tokens[aux].lemma or tree.tokens[aux].text.lower(): aux for aux in auxiliaries}
    lemmas |= {tree.tokens[aux].text.lower(): aux for aux in auxiliaries}
    perfect = next((lemmas[word] for word in ("have", "'ve", "’ve") if word in lemmas), None)
    for words, name, status in ((_FUTURE, "will", "planned"), (_OPEN, "may", "possible"), (_DUTY, "must", "asked")):
        for word in sorted(words & lemmas.keys()):
            if perfect is not None:
                return f"{name} have", "", (lemmas[word], perfect)
            return name, status, (lemmas[word],)
    would = lemmas.get("would", lemmas.get("'d") if "VerbForm=Inf" in token.feats else None)
    if would is not None:
        return ("would have", "negated", (would,)) if perfect is not None else ("would", "", (would,))
    be = lemmas.get("be")
    finite = next((aux for aux in auxiliaries if "VerbForm=Fin" in tree.tokens[aux].feats), None)
    present = finite is not None and "Tense=Pres" in tree.tokens[finite].feats
    if be is not None and finite is not None and "to" in _marks(tree, at):
        return ("be to", "planned", (be,)) if perfect is None else ("was to have", "negated", (be, perfect))
    if token.text.lower().endswith("ing") and token.upos != "NOUN" and be is not None:
        return ("progressive", "ongoing", (be,)) if present or finite is None else ("past progressive", "", (be,))
    if perfect is not None:
        return ("perfect" if present else "past perfect"), "happened", (perfect,)
    if be is not None and finite is not None:
        if token.upos != "VERB":
            return "predicate", "", (be,)
        return ("present passive", "", (be,)) if present else ("past passive", "happened", (be,))
    if "do" in lemmas and finite is not None:
        return ("present", "", (finite,)) if present else ("past", "happened", (finite,))
    return _bare(tree, at)


def _marks(tree: Tree, at: int) -> set[str]:
    return {tree.tokens[child].text.lower() for child in tree.children(at, "mark")}


def _bare(tree: Tree, at: int) -> tuple[str, str, tuple[int, ...]]:
    feats = tree.tokens[at].feats
    if "VerbForm=Fin" in feats:
        if "Mood=Imp" in feats:
            return "imperative", "", ()
        return ("past", "happened", ()) if "Tense=Past" in feats else ("present", "", ())
    if "VerbForm=Inf" in feats:
        return "infinitive", "", ()
    if tree.tokens[at].text.lower().endswith("ing"):
        return "gerund", "", ()
    return ("participle", "", ()) if "VerbForm=Part" in feats else ("other", "", ())

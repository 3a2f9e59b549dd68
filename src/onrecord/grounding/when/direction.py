"""Direction: whether a time that leaves it open lies before or after the story's day, by tense and cue.

"Said on Monday" is the last one, "will meet on Monday" the next; "meets on Monday" and "due on Monday" are to come.
"""

from __future__ import annotations

from functools import lru_cache

from onrecord.claims.tree import Tree
from onrecord.grounding.when.meaning import FUTURE, PAST, UNKNOWN
from onrecord.tables import table

PERHAPS = "perhaps future"
_FAR = 6  # words on the way up to the verb whose tense holds
_CLAUSES = frozenset(("xcomp", "ccomp", "advcl", "acl", "csubj"))


@lru_cache(maxsize=8)
def _list(name: str) -> frozenset[str]:
    return frozenset(str(word) for word in table("time_directions")[name])


def direction_of(tree: Tree, head: int, *, dated: bool = True) -> tuple[str, str]:
    """Return "past", "future", "perhaps future" or "" for the time whose head word is given, and the words that tell.

    It is "perhaps future" in "agreed to sell it in October": the selling is to come, the agreeing is past.

    Args:
        tree: the reading's tree.
        head: index of the head word of the time.
        dated: whether it names a date; a length looks ahead in no "for two weeks".
    """
    for at in tree.children(head, "case", "mark"):
        if dated and tree.tokens[at].lemma in _list("ahead_preposition"):
            past = any(_by_verb(tree, verb)[0] == PAST for verb in _verbs(tree, head))
            return (PERHAPS if past else FUTURE), tree.tokens[at].text
    below = head
    for _, at in zip(range(_FAR), tree.ancestors(head), strict=False):
        token = tree.tokens[at]
        if token.lemma in _list("ahead_noun") or (below == head and _looks_ahead(tree, at)):
            return FUTURE, token.text
        for child in tree.children(at, "amod", "case"):
            if (
                tree.tokens[child].text.lower() in _list("ahead_adjective")
                or tree.tokens[child].text.lower() == "ahead"
            ):
                return FUTURE, tree.tokens[child].text
        if token.upos in ("VERB", "AUX") or tree.children(at, "cop"):
            return _by_verb(tree, at)
        below = at
    return UNKNOWN, ""


def _verbs(tree: Tree, head: int) -> list[int]:
    """Return the nearest verb above a word, in a list, or none."""
    return [at for at in tree.ancestors(head) if tree.tokens[at].upos == "VERB"][:1]


def _looks_ahead(tree: Tree, at: int) -> bool:
    """Tell whether a word is "due" or "scheduled" as a state: not in "set a record on Monday", "had been expected"."""
    token = tree.tokens[at]
    if token.text.lower() not in _list("ahead_adjective"):
        return False
    had = any(tree.tokens[child].text.lower() in ("had", "'d", "’d") for child in tree.children(at, "aux"))
    return not had and not (token.upos == "VERB" and tree.active(at) and tree.children(at, "obj"))


def _by_verb(tree: Tree, at: int) -> tuple[str, str]:
    """Return the direction of a verb's tense; of an infinitive, that of what it hangs on."""
    token = tree.tokens[at]
    helpers = tree.children(at, "aux", "cop")
    for helper in helpers:
        word = tree.tokens[helper]
        if word.lemma in _list("ahead_modal") or word.text.lower() in _list("ahead_modal"):
            perfect = any(tree.tokens[other].lemma == "have" for other in helpers)
            return (PAST if perfect and word.lemma not in ("will", "shall") else FUTURE), f"{word.text} {token.text}"
    own = [token.feats, *(tree.tokens[helper].feats for helper in helpers)]
    lemmas = {tree.tokens[helper].lemma for helper in helpers}
    finite = next((feats for feats in own if "VerbForm=Fin" in feats), "")
    if "Tense=Past" in finite or "have" in lemmas:
        return PAST, token.text
    infinitive = any(tree.tokens[child].lemma == "to" for child in tree.children(at, "mark"))
    if infinitive or ("VerbForm=Ger" in token.feats and not helpers) or "VerbForm=Inf" in token.feats:
        return _by_matrix(tree, at)
    if finite:
        if token.lemma == "be" or (lemmas == {"be"} and not token.feats.startswith("Tense")):
            return UNKNOWN, ""
        # A present: "meets on Monday" is to come, "says on Monday" is a headline's past.
        return (PAST if at in tree.cue_heads else FUTURE), token.text
    if "Tense=Past" in token.feats or token.text.endswith("ed"):
        return PAST, token.text
    return _by_matrix(tree, at) if tree.relation(at) in _CLAUSES else (UNKNOWN, "")


def _by_matrix(tree: Tree, at: int) -> tuple[str, str]:
    """Return the direction of an infinitive: to come after "plans", "ordered", "due"; else that of the verb above."""
    above = tree.tokens[at].head
    if above < 0:
        return FUTURE, tree.tokens[at].text
    token = tree.tokens[above]
    if tree.relation(at) in ("xcomp", "ccomp", "acl") and (
        token.lemma in _list("ahead_verb") or token.text.lower() in _list("ahead_adjective") or token.upos == "NOUN"
    ):
        if any(tree.tokens[child].text.lower() == "had" for child in tree.children(above, "aux")):
            return PAST, token.text  # "had hoped to fly on Monday"
        return (PERHAPS if _by_verb(tree, above)[0] == PAST else FUTURE), token.text
    if token.upos in ("VERB", "AUX") or tree.children(above, "cop"):
        return _by_verb(tree, above)
    return UNKNOWN, ""

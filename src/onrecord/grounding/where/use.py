"""Use: whether a name tells where something is, only whose or what kind it is, or stands for who governs there."""

from __future__ import annotations

from onrecord.claims.tree import Tree
from onrecord.grounding.where.candidates import Candidate
from onrecord.grounding.where.keys import key
from onrecord.grounding.where.known import known
from onrecord.grounding.where.mentions import Mention, words
from onrecord.tables import table
from onrecord.types import TokenRange

_AGAINST = frozenset(("between", "with", "against", "by", "versus"))
_AT = frozenset(("in", "at", "near", "outside", "inside", "around", "from", "to", "into", "across"))
_MODIFIERS = frozenset(("compound", "amod", "flat"))


def use_of(tree: Tree, mention: Mention, meant: Candidate | None) -> tuple[str, str]:
    """Return the use, and the name of the rule that says so.

    Args:
        tree: the story's tree.
        mention: the name.
        meant: what it means, None where that is not known.
    """
    if mention.first < 0:
        return "literal", "rule:dateline"
    if meant is not None and meant.how == "demonym":
        return "associative", "rule:demonym"
    if mention.within and mention.within != "site":
        return "associative", "rule:in_a_name"
    if _hyphened(tree, mention):
        return "associative", "rule:hyphen"
    head = tree.head_of(TokenRange(first=mention.first, last=mention.last))
    if tree.relation(head) == "conj" and not tree.children(head, "case"):
        # "between Moscow and Beijing": the second is what the first is, and so is all that is joined to it.
        head = tree.tokens[head].head
    governs = meant is not None and _governs(meant)
    case = {tree.tokens[at].lemma for at in tree.children(head, "case")}
    relation = tree.relation(head)
    above = tree.tokens[head].head
    if case & _AT:
        return "literal", "rule:place"
    if relation == "nsubj" and above >= 0:
        return _subject(tree, head, above, governs)
    if relation == "nmod" and tree.tokens[head].deprel == "nmod:poss" and above >= 0:
        return _owner(tree, above, governs)
    if (relation in _MODIFIERS or tree.tokens[head].deprel == "nmod:desc") and above > head:
        return _modifier(tree, above)
    if meant is not None and meant.how == "seat":
        return "government", "rule:seat"
    if case & _AGAINST and governs:
        return "government", "rule:party"
    noun = tree.tokens[above].lemma if "of" in case and above >= 0 else ""
    if noun in table("speaker_kinds")["nouns"] and noun not in words("heads") | words("place_nouns"):
        return "associative", "rule:whose"
    return "literal", "rule:place"


def _governs(meant: Candidate) -> bool:
    """Tell whether a place's name can stand for a government: countries, capitals, seats."""
    spot = meant.spot
    return spot.kind == "country" or meant.how == "seat" or known().capitals.get(key(spot.name)) == spot.country


def _hyphened(tree: Tree, mention: Mention) -> bool:
    """Tell whether "-based" or the like follows, or "anti-" stands before."""
    tokens, last = tree.tokens, mention.last
    if last + 1 < len(tokens) and tokens[last].text in ("-", "‑", "–") and tokens[last].start == tokens[last - 1].end:
        return tokens[last + 1].text.lower() in words("hyphens") or tokens[last + 1].start == tokens[last].end
    first = mention.first
    return first >= 2 and tokens[first - 1].text == "-" and tokens[first - 2].text.lower() in words("prefixes")


def _subject(tree: Tree, head: int, above: int, governs: bool) -> tuple[str, str]:
    verb = tree.tokens[above]
    saying = verb.lemma in table("verbs_of_saying")
    if not governs and not (saying and tree.active(above)):
        return "literal", "rule:place"
    still = verb.lemma in words("still_verbs") or verb.upos not in ("VERB", "AUX") or tree.children(above, "cop")
    if tree.tokens[head].deprel == "nsubj:pass" or (still and not saying):
        return "literal", "rule:place"
    return "government", "rule:subject"


def _owner(tree: Tree, above: int, governs: bool) -> tuple[str, str]:
    noun = tree.tokens[above].lemma
    if noun in words("place_nouns") or noun in words("event_nouns"):
        return "literal", "rule:place_noun"
    if governs and noun in words("power_nouns"):
        return "government", "rule:owner"
    return "associative", "rule:whose"


def _modifier(tree: Tree, above: int) -> tuple[str, str]:
    noun = tree.tokens[above].text.lower()
    if noun in words("place_nouns") or tree.tokens[above].lemma in words("place_nouns"):
        return "literal", "rule:place_noun"
    if noun in words("event_nouns"):
        return "literal", "rule:event_noun"
    return "associative", "rule:modifier"

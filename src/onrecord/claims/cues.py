"""Cues: what the tables of saying know of the words that attribute, and what those words are doing here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.claims.phrases import named, starred
from onrecord.claims.tree import Tree
from onrecord.reading.lemma import lemma_of
from onrecord.tables import table
from onrecord.types import TokenRange

_QUESTIONS = frozenset(("whether", "if", "what", "how", "why", "who", "whom", "when", "where", "which"))
_QUOTES = frozenset(('"', "“", "”", "``", "''", "‘", "«"))
_OWN_PRONOUNS = frozenset(("we", "i"))
_REACH = 4  # words after a verb in which its particle or preposition is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A cue as the tables know it.

    Attributes:
        part: its tokens.
        head: the verb, noun or preposition that carries it.
        name: the table entry's name ("call for"), or "" when no table knows the cue.
        table: the table's name, or "".
        act, polarity, certainty: what the entry says for the frame found; act is "" without an entry.
        strength: "always", "clausal" or "deed"; "" for nouns and phrases.
        fits: False when the table knows the word but not in this frame ("sees" with a thing seen is no belief).
        why: the shift or frame that changed the entry, for the reasons.
    """

    part: TokenRange
    head: int
    name: str = ""
    table: str = ""
    act: str = ""
    polarity: str = "affirmed"
    certainty: str = "certain"
    strength: str = ""
    fits: bool = True
    why: str = ""


def _names(tree: Tree, head: int, part: TokenRange) -> list[str]:
    """Return the names under which a cue may stand in the tables, the longest first."""
    tokens = tree.tokens
    own = [token for token in tokens[part.first : part.last] if token.upos not in ("AUX", "DET", "PRON", "PART")]
    lemma = tokens[head].lemma
    near = range(head + 1, min(len(tokens), head + 1 + _REACH))
    below = set(tree.subtree(head))
    after = [tokens[at].text.lower() for at in near if tokens[at].upos in ("ADP", "ADV", "PART") and at in below]
    starts = [f"be {lemma}"] if tree.passive(head) else [lemma]
    starts += [f"{lemma} {tokens[at].lemma}" for at in tree.children(head, "obj")]
    long = [f"{start} {word}" for start in reversed(starts) for word in after]
    names = [" ".join(token.lemma for token in own), *long, *reversed(starts), lemma]
    return sorted(dict.fromkeys(names), key=lambda name: -name.count(" "))


def frame_of(tree: Tree, head: int, contents: tuple[TokenRange, ...]) -> str:
    """Return how the content hangs on the cue: one of the frames of ``resources/verbs_of_saying.yml``, or ""."""
    if not contents:
        return ""
    first = tree.tokens[contents[0].first]
    if first.text in _QUOTES or contents[0].first < head:
        return "parataxis"
    if first.text.lower() in _QUESTIONS:
        return "wh"
    if any(tree.tokens[part.first].text.lower() == "as" for part in contents):
        return "as"
    root = tree.head_of(contents[0])
    relation = tree.relation(root)
    marks = [tree.tokens[at].text.lower() for at in tree.children(root, "case", "mark")]
    if relation == "xcomp" and "to" not in marks:
        return (
            "gerund"
            if "VerbForm=Ger" in tree.tokens[root].feats or "VerbForm=Part" in tree.tokens[root].feats
            else "adjective"
        )
    if relation == "advcl" and marks and marks[0] not in ("that", "to", "because", "if"):
        return marks[0]
    if relation == "advcl" and "to" in marks:
        return "xcomp"
    if relation in ("obl", "nmod") and marks:
        return marks[0]
    return {"obj": "object", "ccomp": "ccomp", "xcomp": "xcomp", "parataxis": "parataxis"}.get(relation, "")


def _pronouns_of(tree: Tree, sources: tuple[TokenRange, ...]) -> set[str]:
    """Return the pronouns by which a speaker may mean itself: "they" of several, "it", "he" or "she" of one."""
    if not sources:
        return set()
    head = tree.head_of(sources[0])
    many = len(sources) > 1 or "Number=Plur" in tree.tokens[head].feats or bool(tree.children(head, "conj"))
    return {"they"} if many else {"it", "he", "she"}


def _shift(tree: Tree, head: int, contents: tuple[TokenRange, ...], sources: tuple[TokenRange, ...]) -> list[str]:
    """Return the circumstances of ``shifts`` that hold for a verb."""
    found = []
    if tree.negated(head):
        found.append("negated")
    if tree.passive(head):
        found.append("passive")
    if contents:
        root = tree.head_of(contents[0])
        coming = tree.future(root) or any(tree.tokens[at].text.lower() == "to" for at in tree.children(root, "mark"))
        if coming:
            found.append("future")
        subject = [tree.tokens[at] for at in tree.children(root, "nsubj")]
        own = {tree.tokens[at].lemma for part in sources for at in range(part.first, part.last)}
        if tree.relation(root) == "ccomp":
            own |= _OWN_PRONOUNS | _pronouns_of(tree, sources)
        if tree.future(root) and subject and subject[0].lemma in own and subject[0].upos in ("PRON", "PROPN"):
            found.append("own_action")
    return found


def _put(at: int, parts: tuple[TokenRange, ...]) -> bool:
    """Tell whether a thing has a part in a claim: "the plan" of "called the plan a farce" is none, only "a farce"."""
    return any(piece.first <= at < piece.last for piece in parts)


def look_up(tree: Tree, part: TokenRange, contents: tuple[TokenRange, ...], sources: tuple[TokenRange, ...]) -> Cue:
    """Return what the tables know of a cue in its place."""
    head = tree.head_of(part)
    candidates = [head, *(at for at in range(part.first, part.last) if at != head)]
    verbs, phrases = table("verbs_of_saying"), table("phrases_of_saying")
    whole = " ".join(token.text.lower() for token in tree.tokens[part.first : part.last])
    if whole in phrases:
        return _plain(part, head, whole, "phrases_of_saying", phrases[whole])
    phrase = starred(tree, part)
    if phrase is not None:
        return _plain(part, head, phrase.name, "phrases_of_saying", phrase.entry)
    for at in candidates:
        if tree.tokens[at].upos not in ("VERB", "NOUN", "AUX", "ADJ", "PROPN"):
            continue
        for name in map(named, _names(tree, at, part)):
            if name in phrases and " " in name:
                return _plain(part, at, name, "phrases_of_saying", phrases[name])
            if name in verbs and tree.tokens[at].upos in ("VERB", "AUX", "ADJ", "PROPN"):
                return _verb(tree, part, at, name, verbs[name], contents, sources)
            if name in phrases:
                return _plain(part, at, name, "phrases_of_saying", phrases[name])
    nouns = table("nouns_of_saying")
    for at in candidates:
        for name in (tree.tokens[at].lemma, tree.tokens[at].text.lower(), lemma_of(tree.tokens[at].text, "VERB")):
            if name in nouns:
                return _plain(part, at, name, "nouns_of_saying", nouns[name])
            if name in verbs:
                return _verb(tree, part, at, name, verbs[name], contents, sources)
    return Cue(part=part, head=head)


def _plain(part: TokenRange, head: int, name: str, source: str, entry: Mapping[str, Any]) -> Cue:
    return Cue(
        part=part,
        head=head,
        name=name,
        table=source,
        act=entry["act"],
        polarity=entry["polarity"],
        certainty=entry["certainty"],
    )


def _verb(
    tree: Tree,
    part: TokenRange,
    head: int,
    name: str,
    entry: Mapping[str, Any],
    contents: tuple[TokenRange, ...],
    sources: tuple[TokenRange, ...],
) -> Cue:
    """Return a verb's entry with what its frame and circumstances change."""
    fields = {key: entry[key] for key in ("act", "polarity", "certainty")}
    why = ""
    frame = frame_of(tree, head, contents)
    if frame in entry["by_frame"]:
        fields.update({k: v for k, v in entry["by_frame"][frame].items() if k in fields})
        why = f"frame {frame}"
    for shift in _shift(tree, head, contents, sources):
        if shift in entry["shifts"]:
            fields.update({k: v for k, v in entry["shifts"][shift].items() if k in fields})
            why = shift.replace("_", " ")
        elif shift == "negated" and fields["polarity"] == "affirmed" and fields["act"] in ("say", "believe", "confirm"):
            fields["polarity"] = "denied"
            why = "negated"
    if fields["act"] == "say":
        noun = next(
            (tree.tokens[at].lemma for at in tree.children(head, "obj") if _put(at, (part, *contents, *sources))), ""
        )
        carried = table("nouns_of_saying").get(noun)
        if carried and carried["act"] != "say":  # "reiterated its commitment", "voiced concern"
            fields.update({key: carried[key] for key in fields})
            why = f"noun {noun}"
    return Cue(
        part=part,
        head=head,
        name=name,
        table="verbs_of_saying",
        strength=entry["strength"],
        fits=not frame or frame in entry["frames"] or entry["strength"] != "clausal",
        why=why,
        **fields,
    )

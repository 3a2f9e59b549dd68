"""Content: what is put forward, cut to the guidelines' edges, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.claims.tree import Tree
from onrecord.tables import table
from onrecord.types import TokenRange

_PAIRS = {"“": "”", "‘": "’", "„": "“", "«": "»", '"': '"', "``": "''", "'": "'"}
_MARKS = frozenset((*_PAIRS, *_PAIRS.values()))
_DEEDS = frozenset(("of", "for", "over", "that", "to"))  # what may open the deed that someone is accused of or urged to
_EDGES = frozenset((",", ".", ";", ":", "-", "–", "—", "--", "...", "…"))


def _partners(tree: Tree, part: TokenRange) -> dict[int, int]:
    """Return for each quotation mark of a range the one that it pairs with; lone marks are left out."""
    open_: list[int] = []
    pairs: dict[int, int] = {}
    for at in range(part.first, part.last):
        token = tree.tokens[at]
        if token.upos == "PART":  # the apostrophe of "the teachers’"
            continue
        partner = next((i for i in reversed(open_) if _PAIRS.get(tree.tokens[i].text) == token.text), None)
        if partner is not None:
            pairs[partner], pairs[at] = at, partner
            del open_[open_.index(partner) :]
        elif token.text in _PAIRS:
            open_.append(at)
    return pairs


def _stripped(tree: Tree, part: TokenRange) -> TokenRange | None:
    """Cut stops, "that", and the quotation marks that wrap the whole; marks around a few of its words stay."""
    first, last = part.first, part.last
    pairs = _partners(tree, part)
    while first < last:
        head, tail = tree.tokens[first], tree.tokens[last - 1]
        opens = head.text in _MARKS and head.upos != "PART"
        closes = tail.text in _MARKS and tail.upos != "PART"
        if tail.text in _EDGES:
            last -= 1
        elif head.text in _EDGES:
            first += 1
        elif head.text.lower() == "that" and head.upos == "SCONJ":
            first += 1
        elif opens and closes and last - first > 1:  # one quotation, or one in pieces
            first, last = first + 1, last - 1
        elif opens and first not in pairs:
            first += 1
        elif closes and last - 1 not in pairs:
            last -= 1
        else:
            break
    return TokenRange(first=first, last=last) if first < last else None


def trim(tree: Tree, contents: Iterable[TokenRange]) -> tuple[TokenRange, ...]:
    """Return contents by the guidelines: one range a sentence, without "that", outer quotation marks and end stops."""
    out: list[TokenRange] = []
    for part in contents:
        first = part.first
        while first < part.last:
            last = min(part.last, tree.reading.sentences[tree.tokens[first].sentence].last)
            cut = _stripped(tree, TokenRange(first=first, last=last))
            if cut is not None and any(tree.tokens[at].upos != "PUNCT" for at in range(cut.first, cut.last)):
                out.append(cut)
            first = last
    whole = [cut for cut in out if not _scrap(tree, cut)]
    return tuple(whole or out)


def _scrap(tree: Tree, part: TokenRange) -> bool:
    """Tell whether a piece is a lone article or relative pronoun, which says nothing beside the other pieces."""
    token = tree.tokens[part.first]
    return part.last - part.first == 1 and token.text.lower() in ("a", "an", "the", "both", "which", "who", "that")


def _offence(tree: Tree, at: int) -> bool:
    """Tell whether a clause that the parser hung on a party is its offence: "the owner of hiding its catch"."""
    first = tree.subtree(at)[0]
    return tree.tokens[at].upos == "VERB" and first < at and tree.tokens[first].text.lower() in ("of", "for", "over")


def without_target(tree: Tree, head: int, contents: tuple[TokenRange, ...]) -> tuple[TokenRange, ...]:
    """Cut who is accused, blamed, urged or told off the front of a content, where what they did or should do follows.

    "Moscow of selling arms" is "selling arms"; "both sides to spare its trucks" is "to spare its trucks".
    """
    entry = table("verbs_of_saying").get(tree.tokens[head].lemma)
    if not contents or not entry or entry["object"] not in ("target", "addressee", "none") or contents[0].first < head:
        return contents
    objects = {tuple(tree.subtree(at)) for at in tree.children(head, "obj", "iobj")}
    others = tuple(part for part in contents if tuple(range(part.first, part.last)) not in objects)
    contents = others or contents  # "told her that …": she is told, not part of what is told
    first = contents[0]
    parties = [at for at in tree.children(head, "obj", "iobj", "obl") if first.first <= at < first.last]
    if not parties or tree.subtree(parties[0])[0] > first.first + 1:
        return contents
    offences = [at for at in tree.children(parties[0], "acl") if _offence(tree, at)]
    after = tree.subtree(offences[0])[0] - 1 if offences else tree.subtree(parties[0])[-1]
    deeds = [
        at for at in tree.children(head, "advcl", "obl", "xcomp", "ccomp") if at > after and not _opens_clause(tree, at)
    ]
    deeds += offences
    if not deeds:
        return contents
    below = tree.subtree(deeds[0])
    start = (
        below[1] if tree.tokens[below[0]].text.lower() in ("of", "for", "over", "that") and len(below) > 1 else below[0]
    )
    gap = start - max(after, first.last - 1) if start >= first.last else 0
    if start <= first.first or gap > 2:
        return contents
    last = first.last if start < first.last else below[-1] + 1
    return (TokenRange(first=start, last=last), *(part for part in contents[1:] if part.first >= last))


def within_noun(tree: Tree, head: int, contents: tuple[TokenRange, ...]) -> tuple[TokenRange, ...]:
    """Keep the content of a noun of saying to the noun's own clause.

    "The claim that no one died is false": the claim is "that no one died".
    """
    if tree.tokens[head].upos != "NOUN" or tree.relation(head) not in ("nsubj", "obj", "obl", "nmod"):
        return contents
    below = [
        at
        for at in tree.children(head, "acl", "ccomp")
        if at > head and any(tree.tokens[mark].text.lower() == "that" for mark in tree.children(at, "mark"))
    ]
    if not below:
        return contents
    last = tree.subtree(below[0])[-1] + 1
    return tuple(
        TokenRange(first=part.first, last=min(part.last, last)) if head < part.first < last else part
        for part in contents
    )


def without_parties(tree: Tree, head: int, contents: tuple[TokenRange, ...]) -> tuple[TokenRange, ...]:
    """Cut who was accused, urged or told, and by whom, out of what a passive cue puts forward.

    "The bank was warned by auditors that its loans were bad": only "that its loans were bad".
    """
    entry = table("verbs_of_saying").get(tree.tokens[head].lemma)
    if not tree.passive(head) or not entry:
        return contents
    agents = [at for at in tree.children(head, "obl") if _by(tree, at)]
    out = {at for agent in agents for at in tree.subtree(agent)}
    if entry["object"] in ("target", "addressee"):
        out |= {at for subject in tree.children(head, "nsubj") for at in tree.subtree(subject)}
    kept = [at for part in contents for at in range(part.first, part.last) if at not in out]
    if not any(tree.tokens[at].upos != "PUNCT" for at in kept):
        return contents
    runs: list[TokenRange] = []
    for at in kept:
        if runs and runs[-1].last == at and any(part.first <= at - 1 and at < part.last for part in contents):
            runs[-1] = TokenRange(first=runs[-1].first, last=at + 1)
        else:
            runs.append(TokenRange(first=at, last=at + 1))
    if tree.tokens[runs[0].first].text.lower() in ("of", "for", "over") and runs[0].last - runs[0].first > 1:
        runs[0] = TokenRange(first=runs[0].first + 1, last=runs[0].last)
    return tuple(runs)


def _by(tree: Tree, at: int) -> bool:
    return any(tree.tokens[mark].text.lower() == "by" for mark in tree.children(at, "case"))


def _opens_clause(tree: Tree, at: int) -> bool:
    """Tell whether an adverbial clause opens with a word of its own: "while", "when", "after"."""
    marks = {tree.tokens[i].text.lower() for i in tree.children(at, "mark")} - _DEEDS
    return bool(marks) or tree.tokens[tree.subtree(at)[0]].text.lower() in ("when", "where", "while", "as")


def within_relative(tree: Tree, head: int, contents: tuple[TokenRange, ...]) -> tuple[TokenRange, ...]:
    """Keep contents inside the relative clause that the cue stands in, and leave out its "which" or "who".

    "Russia, which is thought to lack shells, as a threat": only "to lack shells" is thought.
    """
    clause = next((at for at in (head, *tree.ancestors(head)) if tree.tokens[at].deprel == "acl:relcl"), None)
    if clause is None or tree.tokens[head].sentence != tree.tokens[clause].sentence:
        return contents
    last = tree.subtree(clause)[-1] + 1
    out = []
    for part in contents:
        lone = part.last - part.first == 1 and tree.tokens[part.first].text.lower() in ("which", "who", "that")
        inside = (
            head < part.first < last < part.last and tree.tokens[part.last - 1].sentence == tree.tokens[head].sentence
        )
        if not lone:
            out.append(TokenRange(first=part.first, last=last) if inside else part)
    return tuple(out)


def without_joined_verbs(tree: Tree, head: int, contents: tuple[TokenRange, ...]) -> tuple[TokenRange, ...]:
    """Cut off what goes with the cue itself: in "welcomes the deal and urges calm" only the deal is welcomed."""
    joined = [at for at in tree.children(head, "conj") if at in tree.cue_heads]  # any other verb may be the content's
    things = [at for at in tree.children(head, "obj") if any(part.first <= at < part.last for part in contents)]
    if things:  # "denied the claims while their leaders met": the clause goes with the denying
        joined += [at for at in tree.children(head, "advcl") if at > things[0] and _opens_clause(tree, at)]
    starts = [tree.subtree(at)[0] for at in joined]
    out = list(contents)
    for start in starts:
        out = [
            TokenRange(first=part.first, last=start) if head < part.first < start < part.last else part for part in out
        ]
    return tuple(out)


def antecedent(tree: Tree, head: int) -> tuple[TokenRange, ...]:
    """Return what an object relative speaks of: for "the charge, which he denies" it is "the charge"."""
    token = tree.tokens[head]
    if token.deprel != "acl:relcl" or token.head < 0:
        return ()
    objects = [tree.tokens[at].text.lower() for at in tree.children(head, "obj")]
    bare = not objects and not tree.children(head, "ccomp", "xcomp", "obl") and tree.children(head, "nsubj")
    if not bare and not any(word in ("which", "that") for word in objects):
        return ()
    own = set(tree.subtree(head))
    words = [at for at in tree.subtree(token.head) if at not in own and at < min(own)]
    return (TokenRange(first=words[0], last=words[-1] + 1),) if words else ()

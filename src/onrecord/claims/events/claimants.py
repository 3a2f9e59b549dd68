"""Claimants: the claim that an event belongs to."""

from __future__ import annotations

from onrecord.claims.tree import Tree
from onrecord.types import Claim, Reason

# Verbs that only give voice to the noun behind them: who "expressed support" did not tell of support, but gave it.
_VOICING = frozenset(
    "convey express extend give issue lodge make offer pledge reaffirm reiterate renew repeat restate show underline "
    "underscore voice".split()
)
# Types that words can do. OTHER holds condolences, thanks and sympathy.
_BY_WORDS = frozenset(("ACCUSE", "AGREE", "OTHER", "REJECT", "REQUEST", "SUPPORT", "THREATEN"))


class Claimants:
    """Finds the innermost claim whose content holds a place in the text."""

    def __init__(self, tree: Tree, claims: tuple[Claim, ...]) -> None:
        self._tree = tree
        self._narrator = claims[0]
        self._by_id = {claim.id: claim for claim in claims}
        self._spans: list[tuple[int, int, int, Claim]] = []
        for claim in claims[1:]:
            depth, outer = 0, claim.via
            while outer is not None and depth < len(claims):
                depth, outer = depth + 1, self._by_id[outer].via
            self._spans += [(-depth, span.end - span.start, span.start, claim) for span in claim.content]
        self._spans.sort(key=lambda item: item[:3])

    def of(self, trigger: int, kind: str) -> tuple[Claim, Reason]:
        """Return the claim that an event belongs to, and why.

        It is the deepest claim whose content holds the trigger, the narrowest of these, or ``c0``; but where the
        trigger is what the speaker does by speaking, the claim that reports the speech: in "the minister reiterated
        her support for Kyiv" the support is no more the minister's report than "backed" would be.

        Args:
            trigger: the token that names the event.
            kind: the event's type.
        """
        claim = self._innermost(self._tree.tokens[trigger].start)
        if claim is not self._narrator and kind in _BY_WORDS and self._voiced(trigger, claim):
            outer = self._by_id[claim.via] if claim.via else self._narrator
            return outer, Reason(decision=f"claim:{outer.id}", by="rule:deed_by_words", words=claim.cue[0].text)
        return claim, Reason(decision=f"claim:{claim.id}", by="rule:innermost_content")

    def _innermost(self, at: int) -> Claim:
        for _, length, start, claim in self._spans:
            if start <= at < start + length:
                return claim
        return self._narrator

    def _voiced(self, trigger: int, claim: Claim) -> bool:
        """Tell whether a noun is the object of the claim's own cue, and that only gives voice to it."""
        tree = self._tree
        while tree.relation(trigger) == "conj" and tree.tokens[tree.tokens[trigger].head].upos == "NOUN":
            trigger = tree.tokens[trigger].head
        head = tree.tokens[trigger].head
        if tree.tokens[trigger].upos != "NOUN" or tree.relation(trigger) != "obj" or head < 0:
            return False
        verb = tree.tokens[head]
        return verb.lemma in _VOICING and any(span.start <= verb.start < span.end for span in claim.cue)

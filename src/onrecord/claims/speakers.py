"""Speakers: the spans, kind and name of who puts a claim forward."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.claims.names import Names
from onrecord.claims.people import gender_of_word, modifiers
from onrecord.claims.tree import Tree
from onrecord.tables import table
from onrecord.types import Attribution, Entity, Span, Speaker, TokenRange

_PERSONAL = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
_PLURAL = frozenset(("they", "them", "their", "both", "these", "those"))
_SINGULAR = frozenset(("it", "its", "itself"))
_COUNTS = frozenset(
    ("some", "many", "others", "another", "most", "several", "few", "all", "one", "someone", "everyone")
)
_SELF = frozenset(("i", "we", "my", "our", "us", "me"))
_ANYONE = frozenset("man woman person boy girl child member one someone somebody another people human".split())
_RELATIVE = frozenset(("who", "which", "that"))
_KIND_OF_ENTITY = {
    "person": "person",
    "organization": "organization",
    "place": "organization",
    "facility": "organization",
}
_MEMORY = 60  # speakers that a pronoun may look back at; further back than its six sentences ever reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A speaker with how it was made out.

    ``by`` names the rule, table or model; ``resolved`` is False for a pronoun whose owner the story does not give.
    """

    speaker: Speaker
    by: str
    score: float | None = None
    resolved: bool = True
    head: int = -1


class Speakers:
    """Makes out the speakers of a story's claims, in the order of the text: pronouns look back at who spoke before."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.names = Names(tree)
        self._spoken: list[Found] = []
        self._gender: dict[str, str] = {}

    def find(self, attribution: Attribution, outer: Found | None) -> Found:
        """Return the speaker of an attribution; ``outer`` is the speaker of the claim that it stands in, if any."""
        parts = [piece for part in self._merged(attribution.sources) for piece in self._split(part)]
        if not parts:
            return self._unstated(attribution)
        each = [self._one(part, attribution, outer) for part in parts]
        first = each[0]
        names = list(dict.fromkeys(found.speaker.name for found in each if found.speaker.name))
        spans = tuple(self.tree.span(part) for part in parts)
        speaker = Speaker(kind=first.speaker.kind, name=" and ".join(names), spans=spans)
        found = Found(
            speaker=speaker,
            by=first.by,
            score=first.score,
            resolved=all(one.resolved for one in each),
            head=self.tree.head_of(parts[0]),
        )
        if outer is None:  # who speaks within another's words is not whom a later "he" or "it" means first
            self._spoken.append(found)
        return found

    def _unstated(self, attribution: Attribution) -> Found:
        """Return who speaks where no one is stated: hidden by a passive, an adverb or a noun, else left unnamed.

        "Denies selling arms" has a speaker whom the text does not give: a gap, unlike "is said to have sold arms".
        """
        head = self.tree.head_of(attribution.cue)
        cue = attribution.cue
        forms = [self.tree.span(cue).text.lower(), *(self.tree.tokens[at].lemma for at in range(cue.first, cue.last))]
        entries = filter(None, map(table("phrases_of_saying").get, forms))
        if any(entry["speaker"] == "hidden" for entry in entries) or not self.tree.active(head):
            return Found(speaker=Speaker(kind="hidden"), by="rule:no_speaker_stated")
        return Found(speaker=Speaker(kind="unnamed"), by="rule:speaker_left_out", resolved=False)

    def _merged(self, sources: tuple[TokenRange, ...]) -> list[TokenRange]:
        """Put a name and its apposition together again: "Ana Kovač" and, after a comma, "the defence minister"."""
        out: list[TokenRange] = []
        for part in sources:
            before = out[-1] if out else None
            if before is not None and part.first == before.last:
                out[-1] = TokenRange(first=before.first, last=part.last)
                continue
            if before is not None and part.first - before.last <= 1:
                head = self.tree.head_of(part)
                near = before.first <= self.tree.tokens[head].head < before.last
                if near and self.tree.relation(head) in ("appos", "flat", "compound", "list", "nmod"):
                    out[-1] = TokenRange(first=before.first, last=part.last)
                    continue
            out.append(part)
        return out

    def _split(self, part: TokenRange) -> list[TokenRange]:
        """Split joint speakers ("Pyongyang and Moscow") that are each a name or a phrase with its own article."""
        tree = self.tree
        head = tree.head_of(part)
        joined = [at for at in tree.children(head, "conj") if part.first <= at < part.last]
        starts = []
        for at in joined:
            below = [i for i in tree.subtree(at) if tree.relation(i) not in ("cc", "punct") or i > at]
            own = tree.tokens[at].upos == "PROPN" or bool(tree.children(at, "det", "nmod", "nummod"))
            if not own or tree.tokens[at].upos not in ("PROPN", "NOUN", "PRON"):
                return [part]
            starts.append(next(i for i in below if tree.tokens[i].upos not in ("PUNCT", "CCONJ")))
        if not starts or tree.tokens[head].upos not in ("PROPN", "NOUN"):
            return [part]
        if any(
            entity.first <= head and entity.last > starts[-1] for entity in self.names.within(part.first, part.last)
        ):
            return [part]  # one name: "Customs and Border Protection"
        pieces, first = [], part.first
        for start in [*sorted(starts), part.last]:
            last = start
            while last > first and tree.tokens[last - 1].upos in ("PUNCT", "CCONJ") and last != part.last:
                last -= 1
            if last > first:
                pieces.append(TokenRange(first=first, last=last))
            first = start
        return pieces

    def _one(self, part: TokenRange, attribution: Attribution, outer: Found | None) -> Found:
        head = self.tree.head_of(part)
        token = self.tree.tokens[head]
        lone = part.last - part.first == 1 and token.text.lower() not in _COUNTS
        if token.upos in ("PRON", "DET") and lone:
            return self._pronoun(part, head, attribution, outer)
        entity = self._entity(part, head)
        nouns = table("speaker_kinds")["nouns"]
        before = self.tree.tokens[head - 1].lemma if head > part.first else ""
        forms = (f"{before} {token.text.lower()}", token.text.lower(), f"{before} {token.lemma}", token.lemma)
        word = next((form for form in forms if form in nouns), "")
        span = (self.tree.span(part),)
        phrase = self.names.phrase(part)
        country = self.names.country(phrase)
        if country and not (entity is not None and entity.kind == "person" and self.names.person(entity) != phrase):
            return self._made("organization", country, span, "table:governments", None, head)
        if entity is not None and entity.kind == "person" and self._is_person(head):
            name = self.names.person(entity)
            self._note_gender(entity, name)
            return self._made("person", name, span, "model:entities", entity.score, head)
        if word and not (entity is not None and entity.last == head + 1 and nouns[word] == "unnamed"):
            kind = nouns[word]
            firm = self._apposed_body(part, head) if kind in ("person", "unnamed") else None
            if firm is not None:  # "the owner, Brightwater Lines"
                return self._made("organization", firm.span.text, span, "model:entities", firm.score, head)
            named = self._who(part, head, kind)
            if named is not None:
                return self._made("person", named[0], span, named[1], None, head)
            counted = bool(self.tree.children(head, "nummod"))
            if (kind == "person" and not self._definite(part, head)) or (kind == "group" and counted):
                kind = "unnamed"
            name = self.names.titled(self.tree.span(part).text) if kind == "person" else phrase
            name = name if name != span[0].text else phrase
            return self._made(kind, name, span, "table:speaker_kinds", None, head)
        titled = self.names.titled(span[0].text)
        if titled not in (span[0].text, phrase):  # a title and a name that the model saw as something else
            return self._made("person", titled, span, "rule:title_and_name", None, head)
        if entity is not None and entity.kind == "person":  # what _is_person refused
            kind = "group" if "Number=Plur" in token.feats else "organization"
            return self._made(kind, phrase, span, "rule:described_otherwise", None, head)
        if entity is not None and entity.kind in _KIND_OF_ENTITY:
            return self._made(_KIND_OF_ENTITY[entity.kind], phrase, span, "model:entities", entity.score, head)
        kind = attribution.kind if attribution.kind != "hidden" else "group"
        return self._made(kind, phrase, span, "model:kind", attribution.kind_score, head)

    def _who(self, part: TokenRange, head: int, kind: str) -> tuple[str, str] | None:
        """Return the person whom a describing noun stands for, and by which rule: "the prosecutor" is Jonas Vik."""
        if kind not in ("person", "unnamed"):
            return None
        text = self.tree.span(part).text
        titled = self.names.titled(text)
        name = titled if titled != text else self.names.unseen(part, head)
        if name:
            return name, "rule:name_beside_office"
        token = self.tree.tokens[head]
        if not self._definite(part, head) or token.lemma in _ANYONE:
            return None
        narrowing = modifiers(self.tree, head, part.first, part.last)
        holder = self.names.offices.holder(token.lemma, narrowing, sole=self._sole(part, head))
        return (holder, "rule:office_of") if holder else None

    def _sole(self, part: TokenRange, head: int) -> bool:
        """Tell whether "the captain of the Orla" is the story's only captain: no one else's, and no other is named."""
        tokens = self.tree.tokens
        narrowed = {
            modifiers(self.tree, at, self.tree.subtree(at)[0], self.tree.subtree(at)[-1] + 1)
            for at, token in enumerate(tokens)
            if token.lemma == tokens[head].lemma and token.upos == "NOUN"
        }
        return tokens[part.first].lemma == "the" and len(narrowed - {frozenset()}) <= 1

    def _is_person(self, head: int) -> bool:
        """Tell whether a name taken for a person's may be one: not "the Iranians", nor "PolTor, the track operator"."""
        token = self.tree.tokens[head]
        known = table("governments")["names"].get(token.text)
        if known and known["as"] == "demonyms" and "Number=Plur" in token.feats:
            return False
        nouns = table("speaker_kinds")["nouns"]
        described = [self.tree.tokens[at].lemma for at in self.tree.children(head, "appos") if at > head]
        return not any(nouns.get(lemma) == "organization" for lemma in described)

    def _made(self, kind: str, name: str, spans: tuple[Span, ...], by: str, score: float | None, head: int) -> Found:
        name = self.names.body(name) if kind == "organization" else name
        return Found(speaker=Speaker(kind=kind, name=name, spans=spans), by=by, score=score, head=head)

    def _entity(self, part: TokenRange, head: int) -> Entity | None:
        """Return the named entity that is the speaker: the one at the head, or a person beside it in apposition."""
        inside = [e for e in self.names.within(part.first, part.last) if self._is_named(e)]
        inside = [e for e in inside if e.kind != "person" or self.names.is_name(e)]
        at_head = [e for e in inside if e.first <= head < e.last]
        below = {
            at
            for child in self.tree.children(head, "appos", "flat", "compound", "list")
            if child > head or self.tree.relation(child) != "compound"
            for at in [child, *self.tree.children(child, "flat", "compound")]
        }
        above, relation = self.tree.tokens[head].head, self.tree.relation(head)
        if (
            above >= 0
        ):  # the parser may give a verb two subjects: "the consul" and "Ana Kovač" of "the consul, Ana Kovač,"
            below |= {at for at in self.tree.children(above, relation) if head < at < part.last}
        beside = [e for e in inside if e.kind == "person" and any(e.first <= at < e.last for at in below)]
        persons = [e for e in at_head if e.kind == "person"] + beside
        if persons:
            return max(persons, key=lambda e: e.last - e.first)
        return max(at_head, key=lambda e: (e.last - e.first, e.score), default=None)

    def _apposed_body(self, part: TokenRange, head: int) -> Entity | None:
        """Return the organization that an apposition names, if one does."""
        apposed = {at for child in self.tree.children(head, "appos") for at in self.tree.subtree(child)}
        inside = self.names.within(part.first, part.last)
        return next((e for e in inside if e.kind == "organization" and e.first in apposed), None)

    def _is_named(self, entity: Entity) -> bool:
        """Tell whether an entity is a name at all: "the president" is none, though the model may take it for one."""
        words = [self.tree.tokens[at].text for at in range(entity.first, entity.last)]
        return any(word[:1].isupper() and word.lower() not in ("the", "a", "an") for word in words)

    def _definite(self, part: TokenRange, head: int) -> bool:
        """Tell whether a phrase means one known holder: "the president", "its minister", not "a minister"."""
        words = [self.tree.tokens[at] for at in range(part.first, head)]
        return "Number=Plur" not in self.tree.tokens[head].feats and not any(w.lemma in ("a", "an") for w in words)

    def _note_gender(self, entity: Entity, name: str) -> None:
        before = self.tree.tokens[entity.first - 1].text if entity.first > 0 else ""
        gender = gender_of_word(before) or gender_of_word(entity.span.text.split()[0])
        if gender:
            self._gender[name] = gender

    def _pronoun(self, part: TokenRange, head: int, attribution: Attribution, outer: Found | None) -> Found:
        word = self.tree.tokens[head].text.lower()
        spans = (self.tree.span(part),)
        if word in _SELF and outer is not None:
            kind = outer.speaker.kind if word in ("i", "me", "my") else attribution.kind
            kind = outer.speaker.kind if kind == "hidden" else kind
            return self._made(kind, outer.speaker.name, spans, "rule:speaker_of_the_quotation", None, head)
        owner = self._owner(word, head) or self._same(word, head)
        if owner is None or not owner.speaker.name:
            kind = "person" if word in _PERSONAL else attribution.kind if attribution.kind != "hidden" else "group"
            speaker = Speaker(kind=kind, name="", spans=spans)
            return Found(speaker=speaker, by="rule:pronoun_without_owner", resolved=False, head=head)
        if word in _PERSONAL:
            self._gender[owner.speaker.name] = _PERSONAL[word]
        return self._made(owner.speaker.kind, owner.speaker.name, spans, owner.by, None, head)

    def _owner(self, word: str, head: int) -> Found | None:
        """Return who a pronoun stands for: the noun of a relative clause, else the nearest fitting speaker or name."""
        if word in _RELATIVE:
            for at in self.tree.ancestors(head):
                if self.tree.tokens[at].deprel == "acl:relcl" and self.tree.tokens[at].head >= 0:
                    return self._named(self.tree.tokens[at].head, "rule:relative_clause")
            return None
        kinds = {"person", "unnamed"} if word in _PERSONAL else {"organization", "document"}
        if word in _PLURAL:
            kinds = {"group", "organization"}
        elif word not in _PERSONAL and word not in _SINGULAR:
            return None
        if word in _PERSONAL:
            here = self._nearest(word, head, sentences=0)
            if here is not None:
                return here
        near = [f for f in self._spoken[-_MEMORY:] if 0 <= f.head < head and self._close(f.head, head)]
        fitting = [
            found
            for found in reversed(near)
            if (found.speaker.kind in kinds or (word in _PLURAL and len(found.speaker.spans) > 1))
            and found.speaker.name
            and self._fits(word, found.speaker.name)
            and not (word in _PERSONAL and self._several(found))
        ]
        known = [
            f
            for f in fitting
            if self._gender.get(f.speaker.name) or self.names.gender(f.speaker.name) or self._close(f.head, head, 1)
        ]
        for found in (known if word in _PERSONAL else []) + fitting:
            return Found(speaker=found.speaker, by="rule:last_speaker", head=found.head)
        return self._nearest(word, head) if word in _PERSONAL else None

    def _same(self, word: str, head: int) -> Found | None:
        """Return whom the chain of a pronoun's mentions names or describes before it, names first."""
        mentions = self.tree.reading.mentions
        chain = next((mention.chain for mention in mentions if mention.head == head), None)
        before = [m for m in mentions if m.chain == chain and m.head < head and m.kind != "pronoun"]
        named = [mention for mention in before if mention.kind == "name"]
        if not before or chain is None:
            return None
        found = self._named((named or before)[-1].head, "model:coreference")
        if named and word in _PERSONAL:  # whatever else it looks like, a name that "she" stands for is a person's
            return replace(found, speaker=Speaker(kind="person", name=self.names.titled(found.speaker.name)))
        return found

    def _close(self, earlier: int, later: int, sentences: int = 6) -> bool:
        tokens = self.tree.tokens
        return tokens[later].sentence - tokens[earlier].sentence <= sentences

    def _several(self, found: Found) -> bool:
        """Tell whether a speaker is more than one: no "he" stands for "aides" or "two officials"."""
        plural = found.speaker.kind != "person" and "Number=Plur" in self.tree.tokens[found.head].feats
        return plural or len(found.speaker.spans) > 1

    def _fits(self, word: str, name: str) -> bool:
        known = self._gender.get(name) or self.names.gender(name)
        return word not in _PERSONAL or known in ("", _PERSONAL[word])

    def _nearest(self, word: str, head: int, sentences: int = 3) -> Found | None:
        """Return the nearest person named before, subjects first; within the sentence only a subject will do."""
        back = max(0, self.tree.tokens[head].sentence - sentences)
        near = self.names.within(self.tree.reading.sentences[back].first, head)
        before = [e for e in near if e.kind == "person" and self._fits(word, self.names.person(e))]
        subjects = [e for e in before if any(self.tree.relation(at) == "nsubj" for at in range(e.first, e.last))]
        before = before if sentences else subjects
        chosen = (subjects or before)[-1:]
        if not chosen or len({self.names.person(e) for e in (subjects or before)}) > 2:
            return None
        name = self.names.person(chosen[0])
        return Found(speaker=Speaker(kind="person", name=name), by="rule:nearest_person", head=chosen[0].first)

    def _named(self, head: int, by: str) -> Found:
        below = [at for at in self.tree.subtree(head) if at <= head]
        last = max([head, *self.tree.children(head, "flat", "compound")]) + 1
        part = TokenRange(first=min(below), last=last)
        empty = TokenRange(first=head, last=head + 1)
        blank = Attribution(
            cue=empty, sources=(part,), contents=(), score=1.0, news_score=1.0,
            act="say", act_score=0.0, kind="group", kind_score=0.0,
        )  # fmt: skip
        found = self._one(part, blank, None) if self.tree.tokens[head].upos != "PRON" else None
        speaker = found.speaker if found else Speaker(kind="group")
        return Found(speaker=speaker, by=by, head=head)

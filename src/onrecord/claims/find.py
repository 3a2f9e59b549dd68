"""Reading to claims: take the candidates, cut, name, judge and nest them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.claims.candidates import find_candidates
from onrecord.claims.certainty import certainty_of
from onrecord.claims.content import trim
from onrecord.claims.cues import Cue, look_up
from onrecord.claims.nesting import Nested, cites, nest
from onrecord.claims.proposals import Candidate
from onrecord.claims.quotations import Paragraphs, goes_on, without_narration
from onrecord.claims.speakers import Found, Speakers
from onrecord.claims.tree import Tree
from onrecord.settings import ClaimSettings
from onrecord.types import Claim, Gap, Reading, Reason, Speaker

_DEFAULT = ClaimSettings()
_MODEL_ACT_BAR = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What was found: claims in the order of the text, the narrator's first, and gaps."""

    claims: tuple[Claim, ...]
    gaps: tuple[Gap, ...]


def find_claims(reading: Reading, settings: ClaimSettings = _DEFAULT) -> Claims:
    """Return the claims of a story; ``c0`` is the narrator's, for all that the story says in its own voice."""
    narrator = Claim(
        id="c0",
        speaker=Speaker(kind="narrator"),
        why=(Reason(decision="speaker:narrator", by="rule:own_voice"),),
    )
    if not reading.tokens:
        return Claims(claims=(narrator,), gaps=())
    tree = Tree(reading)
    candidates = _carried_on(tree, find_candidates(tree, hidden=settings.hidden))
    kept = [item for item in candidates if trim(tree, item.attribution.contents) or cites(tree, item)]
    nested = _with_content(tree, nest(tree, kept))
    gaps = [_no_content(tree, item) for item in candidates if item not in kept]
    founds = _speakers(tree, nested)
    claims = [narrator]
    for number, item in enumerate(nested):
        found = founds[number]
        claims.append(_claim(tree, f"c{number + 1}", item, found))
        if not found.resolved:
            gaps.append(_no_owner(found) if found.speaker.spans else _no_speaker(tree, item.candidate))
    return Claims(claims=tuple(claims), gaps=tuple(gaps))


def _with_content(tree: Tree, items: list[Nested]) -> list[Nested]:
    """Leave out the citing claims that found no content to take over, and count ``via`` anew."""
    kept = [number for number, item in enumerate(items) if trim(tree, item.contents)]
    place: dict[int | None, int] = {number: at for at, number in enumerate(kept)}
    return [replace(items[number], via=place.get(items[number].via)) for number in kept]


def _speakers(tree: Tree, nested: list[Nested]) -> dict[int, Found]:
    """Return each claim's speaker; the outer claim's is made out first, for the "we" of a quotation is its speaker."""
    speakers = Speakers(tree)
    founds: dict[int, Found] = {}

    def find(number: int) -> Found:
        if number not in founds:
            via = nested[number].via
            outer = find(via) if via is not None else None
            founds[number] = speakers.find(nested[number].candidate.attribution, outer)
        return founds[number]

    for number in range(len(nested)):
        find(number)
    return founds


def _carried_on(tree: Tree, candidates: list[Candidate]) -> list[Candidate]:
    """Give each quotation the paragraphs that carry it on."""
    paragraphs = Paragraphs(tree)
    taken = {
        at
        for item in candidates
        for part in (*item.attribution.contents, item.attribution.cue)
        for at in range(part.first, part.last)
    }
    cues = {item.attribution.cue.first for item in candidates if not _own_voice(tree, item)}
    out = []
    for item in candidates:
        more = goes_on(paragraphs, item.attribution.cue, item.attribution.contents, taken, cues)
        taken.update(at for part in more for at in range(part.first, part.last))
        contents = without_narration(paragraphs, item.attribution.cue, item.attribution.contents + more)
        out.append(replace(item, attribution=replace(item.attribution, contents=contents)))
    return out


def _own_voice(tree: Tree, item: Candidate) -> bool:
    """Tell whether a candidate's speaker is left out, or a pronoun such as the "we" of a statement."""
    return all(tree.tokens[tree.head_of(part)].upos == "PRON" for part in item.attribution.sources)


def _act(item: Nested, cue: Cue) -> tuple[str, Reason]:
    """Return the act: the table's where it knows the cue, else the model's."""
    words = cue.name
    if cue.act:
        by = f"table:{cue.table}" + (f" ({cue.why})" if cue.why else "")
        return cue.act, Reason(decision=f"act:{cue.act}", by=by, words=words)
    attribution = item.candidate.attribution
    act = attribution.act if attribution.act_score >= _MODEL_ACT_BAR else "say"
    by = "model:act" if act == attribution.act else "rule:act_unclear"
    return act, Reason(decision=f"act:{act}", by=by, score=attribution.act_score)


def _claim(tree: Tree, name: str, item: Nested, found: Found) -> Claim:
    attribution = item.candidate.attribution
    cue = look_up(tree, attribution.cue, attribution.contents, attribution.sources)
    contents = trim(tree, item.contents)
    act, act_reason = _act(item, cue)
    certainty = certainty_of(tree, cue, contents)
    cues = (attribution.cue, *item.more_cues) if item.candidate.by != "rule:headline_voice" else ()
    polarity_by = f"table:{cue.table}" if cue.table else "rule:no_entry"
    cue_words = tree.span(attribution.cue).text
    score = max(attribution.score, attribution.news_score) if item.candidate.by.startswith("model") else None
    why = [
        Reason(decision=f"cue:{cue_words}", by=item.candidate.by, words=cue_words, score=score),
        Reason(decision=f"kind:{found.speaker.kind}", by=found.by, words=_words(found), score=found.score),
        act_reason,
        Reason(decision=f"polarity:{cue.polarity}", by=polarity_by + (" (negated)" if cue.why == "negated" else "")),
        Reason(decision=f"certainty:{certainty.level}", by=certainty.by, words=certainty.words),
    ]
    if item.via is not None:
        why.append(Reason(decision=f"via:c{item.via + 1}", by=item.by))
    return Claim(
        id=name,
        speaker=found.speaker,
        cue=tuple(tree.span(part) for part in cues),
        content=tuple(tree.span(part) for part in contents),
        act=act,
        polarity=cue.polarity,
        certainty=certainty.level,
        via=f"c{item.via + 1}" if item.via is not None else None,
        why=tuple(why),
    )


def _words(found: Found) -> str:
    return " and ".join(span.text for span in found.speaker.spans)


def _no_content(tree: Tree, item: Candidate) -> Gap:
    span = tree.span(item.attribution.cue)
    return Gap(kind="content", message=f'what "{span.text}" puts forward could not be made out', span=span)


def _no_owner(found: Found) -> Gap:
    span = found.speaker.spans[0]
    return Gap(kind="speaker", message=f'whom "{span.text}" stands for could not be told from the story', span=span)


def _no_speaker(tree: Tree, item: Candidate) -> Gap:
    span = tree.span(item.attribution.cue)
    return Gap(kind="speaker", message=f'whose "{span.text}" it is could not be told from the story', span=span)

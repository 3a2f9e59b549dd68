"""``onrecord explain``: why a claim is in the record, or what a label means."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from onrecord import labels
from onrecord.errors import OnrecordError
from onrecord.surfaces.cli.inputs import STANDARD_INPUT
from onrecord.surfaces.cli.output import message
from onrecord.surfaces.cli.terminal import visible
from onrecord.surfaces.cli.work import Order, record_of
from onrecord.surfaces.wording import content_words, label_words, reason_sentence, speaker_words
from onrecord.types import Claim, Record, Span

CONTEXT = 60
LISTED = 80


def run_explain(arguments: argparse.Namespace) -> int:
    """Explain a label ("act:deny"), a claim of a story (FILE c4), or say which claims a story has (FILE)."""
    named = arguments.what and (arguments.what == STANDARD_INPUT or Path(arguments.what).exists())
    if arguments.claim is None and not named:
        return _explain_label(arguments.what)
    try:
        record = record_of(arguments.what, Order(form="none", day=arguments.date, force=arguments.force))
    except OnrecordError as error:
        message(f"onrecord: {arguments.what}: {error}" if arguments.what not in str(error) else f"onrecord: {error}")
        return 1
    claims = {claim.id: claim for claim in record.claims}
    if arguments.claim in claims:
        _show(_claim_lines(claims[arguments.claim], record))
        return 0
    if arguments.claim is not None:
        message(f"onrecord: {arguments.what} has no claim {arguments.claim!r}; it has:")
        _show(_list_lines(record), sys.stderr)
        return 1
    _show(_list_lines(record))
    return 0


def _explain_label(label: str) -> int:
    family = label.removesuffix(":")
    if family in labels.FAMILIES:
        _show(f"{family}:{value}: {words}" for value, words in labels.FAMILIES[family].items())
        return 0
    try:
        _show([f"{label}: {labels.explain(label)}"])
    except KeyError as error:
        what = "give a label, or a story's FILE and a claim's id"
        message(f"onrecord: {label!r} is neither a file nor a label: {error.args[0]}; {what}")
        return 1
    return 0


def _claim_lines(claim: Claim, record: Record) -> Iterator[str]:
    kind = claim.speaker.kind
    yield f"{claim.id}: {speaker_words(claim.speaker)} ({kind}: {label_words(f'kind:{kind}')})"
    for family, value in (("act", claim.act), ("polarity", claim.polarity), ("certainty", claim.certainty)):
        yield f"  {family}: {value} ({label_words(f'{family}:{value}')})"
    if claim.via:
        outer = next((one for one in record.claims if one.id == claim.via), None)
        yield f"  via: {claim.via}" + (f", the claim of {speaker_words(outer.speaker)}" if outer else "")
    yield f"  content: {content_words(claim) or '(none found)'}"
    yield "why:" if claim.why else "why: no reasons were kept for it"
    shown = None
    for reason in claim.why:
        yield f"  - {reason_sentence(reason)}"
        place = _find(reason.words, claim, record.story.text)
        if place is not None and place != shown:
            yield f"      {_in_context(record.story.text, place)}"
            shown = place


def _list_lines(record: Record) -> Iterator[str]:
    for claim in record.claims:
        words = visible(content_words(claim))
        shown = words if len(words) <= LISTED else words[:LISTED].rpartition(" ")[0] + "…"
        yield f"  {claim.id}: {speaker_words(claim.speaker)}, {claim.act}: {shown}"


def _find(words: str, claim: Claim, text: str) -> Span | None:
    """Return where the reason's words stand: at or nearest to the claim's cue, else its other spans."""
    if not words:
        return None
    near = (*claim.cue, *claim.speaker.spans, *claim.content)
    centre = near[0].start if near else 0
    before = text.rfind(words, 0, centre + len(words))
    after = text.find(words, centre)
    found = [start for start in (before, after) if start >= 0]
    if not found:
        return None
    start = min(found, key=lambda place: abs(place - centre))
    return Span.in_text(text, start, start + len(words))


def _in_context(text: str, span: Span) -> str:
    """Return the span in square brackets with the words around it."""
    left = max(span.start - CONTEXT, 0)
    right = min(span.end + CONTEXT, len(text))
    before = text[left : span.start]
    after = text[span.end : right]
    # Cut at words, not within them.
    if left > 0:
        before = "…" + before.partition(" ")[2]
    if right < len(text):
        after = after.rpartition(" ")[0] + "…"
    return f"{before}[{span.text}]{after}"


def _show(lines: Iterable[str], stream: TextIO | None = None) -> None:
    target = stream or sys.stdout
    for line in lines:
        indent = line[: len(line) - len(line.lstrip())]
        print(indent + visible(line, target.encoding or "utf-8"), file=target)

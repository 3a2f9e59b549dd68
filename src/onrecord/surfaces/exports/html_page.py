"""One story's record as one page: the text with its claims and events marked, the list of them beside it.

Click goes both ways. The page holds all it needs, works offline and from disk, and runs no script but its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.labels import explain
from onrecord.surfaces.event_wording import events_by_claim
from onrecord.surfaces.exports.html_events import actor_label, events_below, status_legend
from onrecord.surfaces.exports.html_parts import asset, bdi, element, label, page_head, text_html, why_list
from onrecord.surfaces.exports.html_text import DEEPEST, gap_id, story_html
from onrecord.surfaces.wording import (
    Nested,
    content_words,
    dateline_words,
    label_words,
    nested,
    published_words,
    reason_sentence,
    speaker_words,
)
from onrecord.types import Actor, Claim, Event, Gap, Record, Story


def _card(one: Nested, speakers: dict[str, str], events: Sequence[Event]) -> str:
    claim = one.claim
    name = speaker_words(claim.speaker)
    who = element("a", text_html(claim.id), class_="id", href=f"#{claim.id}")
    narrator = claim.speaker.kind == "narrator"
    who += element("strong", bdi(name), class_="name") + ("" if narrator else label("kind", claim.speaker.kind))
    who += actor_label(claim.speaker.actor)
    actor_why = claim.speaker.actor.why if claim.speaker.actor else ()
    labels = (
        ""
        if narrator
        else "".join(
            label(family, value)
            for family, value in (("act", claim.act), ("polarity", claim.polarity), ("certainty", claim.certainty))
        )
    )
    if claim.via:
        outer = f"{claim.via} {speakers[claim.via]}" if claim.via in speakers else claim.via
        labels += element("span", "via " + element("a", bdi(outer), href=f"#{claim.via}"), class_="via")
    content = content_words(claim)
    body = element("blockquote", bdi(content)) if content else element("p", "no content found", class_="none")
    if claim.cue:
        words = " … ".join(span.text for span in claim.cue)
        body += element("p", f"cue {element('q', bdi(words))}", class_="cue-line")
    body += why_list("Why", map(reason_sentence, (*claim.why, *actor_why))) + events_below(events)
    return element(
        "li",
        element("div", who, class_="who") + (element("div", labels, class_="labels") if labels else "") + body,
        class_=f"card claim depth{min(one.depth, DEEPEST)}" + (" narrator" if narrator else ""),
        id=claim.id,
        data_id=claim.id,
        data_act=claim.act,
        data_polarity=claim.polarity,
        data_speaker=name,
        tabindex="0",
    )


def _gap_card(index: int, gap: Gap) -> str:
    words = element("div", label("gap", gap.kind), class_="who") + element("p", bdi(gap.message))
    if gap.span is not None and gap.span.text:
        words += element("blockquote", bdi(gap.span.text))
    there = gap.span is not None and bool(gap.span.text)
    name = gap_id(index)
    return element("li", words, class_="card gap-card", id=name, data_id=name, tabindex="0" if there else None)


def _select(name: str, values: Iterable[str]) -> str:
    counts = Counter(values)
    options = "".join(
        element("option", text_html(f"{value} ({number})"), value=value) for value, number in sorted(counts.items())
    )
    every = element("option", name.capitalize(), value="")
    return element("label", f"<span>{name}</span>" + element("select", every + options, data_filter=name))


def _filters(record: Record) -> str:
    """Return the filters; hidden until the script runs, since they do nothing without it."""
    told = [claim for claim in record.claims if claim.speaker.kind != "narrator"]
    selects = _select("act", (claim.act for claim in told))
    selects += _select("polarity", (claim.polarity for claim in told))
    selects += _select("speaker", (speaker_words(claim.speaker) for claim in told))
    if record.events:
        selects += _select("status", (event.status for event in record.events))
    reset = '<button type="button" id="reset">Show all</button>'
    return f'<div class="filters" id="filters" hidden>{selects}{reset}</div>'


def _facts(record: Record) -> str:
    story = record.story
    rows = [("Published", published_words(story.published), why_list("how we know", story.published.why))]
    rows += [
        (name, words, "")
        for name, words in (
            ("Dateline", dateline_words(story)),
            ("Agency", story.agency or ""),
            ("Outlet", story.outlet or ""),
            ("By", ", ".join(story.bylines)),
            ("Contexts", ", ".join(record.contexts)),
        )
        if words
    ]
    rows += [(credit.role.capitalize(), ", ".join(credit.names), "") for credit in story.credits]
    items = "".join(f"<div><dt>{text_html(name)}</dt><dd>{bdi(words)}{more}</dd></div>" for name, words, more in rows)
    return element("dl", items + _source(story), class_="facts")


def _source(story: Story) -> str:
    if not story.url:
        return ""
    # Anything but a web address (a javascript: one, say) is shown and leads nowhere.
    if story.url.lower().startswith(("https://", "http://")):
        link = element("a", bdi(story.url), href=story.url, rel="noopener noreferrer nofollow")
    else:
        link = bdi(story.url)
    return f"<div><dt>Address</dt><dd>{link}</dd></div>"


def _legend(record: Record) -> str:
    samples = (
        '<p><span class="run in-speaker">speaker</span> <span class="run in-cue">cue</span> '
        '<span class="run in-content nest1">content</span> <span class="run in-content nest2">content within content'
        '</span> <span class="run in-content nest1 denied">denied</span> <span class="run in-content nest1 probable">'
        'probable</span> <span class="run in-content nest1 possible">possible</span></p>'
        f"{status_legend() if record.events else ''}"
        "<p>Select a claim to see its words, or words to see their claim; where they lie within one another, "
        "selecting the same words again steps outwards. Keys: <kbd>j</kbd> <kbd>k</kbd> or arrows move, "
        "<kbd>Enter</kbd> goes across, <kbd>Esc</kbd> lets go.</p>"
    )
    used = {f"{family}:{value}" for claim in record.claims for family, value in _labels_of(claim)}
    used |= {f"{family}:{value}" for event in record.events for family, value in _labels_of_event(event)}
    terms = "".join(
        f"<div><dt>{text_html(label)}</dt><dd>{text_html(explain(label))}</dd></div>"
        for label in sorted(used)
        if label_words(label)
    )
    return f'<details class="legend"><summary>How to read this page</summary>{samples}<dl>{terms}</dl></details>'


def _labels_of(claim: Claim) -> tuple[tuple[str, str], ...]:
    kind = ("kind", claim.speaker.kind)
    if claim.speaker.kind == "narrator":
        return (kind,)
    sectors = _sectors(claim.speaker.actor)
    return kind, ("act", claim.act), ("polarity", claim.polarity), ("certainty", claim.certainty), *sectors


def _labels_of_event(event: Event) -> tuple[tuple[str, str], ...]:
    parties = (*event.actors, *event.recipients)
    sectors = (label for party in parties for label in _sectors(party.actor))
    return ("type", event.type), ("status", event.status), *sectors


def _sectors(actor: Actor | None) -> tuple[tuple[str, str], ...]:
    return tuple(("sector", code) for code in actor.sectors) if actor else ()


def _aside(record: Record) -> str:
    claims = list(record.claims)
    speakers = {claim.id: speaker_words(claim.speaker) for claim in claims}
    events = events_by_claim(record)
    cards = "".join(_card(one, speakers, events.get(one.claim.id, ())) for one in nested(claims))
    told = sum(1 for claim in claims if claim.speaker.kind != "narrator")
    head = f'<h2>Claims <span id="count" aria-live="polite">{told}</span></h2>'
    gaps = "".join(_gap_card(index, gap) for index, gap in enumerate(record.gaps))
    if gaps:
        gaps = f'<h2>Gaps <span>{len(record.gaps)}</span></h2><ol class="cards gaps">{gaps}</ol>'
    return (
        f'<aside id="side" aria-label="Claims"><div class="side-head">{head}{_filters(record)}</div>'
        f'<ol class="cards" id="cards">{cards}</ol>{gaps}{_legend(record)}</aside>'
    )


def record_page(record: Record, *, index: str | None = None) -> str:
    """Return the page of one record.

    Args:
        record: what to show.
        index: the file name of the page that lists all stories, to link to; None when the page stands alone.
    """
    story = record.story
    style, script = asset("page.css"), asset("page.js")
    title = story.title or "Story"
    back = element("a", "All stories", href=index, class_="back") if index else ""
    shown_title = ""
    if story.title and not any(part.kind == "headline" for part in story.parts):
        shown_title = element("h1", bdi(story.title))
    return (
        page_head(f"{title} — on record", style, script)
        + f'<body>\n<header class="bar"><span class="brand">on<b>record</b></span>{back}<span class="space"></span>'
        '<button type="button" id="theme" hidden>Dark</button></header>\n'
        f"<main>{shown_title}{_facts(record)}"
        f'<article id="text" lang="{text_html(story.language)}">{story_html(record)}</article></main>\n'
        f"{_aside(record)}\n<script>{script}</script>\n</body>\n</html>\n"
    )

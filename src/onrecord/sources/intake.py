"""The room's doors: a story from text, from HTML, or from bytes that may be either."""

from __future__ import annotations

import datetime
from datetime import date as Day

from onrecord.errors import SourceError
from onrecord.settings import SourceSettings
from onrecord.sources.assemble import Delivery, assembled
from onrecord.sources.decoding import cleaned, decoded, refuse_what_is_no_text
from onrecord.sources.formats import refuse_data
from onrecord.sources.webmeta import day_in_url
from onrecord.sources.webpage import declared_charset, looks_like_html, read_page
from onrecord.types import Gap, Story

_DEFAULT = SourceSettings()
_NAME = "the text"


def story_from_text(
    text: str,
    *,
    date: Day | None = None,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    settings: SourceSettings = _DEFAULT,
) -> Story:
    r"""Return the story that a plain text holds, with its parts made out.

    Args:
        text: the text as it came: line ends of any kind, with or without headline, dateline and credits.
        date: the day of publication; left out, it is read or inferred from the text as far as that goes.
        title: the headline, where it is known from elsewhere.
        url: the story's address; a day in it counts as metadata.
        outlet: who published it.
        settings: limits, and whether other languages than English are taken.

    Raises:
        SourceError: there is no text in it, it is too long, or it is binary.
        LanguageError: the text is not English.

    >>> story = story_from_text("Talks fail\n\nSEOUL (Reuters) -U.S. envoys went home on Wednesday.")
    >>> [(part.kind, story.text[part.start:part.end]) for part in story.parts]  # doctest: +NORMALIZE_WHITESPACE
    [('headline', 'Talks fail'), ('dateline', 'SEOUL (Reuters)'), ('body', 'U.S. envoys went home on Wednesday.')]
    """
    stated = day_in_url(url) if url else None
    delivery = Delivery(given=_plain_day(date), stated=stated, title=title or "", url=url, outlet=outlet)
    return _from_text(text, _NAME, delivery, settings)


def story_from_html(
    data: bytes | str,
    *,
    date: Day | None = None,
    url: str | None = None,
    outlet: str | None = None,
    settings: SourceSettings = _DEFAULT,
) -> Story:
    """Return the story on a web page: its main text, without what readers do not see.

    Offsets are into the extracted text. Title, authors, day, site and address come from the page's own metadata.

    Raises:
        SourceError: there is no story on the page, or it is too large.
        LanguageError: the text is not English.
    """
    return _from_html(data, "the page", _plain_day(date), url, outlet, settings)


def story_from_bytes(
    data: bytes, *, name: str = "-", date: Day | None = None, settings: SourceSettings = _DEFAULT
) -> Story:
    """Return the story in a file's bytes, which may be plain text in any usual encoding, or HTML.

    Args:
        data: the bytes.
        name: what messages call them: a file's name, or "-" for standard input.
        date: the day of publication, where it is known.
        settings: limits, and whether other languages than English are taken.

    Raises:
        SourceError: the bytes are empty, too many, no text, or data such as JSON or an XML feed.
        LanguageError: the text is not English.
    """
    shown = "standard input" if name == "-" else name
    _refuse_size(len(data), shown, settings)
    if looks_like_html(data, name):
        refuse_data(data.decode("utf-8", "replace"), shown)  # a feed is full of tags too, and is no page for all that
        return _from_html(data, shown, _plain_day(date), None, None, settings)
    text, gaps = decoded(data, shown)
    refuse_data(text, shown)
    return _from_text(text, shown, Delivery(given=_plain_day(date), gaps=gaps), settings)


def _plain_day(day: Day | None) -> Day | None:
    """Take the day of a ``datetime``, which passes for a date but does not compare with one."""
    return day.date() if isinstance(day, datetime.datetime) else day


def _refuse_size(size: int, name: str, settings: SourceSettings) -> None:
    if size > settings.max_bytes:
        raise SourceError(
            f"{name}: {size:,} bytes are more than the {settings.max_bytes:,} that are taken; "
            "give one story at a time, or raise SourceSettings.max_bytes."
        )


def _refuse_length(text: str, name: str, settings: SourceSettings) -> None:
    if len(text) > settings.max_chars:
        raise SourceError(
            f"{name}: {len(text):,} characters are more than the {settings.max_chars:,} that a story may have; "
            "give one story at a time, or raise SourceSettings.max_chars."
        )


def _from_text(text: str, name: str, delivery: Delivery, settings: SourceSettings) -> Story:
    _refuse_length(text, name, settings)
    refuse_what_is_no_text(text, name)
    text, gaps = cleaned(text)
    return assembled(text, name, delivery.with_gaps(gaps), settings)


def _from_html(
    data: bytes | str, name: str, day: Day | None, url: str | None, outlet: str | None, settings: SourceSettings
) -> Story:
    _refuse_size(len(data), name, settings)
    html, gaps = _markup(data, name) if isinstance(data, bytes) else (data, ())
    refuse_what_is_no_text(html, name)
    html, more = cleaned(html)
    page = read_page(html, name, settings.max_chars)
    _refuse_length(page.text, name, settings)
    told = page.metadata
    address = url or told.url
    delivery = Delivery(
        given=day,
        stated=told.published or (day_in_url(address) if address else None),
        title=told.title,
        bylines=told.authors,
        url=address,
        outlet=outlet or told.site,
        gaps=gaps + more + page.gaps,
    )
    return assembled(page.text, name, delivery, settings)


def _markup(data: bytes, name: str) -> tuple[str, tuple[Gap, ...]]:
    charset = declared_charset(data)
    if charset and charset not in {"utf-8", "utf8"}:
        try:
            return data.decode(charset), ()
        except (LookupError, UnicodeDecodeError):
            pass  # a wrong declaration: then the bytes themselves must tell
    return decoded(data, name)

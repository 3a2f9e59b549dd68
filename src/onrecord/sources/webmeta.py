"""What a page says of itself: title, authors, day of publication, site and address, from JSON-LD and meta tags."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.sources.dates import stated_days
from onrecord.sources.published import Stated

_MOST_JSON = 1_000_000  # characters of one JSON-LD block
_MOST_NODES = 5_000  # of JSON-LD looked at
_LONGEST = 500  # characters of a title or a name
_ARTICLE = re.compile(r"(?:Article|Posting|Report|PressRelease|Story)$")
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "headline")
_AUTHORS = ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "byl")
_SITES = ("og:site_name", "application-name", "publisher", "dc.publisher")
_PUBLISHED = (
    *("article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate"),
    *(
        "publishdate",
        "publish-date",
        "publish_date",
        "date.issued",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
    ),
    *("og:article:published_time", "publication_date", "article.published", "originalpublicationdate"),
)
_VAGUE = ("date", "dc.date", "dcterms.date", "dc.date.created")
_URL_DAY = re.compile(
    r"[/_-](?P<year>(?:19|20)\d\d)[/_-](?P<month>\d{1,2}|[a-z]{3})[/_-](?P<day>\d{1,2})(?:[/_.?#-]|$)", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """What a page says of itself; empty or None where it says nothing."""

    title: str = ""
    authors: tuple[str, ...] = ()
    site: str | None = None
    url: str | None = None
    published: Stated | None = None


def page_metadata(tree: Any) -> PageMetadata:
    """Return what an lxml tree of a page says of itself. JSON-LD goes before meta tags, these before the markup."""
    metas = _metas(tree)
    article = next(_articles(tree), {})
    publisher = article.get("publisher")
    site = _text(publisher.get("name")) if isinstance(publisher, dict) else ""
    url = _first(metas, ("og:url",)) or next(
        (link.get("href") or "" for link in tree.iter("link") if _canonical(link)), ""
    )
    return PageMetadata(
        title=_text(article.get("headline")) or _first(metas, _TITLES) or _heading(tree),
        authors=_authors(article, metas, tree),
        site=_first(metas, _SITES) or site or None,
        url=url.strip()[:2000] or None,
        published=_published(article, metas, tree),
    )


def _canonical(link: Any) -> bool:
    return (link.get("rel") or "").lower() == "canonical"


def _metas(tree: Any) -> dict[str, str]:
    """Return the first content of each meta tag, by lower-case name, property or itemprop."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = _text(meta.get("content"))
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if name in metas), "")


def _text(value: object) -> str:
    """Return a string in one line, cut to a sane length; "" for anything else."""
    return " ".join(value.split())[:_LONGEST] if isinstance(value, str) else ""


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """Give the JSON-LD objects that describe an article."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json" or not script.text:
            continue
        if len(script.text) > _MOST_JSON:
            continue
        try:
            root = json.loads(script.text)
        except (ValueError, RecursionError):  # broken, or nested beyond reading: the page stays readable without
            continue
        for node in _nodes(root):
            kinds = node.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in names):
                yield node


def _nodes(root: object) -> Iterator[dict[str, Any]]:
    waiting: list[object] = [root]
    seen = 0
    while waiting and seen < _MOST_NODES:
        node = waiting.pop()
        seen += 1
        if isinstance(node, dict):
            yield node
            waiting += [
                value for key, value in reversed(node.items()) if key in {"@graph", "mainEntity", "itemListElement"}
            ]
        elif isinstance(node, list):
            waiting += reversed(node[:_MOST_NODES])


def _heading(tree: Any) -> str:
    """Return the page's only ``h1``, or its ``title`` without the site's name."""
    headings = [_text("".join(heading.itertext())) for heading in tree.iter("h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    title = next((_text("".join(element.itertext())) for element in tree.iter("title")), "")
    return re.split(r"\s+[|–—»]\s+|\s-\s(?=[^-]{1,40}$)", title)[0]


def _authors(article: dict[str, Any], metas: dict[str, str], tree: Any) -> tuple[str, ...]:
    names: list[str] = []
    authors = article.get("author")
    for author in authors if isinstance(authors, list) else [authors]:
        name = author.get("name") if isinstance(author, dict) else author
        names += [_text(part) for part in (name if isinstance(name, list) else [name])]
    if not any(names):
        written = next((metas[name] for name in _AUTHORS if name in metas and "://" not in metas[name]), "")
        names = re.split(r"\s*(?:,|;|\band\b)\s*", re.sub(r"^by\s+", "", written, flags=re.IGNORECASE))
    if not any(names):
        names = [
            _text("".join(element.itertext())) for element in tree.iter("a", "span") if (element.get("rel") == "author")
        ]
    return tuple(dict.fromkeys(name for name in names if name and "://" not in name))[:20]


def _published(article: dict[str, Any], metas: dict[str, str], tree: Any) -> Stated | None:
    """Return the day of publication as the page states it; where two statements differ, the interval of both."""
    stated = [("its JSON-LD", _text(article.get("datePublished")))]
    stated += [(f'its meta tag "{name}"', metas[name]) for name in _PUBLISHED if name in metas]
    found = [(where, days) for where, value in stated if (days := stated_days(value))]
    if not found:
        stated = [(f'its meta tag "{name}"', metas[name]) for name in _VAGUE if name in metas]
        stated += [("its time element", value) for value in _times(tree)]
        found = [(where, days) for where, value in stated if (days := stated_days(value))][:1]
    if not found:
        return None
    return _joined(found)


def _times(tree: Any) -> Iterator[str]:
    for element in tree.iter("time"):
        marks = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
        if element.get("pubdate") is not None or "publish" in marks or "entry-date" in marks:
            yield element.get("datetime") or "".join(element.itertext())


def _joined(found: list[tuple[str, tuple[date, date]]]) -> Stated:
    start, end = min(days[0] for _, days in found), max(days[1] for _, days in found)
    if len({days for _, days in found}) == 1:
        return Stated(start=start, end=end, why=f"The page says so in {found[0][0]}.")
    told = "; ".join(f"{days[0].isoformat()} in {where}" for where, days in found)
    return Stated(start=start, end=end, why=f"The page states more than one day of publication: {told}.")


def day_in_url(url: str) -> Stated | None:
    """Return the day that a story's address carries, or None.

    >>> day_in_url("https://news.example/world/2023/11/08/talks").start
    datetime.date(2023, 11, 8)
    """
    match = _URL_DAY.search(url[:2000])
    if not match:
        return None
    month = match["month"]
    words = f"{match['day']} {month} {match['year']}" if month.isalpha() else ""
    days = stated_days(words or f"{match['year']}-{int(month):02}-{int(match['day']):02}")
    return (
        Stated(start=days[0], end=days[1], why=f"The story's address carries the day: {match[0].strip('/_-.?#')}.")
        if days
        else None
    )

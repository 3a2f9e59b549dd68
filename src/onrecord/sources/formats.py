"""Formats of data that hold stories but are none: JSON and XML, told apart from a text that only begins like them."""

from __future__ import annotations

import json
import re

from onrecord.errors import SourceError

_PROBE = 4096
_LONGEST_NAME = 1000  # characters of a file's first tag that are looked at
_DECLARED = re.compile(r"\s*<\?xml\b")
_ROOT = re.compile(r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<([A-Za-z_][\w:.-]*)", re.DOTALL)
_PAGE = re.compile(r"<html\b|<!doctype\s+html", re.IGNORECASE)
_PAGE_ROOTS = frozenset(("html", "head", "body", "article", "main", "div", "p", "h1"))
_NAMES = {"rss": "an RSS feed", "feed": "an Atom feed", "nitf": "NITF", "newsml": "NewsML", "newsitem": "NewsML-G2"}


def format_of(text: str) -> str:
    r"""Return "JSON", "JSON Lines", "XML" or the XML's own name, or "" for a text that is none of them.

    >>> format_of('{"title": "Talks fail"}'), format_of("{Corrects spelling} Talks fail"), format_of("[1] Talks fail")
    ('JSON', '', '')
    >>> format_of('<?xml version="1.0"?>\n<rss version="2.0"></rss>')
    'an RSS feed'
    """
    start = text[:_PROBE].lstrip("\ufeff").lstrip()
    if start[:1] in ("{", "["):
        return _json(text)
    return _xml(start, text) if start[:1] == "<" else ""


def _json(text: str) -> str:
    body = text.lstrip("\ufeff").strip()
    if _holds_data(body):
        return "JSON"
    first, _, rest = body.partition("\n")
    return "JSON Lines" if rest and _holds_data(first.strip()) else ""


def _holds_data(text: str) -> bool:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(item, dict) for item in value))


def _xml(start: str, text: str) -> str:
    if _PAGE.search(start):
        return ""
    root = _ROOT.match(start[:_LONGEST_NAME])
    declared = _DECLARED.match(start) is not None
    if root is None:
        return "XML" if declared else ""
    name = root[1].rpartition(":")[2].lower()
    closed = text.rstrip().endswith(f"</{root[1]}>")
    if name in _PAGE_ROOTS:
        return ""
    known = _NAMES.get(name)
    if known and (declared or closed):
        return known
    return "XML" if declared else ""


def refuse_data(text: str, name: str) -> None:
    """Raise where a file is JSON or XML: data that may hold stories, but is not one.

    Raises:
        SourceError: which format it is, and what to give instead.
    """
    found = format_of(text)
    if found:
        raise SourceError(
            f"{name}: this is {found}, which is not read yet (feeds come later); "
            "give the story itself, as plain text or as its web page (.html)."
        )

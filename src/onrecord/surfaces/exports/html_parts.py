"""What every page of ours has in common: the frame with its content policy, and escaping."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from html import escape
from importlib.resources import files

import onrecord
from onrecord.surfaces.wording import label_words


@cache
def asset(name: str) -> str:
    """Return a style sheet or script that ships beside this module."""
    return files(__package__).joinpath("assets", name).read_text(encoding="utf-8")


def text_html(text: str) -> str:
    """Return the text escaped for element content and quoted attributes, so that a browser gives it back exactly.

    Beyond the five usual characters, a carriage return must be a reference (a parser makes a line feed of it).

    >>> text_html('<img src=x onerror="alert(1)">')
    '&lt;img src=x onerror=&quot;alert(1)&quot;&gt;'
    """
    return escape(text).replace("\r", "&#13;")


def bdi(text: str) -> str:
    """Return the text in an element that keeps its writing direction from reaching what stands around it."""
    return f"<bdi>{text_html(text)}</bdi>"


def element(name: str, content: str, **attributes: str | None) -> str:
    """Return an HTML element; ``content`` is HTML already, attributes are escaped here and left out when None.

    A trailing underscore in a name is dropped (``class_``) and others become hyphens (``data_id``).

    >>> element("a", "c4", href="#c4", class_='"x"')
    '<a href="#c4" class="&quot;x&quot;">c4</a>'
    """
    pairs = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value is not None)
    written = "".join(f' {key}="{text_html(value)}"' for key, value in pairs)
    return f"<{name}{written}>{content}</{name}>"


def why_list(summary: str, sentences: Iterable[str]) -> str:
    """Return the sentences as a list to unfold; "" when there are none."""
    items = "".join(element("li", bdi(sentence)) for sentence in sentences)
    shown = element("summary", text_html(summary)) + element("ul", items)
    return element("details", shown, class_="why") if items else ""


def label(family: str, value: str) -> str:
    """Return a label's word in a style of its own, with what it means to be read on it."""
    meaning = label_words(f"{family}:{value}") or None
    return element("span", text_html(value), class_=f"label {family} {value}", title=meaning)


def resolved(words: str, sentence: str) -> str:
    """Return what the story's words were resolved to, set behind them, with the whole of it to be read on it.

    Where nothing was resolved there are no words to show, and the result is "".
    """
    return " " + element("span", bdi(words), class_="resolved", title=sentence) if words else ""


def _digest(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def page_head(title: str, style: str, script: str) -> str:
    """Return the page up to ``<body>``. The policy lets this style and this script through and nothing else.

    No network, no inline handlers, no style attributes, no forms, no frames, no base, and no strings made into
    markup by the script (trusted types).
    """
    policy = (
        f"default-src 'none'; script-src {_digest(script)}; style-src {_digest(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{text_html(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f'<meta name="generator" content="onrecord {text_html(onrecord.__version__)}">\n'
        '<link rel="icon" href="data:,">\n'
        f"<title>{text_html(' '.join(title.split()))}</title>\n<style>{style}</style>\n</head>\n"
    )

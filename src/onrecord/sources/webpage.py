"""HTML → the text that a reader sees: paragraphs apart by blank lines, and nothing that is hidden from the eye."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.errors import SourceError
from onrecord.sources.webmeta import PageMetadata, page_metadata
from onrecord.types import Gap

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_ELEMENTS = 30_000  # a page of more is no story; real ones have a few thousand
_MOST_MARKUP = 12  # times the longest text taken: markup beyond that is refused before it is read
_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p|h1)\b",
    re.I | re.S,
)
_MARKUP = re.compile(rb"</(?:p|div|a|h1|h2|span|td|article|body|html)\s*>", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)

_GONE = frozenset(
    "script style template noscript iframe object embed svg canvas math dialog select textarea audio video map".split()
)
_HIDING_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|content-visibility\s*:\s*hidden"
    r"|(?<![\w-])opacity\s*:\s*0*(?:\.0+)?%?\s*(?:;|!|$)|font(?:-size)?\s*:\s*0*(?:\.0+)?(?:px|em|rem|pt|%)?\s*(?:;|!|$)"
    r"|(?<![\w-])(?:max-)?(?:width|height)\s*:\s*[01]?(?:\.0+)?(?:px|em|rem|%)?\s*(?:;|!|$)"
    r"|text-indent\s*:\s*-\d{3,}|(?<![\w-])(?:left|right|top|bottom|margin-left|margin-top)\s*:\s*-\d{4,}px"
    r"|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)|clip-path\s*:\s*inset\(\s*(?:50|100)%"
    r"|transform\s*:\s*scale\(\s*0\s*\)|(?<![\w-])color\s*:\s*transparent",
    re.IGNORECASE,
)
_HIDING_CLASSES = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text screenreader a11y-hidden".split()
)
_SIMPLE = re.compile(r"\s*(?P<kind>[.#])(?P<name>[\w-]{1,80})\s*$")
_MOST_STYLE = 200_000  # characters of style sheets looked at
# Tags that only dress words. Thousands of them in a row make extraction slow, and the text is the same without.
_INLINE = (
    *(
        "span",
        "font",
        "b",
        "i",
        "em",
        "strong",
        "small",
        "u",
        "s",
        "abbr",
        "acronym",
        "cite",
        "mark",
        "sup",
        "sub",
        "big",
        "tt",
    ),
    *("time", "label", "bdi", "bdo", "ins", "wbr", "nobr", "center", "data"),
)
_BLOCKS = frozenset("p head item quote row".split())
_SPACE = re.compile(r"[ \t\r\f\v]*\n\s*|[ \t\r\f\v]{2,}|\t")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page says: its text, what it says of itself, and what was left out."""

    text: str
    metadata: PageMetadata
    gaps: tuple[Gap, ...] = ()


def looks_like_html(data: bytes, name: str) -> bool:
    """Tell HTML from plain text by how it starts, its name, or its closing tags."""
    if name.lower().endswith((".html", ".htm", ".xhtml")):
        return True
    probe = data[:20_000].removeprefix(b"\xef\xbb\xbf")
    return bool(_START.match(probe)) or len(_MARKUP.findall(probe)) >= 8


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that a page's head declares, if Python has it."""
    match = _CHARSET.search(data[:4096])
    if not match:
        return None
    label = match[1].decode("ascii").lower()
    # What browsers do: these two labels mean Windows-1252.
    return "cp1252" if label in {"iso-8859-1", "latin1", "ascii", "us-ascii", "windows-1252"} else label


def read_page(html: str, name: str, max_chars: int) -> Page:
    """Return what a page says.

    Raises:
        SourceError: there is no story's text in it, or it is too large.
    """
    from lxml import etree

    if len(html) > _MOST_MARKUP * max_chars:
        raise SourceError(f"{name}: the page has {len(html):,} characters of markup; give one story's page.")
    tree, gaps = _parsed(html, name)
    metadata = page_metadata(tree)
    gaps += _without_hidden(tree)
    etree.strip_tags(tree, *_INLINE)
    plain, _ = _parsed(
        etree.tostring(tree, encoding="unicode", method="html"), name
    )  # joins the text that was in pieces
    return Page(text=_story_text(plain, metadata.title, name), metadata=metadata, gaps=gaps)


def _parsed(html: str, name: str) -> tuple[Any, tuple[Gap, ...]]:
    """Parse a page, forgiving as browsers do, but for what is nested too deep, which libxml2 leaves out."""
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(html.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"{name}: the page could not be read as HTML ({error}); give the story as text.") from error
    count = sum(1 for _ in tree.iter())
    if count > _MOST_ELEMENTS:
        raise SourceError(f"{name}: the page has {count:,} elements, more than a story's page; give the story as text.")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        return tree, (Gap(kind="markup", message="The page is nested too deep; what lies beyond was not read."),)
    return tree, ()


def _hidden_names(tree: Any) -> set[str]:
    """Return the classes (".x") and ids ("#x") that the page's own style sheets hide, outside of media rules."""
    sheets = "".join(element.text or "" for element in tree.iter("style"))[:_MOST_STYLE]
    hidden: set[str] = set()
    for rule in _outside_at_rules(sheets).split("}"):
        selectors, _, style = rule.rpartition("{")
        if _HIDING_STYLE.search(style):
            for selector in selectors.split(","):
                simple = _SIMPLE.match(selector)
                if simple:
                    hidden.add(simple["kind"] + simple["name"])
    return hidden


def _outside_at_rules(sheets: str) -> str:
    """Drop comments and every ``@media {...}``: what is hidden in print is not hidden from readers."""
    sheets = re.sub(r"/\*.*?(?:\*/|$)", "", sheets, flags=re.DOTALL)
    kept, depth, skipping = [], 0, 0
    for token in re.findall(r"[^{}]+|[{}]", sheets):
        depth += (token == "{") - (token == "}")
        if not skipping and token.rpartition(";")[2].lstrip().startswith("@"):
            skipping = depth + 1
            continue
        if not skipping:
            kept.append(token)
        elif token == "}" and depth < skipping:
            skipping = 0
    return "".join(kept)


def _is_hidden(element: Any, hidden: set[str]) -> bool:
    get = element.get
    if get("hidden") is not None or (get("aria-hidden") or "").strip().lower() == "true":
        return True
    style = get("style")
    if style and _HIDING_STYLE.search(style):
        return True
    classes = (get("class") or "").split()
    if any(name in _HIDING_CLASSES or "." + name in hidden for name in classes):
        return True
    return bool(hidden) and "#" + (get("id") or "") in hidden


def _without_hidden(tree: Any) -> tuple[Gap, ...]:
    """Take out of the tree what no reader sees; report it where it had words."""
    hidden = _hidden_names(tree)
    doomed = [
        element
        for element in tree.iter()
        if isinstance(element.tag, str)
        and element.tag not in {"html", "body"}
        and (element.tag in _GONE or _is_hidden(element, hidden))
    ]
    worded = 0
    for element in doomed:
        if element.tag not in {"script", "style"}:
            worded += bool((element.text or "").strip()) or len(element) > 0
        if element.getparent() is not None:
            element.drop_tree()
    if not worded:
        return ()
    message = f"{worded} hidden pieces of the page (not shown to readers) were left out."
    return (Gap(kind="markup", message=message),)


def _story_text(tree: Any, title: str, name: str) -> str:
    """Extract the story with trafilatura and lay it out as text: its title first, a blank line between paragraphs."""
    from trafilatura import bare_extraction

    document = bare_extraction(tree, with_metadata=False, include_comments=False, include_tables=True)
    body = getattr(document, "body", None)
    blocks = list(_blocks(body)) if body is not None else []
    if not blocks:
        raise SourceError(f"{name}: no story was found on the page; give the story's own page, or its text.")
    if title and _key(title) not in {_key(block) for block in blocks[:5]}:
        blocks.insert(0, title)
    return "\n\n".join(blocks)


def _key(words: str) -> str:
    return " ".join(words.split()).casefold()


def _blocks(body: Any) -> Iterator[str]:
    """Give the words of each paragraph, heading, list item, quotation and table row, in order and once."""
    inside: set[Any] = set()
    for element in body.iter():
        if element in inside or element.tag not in _BLOCKS:
            continue
        inner = [child for child in element.iterdescendants() if child.tag in _BLOCKS]
        if element.tag == "quote" and inner:
            continue  # its own paragraphs follow
        inside.update(inner)
        words = _words(element)
        if words:
            yield ("- " if element.tag == "item" else "") + words


def _words(element: Any) -> str:
    cells = [" ".join(cell.itertext()) for cell in element.iter("cell")] if element.tag == "row" else []
    if cells:
        return " | ".join(" ".join(cell.split()) for cell in cells if cell.strip())
    for line_break in element.iter("lb"):
        line_break.text = "\n"
    lines = "".join(element.itertext()).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())

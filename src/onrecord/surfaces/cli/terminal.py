"""What the output can show: its width, its colours and its characters; and text made safe to show there."""

from __future__ import annotations

import io
import os
import re
import shutil
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

NARROWEST = 40
WIDTH_OF_FILES = 100
_OUR_SIGNS = "─│└·“”…"

# Joiners and the soft hyphen belong to the spelling of words and emoji; every other invisible sign can mislead.
_INVISIBLE_BUT_HARMLESS = "\u00ad\u200c\u200d"
_ESCAPED_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
# What JSON leaves as it is, though a terminal obeys it or a reader of lines breaks there.
_RISKY_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_NOT_PLAIN = re.compile("[^\x00-\x7e]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How output looks: ``width`` in cells, with ``colour`` or without, in characters that ``encoding`` has."""

    width: int = WIDTH_OF_FILES
    colour: bool = False
    encoding: str = "utf-8"

    @property
    def plain_signs(self) -> bool:
        """Tell whether our own signs (lines, dots, curly quotes) must be replaced by ASCII ones."""
        return not _encodable(_OUR_SIGNS, self.encoding)


def _encodable(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def accept_every_character(stream: TextIO) -> None:
    r"""Make the stream write ``\xe9`` where its code page lacks a character, instead of raising UnicodeEncodeError."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")


def look_of(stream: TextIO, environment: Mapping[str, str] = os.environ) -> Look:
    """Return the look for a stream: colours only on a terminal, and only where NO_COLOR and TERM allow them."""
    terminal = stream.isatty()
    wanted = terminal or bool(environment.get("FORCE_COLOR"))
    colour = wanted and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"
    width = WIDTH_OF_FILES
    if terminal or environment.get("COLUMNS"):
        width = shutil.get_terminal_size((WIDTH_OF_FILES, 24)).columns
    return Look(width=max(width, NARROWEST), colour=colour, encoding=stream.encoding or "utf-8")


class _Visible(dict[int, str]):
    """A table for ``str.translate`` that is filled as characters come up."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        hidden = unicodedata.category(char) in _ESCAPED_CATEGORIES and char not in _INVISIBLE_BUT_HARMLESS
        self[code] = char.encode("ascii", "backslashreplace").decode() if hidden and code > 0x7F else char
        if hidden and code <= 0x7F:
            self[code] = f"\\x{code:02x}"
        return self[code]


_VISIBLE = _Visible()


def visible(text: str, encoding: str = "utf-8") -> str:
    r"""Return the text on one line with nothing in it that a terminal would obey or hide.

    White space becomes single spaces; control characters, bidirectional overrides and characters that ``encoding``
    lacks become visible escapes, so that widths can be counted and nothing a story says can move the cursor.

    >>> visible("red\x1b[31m alert")
    'red\\x1b[31m alert'
    """
    shown = " ".join(text.split()).translate(_VISIBLE)
    return shown.encode(encoding, "backslashreplace").decode(encoding)


def safe_json(text: str, encoding: str) -> str:
    r"""Return the same JSON value, with characters escaped that ``encoding`` lacks or that a terminal would obey.

    >>> safe_json('{"name": "Zoë"}', "ascii")
    '{"name": "Zo\\u00eb"}'
    """
    utf8 = encoding.lower().replace("_", "-") in {"utf-8", "utf8"}
    return (_RISKY_IN_JSON if utf8 else _NOT_PLAIN).sub(_json_escape, text)


def _json_escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{high:02x}{low:02x}" for high, low in zip(units[::2], units[1::2], strict=True))

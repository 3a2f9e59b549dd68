"""Bytes → text: the encoding, what is no text at all, and characters that cannot stay."""

from __future__ import annotations

import codecs
import re

from onrecord.errors import SourceError
from onrecord.types import Gap, Span

_MAGIC = (
    (b"%PDF", "a PDF file", "extract its text first, with pdftotext for example"),
    (b"PK\x03\x04", "a zip archive, or a Word, Excel or e-book file", "unpack it or save it as plain text first"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file", "save it as plain text first"),
    (b"{\\rtf", "a rich text file", "save it as plain text first"),
    (b"\x1f\x8b", "a gzip file", "unpack it first"),
    (b"BZh", "a bzip2 file", "unpack it first"),
    (b"\xfd7zXZ", "an xz file", "unpack it first"),
    (b"(\xb5/\xfd", "a zstd file", "unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"Rar!", "a rar archive", "unpack it first"),
    (b"\x89PNG", "a picture", "give its text instead"),
    (b"GIF8", "a picture", "give its text instead"),
    (b"\xff\xd8\xff", "a picture", "give its text instead"),
    (b"RIFF", "a sound, picture or video file", "give its text instead"),
    (b"ID3", "a sound file", "give a transcript instead"),
    (b"OggS", "a sound file", "give a transcript instead"),
    (b"\x7fELF", "a program", "give a text"),
    (b"MZ\x90", "a program", "give a text"),
    (b"SQLite format 3\x00", "a database", "give a text"),
)
_BOMS = (  # the longer first: UTF-32's mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PROBE = 4096  # bytes looked at to tell text from binary
_MOST_CONTROL = 0.05  # share of control characters above which nobody meant it as text
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")
_BOM = "\ufeff"
_WORD_JOINER = "\u2060"  # what Unicode gives for a BOM that is not at the start
_SUBSTANCE = re.compile("[^\\s\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")


def _windows_1252() -> dict[int, str]:
    """Map what ``surrogateescape`` makes of each stray byte to its character in Windows-1252, or to U+FFFD."""
    return {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}


_STRAY_BYTES = _windows_1252()


def decoded(data: bytes, name: str) -> tuple[str, tuple[Gap, ...]]:
    """Return the text of ``data`` and what was lost: byte order mark, UTF-8, UTF-16 without a mark, Windows-1252.

    Raises:
        SourceError: the bytes are a PDF, an archive, a picture or otherwise no text.
    """
    _refuse_magic(data, name)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _by_mark(data[len(mark) :], encoding)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    wide = _utf_16_without_mark(data)
    return _by_mark(data, wide) if wide else _with_stray_bytes(data)


def _refuse_magic(data: bytes, name: str) -> None:
    for magic, what, todo in _MAGIC:
        if data.startswith(magic):
            raise SourceError(f"{name}: this is {what}, not a text; {todo}.")
    if data[4:8] == b"ftyp":
        raise SourceError(f"{name}: this is a video or sound file, not a text; give a transcript instead.")


def _by_mark(data: bytes, encoding: str) -> tuple[str, tuple[Gap, ...]]:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        message = f"Some bytes are not valid {encoding.upper()} and were replaced by U+FFFD."
        return data.decode(encoding, "replace"), (Gap(kind="encoding", message=message),)


def _utf_16_without_mark(data: bytes) -> str | None:
    """Tell UTF-16 by its zeros: in English text, every other byte is one."""
    probe = data[:_PROBE]
    half = max(len(probe) // 2, 1)
    if probe[1::2].count(0) > 0.7 * half and probe[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if probe[::2].count(0) > 0.7 * half and probe[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _with_stray_bytes(data: bytes) -> tuple[str, tuple[Gap, ...]]:
    """Decode as UTF-8, each byte that is none as Windows-1252: old copy, or a quotation mark pasted in from it."""
    escaped = data.decode("utf-8", "surrogateescape")
    text = escaped.translate(_STRAY_BYTES)
    stray = [index for index, char in enumerate(escaped) if "\udc80" <= char <= "\udcff"]
    lost = sum(text[index] == "\ufffd" for index in stray)
    mixed = any(char > "\x7f" and not "\udc80" <= char <= "\udcff" for char in escaped)
    if not lost and not mixed:
        return text, ()  # a whole file in Windows-1252: nothing is lost
    message = f"{len(stray)} bytes were not UTF-8 and were read as Windows-1252"
    message += f"; {lost} of them have no meaning there and became U+FFFD." if lost else "."
    return text, (Gap(kind="encoding", message=message),)


def cleaned(text: str) -> tuple[str, tuple[Gap, ...]]:
    r"""Return the text as a story keeps it, and the gap where something could not stay.

    Every line end becomes ``\n`` and a byte order mark at the start goes; NUL and lone surrogates become U+FFFD,
    one for one, and are reported. All else stays as it is, so that offsets stay too.

    >>> text, gaps = cleaned("a\r\nb\x00")
    >>> text == "a\nb\ufffd", gaps[0].span.start
    (True, 3)
    """
    text = _LINE_END.sub("\n", text.removeprefix(_BOM)).replace(_BOM, _WORD_JOINER)
    places = [match.start() for match in _UNREADABLE.finditer(text)]
    if not places:
        return text, ()
    text = _UNREADABLE.sub("\ufffd", text)
    characters = "1 character" if len(places) == 1 else f"{len(places)} characters"
    message = f"{characters} (NUL or a lone surrogate) could not be kept and became U+FFFD; the first is marked."
    return text, (Gap(kind="encoding", message=message, span=Span.in_text(text, places[0], places[0] + 1)),)


def refuse_what_is_no_text(text: str, name: str) -> None:
    """Raise where the text is empty, or so full of control characters that it must be binary.

    Raises:
        SourceError: what is wrong, where, and what to do.
    """
    if not _SUBSTANCE.search(text):
        raise SourceError(f"{name}: there is no text in it; give a file with the story's text.")
    probe = text[:_PROBE]
    controls = sum(1 for _ in _CONTROL.finditer(probe))
    if controls > 2 and controls > _MOST_CONTROL * len(probe):
        raise SourceError(f"{name}: this looks like a binary file, not a text; give the story as text or HTML.")

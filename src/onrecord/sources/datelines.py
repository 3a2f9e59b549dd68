"""Datelines: "SEOUL (Reuters) -", "WASHINGTON, Nov 8 (AP) —", "LONDON --", "(Beirut, 8 May 2021) –", a line of a date.

A dateline ends where the story begins: "SEOUL (Reuters) -U.S. officials" leaves "U.S. officials".
"""

from __future__ import annotations

import re

from onrecord.sources.dates import DATE, WrittenDate, written_dates
from onrecord.sources.pieces import Block, Piece
from onrecord.sources.vocabulary import agency_signing, stands_alone

_LONGEST = 160  # characters of a dateline with its dash
_MARKS = re.compile(r"[(/—–―|:_]|-[-\s]|\s-")
_TOKEN = r"[^\W\d_a-zß-öø-ÿ][\w.'’]*(?:-[\w.'’]+)*"
_JOINT = r"(?:\s*/\s*|,\s+|\s+and\s+|\s+(?:of|the|de|la|el|do|da|del|y|es|am|di)\s+|\s+)"
_PLACES = rf"(?P<places>{_TOKEN}(?:{_JOINT}{_TOKEN}){{0,6}}?)"
_DATE = rf"(?P<date>(?i:{DATE}))"
_DASH = r"(?:\s*(?:—|–|―|-{1,3}|_|:|\||\.(?=\s)))?"
_SIGNED = re.compile(
    rf"(?:{_PLACES}[,.]?\s*(?:[,.—–-]\s*)?)??(?:{_DATE}[,.]?\s*)?(?:-{{1,2}}\s?)?"
    rf"(?P<open>[(/])(?P<agency>[^\W\d_][^()/\n]{{1,40}})[)/](?P<dash>{_DASH})\s*"
)
_PLAIN = re.compile(
    rf"{_PLACES}(?:[,.]?\s+{_DATE})?[,.]?(?P<dash>\s*[—–―]\s*|\s*-{{2,3}}\s*|\s+[-_|]\s+|\s-(?=[A-Z\"“])|:\s+)"
)
_BRACKETED = re.compile(rf"\({_PLACES}(?:,?\s+{_DATE})?\)(?P<dash>\s*[—–―:]\s*|\s*-{{1,3}}\s*)")
_DATED_START = re.compile(rf"(?P<date>{DATE})[ \t\u00a0]+(?=[\"“‘(]?[A-Z])")
_DATE_LINE = re.compile(
    rf"(?P<label>(?:(?:First\s+)?Published|Posted|Issued|Released|Release date|For (?:immediate )?release|Date|Updated"
    rf"|Last updated|Modified)\s*(?:on|at)?:?\s*)?(?P<date>{DATE})(?P<rest>[^\n]{{0,80}})",
    re.IGNORECASE,
)
_TIME_WORDS = re.compile(
    r"(?:[\s,|/@•·()–—-]|at|on|gmt|utc|bst|cet|est|edt|et|pt|pst|pdt|[ap]\.?m\.?|\d{1,2}[:.]\d\d(?:[:.]\d\d)?|\d{4}(?!\d)"
    r"|\d{1,2}|hrs|local time|updated?:?|last|modified|[+]\d\d:?\d\d)*+$",
    re.IGNORECASE,
)
# Words in capitals before a dash that are no places, although datelines look like that.
_NO_PLACES = frozenset(
    "BREAKING EXCLUSIVE UPDATE UPDATED ANALYSIS OPINION EXPLAINER FACTBOX WATCH LIVE VIDEO PHOTOS NEWS URGENT ALERT "
    "CORRECTION EDITORIAL COMMENT REVIEW INTERVIEW PROFILE SPORTS NOTE EDITOR WARNING NATO UNICEF UNESCO OPEC ISIS "
    "ISIL IAEA FIFA UEFA NASA ASEAN INTERPOL WHO FBI CIA GDP TIMELINE READ MORE SUMMARY BACKGROUND QUOTE PREVIEW "
    "RESULTS Q A".split()
)


def dateline(text: str, block: Block, *, first: bool) -> Piece | None:
    """Return the dateline that a paragraph starts with, or None.

    Args:
        text: the story's text.
        block: the paragraph.
        first: whether it is the story's first paragraph; a later one needs a sign, a date or a well-known place.

    >>> line = "SEOUL/TOKYO (Example) -U.S. officials met."
    >>> found = dateline(line, Block(start=0, end=len(line)), first=True)
    >>> line[:found.end], [line[start:end] for start, end in found.places]
    ('SEOUL/TOKYO (Example)', ['SEOUL', 'TOKYO'])
    """
    end = min(block.end, block.start + _LONGEST)
    opening = text[block.start : block.start + 1]
    if not (opening.isupper() or opening.isdigit() or opening in "(—–-"):
        return None
    if not _MARKS.search(text, block.start, end):
        return _dated_start(text, block) if first else None
    for pattern, accepted in ((_SIGNED, _signed), (_BRACKETED, _plain), (_PLAIN, _plain)):
        match = pattern.match(text, block.start, end)
        if match and accepted(text, block, match, first):
            return _piece(text, match)
    return _dated_start(text, block) if first else None


def _signed(text: str, block: Block, match: re.Match[str], first: bool) -> bool:
    """Accept "PLACE, date (AGENCY) dash": a known agency, or a dash after a place that looks like one."""
    known = agency_signing(match["agency"]) is not None
    places = match["places"] or ""
    if not places and not match["date"]:
        return known and bool(match["dash"])
    if known:
        return not places or (
            _looks_like_place(places) and (bool(match["dash"]) or _capitals(places) or bool(match["date"]))
        )
    if not match["dash"] or not match["agency"][0].isupper() or text[match.end() : match.end() + 1].islower():
        return False
    initials = "".join(word[0] for word in places.split()).upper()
    if match["agency"].upper() in {initials, initials[1:]}:  # "International Example Agency (IEA) - ..."
        return False
    return bool(match["date"]) or (_capitals(places) and _looks_like_place(places)) or stands_alone(_first(places))


def _plain(text: str, block: Block, match: re.Match[str], first: bool) -> bool:
    """Accept "PLACE dash" and "PLACE, date dash" without an agency."""
    places, rest = match["places"], text[match.end() : block.end]
    if not rest or rest[0].islower() or not _looks_like_place(places):
        return False
    alone = stands_alone(_first(places)) or stands_alone(places)
    if ":" in match["dash"]:
        return first and _capitals(places) and (alone or bool(match["date"]))
    if match["date"] or match.re is _BRACKETED:
        return alone or _capitals(places) or bool(match["date"])
    shouted = sum(map(str.isupper, rest)) > 0.7 * sum(map(str.isalpha, rest))
    if shouted or (not first and not alone):
        return False
    return alone if not _capitals(places) else alone or len(_first(places)) > 3


def _first(places: str) -> str:
    return re.split(r"[,/]| and ", places, maxsplit=1)[0].strip()


def _capitals(places: str) -> bool:
    """Tell whether the first place is in capitals: "SEOUL", "McLEAN, Va.", "N’DJAMENA"."""
    letters = re.sub(r"\bMc(?=[A-Z])", "", _first(places))
    return sum(map(str.isalpha, letters)) > 1 and letters.upper() == letters


def _looks_like_place(places: str) -> bool:
    first = _first(places)
    words = {word.strip(".,") for word in first.split()}
    return not words & _NO_PLACES and (not first.startswith("The ") or stands_alone(first)) and not first.isdigit()


def _piece(text: str, match: re.Match[str]) -> Piece:
    sign = match.groupdict().get("agency")
    date = next(written_dates(text, *match.span("date"), any_case=True), None) if match["date"] else None
    end = match.start("dash")
    end -= len(text[match.start() : end]) - len(text[match.start() : end].rstrip(" ,"))
    return Piece(
        kind="dateline",
        start=match.start(),
        end=end,
        places=_places(text, *match.span("places")) if match["places"] else (),
        agency=(agency_signing(sign) or " ".join(sign.split())) if sign else None,
        date=date,
    )


def _places(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return where each place stands: "SEOUL/TOKYO" and "PARIS and BERLIN" are two, "GENEVA, Switzerland" one."""
    places = []
    for match in re.finditer(r"(?:(?!\s*/\s*|\s+and\s+).)+", text[start:end], re.DOTALL):
        words = match[0].strip(" ,.") + ("." if match[0].rstrip(" ,").endswith(".") else "")
        if words.strip("."):
            first = start + match.start() + len(match[0]) - len(match[0].lstrip(" ,/."))
            places.append((first, first + len(words)))
    return tuple(places)


def _dated_start(text: str, block: Block) -> Piece | None:
    """Return the date that a first paragraph runs on from: "Thursday, May 7, 2015 On Tuesday, the ..."."""
    match = _DATED_START.match(text, block.start, block.end)
    date = next(written_dates(text, *match.span("date")), None) if match else None
    if not match or date is None or date.year is None or date.weekday is None:
        return None
    return Piece(kind="dateline", start=block.start, end=match.end("date"), date=date)


def date_line(text: str, block: Block) -> Piece | None:
    """Return the dateline that a whole block is: "Monday, May 18, 2015", "Published: 8 Nov 2023 10:31 GMT", or None."""
    words = block.of(text)
    if len(words) > _LONGEST:
        return None
    match = _DATE_LINE.fullmatch(text, block.start, block.end)
    if not match or not _TIME_WORDS.match(match["rest"]):
        return None
    date = next(written_dates(text, *match.span("date"), any_case=True), None)
    if date is None or (date.year is None and date.weekday is None and not match["label"]):
        return None
    if date.year is None:
        date = _with_year_after(text, date, match)
    return Piece(kind="dateline", start=block.start, end=block.end, date=date)


def _with_year_after(text: str, date: WrittenDate, match: re.Match[str]) -> WrittenDate:
    year = re.match(r"[\s,|]*((?:19|20)\d\d)(?!\d)", match["rest"])
    if not year:
        return date
    end = match.start("rest") + year.end()
    return WrittenDate(
        start=date.start, end=end, month=date.month, day=date.day, year=int(year[1]), weekday=date.weekday
    )


def place_line(text: str, block: Block) -> Piece | None:
    """Return the dateline that a whole block is and that names a place: "WASHINGTON", "Seoul, Korea, 8 May 2021"."""
    words = block.of(text)
    match = re.compile(rf"{_PLACES}(?:[,.]?\s+{_DATE})?(?P<dash>[\s:—–-]*)").fullmatch(words)
    if not match or len(words) > 80 or not _looks_like_place(match["places"]):
        return None
    if not (stands_alone(_first(match["places"])) and (match["date"] or len(words.split()) <= 5)):
        return None
    shifted = re.compile(match.re.pattern).fullmatch(text, block.start, block.end)
    return _piece(text, shifted) if shifted else None

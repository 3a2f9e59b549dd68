"""Lines that are no news: advisories to editors and readers, slugs, codes, copyright lines, marks of the end."""

from __future__ import annotations

import re

from onrecord.sources.pieces import Block, Piece
from onrecord.sources.vocabulary import agency_at

_CHANGES = (  # how a line in brackets begins that says what is new since an earlier version
    "Adds? Adding Updates? Updating Recasts? Corrects? Refiles? Refiling Repeats? Removes? Clarifies Fixes Inserts "
    "Deletes? Drops Rewrites Changes Edits Includes Releads? Trims Restores New\\sthroughout Writes\\sthrough Paragraph"
).split()
_ALONE = (  # words that are an advisory when they are all of a line, or when a colon or dash and a note follow
    "EDITOR['’]?S?['’]?\\sNOTE EDS ATTENTION\\sEDITORS? NOTES?\\sTO\\sEDITORS? MEDIA\\sADVISORY PRESS\\sADVISORY "
    "PRESS\\sRELEASE NEWS\\sRELEASE "
    "MANDATORY\\sCREDIT CORRECTION CLARIFICATION RETRACTION KILL MANDATORY\\sKILL CONTACTS? "
    "MEDIA\\s(?:CONTACTS?|ENQUIRIES|INQUIRIES) PRESS\\s(?:CONTACTS?|OFFICE) FOR\\s(?:MORE|FURTHER)\\sINFORMATION"
).split()
_EMBARGO = (
    r"(?:STRICTLY\s)?EMBARGO(?:ED)?|HOLD\sFOR\sRELEASE|NOT\sFOR\s(?:RELEASE|PUBLICATION)|FOR\s(?:IMMEDIATE\s)?RELEASE"
)
_ADVISORY = re.compile(
    rf"\((?:(?:{'|'.join(_CHANGES)})\b|This\s(?:\w+\.?\s\d+\s)?(?:story|report|article|version)\b)[^\n]{{0,400}}\)\.?$"
    rf"|(?i:{'|'.join(_ALONE)})\s*(?:[:—–]|$)|(?i:{_EMBARGO})\s*(?:[:—–-]|$|(?i:until|from|before|on|at)\b)"
    r"|(?:URGENT|BULLETIN|BREAKING NEWS)$"
    r"|(?i:(?:content |trigger )?warning):[^\n]{0,60}\b(?:graphic|distress|content|language)"
    r"|For (?:more|further) information,? (?:please )?(?:contact|visit|call)\b"
    r"|This is a (?:developing|breaking) (?:news )?story\b"
    r"|This (?:story|article|report) (?:has been|was) "
    r"(?:updated|corrected|amended|refiled|(?:first|originally) published)\b"
    r"|(?:Tel|Phone|Telephone|Mobile|Fax|E-?mail|Email)\s*[:.]\s"
    r"|\d{1,2}[ -]min(?:ute)?s? read$|Listen to (?:this )?article$|(?i:advertisement)$"
)
_TAIL_ADVISORY = re.compile(
    r"(?:Follow|Read more|Sign up|Subscribe|Click here|Download|See also|Related|Read the rest"
    r"|For more (?:coverage|on))\b[^\n]{0,200}$"
)
_PREFIX = re.compile(
    r"(?P<advisory>(?:UPDATE|WRAPUP|RECAST|ADVISORY|RPT|REFILE|CORRECTED|CORRECTION|REPEAT|ROUNDUP|TOPWRAP|GLOBALWRAP|PRECIOUS"
    r"|BREAKING|URGENT|DEVELOPING)(?:\s+\d+)?(?:\s*[-–:]\s*|\s+[—|]\s*))"
    r"|(?P<tag>(?:EXCLUSIVE|ANALYSIS|FACTBOX|INSIGHT|EXPLAINER|TIMELINE|INTERVIEW|NEWSMAKER|SCENARIOS|FEATURE|LIVE|WATCH|OPINION"
    r"|COLUMN|BREAKINGVIEWS|TABLE|POLL|INSTANT VIEW|QUOTES)(?:\s+\d+)?(?:\s*[-–:]\s*|\s+[—|]\s*))"
)
# RFC 4151 ids, "tag:example.com,2023:story_1", as they stand in a feed or with their punctuation lost.
_TAG_URI = re.compile(
    r"tag:?(?P<domain>(?:[a-z0-9-]{1,40}\.){1,4}?(?:com|org|net|int|info|ap|uk|fr|de|jp|kr))(?:,?(?=\d{4}))"
    r"(?P<year>\d{4})\S{0,200}\s*$"
)
_TAG = re.compile(
    r"(?:©|\(c\)\s|Copyright\b|All rights reserved|Our Standards:|(?:Keywords?|Tags?|Topics?|Filed under|Categories"
    r"|Slug|Source)\s*:|urn:newsml:|newsml_|BC-[A-Z]|(?:#\w+[\s,]*){1,12}$|[A-Z]{2,}(?:-[A-Z]{2,}){1,5}/?(?:\s*\([^()\n]{0,60}\))?:?$)"
)
_CODE = re.compile(r"(?=\S*[\d_/])(?=\S*[^\W\d_])[\w./:,#&+=%~-]{6,}$")
_END_MARK = re.compile(r"(?:-\s*(?:30|0|ends?)\s*-|ends?|\(?ends\)?|30)\s*$", re.IGNORECASE)
_SEPARATOR = re.compile(r"[\s#*_=~•·.–—-]{2,}$|[#*_=~•·–—-]$")


def is_separator(text: str, block: Block) -> bool:
    """Tell whether a block only sets others apart: "###", "* * *", "____"."""
    return bool(_SEPARATOR.match(text, block.start, block.end))


def advisory(text: str, block: Block) -> Piece | None:
    """Return the line to editors or readers that a block is, or None: "(Adds details)", "EMBARGOED UNTIL ..."."""
    if _ADVISORY.match(text, block.start, block.end):
        return Piece(kind="advisory", start=block.start, end=block.end)
    return None


def tail_advisory(text: str, block: Block) -> Piece | None:
    """Return an invitation to read on elsewhere; only at the end of a story is such a line no news."""
    if block.end - block.start <= 200 and _TAIL_ADVISORY.match(text, block.start, block.end):
        return Piece(kind="advisory", start=block.start, end=block.end)
    return advisory(text, block)


def headline_prefix(text: str, block: Block) -> tuple[Piece | None, Block]:
    """Split "UPDATE 2-Talks fail" into the advisory and the headline; without a prefix, give the block back."""
    match = _PREFIX.match(text, block.start, block.end)
    if not match or match.end() >= block.end:
        return None, block
    kind = "advisory" if match["advisory"] else "tag"
    end = match.start() + len(match[0].rstrip(" -–:—|"))
    return Piece(kind=kind, start=block.start, end=end), Block(start=match.end(), end=block.end)


def slug(text: str, block: Block) -> Piece | None:
    """Return the slug or code that a block is, or None: "BC-EXAMPLE-TALKS", "#talks #vienna", "newsml_TRE123"."""
    found = _TAG.match(text, block.start, block.end) or _CODE.match(text, block.start, block.end)
    if found and block.end - block.start <= 600:
        return Piece(kind="tag", start=block.start, end=block.end)
    return None


def end_mark(text: str, block: Block) -> Piece | None:
    """Return the mark of the story's end that a block is, or None: "-30-", "ENDS"."""
    if _END_MARK.match(text, block.start, block.end):
        return Piece(kind="tag", start=block.start, end=block.end)
    return None


def story_id(text: str, block: Block) -> Piece | None:
    """Return the story id (RFC 4151) that a block is or ends with, even run on to its last word, or None."""
    match = _TAG_URI.search(text, max(block.start, block.end - 300), block.end)
    if not match or match.end() != block.end:
        return None
    return Piece(kind="tag", start=match.start(), end=block.end, agency=agency_at(match["domain"]))

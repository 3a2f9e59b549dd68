"""Lines that are no news: advisories to editors and readers, slugs, codes, copyright lines, marks of the end."""

from __future__ import annotations

import re

from onrecord.sources.pieces import Block, Piece
from onrecord.sources.vocabulary import agency_at

_ADVISORY = re.compile(
    r"\((?:Adds?|Adding|Updates?|Updating|Recasts?|Corrects?|Refiles?|Refiling|Repeats?|Removes?|Clarifies|Fixes|Inserts"
    r"|Deletes?|Drops|Rewrites|Changes|Edits|Includes|New throughout|Releads?|Trims|Restores|Writes through|Paragraph"
    r"|This (?:story|report|article|version|(?:\w+\.? \d+ )story))\b[^\n]{0,400}\)\.?$"
    r"|(?:EDITOR['’]?S?['’]?S? NOTE|EDS|ATTENTION EDITORS?|NOTES? TO EDITORS?|EMBARGO(?:ED)?|STRICTLY EMBARGOED|HOLD FOR RELEASE"
    r"|NOT FOR (?:RELEASE|PUBLICATION)|FOR IMMEDIATE RELEASE|FOR RELEASE|MEDIA ADVISORY|PRESS ADVISORY|PRESS RELEASE|NEWS RELEASE"
    r"|MANDATORY CREDIT|CORRECTION|CLARIFICATION|RETRACTION|KILL|MANDATORY KILL|URGENT|BULLETIN|BREAKING NEWS|CONTENT WARNING"
    r"|TRIGGER WARNING|WARNING)\s*(?:[:—–!-]|$|UNTIL\b|FROM\b|FOR\b|BEFORE\b|ON\b|AT\b|(?=\())"
    r"|(?:Editor['’]s note|Editors['’] note|Eds|Note to editors|Correction|Clarification|Content warning|Warning|Embargoed until"
    r"|Embargo|For immediate release|Press release|Media (?:contacts?|enquiries|inquiries)|Press (?:contacts?|office)|Contacts?"
    r"|For (?:more|further) information)\s*(?::|$|, (?:please )?contact)"
    r"|For (?:more|further) information,? (?:please )?(?:contact|visit|call)\b"
    r"|(?:This (?:is a )?(?:developing|breaking) (?:news )?story|This (?:story|article|report) (?:has been|was) "
    r"(?:updated|corrected|amended|refiled|first published|originally published))\b"
    r"|(?:Tel|Phone|Telephone|Mobile|Fax|E-?mail|Email)\s*[:.]\s"
    r"|\d{1,2}[ -]min(?:ute)?s? read$|Listen to (?:this )?article$|Advertisement$|ADVERTISEMENT$"
)
_TAIL_ADVISORY = re.compile(
    r"(?:Follow|Read more|Sign up|Subscribe|Click here|Download|See also|Related|Read the rest|For more (?:coverage|on))\b[^\n]{0,200}$"
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
    r"(?:©|\(c\)\s|Copyright\b|All rights reserved|Our Standards:|(?:Keywords?|Tags?|Topics?|Filed under|Categories|Slug"
    r"|Source)\s*:|urn:newsml:|newsml_|BC-[A-Z]|(?:#\w+[\s,]*){1,12}$|[A-Z]{2,}(?:-[A-Z]{2,}){1,5}/?(?:\s*\([^()\n]{0,60}\))?:?$)"
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

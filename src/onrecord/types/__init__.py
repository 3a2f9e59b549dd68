"""Takes nothing. Gives the vocabulary: the value types that every other room speaks in."""

from onrecord.types.claim import Claim, Speaker
from onrecord.types.gap import Gap
from onrecord.types.reading import Attribution, Entity, Reading, Sentence, Token, TokenRange
from onrecord.types.reason import Reason
from onrecord.types.record import Record
from onrecord.types.span import Span
from onrecord.types.story import Credit, Dateline, Part, Published, Story

__all__ = [
    "Attribution",
    "Claim",
    "Credit",
    "Dateline",
    "Entity",
    "Gap",
    "Part",
    "Published",
    "Reading",
    "Reason",
    "Record",
    "Sentence",
    "Span",
    "Speaker",
    "Story",
    "Token",
    "TokenRange",
]

"""Takes nothing. Gives the vocabulary: the value types that every other room speaks in."""

from onrecord.types.actor import Actor
from onrecord.types.claim import Claim, Speaker
from onrecord.types.dispatch import Dispatch, Refusal
from onrecord.types.event import Count, Event, Party
from onrecord.types.gap import Gap
from onrecord.types.place import Place, PlaceCandidate
from onrecord.types.reading import (
    Argument,
    Attribution,
    Entity,
    Mention,
    Reading,
    Sentence,
    Token,
    TokenRange,
    Trigger,
)
from onrecord.types.reason import Reason
from onrecord.types.record import Record
from onrecord.types.span import Span
from onrecord.types.story import Credit, Dateline, Part, Published, Story
from onrecord.types.when import When

__all__ = [
    "Actor",
    "Argument",
    "Attribution",
    "Claim",
    "Count",
    "Credit",
    "Dateline",
    "Dispatch",
    "Entity",
    "Event",
    "Gap",
    "Mention",
    "Part",
    "Party",
    "Place",
    "PlaceCandidate",
    "Published",
    "Reading",
    "Reason",
    "Record",
    "Refusal",
    "Sentence",
    "Span",
    "Speaker",
    "Story",
    "Token",
    "TokenRange",
    "Trigger",
    "When",
]

"""onrecord turns a news story into an accountable record: who said what happened, how surely, in which exact words.

>>> import onrecord
>>> onrecord.explain("act:deny")
'denies, rejects a charge, dismisses'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord import errors
from onrecord.labels import explain
from onrecord.settings import ClaimSettings, EventSettings, ReadingSettings, Settings, SourceSettings
from onrecord.types import (
    Actor,
    Claim,
    Count,
    Event,
    Gap,
    Party,
    Place,
    PlaceCandidate,
    Reason,
    Record,
    Span,
    Speaker,
    Story,
    When,
)

if TYPE_CHECKING:
    from onrecord.pipeline import read
    from onrecord.sources import story_from_bytes, story_from_html, story_from_text

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "Claim",
    "ClaimSettings",
    "Count",
    "Event",
    "EventSettings",
    "Gap",
    "Party",
    "Place",
    "PlaceCandidate",
    "ReadingSettings",
    "Reason",
    "Record",
    "Settings",
    "SourceSettings",
    "Span",
    "Speaker",
    "Story",
    "When",
    "__version__",
    "errors",
    "explain",
    "read",
    "story_from_bytes",
    "story_from_html",
    "story_from_text",
]

# The names that need the rooms behind them come on first use, so that `import onrecord` alone stays light.
_ON_FIRST_USE = {
    "read": "onrecord.pipeline",
    "story_from_bytes": "onrecord.sources",
    "story_from_html": "onrecord.sources",
    "story_from_text": "onrecord.sources",
}


def __getattr__(name: str) -> object:
    if name not in _ON_FIRST_USE:
        raise AttributeError(f"onrecord has no {name!r}; its public names are {', '.join(__all__)}")
    from importlib import import_module

    value: object = getattr(import_module(_ON_FIRST_USE[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)

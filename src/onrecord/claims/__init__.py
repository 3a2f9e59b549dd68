"""Takes a Reading. Gives its Claims, each with speaker, cue, content, act, polarity, certainty, and its events."""

from onrecord.claims.events import Events, find_events
from onrecord.claims.find import Claims, find_claims

__all__ = ["Claims", "Events", "find_claims", "find_events"]

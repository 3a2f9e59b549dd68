"""Takes a Reading. Gives its Claims: speaker, cue, content, act, polarity and certainty of each, with reasons."""

from onrecord.claims.find import Claims, find_claims

__all__ = ["Claims", "find_claims"]

"""Takes a story's tree. Gives the places it names and the place of each event: resolved, ambiguous, unresolved."""

from onrecord.grounding.where.places import Places
from onrecord.grounding.where.resolve import resolve

__all__ = ["Places", "resolve"]

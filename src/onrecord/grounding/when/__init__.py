"""Takes a tree and its story. Gives the story's times, each on the calendar or with the reason why it is not."""

from onrecord.grounding.when.single import resolve
from onrecord.grounding.when.times import Times

__all__ = ["Times", "resolve"]

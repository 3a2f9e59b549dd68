"""Takes a story's tokens, sentences and entities. Gives its mentions, those that mean the same in one chain."""

from onrecord.reading.coreference.resolve import find_mentions

__all__ = ["find_mentions"]

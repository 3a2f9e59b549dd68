"""Takes a Story. Gives a Reading: tokens with tags and trees, sentences, entities and attributions, by the model."""

from onrecord.reading.lemma import lemma_of
from onrecord.reading.read import read_text, read_tokens
from onrecord.reading.segment import Segments, segment

__all__ = ["Segments", "lemma_of", "read_text", "read_tokens", "segment"]

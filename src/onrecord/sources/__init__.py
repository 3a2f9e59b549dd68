"""Takes bytes, text or HTML. Gives a Story: its parts, who signs it, when it came out, and what could not be read."""

from onrecord.sources.intake import story_from_bytes, story_from_html, story_from_text

__all__ = ["story_from_bytes", "story_from_html", "story_from_text"]

"""The whole path, on one screen."""

from __future__ import annotations

from datetime import date as Day

from onrecord.claims import find_claims, find_events
from onrecord.grounding import ActorList, ground
from onrecord.reading import read_text
from onrecord.settings import DEFAULT, Settings
from onrecord.sources import story_from_text
from onrecord.types import Record, Story


def read(
    story: Story | str, *, date: Day | None = None, settings: Settings = DEFAULT, actors: ActorList | None = None
) -> Record:
    """Read one story and return its record: who put what forward, what happened when and where, what is unread.

    Pure: no network, no database, no clock. The same text, date and model give the same record, byte for byte.

    Args:
        story: the story, or its plain text, of which headline, byline, dateline and credits are then made out.
        date: the day of publication, for plain text; left out, it is inferred as an interval where the text allows.
        settings: limits and choices of each room.
        actors: your own actors, which go before the tables (``ActorList.from_csv``).

    Raises:
        SourceError: the text is empty, too long, or not text.
        LanguageError: the text is not English (``SourceSettings.any_language`` takes it all the same).
        ModelError: the model's files are missing or damaged.

    >>> record = read("LONDON (Example) - The minister denied taking bribes, police said on Monday.")
    >>> [claim.act for claim in record.claims[1:]]
    ['deny', 'say']
    """
    if isinstance(story, str):
        story = story_from_text(story, date=date, settings=settings.sources)
    reading = read_text(story, settings.reading)
    claims = find_claims(reading, settings.claims)
    events = find_events(reading, claims.claims, settings.events)
    grounded = ground(reading, events.claims, events.events, actors)
    return Record(
        story=grounded.story,
        claims=grounded.claims,
        events=grounded.events,
        contexts=events.contexts,
        places=grounded.places,
        times=grounded.times,
        gaps=story.gaps + reading.gaps + claims.gaps + grounded.gaps,
    )

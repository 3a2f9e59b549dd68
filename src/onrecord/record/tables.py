"""The tables, once for SQLite and PostgreSQL. Days are ISO text ("2031-05-04"), moments ISO text in UTC."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text

METADATA = MetaData()

# What the store says of itself: schema version, and the build that made it.
about = Table("about", METADATA, Column("name", String, primary_key=True), Column("value", Text, nullable=False))

# A story and the parts of its record that are of the whole. `head` is the JSON object "story" without its text, `rest`
# one with places, times and contexts; with the claims and events below they make the record again, byte for byte.
# `state` is current, superseded (a later version came) or withdrawn; `embargo` the moment before which it is hidden.
stories = Table(
    "stories",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(16), nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("outlet", Text),
    Column("agency", Text),
    Column("url", Text),
    Column("language", String, nullable=False),
    Column("published_start", String(10)),
    Column("published_end", String(10)),
    Column("text", Text, nullable=False),
    Column("head", Text, nullable=False),
    Column("rest", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("model", String(64), nullable=False),
    Column("state", String, nullable=False),
    Column("embargo", String),
    Index("stories_by_day", "published_start", "id"),
    Index("stories_by_outlet", "outlet"),
)

# A claim; `json` is its object in the record. `speaker` is the actor's id where there is one.
claims = Table(
    "claims",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("story", String(16), ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
    Column("id", String, nullable=False),
    Column("position", Integer, nullable=False),  # in the record, from 0
    Column("speaker_kind", String, nullable=False),
    Column("speaker_name", Text, nullable=False),
    Column("speaker", String),
    Column("act", String, nullable=False),
    Column("polarity", String, nullable=False),
    Column("certainty", String, nullable=False),
    Column("via", String),
    Column("content", Text, nullable=False),
    Column("json", Text, nullable=False),
    Index("claims_by_story", "story", "id", unique=True),
    Index("claims_by_speaker", "speaker"),
    Index("claims_by_act", "act"),
)

# An event; `json` is its object in the record.
events = Table(
    "events",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("story", String(16), ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
    Column("id", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("claim", String, nullable=False),
    Column("trigger", Text, nullable=False),
    Column("type", String, nullable=False),
    Column("mode", String, nullable=False),
    Column("cameo", String, nullable=False),
    Column("status", String, nullable=False),
    Column("starts", String(10)),
    Column("ends", String(10)),
    Column("where_name", Text),
    Column("geonames", Integer),
    Column("country", String(3)),
    Column("lat", Float),
    Column("lon", Float),
    Column("json", Text, nullable=False),
    Index("events_by_story", "story", "id", unique=True),
    Index("events_by_claim", "story", "claim"),
    Index("events_by_type", "type", "status"),
    Index("events_by_day", "starts"),
    Index("events_by_country", "country"),
)

# Who takes part: role is speaker (then `item` is a claim), actor or recipient (then an event). `actor` is null where
# only the words are known.
parties = Table(
    "parties",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("story", String(16), ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
    Column("item", String, nullable=False),
    Column("role", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("actor", String),
    Column("country", String(3)),
    Column("sectors", String, nullable=False),  # " GOV MIL ", so that one is found by LIKE '% GOV %'
    Index("parties_by_item", "story", "item"),
    Index("parties_by_actor", "actor", "role"),
    Index("parties_by_country", "country", "role"),
)

# Every actor that some record names, as the tables of the package or the user's list have it.
actors = Table(
    "actors",
    METADATA,
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("country", String(3)),
    Column("sectors", String, nullable=False),
    Column("state", String, nullable=False),
    Index("actors_by_country", "country"),
)

gaps = Table(
    "gaps",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("story", String(16), ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("message", Text, nullable=False),
    Column("json", Text, nullable=False),
    Index("gaps_by_story", "story"),
    Index("gaps_by_kind", "kind"),
)

# Every dispatch that brought, changed or took back a story; `id` is made from all the rest. Rows of one publisher and
# key are a chain of versions.
deliveries = Table(
    "deliveries",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("story", String(16), ForeignKey("stories.id", ondelete="CASCADE")),
    Column("source", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("action", String, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("issued", String),
    Column("embargo", String),
    Column("note", Text, nullable=False),
    Index("deliveries_by_story", "story"),
    Index("deliveries_by_key", "publisher", "key"),
)

# What sources held that could not be taken in, and why.
refusals = Table(
    "refusals",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("source", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

# Questions that a user keeps under a name, as JSON.
searches = Table(
    "searches", METADATA, Column("name", String, primary_key=True), Column("question", Text, nullable=False)
)

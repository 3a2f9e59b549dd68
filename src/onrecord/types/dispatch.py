"""The dispatch: what a source hands over, one story at a time, before anything is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from onrecord.types.story import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """One delivery by a source: a story, or word that an earlier one is withdrawn.

    Dispatches of one publisher under one key are versions of one story and form a chain; a dispatch without a key
    stands alone.

    Attributes:
        source: where it came from, as the user knows it: a path, an address, "standard input".
        at: where in the source, for one that holds many: "line 12", "item 3", "offset 10240"; "" for the whole.
        action: "publish"; "update" or "correct" for a later version; "withdraw" where it is taken back (a kill).
        story: the story; None only for a withdrawal that brings no text.
        publisher: whose key it is: the provider's or feed's own name; "" without a key.
        key: the publisher's name for the story, the same in all its versions: a GUID, a URN, the page's address; or "".
        version: the publisher's number or name of the version, as given ("3", "20310504T120000Z"); "" where none is.
        issued: when this version was issued, in UTC; None where the source does not say.
        embargo: not to be shown before this moment, in UTC; None where there is none.
        note: the publisher's own words on why: "corrects figure in third paragraph"; or "".

    Raises:
        ValueError: an unknown action, a dispatch without story that is no withdrawal, a withdrawal without a key and
            story, or a moment without a time zone.
    """

    source: str
    story: Story | None
    at: str = ""
    action: str = "publish"
    publisher: str = ""
    key: str = ""
    version: str = ""
    issued: datetime | None = None
    embargo: datetime | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if self.action not in ACTIONS:
            raise ValueError(f"{self.action!r} is no action; one of {', '.join(ACTIONS)}")
        if self.story is None and (self.action != "withdraw" or not self.key):
            raise ValueError("a dispatch has a story, unless it withdraws one by its key")
        for name, moment in (("issued", self.issued), ("embargo", self.embargo)):
            if moment is not None and moment.tzinfo is None:
                raise ValueError(f"{name} ({moment.isoformat()}) has no time zone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What a source held and what could not be made a dispatch, so that it is listed and not lost.

    Attributes:
        source, at: as in :class:`Dispatch`.
        reason: what is wrong and what to do, in a sentence.
    """

    source: str
    reason: str
    at: str = ""


ACTIONS = ("publish", "update", "correct", "withdraw")

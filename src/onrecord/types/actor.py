"""Who acts or speaks: a party as an actor with country and sectors."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.types.reason import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A resolved party.

    Attributes:
        id: the same for the same actor in every story: "PRK" for a country, "PRK-GOV" for its government,
            "PRK-GOV:kim-jong-un" for a person in it, "org:united-nations" for an organization of several countries.
        name: its usual name, or the story's fullest.
        country: ISO 3166-1 alpha-3, or "" where it is of none or is not known.
        sectors: PLOVER's, the most telling first: ("GOV",), ("MIL",), ("REB",), ...
        state: "resolved"; "ambiguous" where it may be one of several; "unresolved" where only the words are known.
        why: reasons.
    """

    id: str
    name: str
    country: str = ""
    sectors: tuple[str, ...] = ()
    state: str = "resolved"
    why: tuple[Reason, ...] = ()

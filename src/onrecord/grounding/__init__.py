"""Takes claims. Gives them grounded: when, where, who; resolved, ambiguous or unresolved, with reasons."""

from onrecord.grounding.ground import Grounded, ground
from onrecord.grounding.who import ActorList

__all__ = ["ActorList", "Grounded", "ground"]

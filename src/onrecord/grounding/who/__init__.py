"""Takes parties and speakers. Gives actors: country, sectors and an id that is the same in every story."""

from onrecord.grounding.who.actors import Actors, resolve
from onrecord.grounding.who.own import ActorList

__all__ = ["ActorList", "Actors", "resolve"]

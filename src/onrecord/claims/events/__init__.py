"""Takes a Reading and its Claims. Gives the events that they put forward: type, status, parties, counts, reasons."""

from onrecord.claims.events.find import Events, find_events

__all__ = ["Events", "find_events"]

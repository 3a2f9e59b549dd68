"""``onrecord who``: a phrase as an actor, by the tables and the user's own list, without a story."""

from __future__ import annotations

import argparse
import json
import sys

from onrecord.errors import OnrecordError
from onrecord.surfaces.cli.output import message
from onrecord.surfaces.cli.terminal import safe_json, visible
from onrecord.types import Actor


def run_who(arguments: argparse.Namespace) -> int:
    """Resolve ``arguments.phrase``, with the list of actors in ``arguments.actors`` if given, and print the actor."""
    from onrecord.grounding.who import ActorList, resolve

    try:
        own = ActorList.from_csv(arguments.actors) if arguments.actors else None
    except OnrecordError as error:
        message(f"onrecord: {error}")
        return 1
    actor = (own.find(arguments.phrase) if own else None) or resolve(arguments.phrase)
    encoding = sys.stdout.encoding or "utf-8"
    if arguments.json:
        print(safe_json(json.dumps(_plain(actor), ensure_ascii=False), encoding))
    else:
        first, *rest = (visible(line, encoding) for line in _lines(actor))
        print("\n".join((first, *(f"  {line}" for line in rest))))
    return 0


def _plain(actor: Actor) -> dict[str, str | list[str]]:
    return {
        "id": actor.id,
        "name": actor.name,
        "country": actor.country,
        "sectors": list(actor.sectors),
        "state": actor.state,
        "why": [str(reason) for reason in actor.why],
    }


def _lines(actor: Actor) -> list[str]:
    """Return what is known, a line each; what is not known is said."""
    from onrecord.tables import table

    known = table("plover")
    meanings = {**known["sectors"], **known["nonstate"]}
    countries = table("governments")["countries"]
    country = f"{actor.country} ({countries[actor.country]['name']})" if actor.country in countries else actor.country
    sectors = [f"{sector} ({meanings[sector]})" for sector in actor.sectors if sector in meanings]
    return [
        f"{actor.name}: {actor.state}",
        f"id: {actor.id}",
        f"country: {country or 'not known, or none'}",
        f"sectors: {', '.join(sectors) or 'not known'}",
        *(f"because: {reason}" for reason in actor.why),
    ]

"""Every label that a record can carry, with the sentence that explains it."""

from __future__ import annotations

ACTS = {
    "say": "neutral: says, adds, reports, tells, notes; also 'according to'",
    "accuse": "blames, alleges, accuses, criticises or condemns",
    "deny": "denies, rejects a charge, dismisses",
    "confirm": "confirms, admits, acknowledges, claims responsibility",
    "promise": "pledges, vows, agrees, offers",
    "threaten": "threatens, or warns of an action of its own",
    "warn": "warns of a danger",
    "demand": "demands, urges, calls for, asks that something be done",
    "praise": "praises, welcomes, backs",
    "believe": "thinks, sees as, expects, fears, hopes",
    "plan": "announces a plan, intends",
    "ask": "asks a question",
}
KINDS = {
    "person": "a named person, or a pronoun or office that stands for one",
    "organization": "an organization; governments by their capital or country too",
    "group": "people as a group: residents, sanctions monitors",
    "document": "a report, statement, filing or the like",
    "unnamed": "someone, or several people, whom the story does not name: a port official, two sources",
    "hidden": "someone is implied but not said: reportedly, is thought to",
    "narrator": "the outlet's own voice",
}
POLARITIES = {
    "affirmed": "the speaker stands behind the content",
    "denied": "the speaker stands against the content",
}
CERTAINTIES = {
    "certain": "put forward without a hedge",
    "probable": "hedged towards yes: likely, apparently, expected",
    "possible": "left open: may, could, possibly",
}
PARTS = {
    "headline": "the title line",
    "byline": "who wrote it",
    "dateline": "where, and sometimes when, it was written, before the first paragraph",
    "body": "one paragraph of the text",
    "credit": "who reported, wrote or edited it, at the end",
    "tag": "a slug, topic code, picture id or the like",
    "advisory": "a line to editors or readers: updates, corrections, embargoes",
}
ENTITIES = {
    "person": "a named person",
    "organization": "a named organization, company, party, armed group or institution",
    "place": "a named place: country, city, region, sea",
    "facility": "a named building, base, airport, plant or other site",
    "event": "a named event: a war, an election, a summit",
    "time": "a date, weekday, period or time of day",
    "money": "an amount of money",
    "other": "another named thing: a law, a weapon, a work, a nationality",
}
GAPS = {
    "published": "the day of publication could not be told, or only as an interval",
    "encoding": "some bytes or characters could not be read and were replaced",
    "language": "the language could not be told for certain",
    "speaker": "someone says it, but the story does not let us tell who",
    "content": "a cue was found whose content could not be made out",
    "length": "the text is longer than the limit; the rest was not read",
    "model": "the model could not read this part of the story",
    "markup": "part of the markup could not be read",
}

# Every family of labels by the name that goes before the colon.
FAMILIES = {
    "act": ACTS,
    "kind": KINDS,
    "polarity": POLARITIES,
    "certainty": CERTAINTIES,
    "part": PARTS,
    "entity": ENTITIES,
    "gap": GAPS,
}


def explain(label: str) -> str:
    """Return the sentence that explains a label given as ``family:value``.

    Raises:
        KeyError: there is no such label; the message lists what there is.

    >>> explain("act:deny")
    'denies, rejects a charge, dismisses'
    """
    family, _, value = label.partition(":")
    if family not in FAMILIES:
        raise KeyError(f"no label family {family!r}; there are {', '.join(FAMILIES)}")
    if value not in FAMILIES[family]:
        raise KeyError(f"no label {label!r}; {family} has {', '.join(FAMILIES[family])}")
    return FAMILIES[family][value]

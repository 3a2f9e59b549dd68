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
TYPES = {
    "AGREE": "agrees, or promises to cooperate, settle or help",
    "CONSULT": "meets, visits, calls, talks",
    "SUPPORT": "praises, endorses, backs, recognises",
    "CONCEDE": "yields, eases, accepts a demand, or says that it will",
    "COOPERATE": "works together: exercises, trade, shared intelligence, extradition",
    "AID": "gives material help: money, arms, food, asylum, peacekeepers",
    "RETREAT": "withdraws, releases, disarms, stops fighting, lets in, leaves office",
    "REQUEST": "demands or appeals for something",
    "ACCUSE": "criticises, blames, condemns, investigates",
    "REJECT": "refuses, denies, vetoes, breaks off talks",
    "THREATEN": "threatens, or warns of a harmful action of its own",
    "PROTEST": "demonstrates, strikes, riots",
    "SANCTION": "sanctions, expels, cuts ties or aid, convicts",
    "MOBILIZE": "shows or prepares force: troops, weapons tests, alert, police",
    "COERCE": "seizes, arrests, restricts, censors, breaks into computers",
    "ASSAULT": "attacks, kills, bombs, abducts, tortures",
    "OTHER": "a public act or happening that is none of the 16",
}
# The same name is a mode of several types (withdraw, expel, restrict, arrest), so a mode is asked with its type:
# "mode:RETREAT:withdraw".
MODES = {
    "CONSULT:visit": "someone goes to see someone, or receives a guest",
    "CONSULT:third-party": "someone between two sides brings them to talk, or they meet on neutral ground",
    "CONSULT:multilateral": "three or more sides meet, as at a summit or a conference",
    "CONSULT:phone": "they talk by telephone or video",
    "RETREAT:withdraw": "forces or people are pulled back, a siege is lifted",
    "RETREAT:release": "people are set free, or property is given back",
    "RETREAT:disarm": "weapons are laid down, dismantled or given up",
    "RETREAT:ceasefire": "the fighting stops, for good or for a time",
    "RETREAT:access": "inspectors, aid or observers are let in",
    "RETREAT:resign": "someone gives up an office",
    "REQUEST:assist": "asks for help: money, arms, backing, cooperation",
    "REQUEST:change": "asks for a new policy, leader or institution",
    "REQUEST:yield": "asks the other side to give way: release, ease, stop",
    "REQUEST:meet": "asks for talks, mediation or a settlement",
    "ACCUSE:disapprove": "criticises or condemns",
    "ACCUSE:investigate": "looks into what someone may have done",
    "ACCUSE:allege": "says, or charges in court, that someone did wrong",
    "REJECT:assist": "refuses help or cooperation",
    "REJECT:change": "refuses a new policy, leader or institution",
    "REJECT:yield": "refuses to give way, or vetoes",
    "REJECT:meet": "refuses or breaks off talks, mediation or a settlement",
    "THREATEN:restrict": "with sanctions, bans, blockades or other limits",
    "THREATEN:arrest": "with arrest or charges",
    "THREATEN:relations": "with an end of ties, talks or help",
    "THREATEN:expel": "with sending people away",
    "THREATEN:territory": "with taking land",
    "THREATEN:violence": "with force",
    "PROTEST:demo": "people gather or march to show what they think",
    "PROTEST:riot": "the protest turns violent",
    "PROTEST:strike": "people stop working",
    "PROTEST:hunger": "people refuse to eat",
    "PROTEST:boycott": "people refuse to buy, vote or take part",
    "PROTEST:obstruct": "people block a road, a building or a passage",
    "PROTEST:vandalize": "people damage things to make a point",
    "SANCTION:convict": "a court finds someone guilty",
    "SANCTION:expel": "diplomats, members or agencies are sent away",
    "SANCTION:withdraw": "ties, treaties or talks are cut",
    "SANCTION:discontinue": "help or trade is cut or stopped",
    "MOBILIZE:troops": "armed forces are moved, called up or put on alert",
    "MOBILIZE:weapons": "weapons are tested, shown or made",
    "MOBILIZE:police": "police are called out or put on alert",
    "MOBILIZE:militia": "armed bands or civilians are called up",
    "COERCE:seize": "land, property or power is taken by force",
    "COERCE:restrict": "movement, trade or a party is barred, besieged or limited",
    "COERCE:censor": "speech or the press is silenced",
    "COERCE:curfew": "people must stay at home at set hours",
    "COERCE:martial-law": "emergency or army rule is imposed",
    "COERCE:arrest": "people are arrested, detained or jailed",
    "COERCE:deport": "people are sent out of the country or their homes",
    "COERCE:withhold": "food, power or what people need is kept from them",
    "COERCE:misinformation": "false information is spread on purpose",
    "COERCE:cyber": "computers or networks are broken into",
    "ASSAULT:abduct": "people are kidnapped or held hostage",
    "ASSAULT:beat": "people are hit or hurt by hand",
    "ASSAULT:torture": "people are tortured or mistreated in custody",
    "ASSAULT:sexual": "people are raped or sexually abused",
    "ASSAULT:targeted": "a chosen person is killed",
    "ASSAULT:destroy": "property is destroyed",
    "ASSAULT:primitive": "with blades, sticks or stones",
    "ASSAULT:firearms": "with guns",
    "ASSAULT:explosives": "with bombs on the ground, mines or grenades",
    "ASSAULT:suicide-attack": "the attacker means to die in it",
    "ASSAULT:aerial": "from aircraft",
    "ASSAULT:drone": "from drones",
    "ASSAULT:heavy-weapons": "with artillery, rockets, missiles or tanks",
    "ASSAULT:crowd-control": "force against a crowd: tear gas, batons, rubber bullets",
    "ASSAULT:unconventional": "with chemical, biological or nuclear weapons",
}
CONTEXTS = {
    "military": "armed forces, weapons and war",
    "intelligence": "spies and secret services",
    "executive": "presidents, prime ministers and their governments",
    "legislative": "parliaments and their laws",
    "election": "elections, campaigns and votes",
    "political_institutions": "constitutions, parties and how a state is built",
    "pro_democracy": "towards democracy",
    "pro_autocracy": "towards rule by one or by force",
    "economic": "money, trade, work and taxes",
    "legal": "courts, trials and the law",
    "reparations": "making good for old wrongs",
    "human_rights": "grave abuses of people: torture, massacres, disappearances",
    "rights_freedoms": "civil rights: speech, press, assembly, belief",
    "repression": "a state that keeps its people down",
    "human_security": "people in need: food, water, shelter, relief",
    "gender": "women, girls and what is done to or for them",
    "lgbt": "gay, lesbian, bisexual and transgender people",
    "religion_ethnicity": "faiths and peoples, and strife between them",
    "inequality": "poverty and the gap between rich and poor",
    "diplomatic": "embassies, treaties and talks between states",
    "territory": "borders, disputed land and secession",
    "peacekeeping": "peacekeepers and their missions",
    "health": "disease, medicine and hospitals",
    "asylum": "refugees and those who seek asylum",
    "migration": "people who move from country to country",
    "disasters": "natural disasters and great accidents",
    "natural_resource": "oil, gas, minerals, water, fish and timber",
    "environment": "climate, pollution and wildlife",
    "technology": "science, space, computers and industry",
    "terrorism": "terrorists and their deeds",
    "cbrn": "chemical, biological, radiological and nuclear weapons and matter",
    "cyber": "attacks on computers and networks",
    "misinformation": "false information and propaganda",
    "crime": "crime that is not political",
    "corruption": "bribes, embezzlement and abuse of office",
    "illegal_drugs": "drugs and those who trade in them",
    "trafficking": "smuggling of people, arms and goods; slavery",
}
STATUSES = {
    "happened": "it happened, as the claim has it",
    "ongoing": "it is going on",
    "planned": "someone intends it, or it is due, scheduled or promised",
    "possible": "it may happen or have happened: may, could, threatened, feared, if",
    "negated": "it did not or does not happen: not, denied, failed to",
    "asked": "it is demanded or requested, and not decided by the one who would do it",
}
COUNTS = {
    "dead": "people killed",
    "injured": "people hurt",
    "arrested": "people arrested or detained",
}
STATES = {
    "resolved": "the story and our tables settle which it is",
    "ambiguous": "it may be one of several, and the story does not settle which",
    "unresolved": "only the words are known",
}
GRANULARITIES = {
    "part of day": "a morning, an evening, an hour: kept as its day",
    "day": "one day of the calendar",
    "weekend": "a Saturday and the Sunday after it",
    "week": "a week, from Monday to Sunday",
    "month": "a month of the calendar",
    "quarter": "three months of a year, from its first, fourth, seventh or tenth month on",
    "season": "spring, summer, autumn or winter",
    "half": "six months of a year, the first or the last",
    "year": "a year, of the calendar or of a budget",
    "decade": "ten years, from one that ends in 0",
    "century": "a hundred years",
    "interval": "from one day to another, or open at one end",
}
BASES = {
    "absolute": "the words name the day or the period themselves",
    "published": "counted from the day of publication",
    "mention": "counted from another time that the story gives",
    "event": "counted from another event of the story",
}
TIMES = {
    "DATE": "a day, or a period of the calendar",
    "TIME": "a time of day",
    "DURATION": "how long: three days, two years",
    "SET": "how often: every Monday, twice a year",
}
PRECISIONS = {
    "site": "a building, base, airport, plant or other site",
    "city": "a city, town or village",
    "admin2": "a county or district: a division of the second level",
    "admin1": "a state or province: a division of the first level",
    "country": "a country or territory",
    "region": "a region within a country or across several",
    "sea": "a sea, lake, river or strait",
}
USES = {
    "literal": "something is or happens there",
    "associative": "the name only says whose or of what kind: Russian arms",
    "government": "the name stands for who governs there: Pyongyang denied",
}
SECTORS = {
    "COP": "police and others who enforce the law",
    "GOV": "the government, its ministries and officials",
    "JUD": "courts and judges",
    "LEG": "parliament and its members",
    "MIL": "the armed forces",
    "PRM": "an office above the sides, such as a monarch or a head of state without party",
    "PTY": "political parties and candidates",
    "REB": "rebels who fight the government",
    "SPY": "intelligence and secret services",
    "UAF": "armed people who belong to neither government nor rebels",
    "UNK": "unknown",
    "AGR": "farming",
    "BUS": "business",
    "CRM": "criminals and gangs",
    "CVL": "people who act for themselves, and citizens at large",
    "EDU": "schools, universities, teachers, students",
    "ELI": "people of rank or fame without office",
    "JRN": "journalists and media",
    "LAB": "workers and their unions",
    "MED": "doctors, nurses, hospitals",
    "REF": "refugees and displaced people",
    "OPP": "the opposition",
    "PRE": "what is still to come into power, such as a government in waiting",
    "REL": "religious bodies and clergy",
    "SOC": "civil society and its groups",
    "IGO": "a body of several states",
    "UNO": "the United Nations and its agencies",
    "EUR": "the European Union and its bodies",
    "NGO": "a body that is no government's and acts in several countries",
    "ISM": "an armed or political movement across borders in the name of Islam",
    "IMG": "another armed movement across borders",
    "MNC": "a company that acts in several countries",
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
    "time": "the words for an event's time could not be put on the calendar, or allow several readings",
    "place": "the words for an event's place are not known, or may mean several places",
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
    "type": TYPES,
    "mode": MODES,
    "context": CONTEXTS,
    "status": STATUSES,
    "count": COUNTS,
    "state": STATES,
    "granularity": GRANULARITIES,
    "basis": BASES,
    "timex3": TIMES,
    "precision": PRECISIONS,
    "use": USES,
    "sector": SECTORS,
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

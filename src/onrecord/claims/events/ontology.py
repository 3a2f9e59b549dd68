"""What PLOVER and CAMEO say about an event: its score and class, its code, its reduction, and a story's contexts.

The knowledge is in ``resources/plover.yml``, ``cameo.yml`` and ``plover_reduction.yml``; here it is only asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.tables import table

_DONE = frozenset(("happened", "ongoing"))
# Evidence that tags a story with a context: two different words of it, or one word three times; and one in every 150
# words of a long story. Chosen by eye on the training stories of ../shared/gold, not tuned to a score: nobody has
# annotated contexts there.
_DIFFERENT, _REPEATED, _WORDS_A_HIT = 2, 3, 150
_LONGEST = 4  # words of the longest phrase that is looked up


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A context that a story is tagged with, and the words that speak for it.

    Attributes:
        name: one of the 37: "military", "election", ...
        evidence: the words and how often each was found, the most frequent first.
    """

    name: str
    evidence: tuple[tuple[str, int], ...]

    @property
    def count(self) -> int:
        """How many times a word of the context was found."""
        return sum(count for _, count in self.evidence)


def score_of(kind: str, mode: str = "") -> float:
    """Return PLOVER's score, from -10 (worst) to 10 (best); the type's own where the mode has none.

    Raises:
        KeyError: PLOVER has no such type or mode; OTHER is not one of its types.

    >>> score_of("ASSAULT", "aerial"), score_of("PROTEST", "vandalize")
    (-9.5, -5.0)
    """
    entry = _type(kind)
    if mode and mode not in entry["modes"]:
        raise KeyError(f"{kind} has no mode {mode!r}; it has {', '.join(entry['modes']) or 'none'}")
    score = entry["modes"][mode] if mode else None
    return float(entry["score"] if score is None else score)


def quad_of(kind: str) -> tuple[int, str]:
    """Return number and name of a type's quad class.

    Raises:
        KeyError: PLOVER has no such type; OTHER is not one of its types.

    >>> quad_of("SANCTION")
    (4, 'material conflict')
    """
    number = int(_type(kind)["quad"])
    return number, str(table("plover")["quads"][str(number)])


def cameo_code(kind: str, mode: str = "", status: str = "happened", contexts: Iterable[str] = ()) -> str:
    """Return the best CAMEO code for an event: the most general that fits, "" for OTHER.

    A promised AID keeps the code of AID: the status matters only where CAMEO has a code for the mere attempt. To have
    future events coded as PLOVER's coders do, give what :func:`reduced` makes of them.

    Args:
        kind: the type.
        mode: one of its modes, or "".
        status: the event's status in its claim.
        contexts: what the event was about, the surest first; the first that narrows the code does.

    Raises:
        KeyError: PLOVER has no such type or mode.

    >>> cameo_code("ASSAULT", "aerial"), cameo_code("AID", "", "planned"), cameo_code("OTHER")
    ('195', '070', '')
    >>> cameo_code("AID", contexts=("health", "military"))
    '072'
    """
    if kind == "OTHER":
        return ""
    score_of(kind, mode)  # refuses what is not PLOVER's, with a message that says what is
    entry = table("cameo")["codes"][kind][mode]
    narrower = next((entry["by_context"][name] for name in contexts if name in entry["by_context"]), None)
    return str(narrower or entry["code" if status in _DONE else "unfinished"])


def plover_of(code: str) -> tuple[str, str, tuple[str, ...]]:
    """Return type, mode and contexts of a CAMEO code, in the names of PLOVER's codebook of 2024.

    Raises:
        KeyError: the crosswalk has no such code.

    >>> plover_of("0863")
    ('RETREAT', 'access', ('human_security',))
    """
    codes = table("cameo")["plover"]
    if code not in codes:
        raise KeyError(f"the crosswalk has no CAMEO code {code!r}; it has {len(codes)}, {min(codes)} to {max(codes)}")
    return str(codes[code]["type"]), str(codes[code]["mode"]), tuple(codes[code]["contexts"])


def reduced(kind: str, mode: str, status: str) -> tuple[str, str]:
    """Return the type and mode that a coder of PLOVER would write for an event of this status.

    What happened or goes on stays. What did not happen against someone is no event of PLOVER, and becomes OTHER, which
    stays OTHER itself.

    Raises:
        KeyError: there is no such type, mode or status.

    >>> reduced("AID", "", "planned"), reduced("ASSAULT", "aerial", "planned"), reduced("ASSAULT", "", "negated")
    (('AGREE', ''), ('THREATEN', 'violence'), ('OTHER', ''))
    """
    if status in _DONE or kind == "OTHER":
        return kind, mode
    rules = table("plover_reduction")["rules"]
    if status not in rules:
        raise KeyError(f"there is no status {status!r}; there are {', '.join(sorted(_DONE))}, {', '.join(rules)}")
    score_of(kind, mode)
    to_kind, to_mode = rules[status][kind][mode]
    return str(to_kind), str(to_mode)


def auxiliary_of(status: str) -> str:
    """Return PLOVER's auxiliary mode of a status: future, hypothetical, negation; "" where it has none.

    >>> auxiliary_of("planned"), auxiliary_of("happened")
    ('future', '')
    """
    return str(table("plover_reduction")["auxiliary"].get(status, ""))


def contexts_of(lemmas: Iterable[str]) -> list[Context]:
    """Return the contexts that a story's words speak for, the one with most evidence first.

    Args:
        lemmas: the story's words in dictionary form and lower case, in the order of the text. A hyphen parts words.

    >>> found = contexts_of("the navy fire two missile near the island that both navy guard".split())
    >>> [(context.name, context.evidence) for context in found]
    [('military', (('navy', 2), ('missile', 1)))]
    """
    words = [word for lemma in lemmas for word in lemma.replace("-", " ").split()]
    counts: dict[str, Counter[str]] = {}
    for name, phrase in _hits(words):
        counts.setdefault(name, Counter())[phrase] += 1
    found = [
        Context(name=name, evidence=tuple(sorted(count.items(), key=lambda item: (-item[1], item[0]))))
        for name, count in counts.items()
        if len(count) >= _DIFFERENT or count.total() >= _REPEATED
    ]
    found = [context for context in found if context.count * _WORDS_A_HIT >= len(words)]
    return sorted(found, key=lambda context: (-context.count, context.name))


def _hits(words: list[str]) -> Iterator[tuple[str, str]]:
    """Give (context, phrase) for each phrase found; within one context the longest wins and none overlap."""
    index, taken = _index(), dict[str, int]()
    for at, _ in enumerate(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + length])
            for name in index.get(phrase, ()):
                if taken.get(name, 0) <= at:
                    taken[name] = at + length
                    yield name, phrase


@cache
def _index() -> dict[str, tuple[str, ...]]:
    """Return the contexts of each word and phrase."""
    index: dict[str, tuple[str, ...]] = {}
    for name, phrases in table("plover")["contexts"].items():
        for phrase in phrases:
            index[phrase] = (*index.get(phrase, ()), name)
    return index


def _type(kind: str) -> dict[str, Any]:
    types = table("plover")["types"]
    if kind not in types:
        raise KeyError(f"PLOVER has no type {kind!r}; it has {', '.join(types)}")
    entry: dict[str, Any] = types[kind]
    return entry

"""The columns of what a candidate shows by itself: which number stands where in a row for the scorers."""

from __future__ import annotations

from itertools import accumulate

BUCKETS = 4096
PERSON, ORGANIZATION, PLACE, EVENT, TIME, OBJECT, ABSTRACT, OTHER = range(8)
"""The kinds of things that GUM tells apart; animals, plants and substances are together, as OTHER."""
KINDS = 8
LEXICON = KINDS + 3
"""What is known of a head word: shares of the kinds; how often it is a mention, again, before a noun."""
SINGULAR, PLURAL = 1, 2
MAN, WOMAN, THING = 1, 2, 3

PRONOUNS = ("i", "we", "you", "he", "she", "it", "they", "this", "these", "who", "one", "some")
ME, WE, YOU, HE, SHE, IT, THEY, THIS, THESE, WHO, ONE, SOME = range(len(PRONOUNS))
PRONOUN_OF = {
    word: PRONOUNS.index(name)
    for name, words in {
        "i": "i me my mine myself 'm",
        "we": "we us our ours ourselves 's let's",
        "you": "you your yours yourself yourselves ya u",
        "he": "he him his himself",
        "she": "she her hers herself",
        "it": "it its itself",
        "they": "they them their theirs themselves themself 'em em each",
        "this": "this that",
        "these": "these those",
        "who": "who whom whose which what",
        "one": "one ones oneself",
    }.items()
    for word in words.split()
}
ROLES = ("nsubj", "obj", "iobj", "obl", "nmod", "nmod:poss", "root", "conj", "appos", "compound", "nmod:desc", "expl")
# Determiners by the column they share; a pronoun and a noun as possessor have one each after them, then comes "none".
DETERMINER_OF = {
    "the": 0, "a": 1, "an": 1, "this": 2, "that": 2, "these": 3, "those": 3, "each": 4, "every": 4, "either": 4,
    "all": 5, "both": 5, "some": 6, "any": 6, "many": 6, "several": 6, "few": 6, "another": 6, "no": 7,
}  # fmt: skip
PRONOUN_POSSESSOR, NOUN_POSSESSOR, NO_DETERMINER = 8, 9, 10
ENTITIES = ("person", "organization", "place", "facility", "event", "time", "money", "other")
UPOS_OF = {"NOUN": 0, "PROPN": 1, "PRON": 2, "NUM": 3}
OTHER_UPOS = 4

_WIDTHS = {
    "upos": 5,
    "pronoun": len(PRONOUNS) + 2,  # then: reflexive, possessive
    "entity": len(ENTITIES) + 1,
    "role": len(ROLES) + 1,
    "determiner": 11,
    "number": 3,
    "gender": 4,
    "lexicon": LEXICON,
    "shape": 10,
    "seen": 6,
    "place": 3,
}
AT = dict(zip(_WIDTHS, accumulate(_WIDTHS.values(), initial=0), strict=False))
"""First column of each group."""
UNARY = sum(_WIDTHS.values())

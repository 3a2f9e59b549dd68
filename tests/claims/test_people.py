"""Names and offices: whom "Mrs. Brandt" and "the prosecutor" stand for, and when the story does not say."""

from __future__ import annotations

import pytest

from onrecord.claims.names import Names
from onrecord.claims.speakers import Speakers
from onrecord.claims.tree import Tree
from tests.claims.drawn import Word, attributed, drawn

Named = tuple[tuple[str, int, int], ...]


def named(*people: str) -> tuple[list[Word], Named]:
    """Return the words of people in a row, with a full stop after each, and their entities."""
    words: list[Word] = []
    entities = []
    for person in people:
        first = len(words)
        forms = person.split()
        words += [(form, "PROPN", first if at else -1, "flat" if at else "root") for at, form in enumerate(forms)]
        entities.append(("person", first, len(words)))
        words.append((".", "PUNCT", first, "punct"))
    return words, tuple(entities)


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (("Bill Brandt", "Helen Brandt", "Mrs. Brandt"), "Helen Brandt"),
        (("Helen Brandt", "Bill Brandt", "Mr. Brandt"), "Bill Brandt"),
        (("Bill Brandt", "Helen Brandt", "Brandt"), "Brandt"),
        (("Oda Brandt", "Ulf Brandt", "Mr. Brandt"), "Mr. Brandt"),
        (("Mrs. Oda Brandt", "Ulf Brandt", "Mr. Brandt"), "Ulf Brandt"),
        (("Helen Brandt", "Mr. Brandt"), "Mr. Brandt"),
        (("Helen Brandt", "Brandt"), "Helen Brandt"),
        (("Ana Brandt", "Ana Maria Brandt", "Brandt"), "Ana Maria Brandt"),
        (("Mr. Brandt",), "Brandt"),
    ],
)
def test_a_family_name_stands_for_the_one_who_can_be_meant(people: tuple[str, ...], expected: str) -> None:
    """Two of a name are told apart by their titles and given names; where that does not do, the mention stands."""
    tree = drawn(*named(*people))
    assert expected == Names(tree).person(tree.reading.entities[-1])


def spoken(tree: Tree, first: int, last: int) -> tuple[str, str]:
    """Return kind and name of a speaker of these words."""
    found = Speakers(tree).find(attributed((0, 1), ((first, last),), ()), None)
    return found.speaker.kind, found.speaker.name


PROSECUTOR: list[Word] = [
    ("Prosecutor", "PROPN", 1, "compound"), ("Jonas", "PROPN", 3, "nsubj"), ("Vik", "PROPN", 1, "flat"),
    ("spoke", "VERB", -1, "root"), (".", "PUNCT", 3, "punct"),
]  # fmt: skip


def test_an_office_stands_for_the_one_whom_the_story_calls_by_it() -> None:
    """Thus: "The prosecutor" is Jonas Vik where the story has "Prosecutor Jonas Vik"."""
    tree = drawn([*PROSECUTOR, ("the", "DET", 6, "det"), ("prosecutor", "NOUN", 3, "obj")], (("person", 1, 3),))
    assert spoken(tree, 5, 7) == ("person", "Jonas Vik")


def test_an_office_narrowed_down_is_not_that_of_another() -> None:
    """Where a story tells two prosecutors apart, neither is taken for the one who has a name."""
    more: list[Word] = [
        ("the", "DET", 7, "det"), ("army", "NOUN", 7, "compound"), ("prosecutor", "NOUN", 3, "obj"),
        ("the", "DET", 10, "det"), ("tax", "NOUN", 10, "compound"), ("prosecutor", "NOUN", 3, "obl"),
    ]  # fmt: skip
    tree = drawn([*PROSECUTOR, *more], (("person", 1, 3),))
    assert spoken(tree, 5, 8) == ("unnamed", "the army prosecutor")


def test_an_office_that_no_one_is_named_for_is_unnamed_but_for_high_ones() -> None:
    """Everyone can name the president; no one knows the harbormaster from the story."""
    tree = drawn([("The", "DET", 1, "det"), ("harbormaster", "NOUN", -1, "root")])
    assert spoken(tree, 0, 2) == ("unnamed", "the harbormaster")
    tree = drawn([("The", "DET", 1, "det"), ("president", "NOUN", -1, "root")])
    assert spoken(tree, 0, 2)[0] == "person"


def test_a_name_beside_an_office_is_a_person_though_the_model_saw_none() -> None:
    """Thus: "Spokeswoman Irena Zupan" needs no entity to be a person."""
    words: list[Word] = [
        ("spokeswoman", "NOUN", -1, "root"), ("Irena", "PROPN", 0, "flat"), ("Zupan", "PROPN", 0, "flat"),
    ]  # fmt: skip
    assert spoken(drawn(words), 0, 3) == ("person", "Irena Zupan")


def test_a_firm_in_apposition_is_no_person() -> None:
    """Thus: "Kelan, the track operator" is a firm, even where the model takes Kelan for a person."""
    words: list[Word] = [
        ("Kelan", "PROPN", -1, "root"), (",", "PUNCT", 4, "punct"), ("the", "DET", 4, "det"),
        ("track", "NOUN", 4, "compound"), ("operator", "NOUN", 0, "appos"),
    ]  # fmt: skip
    assert spoken(drawn(words, (("person", 0, 1),)), 0, 5)[0] == "organization"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([("Denies", "VERB", -1, "root"), ("theft", "NOUN", 0, "obj")], ("unnamed", False)),
        ([("told", "VERB", -1, "root"), ("was", "AUX", 0, "aux:pass")], ("hidden", True)),
        ([("Blamed", "VERB", 1, "advcl"), ("left", "VERB", -1, "root")], ("hidden", True)),
        ([("reports", "NOUN", -1, "root")], ("hidden", True)),
        ([("reportedly", "ADV", 1, "advmod"), ("fled", "VERB", -1, "root")], ("hidden", True)),
        ([("saying", "VERB", -1, "root"), ("so", "ADV", 0, "advmod")], ("unnamed", False)),
    ],
    ids=["active", "passive", "participle", "noun", "adverb", "gerund"],
)
def test_who_is_left_out_is_unnamed_and_who_is_kept_back_is_hidden(
    words: list[Word], expected: tuple[str, bool]
) -> None:
    """Hidden is a passive, an adverb or a noun; an active verb has a speaker whom the story leaves out: a gap."""
    found = Speakers(drawn(words)).find(attributed((0, 1), (), ((1, 2),) if len(words) > 1 else ()), None)
    assert expected == (found.speaker.kind, found.resolved)


def test_no_he_stands_for_several() -> None:
    """Thus: "He" after "aides said" is not the aides."""
    words: list[Word] = [
        ("aides", "NOUN", 1, "nsubj"), ("spoke", "VERB", -1, "root"), ("he", "PRON", 3, "nsubj"),
        ("left", "VERB", 1, "conj"),
    ]  # fmt: skip
    tree = drawn(words)
    tree.tokens[0].feats = "Number=Plur"
    speakers = Speakers(tree)
    speakers.find(attributed((1, 2), ((0, 1),), ()), None)
    found = speakers.find(attributed((3, 4), ((2, 3),), ()), None)
    assert (found.speaker.name, found.resolved) == ("", False)

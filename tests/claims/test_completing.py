"""What the model gives is completed and corrected by the tree: here it gives what the tree must not let pass."""

from __future__ import annotations

import pytest

from onrecord.claims.completing import completed
from tests.claims.drawn import Word, attributed, drawn, texts

LOSSES: list[Word] = [
    ("Shipowners", "NOUN", 1, "nsubj"), ("warned", "VERB", -1, "root"), ("of", "ADP", 3, "case"),
    ("losses", "NOUN", 1, "obl"), ("of", "ADP", 7, "case"), ("3", "NUM", 6, "compound"),
    ("million", "NUM", 7, "nummod"), ("euros", "NOUN", 3, "nmod"), ("on", "ADP", 9, "case"),
    ("Monday", "PROPN", 1, "obl"),
]  # fmt: skip
COUNTED: list[Word] = [
    ("45", "NUM", 1, "nummod"), ("percent", "NOUN", 2, "nsubj"), ("said", "VERB", -1, "root"), ("no", "INTJ", 2, "obj"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "entities"),
    [
        ((5, 8), (("money", 5, 8),)),
        ((5, 8), ()),
        ((5, 6), ()),
        ((9, 10), (("time", 9, 10),)),
    ],
    ids=["an amount of money", "a measure", "a bare number", "a time"],
)
def test_what_cannot_speak_gives_way_to_the_cues_subject(
    wrong: tuple[int, int], entities: tuple[tuple[str, int, int], ...]
) -> None:
    """Money, measures, bare numbers and times are never speakers; who warns is the subject of "warned"."""
    tree = drawn(LOSSES, entities)
    found = completed(tree, attributed((1, 2), (wrong,), ((3, 5),)))
    assert texts(tree, found.sources) == ["Shipowners"]


def test_with_no_subject_there_is_no_speaker_at_all() -> None:
    """Where the tree gives no one, the money is dropped all the same, and the speaker stays open."""
    words: list[Word] = [
        ("Warning", "VERB", -1, "root"), ("of", "ADP", 2, "case"), ("losses", "NOUN", 0, "obl"),
        ("of", "ADP", 6, "case"), ("3", "NUM", 5, "compound"), ("million", "NUM", 6, "nummod"),
        ("euros", "NOUN", 2, "nmod"),
    ]  # fmt: skip
    tree = drawn(words, (("money", 4, 7),))
    assert texts(tree, completed(tree, attributed((0, 1), ((4, 7),), ((2, 4),))).sources) == []


def test_a_number_that_is_the_subject_counts_people() -> None:
    """Thus: "45 percent said no" has them as its speakers."""
    tree = drawn(COUNTED)
    assert texts(tree, completed(tree, attributed((2, 3), ((0, 2),), ((3, 4),))).sources) == ["45 percent"]


def test_a_hidden_adverb_keeps_the_subject_of_its_clause() -> None:
    """Thus: "The minister allegedly took bribes" alleges that the minister took them, whatever part the model saw."""
    tree = drawn([
        ("The", "DET", 1, "det"), ("minister", "NOUN", 3, "nsubj"), ("allegedly", "ADV", 3, "advmod"),
        ("took", "VERB", -1, "root"), ("bribes", "NOUN", 3, "obj"), ("from", "ADP", 6, "case"),
        ("builders", "NOUN", 3, "obl"), ("and", "CCONJ", 8, "cc"), ("fled", "VERB", 3, "conj"),
    ])  # fmt: skip
    for contents in (((3, 5),), ((3, 7),), ()):
        found = completed(tree, attributed((2, 3), (), contents))
        assert texts(tree, found.contents) == ["The minister", "took bribes from builders"]
        assert found.sources == ()


def test_a_hidden_adverb_in_a_relative_clause_has_the_noun_for_its_subject() -> None:
    """Thus: "Two ships that reportedly carried arms" reports it of the two ships."""
    tree = drawn([
        ("Two", "NUM", 1, "nummod"), ("ships", "NOUN", 6, "nsubj"), ("that", "PRON", 4, "nsubj"),
        ("reportedly", "ADV", 4, "advmod"), ("carried", "VERB", 1, "acl:relcl"), ("arms", "NOUN", 4, "obj"),
        ("sank", "VERB", -1, "root"),
    ])  # fmt: skip
    found = completed(tree, attributed((3, 4), (), ((4, 6),)))
    assert texts(tree, found.contents) == ["Two ships", "carried arms"]


def test_an_aside_puts_forward_the_clause_that_it_hangs_on() -> None:
    """Thus: "As the engineers see it" sees the bridge safe, not "it"."""
    tree = drawn([
        ("The", "DET", 1, "det"), ("bridge", "NOUN", 9, "nsubj"), (",", "PUNCT", 5, "punct"),
        ("as", "SCONJ", 5, "mark"),
        ("engineers", "NOUN", 5, "nsubj"), ("see", "VERB", 9, "advcl"), ("it", "PRON", 5, "obj"),
        (",", "PUNCT", 5, "punct"), ("is", "AUX", 9, "cop"), ("safe", "ADJ", -1, "root"),
    ])  # fmt: skip
    found = completed(tree, attributed((5, 6), ((4, 5),), ((6, 7),)))
    assert texts(tree, found.contents) == ["The bridge", "is safe"]


def test_who_is_warned_is_not_who_warns() -> None:
    """Thus: "Warned of floods, villagers fled" does not say by whom."""
    tree = drawn([
        ("Warned", "VERB", 4, "advcl"), ("of", "ADP", 2, "case"), ("floods", "NOUN", 0, "obl"),
        ("villagers", "NOUN", 4, "nsubj"), ("fled", "VERB", -1, "root"),
    ])  # fmt: skip
    assert completed(tree, attributed((0, 1), ((3, 4),), ((1, 3),))).sources == ()

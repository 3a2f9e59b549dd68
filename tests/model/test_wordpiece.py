"""Words become pieces as the uncased vocabulary has them, and no word, however odd, gives none or too many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.wordpiece import LONGEST_WORD, MOST_PIECES, WordPiece

PIECES = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "[MASK]",
    "den",
    "##ied",
    "denial",
    "##s",
    "cafe",
    "u",
    ".",
    "s",
    "'",
    '"',
    "-",
]
VOCABULARY = WordPiece(PIECES)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        pytest.param("denied", ["den", "##ied"], id="a word falls into its pieces"),
        pytest.param("denials", ["denial", "##s"], id="the longest piece is taken first"),
        pytest.param("DENIED", ["den", "##ied"], id="case is lowered"),
        pytest.param("Café", ["cafe"], id="an accent is stripped"),
        pytest.param("Cafe\u0301", ["cafe"], id="so is one that stands as a mark of its own"),
        pytest.param("ca\u200bfe", ["cafe"], id="what is not seen is not read"),
        pytest.param("U.S.", ["u", ".", "s", "."], id="every mark is a piece"),
        pytest.param("’s", ["'", "s"], id="a curly apostrophe is an apostrophe"),
        pytest.param("“", ['"'], id="a curly quotation mark is a quotation mark"),
        pytest.param("cafe-cafe", ["cafe", "-", "cafe"], id="what follows a mark starts anew"),
        pytest.param("deniedx", ["[UNK]"], id="a word with a rest is unknown as a whole"),
        pytest.param("新闻", ["[UNK]"], id="a script that is not in the vocabulary is unknown"),
        pytest.param("s" * (LONGEST_WORD + 1), ["[UNK]"], id="an endless word is unknown"),
        pytest.param("." * 50, ["."] * MOST_PIECES, id="a long row of marks is cut"),
        pytest.param("", ["[UNK]"], id="nothing is unknown"),
        pytest.param("\u200d", ["[UNK]"], id="and so is what leaves nothing"),
    ],
)
def test_a_word_gives_these_pieces(word: str, pieces: list[str]) -> None:
    assert [PIECES[number] for number in VOCABULARY.encode(word)] == pieces


@given(st.text(max_size=LONGEST_WORD * 2))
def test_any_word_gives_one_to_twelve_pieces_of_the_vocabulary(word: str) -> None:
    ids = VOCABULARY.encode(word)
    assert 1 <= len(ids) <= MOST_PIECES
    assert set(ids) <= set(range(len(PIECES)))


@given(st.text(max_size=30))
def test_a_word_gives_the_same_pieces_when_it_is_met_again(word: str) -> None:
    assert VOCABULARY.encode(word) == WordPiece(PIECES).encode(word)

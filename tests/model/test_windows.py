"""Windows and WordPiece: everything is covered once, nothing is too long, and odd words do no harm."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import load_model
from onrecord.model.windows import LONGEST, Words, pack, word_features
from onrecord.model.wordpiece import MOST_PIECES, WordPiece

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "den", "##ied", "a", "##b", "##c", ".", '"']
VOCABULARY = WordPiece(PIECES)

SENTENCES = st.tuples(
    st.lists(st.sampled_from(["the", "denied", "abc", ".", "Zz"]), min_size=1, max_size=40),
    st.booleans(),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(SENTENCES, min_size=1, max_size=12), st.integers(8, 64))
def test_windows_cover_every_word_once(sentences: list[tuple[list[str], bool]], limit: int) -> None:
    """Windows follow each other without gap or overlap, and hold no more than the limit unless one sentence does."""
    starts = [0]
    for words, _ in sentences:
        starts.append(starts[-1] + len(words))
    text = Words(
        words=[word for words, _ in sentences for word in words],
        sentences=starts,
        paragraphs=[opens for _, opens in sentences],
    )
    windows = pack(text, VOCABULARY, limit=limit)
    assert [window.first for window in windows] == [0, *(window.last for window in windows[:-1])]
    assert windows[-1].last == len(text.words)
    for window in windows:
        assert len(window.ids) <= max(limit + 2, LONGEST)
        assert len(window.ids) == len(window.features)
        assert len(window.positions) == len(window.sentences) == window.last - window.first
        if len(set(window.sentences)) > 1:
            assert len(window.ids) <= limit + 2


def test_a_sentence_too_long_for_the_encoder_is_cut() -> None:
    """A sentence of a thousand subwords becomes several windows, none above the encoder's longest input."""
    text = Words(words=["the"] * 1000, sentences=[0, 1000], paragraphs=[True])
    windows = pack(text, VOCABULARY, limit=192)
    assert len(windows) == 2
    assert all(len(window.ids) <= LONGEST for window in windows)


def test_features_tell_case_quotation_and_paragraph() -> None:
    """The rows are case + 5 inside quotation marks + 10 at a paragraph's first word; a new paragraph closes them."""
    text = Words(words=["“", "Go", "”", "USA", "“", "b", "c"], sentences=[0, 6, 7], paragraphs=[True, True])
    assert word_features(text) == [15, 8, 5, 2, 5, 5, 10]


@given(st.text(max_size=120))
def test_any_word_becomes_pieces(word: str) -> None:
    """Any string at all gives at least one piece and at most the most."""
    assert 1 <= len(VOCABULARY.encode(word)) <= MOST_PIECES


def test_the_packaged_vocabulary_spells_words_as_the_encoder_learned_them() -> None:
    """Known words are one piece, accents and case fold, curly quotation marks are straight ones to it."""
    vocabulary = load_model().vocabulary
    assert vocabulary.encode("Minister") == vocabulary.encode("minister")
    assert len(vocabulary.encode("minister")) == 1
    assert vocabulary.encode("café") == vocabulary.encode("cafe")
    assert vocabulary.encode("“") == vocabulary.encode('"')
    assert len(vocabulary.encode("Hwasong")) > 1

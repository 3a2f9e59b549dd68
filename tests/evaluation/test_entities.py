"""What the entity corpora count as named, and how entities found are compared with it."""

from __future__ import annotations

import pytest

from evaluation.conllu import Mention, Surface, UdDocument, UdSentence, Word
from evaluation.entities import named_in
from evaluation.entity_corpora import bare, crossner_text, entity_corpora, gum_document
from onrecord.types import Entity, Reading, Span, Story
from tests.house import SHARED


def document(rows: list[tuple[str, str, int]], mentions: list[tuple[int, int, str]]) -> UdDocument:
    words = [Word(form=form, upos=upos, feats="", head=head, deprel="dep") for form, upos, head in rows]
    tokens = [Surface(form=row[0], first=n, last=n + 1, space_after=True) for n, row in enumerate(rows)]
    return UdDocument(
        name="made",
        sentences=[UdSentence(words=words, tokens=tokens, opens=True)],
        mentions=[Mention(first=first, last=last, kind=kind) for first, last, kind in mentions],
    )


def named(rows: list[tuple[str, str, int]], mentions: list[tuple[int, int, str]]) -> set[tuple[str, str]]:
    marked = gum_document(document(rows, mentions))
    return {(marked.text[start:end], kind) for start, end, kind in marked.entities}


def test_of_a_gum_mention_only_the_name_counts() -> None:
    rows = [("the", "DET", 2), ("pilot", "NOUN", 2), ("Ada", "PROPN", -1), ("Odell", "PROPN", 2), ("there", "ADV", 2)]
    assert named(rows, [(0, 5, "person")]) == {("Ada Odell", "person")}


def test_a_verb_with_a_capital_is_part_of_the_name_of_a_country() -> None:
    rows = [("the", "DET", 2), ("United", "VERB", 2), ("Isles", "PROPN", -1)]
    assert named(rows, [(0, 3, "place")]) == {("United Isles", "place")}


def test_the_small_words_of_a_name_are_in_it_and_those_after_it_are_not() -> None:
    rows = [("Bank", "PROPN", -1), ("of", "ADP", 2), ("Orrin", "PROPN", 0), ("and", "CCONJ", 4), ("men", "NOUN", 0)]
    assert named(rows, [(0, 5, "organization")]) == {("Bank of Orrin", "organization")}


def test_mentions_without_a_name_and_of_other_types_do_not_count() -> None:
    rows = [("the", "DET", 1), ("pilot", "NOUN", -1), ("Ada", "PROPN", 1)]
    assert named(rows, [(0, 2, "person"), (2, 3, "abstract")]) == set()


@pytest.mark.parametrize(
    ("words", "counts"), [("last week", True), ("May 4", True), ("such a while", False)], ids=lambda value: str(value)
)
def test_times_count_when_a_calendar_word_a_name_or_a_number_is_in_them(words: str, counts: bool) -> None:
    tags = {"May": "PROPN", "4": "NUM"}
    rows = [(word, tags.get(word, "NOUN"), n - 1) for n, word in enumerate(words.split())]
    assert named(rows, [(0, len(rows), "time")]) == ({(words, "time")} if counts else set())


def test_crossner_sentences_become_print_and_their_entities_keep_their_words() -> None:
    rows = [
        [("The", "O"), ("Orrin", "B-politicalparty"), ("Union", "I-politicalparty"), ("(", "O"), ("OU", "B-misc")],
        [(")", "O"), ("won", "O"), (",", "O"), ("in", "O"), ("Ardal", "B-country"), (".", "O")],
    ]
    marked = crossner_text([[*rows[0], *rows[1]], [("Yes", "O")]])
    assert marked.text == "The Orrin Union (OU) won, in Ardal.\n\nYes"
    found = {(marked.text[start:end], kind) for start, end, kind in marked.entities}
    assert found == {("Orrin Union", "organization"), ("OU", "other"), ("Ardal", "place")}


@pytest.mark.parametrize(
    ("words", "wanted"),
    [("the Senate", "Senate"), ("The Senate's", "Senate"), ("a’s", "a’s"), ("the", "the"), ("Thebes", "Thebes")],
)
def test_articles_and_possessive_endings_are_left_out(words: str, wanted: str) -> None:
    start, end = bare(words, 0, len(words))
    assert words[start:end] == ("a" if words == "a’s" else wanted)


def reading(text: str, entities: list[tuple[str, str]]) -> Reading:
    found = []
    for words, kind in entities:
        start = text.index(words)
        span = Span.in_text(text, start, start + len(words))
        found.append(Entity(span=span, kind=kind, first=0, last=1, score=1.0))
    return Reading(story=Story(id="s", text=text, parts=()), tokens=(), sentences=(), entities=tuple(found))


def test_kinds_that_a_corpus_does_not_mark_are_not_counted_and_facilities_are_places() -> None:
    text = "Ada Odell left the Orrin Tower on Monday with $5."
    found = reading(
        text, [("Ada Odell", "person"), ("the Orrin Tower", "facility"), ("Monday", "time"), ("$5", "money")]
    )
    kinds = frozenset({"person", "place"})
    named_words = {(text[start:end], kind) for start, end, kind in named_in(found, text, kinds)}
    assert named_words == {("Ada Odell", "person"), ("Orrin Tower", "place")}


def test_every_entity_of_every_corpus_is_made_of_whole_words() -> None:
    if not SHARED.is_dir():
        pytest.skip("the corpora (../shared) do not lie beside this checkout")
    sizes = {}
    for corpus in entity_corpora():
        sizes[corpus.corpus.name] = sum(len(item.entities) for item in corpus.texts)
        for item in corpus.texts:
            for start, end, kind in item.entities:
                assert item.text[start:end] == item.text[start:end].strip() != ""
                assert kind in corpus.kinds
                # At most a possessive ending, a hyphen or a full stop may follow without a space.
                assert not (item.text[end - 1 : end].isalnum() and item.text[end : end + 1].isalnum())
    assert all(size > 400 for size in sizes.values()), sizes

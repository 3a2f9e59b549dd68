"""Readings against treebank documents, both made by hand."""

from __future__ import annotations

import pytest

from evaluation.conll18 import METRICS, scores
from evaluation.conllu import Surface, UdDocument, UdSentence, Word
from evaluation.parsing import found_parse, gold_parse, labels_right
from onrecord.types import Reading, Sentence, Story, Token

SENTENCES = (
    (("Boats", "NOUN", 1, "nsubj"), ("sail", "VERB", -1, "root"), (".", "PUNCT", 1, "punct")),
    (("They", "PRON", 1, "nsubj"), ("rest", "VERB", -1, "root")),
)


def document() -> UdDocument:
    sentences: list[UdSentence] = []
    for rows in SENTENCES:
        words = [Word(form=f, upos=u, feats="", head=h, deprel=d) for f, u, h, d in rows]
        forms = [row[0] for row in rows]
        spaces = [n + 1 < len(forms) and forms[n + 1] != "." for n in range(len(forms))]
        spaces[-1] = True
        tokens = [Surface(form=forms[n], first=n, last=n + 1, space_after=spaces[n]) for n in range(len(forms))]
        sentences.append(UdSentence(words=words, tokens=tokens, opens=not sentences))
    return UdDocument(name="boats", sentences=sentences)


def reading(text: str) -> Reading:
    """Return the reading that has every label right, over a text that holds the words in their order."""
    tokens: list[Token] = []
    sentences = []
    at = 0
    for number, rows in enumerate(SENTENCES):
        first = len(tokens)
        for form, upos, head, deprel in rows:
            start = text.index(form, at)
            at = start + len(form)
            tokens.append(
                Token(
                    start=start,
                    end=at,
                    text=form,
                    sentence=number,
                    upos=upos,
                    head=head + first if head >= 0 else -1,
                    deprel=deprel,
                )
            )
        sentences.append(Sentence(first=first, last=len(tokens), start=tokens[first].start, end=at, part=0))
    story = Story(id="boats", text=text, parts=())
    return Reading(story=story, tokens=tuple(tokens), sentences=tuple(sentences))


def test_a_reading_with_every_label_right_counts_every_word() -> None:
    text, _ = document().laid_out()
    assert labels_right(document(), reading(text)) == {"UPOS": 5, "UFeats": 5, "UAS": 5, "LAS": 5}


def test_a_wrong_tag_head_and_relation_each_cost_their_own_figure() -> None:
    text, _ = document().laid_out()
    found = reading(text)
    found.tokens[0].upos = "PROPN"
    found.tokens[3].head = 0
    found.tokens[4].deprel = "dep"
    assert labels_right(document(), found) == {"UPOS": 4, "UFeats": 5, "UAS": 4, "LAS": 3}


def test_another_number_of_tokens_than_was_given_is_an_error() -> None:
    found = reading("Boats sail. They rest")
    short = Reading(story=found.story, tokens=found.tokens[:4], sentences=found.sentences)
    with pytest.raises(ValueError, match="5 words given, 4 tokens read"):
        labels_right(document(), short)


@pytest.mark.parametrize("read_as", ["Boats sail. They rest", "  Boats sail.\n\nThey rest"])
def test_raw_text_read_right_scores_100_wherever_the_white_space_is(read_as: str) -> None:
    text, places = document().laid_out()
    counts = scores(gold_parse(document(), text, places), found_parse(reading(read_as), text))
    assert {name: counts[name].f1 for name in METRICS} == dict.fromkeys(METRICS, 100.0)

"""Words are led back to the form that a dictionary lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.lemma import lemma_of
from onrecord.tables import table
from tests.reading.room import cases

FORMS = [(upos, *pair) for upos, forms in cases("examples")["lemmas"].items() for pair in forms.items()]
WHOLE = [(upos, word) for upos, words in cases("negative")["lemmas"].items() for word in words]
FAILING = [(upos, *pair) for upos, forms in cases("known-failures")["lemmas"].items() for pair in forms.items()]


@pytest.mark.parametrize(("upos", "word", "lemma"), FORMS)
def test_a_form_is_led_back(upos: str, word: str, lemma: str) -> None:
    assert lemma_of(word, upos) == lemma


@pytest.mark.parametrize(("upos", "word"), WHOLE)
def test_a_dictionary_form_stays_as_it_is(upos: str, word: str) -> None:
    assert lemma_of(word, upos) == word


@pytest.mark.xfail(reason="known failure: without the sentence both readings are possible", strict=True)
@pytest.mark.parametrize(("upos", "word", "lemma"), FAILING)
def test_known_failure(upos: str, word: str, lemma: str) -> None:
    assert lemma_of(word, upos) == lemma


@given(word=st.text(max_size=12), upos=st.sampled_from(["VERB", "AUX", "NOUN", "ADJ", "ADV", "PRON", "X", ""]))
def test_any_word_has_a_lemma_in_lower_case(word: str, upos: str) -> None:
    lemma = lemma_of(word, upos)
    assert lemma == lemma.lower()
    assert bool(lemma) == bool(word)


def test_every_irregular_form_of_a_verb_is_led_back_to_one_verb() -> None:
    owners: dict[str, list[str]] = {}
    for base, forms in table("irregular_forms")["verbs"].items():
        for form in str(forms).split():
            owners.setdefault(form, []).append(base)
    assert {form: bases for form, bases in owners.items() if len(bases) > 1} == {}
    assert len(table("irregular_forms")["verbs"]) >= 250

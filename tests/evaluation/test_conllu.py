"""CoNLL-U with tokens of several words, empty nodes, paragraphs and nested mentions."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.conllu import Mention, UdDocument, documents


def line(number: str, form: str, head: str = "0", misc: str = "_") -> str:
    return "\t".join((number, form, form.lower(), "X", "_", "_", head, "dep", "_", misc))


TEXT = "\n".join(
    (
        "# newdoc id = first",
        "# newpar",
        line("1-2", "Can't", "_"),
        line("1", "Ca", "3", "Entity=(1-person-new(2-place-x)"),
        line("2", "n't", "3"),
        line("3", "sail", "0", "SpaceAfter=No|Entity=1)"),
        line("3.1", "away"),
        line("4", ".", "3"),
        "",
        "# text = Wait!",
        line("1", "Wait", "0", "Entity=(3-event-a)(1-person-giv)|SpaceAfter=No"),
        line("2", "!", "1"),
        "",
        "# newpar",
        line("1", "Go", "0"),
        "",
        "# newdoc id = second",
        line("1", "Stop", "0"),
        "",
    )
)


@pytest.fixture
def read(tmp_path: Path) -> list[UdDocument]:
    path = tmp_path / "small.conllu"
    path.write_text(TEXT, encoding="utf-8")
    return list(documents(path))


def test_documents_sentences_and_words_are_told_apart_and_empty_nodes_left_out(read: list[UdDocument]) -> None:
    assert [document.name for document in read] == ["first", "second"]
    words = [[word.form for word in sentence.words] for sentence in read[0].sentences]
    assert words == [["Ca", "n't", "sail", "."], ["Wait", "!"], ["Go"]]
    assert [word.head for word in read[0].sentences[0].words] == [2, 2, -1, 2]


def test_a_token_of_several_words_is_one_token_without_space_within(read: list[UdDocument]) -> None:
    sentence = read[0].sentences[0]
    assert [(token.form, token.first, token.last) for token in sentence.tokens] == [
        ("Can't", 0, 2),
        ("sail", 2, 3),
        (".", 3, 4),
    ]
    assert sentence.spaces() == [False, True, False, True]


def test_the_text_has_its_spaces_and_paragraphs_and_every_token_its_place(read: list[UdDocument]) -> None:
    text, places = read[0].laid_out()
    assert text == "Can't sail. Wait!\n\nGo"
    forms = [text[start:end] for sentence in places for start, end in sentence]
    assert forms == ["Can't", "sail", ".", "Wait", "!", "Go"]


def test_mentions_nest_and_run_over_words(read: list[UdDocument]) -> None:
    assert sorted(read[0].mentions, key=lambda m: (m.first, m.kind)) == [
        Mention(first=0, last=3, kind="person", group="1"),
        Mention(first=0, last=1, kind="place", group="2"),
        Mention(first=4, last=5, kind="event", group="3"),
        Mention(first=4, last=5, kind="person", group="1"),
    ]

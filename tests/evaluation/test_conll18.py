"""Scores of raw text, on words made by hand."""

from __future__ import annotations

from dataclasses import replace

from evaluation.conll18 import METRICS, Node, Parse, align, scores, solid
from evaluation.spans import Counts


def parse(*words: tuple[str, str, int, str], sentences: int = 1) -> Parse:
    """Return words (form, tag, head, relation) that follow each other without space, in sentences of equal length."""
    nodes, at = [], 0
    for form, upos, head, deprel in words:
        nodes.append(
            Node(start=at, end=at + len(form), form=form, upos=upos, feats="Number=Sing", head=head, deprel=deprel)
        )
        at += len(form)
    size = len(nodes) // sentences
    ranges = [(nodes[n].start, nodes[n + size - 1].end) for n in range(0, len(nodes), size)]
    return Parse(nodes=nodes, sentences=ranges)


GOLD = parse(
    ("Boats", "NOUN", 1, "nsubj"), ("sail", "VERB", -1, "root"), ("at", "ADP", 3, "case"), ("dawn", "NOUN", 1, "obl")
)


def f1(gold: Parse, found: Parse) -> dict[str, float]:
    return {name: round(counts.f1, 1) for name, counts in scores(gold, found).items()}


def test_the_gold_itself_scores_100_and_nothing_found_0() -> None:
    assert f1(GOLD, GOLD) == dict.fromkeys(METRICS, 100.0)
    assert f1(GOLD, Parse()) == dict.fromkeys(METRICS, 0.0)


def test_one_wrong_label_of_each_kind_costs_that_kind() -> None:
    nodes = list(GOLD.nodes)
    nodes[0] = replace(nodes[0], upos="VERB")
    nodes[1] = replace(nodes[1], feats="Number=Plur")
    nodes[2] = replace(nodes[2], head=1)
    nodes[3] = replace(nodes[3], deprel="obj")
    wanted = {"words": 100.0, "sentences": 100.0, "UPOS": 75.0, "UFeats": 75.0, "UAS": 75.0, "LAS": 50.0}
    assert f1(GOLD, Parse(nodes=nodes, sentences=GOLD.sentences)) == wanted


def test_subtypes_of_relations_and_features_of_one_language_are_not_compared() -> None:
    nodes = [replace(node, deprel=f"{node.deprel}:x", feats="Number=Sing|Style=Arch") for node in GOLD.nodes]
    assert f1(GOLD, Parse(nodes=nodes, sentences=GOLD.sentences)) == dict.fromkeys(METRICS, 100.0)


def test_a_word_parted_in_two_is_lost_and_so_is_whatever_hangs_on_it() -> None:
    """The word "sail" as "sa" and "il": no word matches it, and the two words whose head it was have no right head."""
    found = parse(
        ("Boats", "NOUN", 1, "nsubj"),
        ("sa", "VERB", -1, "root"),
        ("il", "VERB", 1, "dep"),
        ("at", "ADP", 4, "case"),
        ("dawn", "NOUN", 1, "obl"),
    )
    counts = scores(GOLD, found)
    assert counts["words"] == Counts(right=3, found=5, gold=4)
    assert counts["UAS"] == Counts(right=1, found=5, gold=4)  # "at", whose head "dawn" is there on both sides
    assert counts["sentences"].f1 == 100.0


def test_a_sentence_parted_in_two_is_two_wrong_sentences() -> None:
    found = Parse(nodes=GOLD.nodes, sentences=[(0, 5), (5, 15)])
    assert scores(GOLD, found)["sentences"] == Counts(right=0, found=2, gold=1)


def test_words_of_one_token_are_matched_by_their_forms() -> None:
    """Gold "won't" is "wo" and "not"; of "wo" and "n't" found there, the first is right."""
    shared = [
        Node(start=0, end=5, form=form, upos="AUX", feats="", head=head, deprel="aux", shared=True)
        for form, head in (("wo", 2), ("not", 2))
    ]
    rest = Node(start=5, end=9, form="sail", upos="VERB", feats="", head=-1, deprel="root")
    found = [
        Node(start=0, end=2, form="Wo", upos="AUX", feats="", head=2, deprel="aux"),
        Node(start=2, end=5, form="n't", upos="PART", feats="", head=2, deprel="advmod"),
        Node(start=5, end=9, form="sail", upos="VERB", feats="", head=-1, deprel="root"),
    ]
    assert align([*shared, rest], found) == [(0, 0), (2, 2)]


def test_white_space_has_no_place() -> None:
    assert solid("a \n b") == [0, 1, 1, 1, 1, 2]

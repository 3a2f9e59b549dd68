"""Parsing: tags, features and trees on the UD treebanks, on gold tokens and on raw text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from evaluation.alignment import Alignment
from evaluation.conll18 import METRICS, Node, Parse, scores, solid, total, universal, universal_feats
from evaluation.conllu import UdDocument, documents
from evaluation.figures import Figure, Group, Profile, Section
from evaluation.shelf import SHARED, corpus
from evaluation.spans import Counts, Range
from onrecord import SourceSettings, story_from_text
from onrecord.errors import OnrecordError
from onrecord.reading import read_text, read_tokens
from onrecord.settings import ReadingSettings
from onrecord.types import Reading

TREEBANKS = {
    "EWT test": SHARED / "data" / "ewt" / "test.conllu",
    "EWT dev": SHARED / "data" / "ewt" / "dev.conllu",
    "GUM dev": SHARED / "data" / "gum" / "dev.conllu",
}
MUST = {"UPOS": 96.5, "UAS": 91.5, "LAS": 89.0}
_ANY_LANGUAGE = SourceSettings(any_language=True)
_NOTE = (
    "As in the CoNLL 2018 shared task: every word counts, punctuation too; relations without their subtypes; UFeats is "
    "the whole set of universal features. On gold tokens the figures are percent of words, and a document's sentences "
    "are read together; on raw text they are F1 of words aligned by their place, with our own sentences and tokens."
)


def measure(profile: Profile) -> Section:
    """Score the three sets both ways; both profiles measure all of them."""
    groups = []
    for name, path in TREEBANKS.items():
        pinned = corpus(name, [path])
        must = MUST if name == "EWT test" else {}
        figures = tuple(
            Figure(name=metric, value=counts.recall, must=must.get(metric), margin=0.3)
            for metric, counts in gold_tokens(path).items()
        )
        groups.append(Group(title=f"{name}, gold tokens", corpus=pinned, figures=figures))
        raw = total(raw_text(document) for document in documents(path))
        figures = tuple(Figure(name=f"{metric} F1", value=raw[metric].f1, margin=0.4) for metric in METRICS)
        groups.append(Group(title=f"{name}, raw text", corpus=pinned, figures=figures))
    return Section(name="parsing", title="Parsing", groups=tuple(groups), note=_NOTE)


def gold_tokens(path: Path) -> dict[str, Counts]:
    """Read every document on its own words and count the words with the right labels."""
    right = dict.fromkeys(("UPOS", "UFeats", "UAS", "LAS"), 0)
    words = 0
    for document in documents(path):
        sentences = document.sentences
        reading = read_tokens(
            [[word.form for word in sentence.words] for sentence in sentences],
            space_after=[sentence.spaces() for sentence in sentences],
            settings=ReadingSettings(),
        )
        for metric, count in labels_right(document, reading).items():
            right[metric] += count
        words += sum(len(sentence.words) for sentence in sentences)
    return {metric: Counts(right=count, found=words, gold=words) for metric, count in right.items()}


def labels_right(document: UdDocument, reading: Reading) -> dict[str, int]:
    """Count the words whose tag, features, head, and head with relation are right.

    Raises:
        ValueError: the reading does not have the document's words, one token each.
    """
    words = [word for sentence in document.sentences for word in sentence.words]
    if len(reading.tokens) != len(words):
        raise ValueError(f"{document.name}: {len(words)} words given, {len(reading.tokens)} tokens read")
    right = dict.fromkeys(("UPOS", "UFeats", "UAS", "LAS"), 0)
    for token, word, head in zip(reading.tokens, words, _heads(document), strict=True):
        right["UPOS"] += token.upos == word.upos
        right["UFeats"] += universal_feats(token.feats) == universal_feats(word.feats)
        right["UAS"] += token.head == head
        right["LAS"] += token.head == head and universal(token.deprel) == universal(word.deprel)
    return right


def _heads(document: UdDocument) -> Iterator[int]:
    base = 0
    for sentence in document.sentences:
        for word in sentence.words:
            yield word.head + base if word.head >= 0 else -1
        base += len(sentence.words)


def raw_text(document: UdDocument) -> dict[str, Counts]:
    """Read a document's text and score it; a text that is refused is scored as an empty reading."""
    text, places = document.laid_out()
    gold = gold_parse(document, text, places)
    try:
        story = story_from_text(text, settings=_ANY_LANGUAGE)
    except OnrecordError:
        return scores(gold, Parse())
    return scores(gold, found_parse(read_text(story, ReadingSettings()), text))


def gold_parse(document: UdDocument, text: str, places: list[list[Range]]) -> Parse:
    """Return the document's words and sentences by their place in its text."""
    before, parse, heads = solid(text), Parse(), list(_heads(document))
    for sentence, ranges in zip(document.sentences, places, strict=True):
        for token, (start, end) in zip(sentence.tokens, ranges, strict=True):
            for word in sentence.words[token.first : token.last]:
                parse.nodes.append(
                    Node(
                        start=before[start],
                        end=before[end],
                        form=word.form,
                        upos=word.upos,
                        feats=word.feats,
                        head=heads[len(parse.nodes)],
                        deprel=word.deprel,
                        shared=token.last - token.first > 1,
                    )
                )
        parse.sentences.append((before[ranges[0][0]], before[ranges[-1][1]]))
    return parse


def found_parse(reading: Reading, text: str) -> Parse:
    """Return the reading's tokens and sentences by their place in the text that was given."""
    before, parse, back = solid(text), Parse(), Alignment(text, reading.story.text)

    def place(start: int, end: int) -> Range:
        raw_start, raw_end = back.to_raw(start, end)
        return before[raw_start], before[raw_end]

    for token in reading.tokens:
        start, end = place(token.start, token.end)
        parse.nodes.append(
            Node(
                start=start,
                end=end,
                form=token.text,
                upos=token.upos,
                feats=token.feats,
                head=token.head,
                deprel=token.deprel,
            )
        )
    for sentence in reading.sentences:
        tokens = reading.tokens[sentence.first : sentence.last]
        if tokens:
            parse.sentences.append(place(tokens[0].start, tokens[-1].end))
    return parse

"""Story to reading: segment, run the model over windows, put what it says onto the tokens."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onrecord.model import Model, load_model
from onrecord.model.decode import entity_spans, heads_of
from onrecord.model.session import WindowScores
from onrecord.model.windows import Words, pack
from onrecord.reading.attributions import find_attributions
from onrecord.reading.coreference import find_mentions
from onrecord.reading.lemma import lemma_of
from onrecord.reading.names import kind_of, money
from onrecord.reading.segment import Segments, segment
from onrecord.reading.tags import parts_of_speech
from onrecord.reading.triggers import find_triggers
from onrecord.settings import ReadingSettings
from onrecord.types import Attribution, Entity, Part, Reading, Sentence, Span, Story, Token, Trigger

_DEFAULT = ReadingSettings()
_ENTITY_BAR = 0.55  # chosen on the dev parts (python -m evaluation.score --only entities)
_TOGETHER = 12  # windows whose cues are decoded at once: the loop over words is then paid once for all


def read_text(story: Story, settings: ReadingSettings = _DEFAULT) -> Reading:
    """Read a story: tokens with tags and tree, sentences, entities and attributions.

    Args:
        story: the story; only its headline, body and advisory parts are read.
        settings: window size, batch size, threads.

    Raises:
        ModelError: the model's files are missing or damaged.
    """
    return _read(story, segment(story), settings)


def read_tokens(
    words: Sequence[Sequence[str]],
    *,
    space_after: Sequence[Sequence[bool]] | None = None,
    settings: ReadingSettings = _DEFAULT,
) -> Reading:
    """Read sentences whose words are given, as treebanks give them; for measuring the model apart from segmentation.

    Args:
        words: the words of each sentence.
        space_after: for each word, whether a space follows it; by default one follows every word.
        settings: as for :func:`read_text`.
    """
    text = ""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, sentence in enumerate(words):
        first, start = len(tokens), len(text)
        for index, word in enumerate(sentence):
            tokens.append(Token(start=len(text), end=len(text) + len(word), text=word, sentence=number))
            text += word + (" " if space_after is None or space_after[number][index] else "")
        end = tokens[-1].end
        text = text[:end] + " "
        sentences.append(Sentence(first=first, last=len(tokens), start=start, end=end, part=0))
    story = Story(id="tokens", text=text, parts=(Part(kind="body", start=0, end=len(text)),))
    return _read(story, Segments(tokens=tuple(tokens), sentences=tuple(sentences)), settings)


def _read(story: Story, segments: Segments, settings: ReadingSettings) -> Reading:
    if not segments.tokens:
        return Reading(story=story, tokens=(), sentences=())
    model = load_model(threads=settings.threads)
    tokens, sentences = segments.tokens, segments.sentences
    parts = [sentence.part for sentence in sentences]
    text = Words(
        words=[token.text for token in tokens],
        sentences=[sentence.first for sentence in sentences] + [len(tokens)],
        paragraphs=[number == 0 or part != parts[number - 1] for number, part in enumerate(parts)],
    )
    windows = pack(text, model.vocabulary, limit=settings.window)
    entities = list(money(story.text, tokens))
    attributions: list[Attribution] = []
    triggers: list[Trigger] = []
    offset = len(model.manifest.upos) + len(model.manifest.feats)
    waiting: list[WindowScores] = []
    for group in model.words(windows, settings.batch_subwords):
        for scores in group:
            _tag(model, scores, tokens)
            entities.extend(_entities(model, scores, story, tokens))
            triggers.extend(find_triggers(model, scores))
        waiting += group
        if len(waiting) >= _TOGETHER:
            attributions.extend(find_attributions(model, waiting, offset))
            waiting = []
    if waiting:
        attributions.extend(find_attributions(model, waiting, offset))
    entities.sort(key=lambda entity: (entity.first, -entity.last, entity.kind))
    attributions.sort(key=lambda found: (found.cue.first, found.cue.last))
    return Reading(
        story=story,
        tokens=tokens,
        sentences=sentences,
        entities=tuple(entities),
        attributions=tuple(attributions),
        mentions=find_mentions(tokens, sentences, entities, attributions) if settings.mentions else (),
        triggers=tuple(sorted(triggers, key=lambda found: found.at)),
    )


def _tag(model: Model, scores: WindowScores, tokens: Sequence[Token]) -> None:
    """Write tags, features, lemma, head and relation of a window's words onto its tokens."""
    manifest, first = model.manifest, scores.window.first
    tags = len(manifest.upos)
    words = [token.text for token in tokens[first : first + len(scores.tags)]]
    upos = parts_of_speech(scores.tags[:, :tags], words, manifest.upos)
    feats = scores.tags[:, tags : tags + len(manifest.feats)].argmax(axis=1).tolist()
    heads = heads_of(scores.arcs, np.array(scores.window.sentences))
    relations = model.relations(scores.ends, heads).tolist()
    for at, head in enumerate(heads.tolist()):
        token = tokens[first + at]
        token.upos = upos[at]
        token.feats = manifest.feats[feats[at]]
        token.lemma = lemma_of(token.text, token.upos)
        token.head = first + head - 1 if head else -1
        token.deprel = manifest.deprels[relations[at]] if head else "root"


def _entities(model: Model, scores: WindowScores, story: Story, tokens: Sequence[Token]) -> list[Entity]:
    base = scores.window.first
    found = []
    for first, last, kind, score in entity_spans(scores.entities, np.array(scores.window.sentences), _ENTITY_BAR):
        a, z = base + first, base + last
        span = Span.in_text(story.text, tokens[a].start, tokens[z - 1].end)
        name = kind_of(model.manifest.entities[kind], tokens, a, z)
        found.append(Entity(span=span, kind=name, first=a, last=z, score=score))
    return found

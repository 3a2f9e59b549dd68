"""The corpora of entities, as texts with the entities that the product should find in them.

No corpus marks what we mark, so each says what it does mark (``kinds``); what it does not is not held against anyone.

- **GUM dev** marks every mention, named or not, of ten types. Counted are named persons, organizations, places and
  events (the mention's head is a proper noun; of the mention only the name itself, as in training: from the head as
  far as capital letters, figures and the small words of names reach), and times of up to eight words with a name, a
  number or a calendar word in them. Objects and abstract things are not counted.
- **CrossNER politics dev and test** marks persons, organizations and parties, places, elections and other events, and
  a rest (laws, nationalities, titles). No times, no money.
- **re3d** (held-out documents: the SHA-256 of the document's id, as a number, is divisible by five) marks persons,
  organizations, places and times, named or not: counted are those with a capital letter that are no pronouns, and all
  times. Money, weapons and nationalities are marked too seldom in the held-out documents to score.

None tells facilities from places (a facility found counts as a place), and a leading article is part of the name in
one corpus and not in the next: it is left out on both sides, and so is a final "'s".
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from evaluation.conllu import Mention, UdDocument, Word, documents
from evaluation.figures import Corpus
from evaluation.shelf import SHARED, corpus, json_lines
from evaluation.spans import Range

Named: TypeAlias = tuple[int, int, str]

_GUM = {"person": "person", "organization": "organization", "place": "place", "event": "event", "time": "time"}
_CROSSNER = {
    "person": "person",
    "politician": "person",
    "organisation": "organization",
    "politicalparty": "organization",
    "location": "place",
    "country": "place",
    "election": "event",
    "event": "event",
    "misc": "other",
}
_RE3D = {"Person": "person", "Organisation": "organization", "Location": "place", "Temporal": "time"}
_TIMES = (
    "today yesterday tomorrow tonight now then day days night morning afternoon evening week weeks weekend month "
    "months quarter year years decade decades century centuries hour hours minute minutes spring summer autumn winter "
    "noon midnight moment time past present future"
)
_SMALL = "of for and & - – 's ’s the de la al el bin von van in"
_NO_NAMES = "i you he she it we they his her its our their who this that these those"
_TIME_WORDS, _SMALL_WORDS, _PRONOUNS = (frozenset(words.split()) for words in (_TIMES, _SMALL, _NO_NAMES))
# "United" of "the United States" is a VERB in the treebank.
_NAME_TAGS = frozenset(("PROPN", "ADJ", "NOUN", "NUM", "VERB", "X"))
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A text and the entities marked in it, as (start, end, kind)."""

    text: str
    entities: frozenset[Named]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityCorpus:
    """Texts, and the kinds that the corpus marks throughout."""

    corpus: Corpus
    kinds: frozenset[str]
    texts: tuple[Annotated, ...]


def entity_corpora() -> Iterator[EntityCorpus]:
    """Yield the corpora in turn."""
    yield _gum()
    for part in ("dev", "test"):
        yield _crossner(part)
    yield _re3d()


def bare(text: str, start: int, end: int) -> Range:
    """Return the range without white space at its ends, a leading article, and a final "'s".

    >>> bare("the Senate's", 0, 12)
    (4, 10)
    """
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    article = _ARTICLE.match(text, start, end)
    if article and article.end() < end:
        start = article.end()
    if end - start > 2 and text[start:end].endswith(("'s", "’s")):
        end -= 2
    return start, end


def _gum() -> EntityCorpus:
    path = SHARED / "data" / "gum" / "dev.conllu"
    texts = tuple(gum_document(document) for document in documents(path))
    return EntityCorpus(corpus=corpus("GUM dev", [path]), kinds=frozenset(_GUM.values()), texts=texts)


def gum_document(document: UdDocument) -> Annotated:
    """Return a GUM document's text with its named mentions."""
    text, places = document.laid_out()
    words: list[Word] = []
    heads: list[int] = []
    at: list[Range] = []
    for sentence, ranges in zip(document.sentences, places, strict=True):
        base = len(words)
        heads += [word.head + base if word.head >= 0 else -1 for word in sentence.words]
        words += sentence.words
        for token, place in zip(sentence.tokens, ranges, strict=True):
            at += _parts([word.form for word in sentence.words[token.first : token.last]], token.form, place)
    found = set()
    for mention in document.mentions:
        if mention.kind in _GUM and (name := _name(words, heads, mention)):
            span = bare(text, at[name[0]][0], at[name[1] - 1][1])
            found.add((*span, _GUM[mention.kind]))
    return Annotated(text=text, entities=frozenset(found))


def _parts(forms: list[str], token: str, place: Range) -> list[Range]:
    """Return where each word of a token stands; all stand everywhere when they do not spell the token."""
    if "".join(forms) != token:
        return [place] * len(forms)
    ends = [sum(len(form) for form in forms[: n + 1]) for n in range(len(forms))]
    return [(place[0] + end - len(form), place[0] + end) for form, end in zip(forms, ends, strict=True)]


def _name(words: list[Word], heads: list[int], mention: Mention) -> Range | None:
    inside = range(mention.first, mention.last)
    if mention.kind == "time":
        timed = any(words[i].upos in ("PROPN", "NUM") or words[i].form.lower() in _TIME_WORDS for i in inside)
        return (mention.first, mention.last) if timed and len(inside) <= 8 else None
    head = next((i for i in inside if heads[i] not in inside), mention.last - 1)
    if words[head].upos != "PROPN":
        return None
    return _far_end(words, range(head, mention.first - 1, -1)), _far_end(words, range(head, mention.last)) + 1


def _far_end(words: list[Word], way: range) -> int:
    """Walk from a name's head outwards and return the last word of the name on that side."""
    end = way[0]
    for i in way[1:]:
        capital = words[i].form[:1].isupper() and words[i].upos in _NAME_TAGS
        small = words[i].form.lower() in _SMALL_WORDS
        if not (capital or small or words[i].upos == "NUM"):
            break
        end = end if small else i
    return end


def _crossner(part: str) -> EntityCorpus:
    path = SHARED / "data" / "crossner-politics" / f"{part}.txt"
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    rows = [[tuple(line.split("\t")) for line in block.splitlines()] for block in blocks if block.strip()]
    texts = tuple(crossner_text(rows[first : first + 20]) for first in range(0, len(rows), 20))
    pinned = corpus(f"CrossNER politics {part}", [path])
    return EntityCorpus(corpus=pinned, kinds=frozenset(_CROSSNER.values()), texts=texts)


def crossner_text(sentences: list[list[tuple[str, ...]]]) -> Annotated:
    """Return sentences of (word, tag) as one text, a paragraph each, with the spaces that print would have."""
    text = ""
    spans: list[Named] = []
    for sentence in sentences:
        text += "\n\n" if text else ""
        previous = ""
        for word, tag in sentence:
            text += " " if previous and _spaced(previous, word) else ""
            start, previous = len(text), word
            text += word
            if tag.startswith("I-") and spans:
                spans[-1] = (spans[-1][0], len(text), spans[-1][2])
            elif tag != "O":
                spans.append((start, len(text), _CROSSNER[tag[2:]]))
    return Annotated(text=text, entities=frozenset((*bare(text, start, end), kind) for start, end, kind in spans))


def _spaced(left: str, right: str) -> bool:
    return not (right in set(",.;:!?)]'%") or right.startswith(("'s", "n't")) or left in set("([$£€"))


def held_out(document_id: str) -> bool:
    """Tell whether a re3d document is one to measure on; training has the same rule (``training/corpora/re3d.py``).

    >>> held_out("a document"), held_out("another document")
    (False, False)
    """
    return int(hashlib.sha256(document_id.encode()).hexdigest(), 16) % 5 == 0


def _re3d() -> EntityCorpus:
    sources = sorted(path for path in (SHARED / "data" / "re3d").iterdir() if path.is_dir())
    files = [source / name for source in sources for name in ("documents.json", "entities.json")]
    texts = []
    for source in sources:
        mentions = list(json_lines(source / "entities.json"))
        for row in json_lines(source / "documents.json"):
            if held_out(row["_id"]):
                spans = {
                    (*bare(row["text"], item["begin"], item["end"]), _RE3D[item["type"]])
                    for item in mentions
                    if item["documentId"] == row["_id"]
                    and _counted(row["text"], item["begin"], item["end"], item["type"])
                }
                texts.append(Annotated(text=row["text"], entities=frozenset(spans)))
    pinned = corpus("re3d, held-out documents", files)
    return EntityCorpus(corpus=pinned, kinds=frozenset(_RE3D.values()), texts=tuple(texts))


def _counted(text: str, begin: int, end: int, kind: str) -> bool:
    # Some offsets cut a word in two ("the camp" of "the campaign"): an error of the corpus, left out.
    cut = text[end - 1 : end + 1].isalnum() and len(text[end - 1 : end + 1]) == 2
    words = text[begin:end]
    named = any(mark.isupper() for mark in words) and words.lower() not in _PRONOUNS
    return kind in _RE3D and not cut and (kind == "Temporal" or named)

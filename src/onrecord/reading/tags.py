"""Parts of speech: the model's best, save that closed classes take their own words only."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.tables import table

_SHORT = 3  # up to so many letters anything may be a slip of the pen for a closed-class word


@lru_cache(maxsize=1)
def _closed() -> dict[str, frozenset[str]]:
    return {tag: frozenset(words) for tag, words in table("closed_classes").items()}


def parts_of_speech(scores: NDArray[Any], words: Sequence[str], tags: Sequence[str]) -> list[str]:
    """Return the tag of each word.

    Args:
        scores: [T, tags], the model's.
        words: the T words.
        tags: the names of the columns.

    >>> parts_of_speech(np.array([[0.2, 0.8], [0.1, 0.9]]), ["denied", "not"], ["VERB", "PART"])
    ['VERB', 'PART']
    """
    found = [tags[best] for best in scores.argmax(axis=1).tolist()]
    closed = _closed()
    for at, tag in enumerate(found):
        if tag in closed and not _may_be(words[at], closed[tag]):
            found[at] = next(tags[n] for n in np.argsort(-scores[at]).tolist() if tags[n] not in closed)
    return found


def _may_be(word: str, known: frozenset[str]) -> bool:
    return len(word) <= _SHORT or not word.isalpha() or word.lower() in known

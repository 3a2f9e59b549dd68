"""Where a word stands from a cue, as buckets: what the role layer is told beside the words. Training shares it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_EXACT, _SIDE = 12, 24
DISTANCES = 2 * _SIDE + 1
_SENTENCES = 3
SENTENCE_DISTANCES = 2 * _SENTENCES + 1
_BEFORE, _AFTER = 2, 3  # sentences around a cue's own: all of source and content for 98.9 % of PolNeAR train's cues


def _table() -> NDArray[np.int64]:
    """Return the bucket of every distance from 0 to 512: exact up to 12 words, then four buckets an octave."""
    far = np.arange(1, 513)
    coarse = _EXACT + np.floor(np.log2(np.maximum(far, _EXACT) / _EXACT) * 4).astype(np.int64)
    return np.concatenate([[0], np.where(far <= _EXACT, far, np.minimum(coarse, _SIDE))])


_BUCKETS = _table()


def distance_buckets(first: int, last: int, length: int) -> NDArray[np.int64]:
    """Return for each of ``length`` words the bucket of its distance from the cue's words ``[first, last)``."""
    at = np.arange(length)
    gap = np.where(at < first, at - first, np.where(at >= last, at - last + 1, 0))
    return np.sign(gap) * _BUCKETS[np.minimum(np.abs(gap), 512)] + _SIDE


def sentence_buckets(sentences: NDArray[np.int64], cue_sentence: int) -> NDArray[np.int64]:
    """Return for each word the bucket of how many sentences it stands before (less) or after (more) the cue's."""
    return np.clip(sentences - cue_sentence, -_SENTENCES, _SENTENCES) + _SENTENCES


def reach(sentences: NDArray[np.int64], cue_sentence: int) -> tuple[int, int]:
    """Return the range of a window's words that the role layer is shown for a cue: some sentences around its own.

    Args:
        sentences: number of each word's sentence, ascending.
        cue_sentence: number of the cue's sentence.
    """
    first, last = np.searchsorted(sentences, [cue_sentence - _BEFORE, cue_sentence + _AFTER + 1])
    return int(first), int(last)

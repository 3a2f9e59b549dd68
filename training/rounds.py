"""The rounds of training: how often each corpus is gone through, and how hard each round is made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One sweep of warm-up and linear decay.

    Attributes:
        passes: how many times each corpus is gone through.
        rate: times both learning rates.
        head_dropout: share of the words' states hidden from the heads.
        arc_dropout: share of both ends hidden from the arc scorer.
        hidden_words: share of the treebanks' words hidden from the encoder.
        share: weight of this round in the mean with what came before.
        blend: share of the weights after the third round, the best for trees, in those that this round starts from.
        learns: "all"; "rest", what reads trees and claims above the layers shared with events; or "events", their own
            layers, which start as copies of the last ones, and heads.
    """

    passes: dict[str, float]
    rate: float
    head_dropout: float
    arc_dropout: float
    hidden_words: float
    share: float
    blend: float = 0.0
    learns: str = "all"


ROUNDS = (
    Round(
        passes={"ewt": 11.0, "gum": 8.0, "polnear": 5.0, "gold": 16.0, "crossner": 8.0, "re3d": 8.0},
        rate=1.0,
        head_dropout=0.1,
        arc_dropout=0.1,
        hidden_words=0.0,
        share=1.0,
    ),
    Round(
        passes={"ewt": 6.0, "gum": 2.5, "polnear": 2.2, "gold": 3.0, "crossner": 2.0, "re3d": 2.0},
        rate=0.5,
        head_dropout=0.25,
        arc_dropout=0.25,
        hidden_words=0.0,
        share=0.65,
    ),
    Round(
        passes={"ewt": 10.0, "gum": 5.0, "polnear": 2.0, "gold": 4.0, "crossner": 2.0, "re3d": 2.0},
        rate=0.6,
        head_dropout=0.25,
        arc_dropout=0.35,
        hidden_words=0.08,
        share=0.5,
    ),
    Round(
        passes={"ewt": 3.0, "gum": 1.5, "polnear": 0.8, "gold": 16.0, "own": 16.0, "crossner": 1.0, "re3d": 1.0},
        rate=0.6,
        head_dropout=0.25,
        arc_dropout=0.35,
        hidden_words=0.05,
        share=0.5,
    ),
    Round(
        passes={"ewt": 5.0, "gum": 2.0, "polnear": 0.6, "gold": 4.0, "own": 4.0, "crossner": 0.5, "re3d": 0.5}
        | {"plv": 1.0},
        rate=0.5,
        head_dropout=0.25,
        arc_dropout=0.35,
        hidden_words=0.08,
        share=1.0,
    ),
    Round(
        passes={"ewt": 4.0, "gum": 1.5, "polnear": 0.5, "gold": 6.0, "own": 6.0, "crossner": 0.4, "re3d": 0.4}
        | {"plv": 0.5},
        rate=0.55,
        head_dropout=0.25,
        arc_dropout=0.35,
        hidden_words=0.08,
        share=1.0,
    ),
    Round(
        passes={"ewt": 2.0, "gold": 14.0, "own": 14.0, "plv": 1.0},
        rate=1.0,
        head_dropout=0.2,
        arc_dropout=0.3,
        hidden_words=0.0,
        share=1.0,
        blend=0.4,
        learns="events",
    ),
    Round(
        passes={"ewt": 1.5, "gold": 13.0, "own": 13.0, "plv": 3.0},
        rate=1.0,
        head_dropout=0.2,
        arc_dropout=0.3,
        hidden_words=0.0,
        share=0.5,
        learns="events",
    ),
    Round(
        passes={"ewt": 8.0, "gum": 2.5, "polnear": 1.0, "gold": 4.0, "own": 4.0, "crossner": 0.7, "re3d": 0.7},
        rate=0.6,
        head_dropout=0.25,
        arc_dropout=0.35,
        hidden_words=0.08,
        share=0.5,
        learns="rest",
    ),
)

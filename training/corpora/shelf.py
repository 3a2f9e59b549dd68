"""All corpora that are trained on, by name."""

from __future__ import annotations

from pathlib import Path

from training.corpora import conllu, crossner, factuality, gold, plv, polnear, propbank, re3d
from training.corpora.document import Document

OWN = Path("evaluation/gold")


def corpora(shared: Path, without: set[str]) -> list[tuple[str, list[Document]]]:
    """Read every training corpus that is not left out, in a fixed order."""
    data = shared / "data"
    readers = {
        "ewt": lambda: _ewt(data),
        "gum": lambda: list(conllu.documents(data / "gum/train.conllu", entities=True)),
        "polnear": lambda: list(polnear.documents(data / "polnear/train.jsonl")),
        "gold": lambda: list(gold.documents(shared / "gold")),
        "own": lambda: list(gold.own_documents(OWN)),
        "plv": lambda: list(plv.documents(data / "plv/train.jsonl")),
        "crossner": lambda: [crossner.document(data / f"crossner-politics/{part}.txt") for part in ("train", "dev")],
        "re3d": lambda: list(re3d.documents(data / "re3d", dev=False)),
    }
    return [(name, read()) for name, read in readers.items() if name not in without]


def _ewt(data: Path) -> list[Document]:
    """Read EWT with the frames and grades that others have put on its words."""
    documents = list(conllu.documents(data / "ewt/train.conllu", entities=False))
    propbank.add_frames(documents, data / "propbank-ewt/train.jsonl")
    factuality.add_factuality(documents, data / "uds-factuality/train.jsonl")
    return documents

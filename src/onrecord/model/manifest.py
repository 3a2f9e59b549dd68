"""The manifest: which files the model is made of, their digests, and what its outputs mean."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import ModelError

WEIGHTS = Path(__file__).parent / "weights"
FORMAT = 2
_EXTERNAL = b"\x0a\x08location\x12"  # the key "location" of a tensor's external_data entry, as protobuf writes it
_REMEDY = "install onrecord again, or make the weights anew with training/train.py and training/export.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What ``manifest.json`` says, checked for form; the label lists are in the order of the model's outputs."""

    folder: Path
    digests: dict[str, str]
    upos: tuple[str, ...]
    feats: tuple[str, ...]
    deprels: tuple[str, ...]
    entities: tuple[str, ...]
    acts: tuple[str, ...]
    kinds: tuple[str, ...]
    types: tuple[str, ...]
    statuses: tuple[str, ...]
    modes: tuple[str, ...]

    def read(self, name: str) -> bytes:
        """Return a file of the model, after its digest was checked.

        Raises:
            ModelError: the file is missing, is not the one of the manifest, or keeps its weights in other files.
        """
        path = self.folder / name
        try:
            data = path.read_bytes()
        except OSError as error:
            raise ModelError(f"the model file {path} cannot be read ({error.strerror}); {_REMEDY}") from error
        if hashlib.sha256(data).hexdigest() != self.digests.get(name):
            raise ModelError(f"the model file {path} is not the one its manifest names (SHA-256 differs); {_REMEDY}")
        if name.endswith(".onnx") and _EXTERNAL in data:
            raise ModelError(f"the model file {path} points to weights outside itself, which is not allowed; {_REMEDY}")
        return data


def load_manifest(folder: Path = WEIGHTS) -> Manifest:
    """Read the manifest of a folder of weights.

    Raises:
        ModelError: it is missing, damaged or of another format.
    """
    path = folder / "manifest.json"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            raise ModelError(f"{path} has format {data['format']}, this version reads {FORMAT}; {_REMEDY}")
        labels = {name: tuple(values) for name, values in data["labels"].items()}
        return Manifest(
            folder=folder, digests={name: about["sha256"] for name, about in data["files"].items()}, **labels
        )
    except OSError as error:
        raise ModelError(f"the model's manifest {path} cannot be read ({error.strerror}); {_REMEDY}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"the model's manifest {path} is damaged ({error}); {_REMEDY}") from error

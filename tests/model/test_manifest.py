"""The model's files: a wrong, short, missing or foreign one is refused with a message that says what to do."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import ModelError
from onrecord.model.manifest import WEIGHTS, load_manifest
from onrecord.model.session import load_model

# What onnx 1.23 writes for a tensor whose data lies in the file "w.bin": the entries "location" and "length".
EXTERNAL = b"\x6a\x11\x0a\x08location\x12\x05w.bin\x6a\x0c\x0a\x06length\x12\x02\x31\x36"


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


def _shorten(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


@pytest.mark.parametrize("damage", [_flip, _shorten, Path.unlink])
@pytest.mark.parametrize("name", ["words.onnx", "roles.onnx", "labels.npz", "vocabulary.txt"])
def test_a_damaged_file_is_refused(tmp_path: Path, name: str, damage: Callable[[Path], None]) -> None:
    """A flipped bit, a short file and a missing file each raise ModelError that names the file and the remedy."""
    folder = tmp_path / "weights"
    shutil.copytree(WEIGHTS, folder)
    damage(folder / name)
    with pytest.raises(ModelError, match=rf"{name}.*(differs|cannot be read).*install onrecord again"):
        load_model(folder)


def test_external_data_is_refused(tmp_path: Path) -> None:
    """A graph that keeps its weights in other files is refused even when its digest is the manifest's."""
    folder = tmp_path / "weights"
    shutil.copytree(WEIGHTS, folder)
    graph = folder / "roles.onnx"
    graph.write_bytes(graph.read_bytes() + EXTERNAL)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"]["roles.onnx"]["sha256"] = hashlib.sha256(graph.read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(ModelError, match="points to weights outside itself"):
        load_model(folder)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "cannot be read"),
        ("{", "damaged"),
        ("[]", "damaged"),
        ('{"format": 99}', "format 99"),
        ('{"format": 1}', "damaged"),
    ],
)
def test_a_damaged_manifest_is_refused(tmp_path: Path, text: str | None, message: str) -> None:
    """A missing, broken or foreign manifest raises ModelError, not a traceback of json."""
    if text is not None:
        (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match=message):
        load_manifest(tmp_path)

"""The setting of a measurement: what machine, in general words, and which versions."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def setting() -> dict[str, str]:
    """Return cores, processor, system and versions; nothing that names one machine among its kind."""
    packages = " ".join(f"{name} {_version(name)}" for name in ("onrecord", "onnxruntime", "numpy"))
    return {
        "cores": str(_cores()),
        "processor": _processor(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "packages": packages,
    }


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(not installed)"


def _processor() -> str:
    """Return the processor's make, and whether it has the instructions that int8 arithmetic runs on."""
    info = Path("/proc/cpuinfo")
    if not info.exists():
        return platform.processor() or platform.machine()
    lines = dict(line.split(":", 1) for line in info.read_text(encoding="utf-8").splitlines() if ":" in line)
    fields = {key.strip(): value.strip() for key, value in lines.items()}
    flags = fields.get("flags", "").split()
    vector = "VNNI" if {"avx512_vnni", "avx_vnni"} & set(flags) else "AVX2" if "avx2" in flags else "no AVX2"
    return f"{fields.get('model name', platform.machine())}, {vector}"

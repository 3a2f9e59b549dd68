"""The house stays small (modules, functions, weights, the wheel), and nothing hides under a name that says nothing."""

from __future__ import annotations

import ast
import hashlib
import statistics
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.house import PACKAGE, ROOT, modules

MODULE_LINES = 400
MEDIAN_LINES = 200
FUNCTION_LINES = 60
SHORT_FUNCTION_LINES = 30
SHORT_SHARE = 0.85  # "functions mostly under 30 lines"
PARAMETERS = 8
WHEEL_BYTES = 45_000_000
NAMELESS = {"utils", "util", "helpers", "helper", "misc", "common"}

MODULES = list(modules())


def functions(tree: ast.Module) -> dict[str, int]:
    """Return the lines of each function in ``tree``, its docstring and decorators left out.

    A docstring is documentation: nobody should shorten one to pass.
    """
    lines: dict[str, int] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            documented = ast.get_docstring(node) is not None
            docstring = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
            lines[f"{node.name}:{node.lineno}"] = (node.end_lineno or node.lineno) - node.lineno + 1 - docstring
    return lines


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_module_is_longer_than_400_lines_and_no_function_than_60(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= MODULE_LINES
    assert {name: lines for name, lines in functions(ast.parse(source)).items() if lines > FUNCTION_LINES} == {}


def test_the_median_module_of_the_package_is_under_200_lines() -> None:
    sizes = [len(path.read_text(encoding="utf-8").splitlines()) for path in modules("src")]
    assert statistics.median(sizes) < MEDIAN_LINES


def test_most_functions_of_the_package_are_under_30_lines() -> None:
    sizes = [n for path in modules("src") for n in functions(ast.parse(path.read_text(encoding="utf-8"))).values()]
    short = sum(n < SHORT_FUNCTION_LINES for n in sizes)
    assert short / len(sizes) >= SHORT_SHARE, f"{short} of {len(sizes)}"


def test_functions_of_the_package_have_few_parameters() -> None:
    many = {
        f"{_name(path)}:{node.lineno} {node.name}"
        for path in modules("src")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and len(node.args.posonlyargs + node.args.args + node.args.kwonlyargs) > PARAMETERS
    }
    assert many == set()


def test_nothing_is_called_by_a_name_that_says_nothing() -> None:
    assert [_name(path) for path in MODULES if NAMELESS & {path.stem, *path.relative_to(ROOT).parts}] == []


def test_a_long_function_is_counted_without_its_docstring() -> None:
    body = "\n".join(["    x = 1"] * 70)
    assert functions(ast.parse(f'def f():\n    """One.\n\n    Two.\n    """\n{body}\n')) == {"f:1": 71}


def build(target: str, folder: Path) -> None:
    """Build the wheel or the sdist as a user would get it."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=300)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel, built once for the tests of this file."""
    folder = tmp_path_factory.mktemp("wheel")
    build("wheel", folder)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_is_at_most_45_megabytes(wheel: Path) -> None:
    assert wheel.stat().st_size <= WHEEL_BYTES


def test_the_wheel_holds_the_package_with_its_model_tables_and_licence_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    data = {
        f"onrecord/{path.relative_to(PACKAGE).as_posix()}"
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert data - held == set()
    assert {name.partition("/")[2] for name in held if ".dist-info/" in name} >= {"licenses/LICENSE", "licenses/NOTICE"}
    assert {name.partition("/")[0] for name in held if ".dist-info/" not in name} == {"onrecord"}
    assert any(name.startswith("onrecord/model/weights/") and name.endswith(".onnx") for name in held)
    assert any(name.startswith("onrecord/tables/") and name.endswith(".json") for name in held)


def test_the_sdist_holds_no_large_file_twice(tmp_path: Path) -> None:
    build("sdist", tmp_path)
    (built,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(built) as archive:
        large = [member for member in archive.getmembers() if member.size > 1_000_000]
        contents = [archive.extractfile(member) for member in large]
        digests = [hashlib.sha256(content.read()).hexdigest() for content in contents if content]
    assert digests
    assert len(set(digests)) == len(digests), [member.name for member in large]

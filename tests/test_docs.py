"""The docs cannot lie: their examples run, their links lead somewhere, and nothing public is left out of them."""

from __future__ import annotations

import dataclasses
import doctest
import re
import tomllib
from pathlib import Path

import pytest

import build_docs
import onrecord
from onrecord import errors, labels, settings
from tests.house import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks(page: Path, language: str) -> list[tuple[int, str]]:
    """Return the fenced blocks of one language, each with the line on which its code starts."""
    text = page.read_text(encoding="utf-8")
    return [(text[: m.start(2)].count("\n") + 1, m[2]) for m in BLOCK.finditer(text) if m[1] == language]


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as the usual viewers of Markdown make them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


WITH_CODE = [page for page in PAGES if blocks(page, "python")]


@pytest.mark.parametrize("page", WITH_CODE, ids=_name)
def test_the_python_of_every_page_runs_and_gives_what_the_page_says(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    runner = doctest.DocTestRunner(optionflags=doctest.FAIL_FAST)
    parser = doctest.DocTestParser()
    for line, code in blocks(page, "python"):
        if ">>> " not in code:
            exec(compile(code, f"{_name(page)}:{line}", "exec"), names)
            continue
        told: list[str] = []
        test = parser.get_doctest(code, names, _name(page), str(page), line)
        runner.run(test, out=told.append, clear_globs=False)
        names = test.globs
        assert not told, "".join(told)


@pytest.mark.parametrize("page", build_docs.PAGES)
def test_every_page_made_from_the_code_is_as_the_code_makes_it(page: str) -> None:
    assert build_docs.PAGES[page]() == (ROOT / page).read_text(encoding="utf-8"), "run python scripts/build_docs.py"


def test_the_readme_has_an_example_of_at_most_twelve_lines_and_path_and_concepts_have_some() -> None:
    ((_, code),) = blocks(ROOT / "README.md", "python")
    assert len([line for line in code.splitlines() if line.strip()]) <= 12
    assert {"README.md", "docs/path.md", "docs/python.md", "docs/concepts/claim.md", "docs/concepts/speaker.md"} <= {
        _name(page) for page in WITH_CODE
    }


def test_the_readmes_two_commands_come_first_and_ci_runs_just_these() -> None:
    (_, first), (_, second), *_ = blocks(ROOT / "README.md", "sh")
    assert first.strip().endswith("onrecord read examples/desk/wire.txt")
    assert second.strip().endswith("python -m pytest")
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert [line for line in ci if line.startswith("python3 -m venv")] == [first.strip(), second.strip()]
    assert second in [code for _, code in blocks(ROOT / "CONTRIBUTING.md", "sh")]


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_link_within_the_project_leads_to_a_page_and_a_heading(page: Path) -> None:
    dead = []
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if target.startswith("https://"):
            continue
        path, _, anchor = target.partition("#")
        goal = (page.parent / path).resolve() if path else page
        if not goal.exists() or (anchor and anchor not in anchors(goal)):
            dead.append(target)
    assert dead == []


def test_every_page_of_the_docs_can_be_reached_from_the_readme() -> None:
    seen, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in seen:
            continue
        seen.add(page)
        links = LINK.findall(page.read_text(encoding="utf-8"))
        goals = [(page.parent / link.partition("#")[0]).resolve() for link in links if "://" not in link]
        waiting += [goal for goal in goals if goal.suffix == ".md" and goal.exists()]
        waiting += [one for goal in goals if goal.is_dir() for one in goal.glob("*.md")]
    assert {_name(page) for page in PAGES} - {_name(page) for page in seen} == set()


@pytest.mark.parametrize("label", [f"{family}:{value}" for family, of in labels.FAMILIES.items() for value in of])
def test_every_label_can_be_asked_and_stands_in_the_docs_with_its_sentence(label: str) -> None:
    sentence = onrecord.explain(label)
    assert f"| `{label.partition(':')[2]}` | {sentence} |" in (ROOT / "docs/labels.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("label", ["act:shout", "mood:glad", "deny", ""])
def test_asking_for_a_label_that_is_not_there_says_which_are(label: str) -> None:
    with pytest.raises(KeyError, match="no label"):
        onrecord.explain(label)


def test_every_error_stands_in_the_docs() -> None:
    page = (ROOT / "docs/python.md").read_text(encoding="utf-8")
    named = [name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)]
    assert len(named) >= 5
    assert [name for name in named if f"| `{name}` |" not in page] == []


def test_every_setting_stands_in_the_docs_with_its_default() -> None:
    page = (ROOT / "docs/python.md").read_text(encoding="utf-8")
    groups = (settings.SourceSettings(), settings.ReadingSettings(), settings.ClaimSettings(), settings.EventSettings())
    rows = []
    for group in groups:
        for field in dataclasses.fields(group):
            value = getattr(group, field.name)
            default = (
                f"`{value}`" if isinstance(value, bool) else f"{value:,}" if isinstance(value, int) else f"`{value}`"
            )
            rows.append(f"| `{type(group).__name__}.{field.name}` | {default} |")
    assert [row for row in rows if row not in page] == []


def test_every_public_name_stands_in_the_docs() -> None:
    page = (ROOT / "docs/python.md").read_text(encoding="utf-8")
    public = [name for name in onrecord.__all__ if not name.startswith("__")]
    assert [
        name for name in public if not re.search(rf"`[^`]*\b{name}\b", page) and f"onrecord.{name}" not in page
    ] == []


def test_every_field_of_a_record_stands_in_the_docs() -> None:
    page = (ROOT / "docs/python.md").read_text(encoding="utf-8")
    rows = {m[1]: m[2] for m in re.finditer(r"^\| `(\w+)` \| (.+) \|$", page, re.MULTILINE)}
    held = (
        onrecord.Story,
        onrecord.Claim,
        onrecord.Speaker,
        onrecord.Event,
        onrecord.Party,
        onrecord.Span,
        onrecord.Gap,
    )
    grounded = (onrecord.When, onrecord.Place, onrecord.PlaceCandidate, onrecord.Actor)
    for value in (onrecord.Record, *held, *grounded):
        fields = {field.name for field in dataclasses.fields(value)}
        assert fields - set(re.findall(r"`(\w+)`", rows[value.__name__])) == set(), value.__name__


def test_the_version_is_the_same_wherever_it_is_written() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {onrecord.__version__}\n" in citation
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["hatch"]["version"]["path"] == "src/onrecord/__init__.py"
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

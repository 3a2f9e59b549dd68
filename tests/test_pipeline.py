"""The whole path on the desk's stories: spans are exact, the record is the same everywhere, and the examples run."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord
from onrecord.types import Span
from tests.house import DESK, run_python

STORIES = sorted(DESK.glob("*.txt"))
READ = """
import sys, onrecord
from pathlib import Path
text = Path(sys.argv[1]).read_text(encoding="utf-8")
sys.stdout.buffer.write(onrecord.read(text).to_json().encode("utf-8"))
"""


def spans(record: onrecord.Record) -> Iterator[Span]:
    """Give every span that the record holds."""
    for claim in record.claims:
        yield from (*claim.cue, *claim.content, *claim.speaker.spans)
    for event in record.events:
        yield from (event.trigger, *(span for party in (*event.actors, *event.recipients) for span in party.spans))
        yield from (count.span for count in event.counts)
    for place in (*record.places, *(event.where for event in record.events if event.where)):
        yield place.span
    for when in (*record.times, *(event.when for event in record.events if event.when)):
        yield when.span
    for gap in record.gaps:
        if gap.span:
            yield gap.span
    for dateline in record.story.datelines:
        yield dateline.span
        if dateline.place:
            yield dateline.place.span


@pytest.fixture(scope="module")
def records() -> dict[str, onrecord.Record]:
    """Read the desk once."""
    return {path.stem: onrecord.read(path.read_text(encoding="utf-8")) for path in STORIES}


def test_every_span_of_the_desk_says_what_stands_there(records: dict[str, onrecord.Record]) -> None:
    for record in records.values():
        assert [span for span in spans(record) if not span.holds_in(record.story.text)] == []


def test_every_label_of_the_desk_is_one_that_onrecord_explains(records: dict[str, onrecord.Record]) -> None:
    for record in records.values():
        for claim in record.claims:
            assert onrecord.explain(f"act:{claim.act}")
            assert onrecord.explain(f"kind:{claim.speaker.kind}")
            assert onrecord.explain(f"polarity:{claim.polarity}")
            assert onrecord.explain(f"certainty:{claim.certainty}")
        for gap in record.gaps:
            assert onrecord.explain(f"gap:{gap.kind}")
        for part in record.story.parts:
            assert onrecord.explain(f"part:{part.kind}")


def test_claims_are_told_apart_lead_back_to_each_other_and_start_with_the_narrator(
    records: dict[str, onrecord.Record],
) -> None:
    for record in records.values():
        ids = [claim.id for claim in record.claims]
        assert ids == [f"c{number}" for number in range(len(ids))]
        assert record.claims[0].speaker.kind == "narrator"
        assert {claim.via for claim in record.claims} <= {None, *ids}


def test_every_claim_but_the_narrators_says_why(records: dict[str, onrecord.Record]) -> None:
    for record in records.values():
        assert [claim.id for claim in record.claims[1:] if not claim.why] == []


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_the_record_is_the_same_byte_for_byte_in_any_zone_locale_and_hash_order(
    path: Path, records: dict[str, onrecord.Record]
) -> None:
    elsewhere = dict(os.environ, TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONHASHSEED="4", PYTHONUTF8="0")
    run = run_python("-c", READ, str(path), env=elsewhere)
    assert run.returncode == 0, run.stderr
    assert run.stdout == records[path.stem].to_json()


def test_the_same_story_read_twice_gives_the_same_record(records: dict[str, onrecord.Record]) -> None:
    text = (DESK / "wire.txt").read_text(encoding="utf-8")
    assert onrecord.read(text).to_json() == records["wire"].to_json()


def test_the_first_example_prints_who_said_what() -> None:
    run = run_python("examples/who_said_what.py", "examples/desk")
    assert run.returncode == 0, run.stderr
    lines = run.stdout.splitlines()
    assert [line for line in lines if line.startswith("== ")] == [
        f"== {path.read_text(encoding='utf-8').splitlines()[0]}" for path in STORIES
    ]
    assert any("Marit Solberg · say · affirmed:" in line for line in lines)


def test_the_second_example_prints_what_was_denied_with_its_place_in_the_text() -> None:
    run = run_python("examples/denials.py", "examples/desk")
    assert run.returncode == 0, run.stderr
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    assert ("wire.txt", "Brightwater Lines") in {(row["file"], row["speaker"]) for row in rows}
    for row in rows:
        text = (DESK / row["file"]).read_text(encoding="utf-8")
        assert text[row["start"] : row["end"]] == row["denied"]


def test_the_third_example_explains_a_claim_and_says_so_when_there_is_none() -> None:
    run = run_python("examples/reasons.py", "examples/desk/wire.txt", "c1")
    assert run.returncode == 0, run.stderr
    assert "because " in run.stdout
    absent = run_python("examples/reasons.py", "examples/desk/wire.txt", "c999")
    assert absent.returncode == 1
    assert "wire.txt has no claim c999; it has c0, c1" in absent.stderr

"""Speed and robustness: what they measure on, and that a fault is called one."""

from __future__ import annotations

import re

import pytest

import onrecord
from evaluation.records import SpanCheck
from evaluation.robustness import odd_inputs, try_bytes, try_text
from evaluation.speed import peak_mb, stories
from tests.house import SHARED


def test_speed_is_measured_on_enough_different_stories_of_about_600_words() -> None:
    if not SHARED.is_dir():
        pytest.skip("the corpora (../shared) do not lie beside this checkout")
    texts = stories(240)
    assert len(set(texts)) == len(texts) == 240
    lengths = [len(text.split()) for text in texts]
    assert min(lengths) >= 580
    assert sum(lengths) / len(lengths) == pytest.approx(610, abs=20)
    assert max(len(re.split(r"\n\n", text)) for text in texts) > 5


def test_peak_memory_grows_with_what_was_held() -> None:
    before = peak_mb()
    held = bytearray(b"x" * 80_000_000)
    assert peak_mb() - before > 20
    assert len(held) == 80_000_000


def test_the_odd_inputs_of_the_issue_are_there() -> None:
    names = dict(odd_inputs())
    assert len(names["20 MB line of one letter"]) == 20_000_000
    assert names["empty file"] == b""
    assert names["10,000 nested brackets"].count(b"(") == 10_000
    assert set(names["only quotation marks"].decode()) == set("“”\"'‘’")


def test_a_clear_message_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> onrecord.Record:
        raise onrecord.errors.SourceError("the file is empty; give one with text in it")

    monkeypatch.setattr(onrecord, "read", refuse, raising=False)
    verdict = try_text("made", "", SpanCheck())
    assert (verdict.fault, verdict.came) == ("", "SourceError: the file is empty; give one with text in it")


@pytest.mark.parametrize(
    "error", [RecursionError("too deep"), onrecord.errors.SourceError("one\ntwo"), onrecord.errors.SourceError("")]
)
def test_any_other_error_and_a_message_that_is_not_one_line_fail(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> onrecord.Record:
        raise error

    monkeypatch.setattr(onrecord, "story_from_bytes", fail, raising=False)
    assert try_bytes("made", b"x", SpanCheck()).fault != ""


def test_a_record_with_a_span_that_does_not_hold_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    story = onrecord.Story(id="s", text="It rained.", parts=())
    wrong = onrecord.Span(start=0, end=2, text="No")
    speaker = onrecord.Speaker(kind="narrator")
    record = onrecord.Record(story=story, claims=(onrecord.Claim(id="c0", speaker=speaker, cue=(wrong,)),))
    monkeypatch.setattr(onrecord, "read", lambda *args, **kwargs: record, raising=False)
    assert try_text("made", "It rained.", SpanCheck()).fault == "1 spans unlike their text"

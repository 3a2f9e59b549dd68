"""Data files that hold stories are told from stories, and refused with one message that names the format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import SourceError
from onrecord.settings import SourceSettings
from onrecord.sources import story_from_bytes

ANY = SourceSettings(any_language=True)
BODY = "The port of Velmar reopened on Friday, and the harbour board said that nobody had been hurt in the fire."
ITEM = f"<item><title>Port reopens</title><description>{BODY}</description></item>"
DATA = {
    "JSON": json.dumps({"title": "Port reopens", "text": BODY}),
    "JSON, a list": json.dumps([{"text": BODY}], indent=1),
    "JSON with markup": json.dumps({"html": f"<p>{BODY}</p>" * 9}),
    "JSON Lines": "\n".join(json.dumps({"text": BODY}) for _ in range(3)),
    "an RSS feed": f'<?xml version="1.0"?>\n<rss version="2.0"><channel>{ITEM}</channel></rss>',
    "an RSS feed, no declaration": f"<rss><channel>{ITEM}</channel></rss>\n",
    "an RSS feed with markup": f"<?xml version='1.0'?><rss><channel>{'<p>x</p><a>y</a>' * 9}</channel></rss>",
    "an Atom feed": f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry>{BODY}</entry></feed>',
    "NITF": f"<!-- wire --><nitf><body.content>{BODY}</body.content></nitf>",
    "XML": f'<?xml version="1.0"?>\n<stories><story>{BODY}</story></stories>',
}
TEXTS = {
    "a brace": f"{{Corrects spelling in first paragraph}} {BODY}",
    "a bracket": f"[Adds quotes from the board]\n\n{BODY}",
    "a footnote": f"[1] {BODY}",
    "a number in brackets": f"[1]\n\n{BODY}",
    "an angle bracket": f"<VELMAR.PO> {BODY}",
    "a quotation": f'"{BODY}"',
    "a word that is a feed's": f"<feed> is what the tag says. {BODY}",
}
PAGES = {
    "a page": f"<!doctype html><html><body><article><p>{BODY}</p></article></body></html>",
    "a page that is XML": f'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{BODY}</p></body></html>',
}


@pytest.mark.parametrize("kind", DATA)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\n "], ids=["plain", "byte order mark", "space in front"])
def test_data_is_refused_by_its_format_and_says_what_to_do(kind: str, mark: bytes) -> None:
    """The message names the file, its format and what to give instead."""
    with pytest.raises(SourceError) as told:
        story_from_bytes(mark + DATA[kind].encode(), name="port.txt", settings=ANY)
    assert f"port.txt: this is {kind.partition(',')[0].partition(' with')[0]}, which is not read yet" in str(told.value)
    assert "plain text or as its web page (.html)" in str(told.value)


@pytest.mark.parametrize("kind", [*TEXTS, *PAGES])
def test_a_story_that_only_begins_like_data_is_read(kind: str) -> None:
    """A brace, a bracket or a tag at the start makes no data of a story, and a page is a page."""
    story = story_from_bytes((TEXTS | PAGES)[kind].encode(), name="port", settings=ANY)
    assert BODY in story.text


@pytest.mark.parametrize("broken", ["[" * 10_000, "{" * 10_000, '{"text": "The port', "[[[]]]" * 50])
def test_what_looks_like_data_and_is_none_breaks_nothing(broken: str) -> None:
    """Nested brackets without end, and JSON cut off in its middle, are plain text: no crash."""
    story = story_from_bytes(f"{broken} said {BODY}".encode(), settings=ANY)
    assert BODY in story.text


def test_the_command_refuses_data_with_exit_code_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``onrecord read`` says it in one line."""
    from onrecord.surfaces.cli import main

    (tmp_path / "feed.xml").write_text(DATA["an RSS feed"])
    assert main(["read", str(tmp_path / "feed.xml")]) == 1
    assert "this is an RSS feed" in capsys.readouterr().err

"""``onrecord explain`` says why a claim or an event is there, with the words in context, or what a label means."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import labels
from onrecord.surfaces.cli import explain, main
from onrecord.surfaces.cli.work import Order
from onrecord.types import Record
from tests.surfaces import desk

Told = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def desk_in_place_of_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def record_of(name: str, order: Order) -> Record:
        return desk.record(name)

    monkeypatch.setattr(explain, "record_of", record_of)


def test_a_claims_reasons_are_sentences_with_the_words_in_context(capsys: Told) -> None:
    assert main(["explain", "harbour", "c2"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("c2: Kofi Mensah (person: ")
    assert "The act is deny (denies, rejects a charge, dismisses), by the table verbs_of_saying, for “denied”." in out
    assert "Transport Minister Kofi Mensah [denied] on Tuesday that" in out
    assert "with probability 0.97" in out
    assert all(line.isprintable() for line in out.splitlines())


def test_the_context_is_that_of_the_claim_and_not_of_an_earlier_use_of_the_word(capsys: Told) -> None:
    assert main(["explain", "harbour", "c4"]) == 0
    assert "a foreign buyer “[may] already have signed”" in capsys.readouterr().out


def test_a_claim_through_another_says_whose(capsys: Told) -> None:
    assert main(["explain", "harbour", "c5"]) == 0
    assert "via: c4, the claim of dockers' union" in capsys.readouterr().out


def test_an_unknown_claim_says_which_there_are(capsys: Told) -> None:
    assert main(["explain", "harbour", "c99"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "has no claim or event 'c99'" in err
    assert all(f"  {claim.id}: " in err for claim in desk.record("harbour").claims)


@pytest.mark.parametrize("name", desk.names())
def test_every_claim_of_every_record_can_be_explained(name: str, capsys: Told) -> None:
    for claim in desk.record(name).claims:
        assert main(["explain", name, claim.id]) == 0
        out = capsys.readouterr().out
        assert out.startswith(f"{claim.id}: ")
        assert out.count("\n  - ") == len(claim.why)
        assert not [char for char in out if char != "\n" and (char < " " or "\x7f" <= char <= "\x9f")]


def test_an_events_reasons_stand_with_its_labels_its_claim_and_its_parties(capsys: Told) -> None:
    assert main(["explain", "depot", "e5"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("e5: supplying\n  type: AID (gives material help")
    assert "status: negated (it did not or does not happen" in out
    assert "claim: c2, the claim of Karsa's defence ministry: deny, denied, certain" in out
    assert "actor: Karsa's defence ministry, here “Karsa's defence ministry”" in out
    assert "recipient: Veld Front, here “the Veld Front”" in out
    assert "The status is negated (it did not or does not happen: not, denied, failed to), by the rule" in out
    assert "Karsa's defence ministry [denied] on Friday supplying" in out
    assert "[supplying] rockets" in out


@pytest.mark.parametrize("name", desk.names())
def test_every_event_of_every_record_can_be_explained(name: str, capsys: Told) -> None:
    for event in desk.record(name).events:
        assert main(["explain", name, event.id]) == 0
        out = capsys.readouterr().out
        assert out.startswith(f"{event.id}: ")
        assert out.count("\n  - ") == len(event.why)
        assert all(f"  {count.kind}: " in out for count in event.counts)
        assert not [char for char in out if char != "\n" and (char < " " or "\x7f" <= char <= "\x9f")]


def test_a_storys_list_has_each_event_below_its_claim_and_a_claim_names_its_events(
    capsys: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "depot").touch()
    assert main(["explain", "depot"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "    e5: supplying, negated, AID" in lines
    assert lines.index("    e5: supplying, negated, AID") > lines.index(
        "  c2: Karsa's defence ministry, deny: supplying rockets to the Veld Front"
    )
    assert main(["explain", "depot", "c2"]) == 0
    assert "\n  events: e5 supplying\n" in capsys.readouterr().out


def test_an_unknown_event_says_which_there_are(capsys: Told) -> None:
    assert main(["explain", "depot", "e99"]) == 1
    err = capsys.readouterr().err
    assert "has no claim or event 'e99'" in err
    assert all(f" {event.id}: " in err for event in desk.record("depot").events)


@pytest.mark.parametrize("family", labels.FAMILIES)
def test_every_label_and_every_family_can_be_asked(family: str, capsys: Told) -> None:
    assert main(["explain", family]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(labels.FAMILIES[family])
    for label in labels.FAMILIES[family]:
        assert main(["explain", f"{family}:{label}"]) == 0
        assert labels.FAMILIES[family][label] in capsys.readouterr().out


@pytest.mark.parametrize("label", ["act:shout", "mood:glad", "no-such-file.txt", ""])
def test_what_is_neither_file_nor_label_is_said_with_what_to_give(label: str, capsys: Told) -> None:
    assert main(["explain", label]) == 1
    assert "is neither a file nor a label" in capsys.readouterr().err

"""Actors: phrases, stories and lists of our own, each with the country, sector and id that an editor would sign."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.claims.tree import Tree
from onrecord.errors import SettingsError
from onrecord.grounding.where import Places
from onrecord.grounding.who import ActorList, Actors, resolve
from onrecord.grounding.who.words import words_of
from onrecord.reading import read_text
from onrecord.sources import story_from_text
from onrecord.surfaces.cli import main
from onrecord.tables import names, table
from onrecord.types import Actor, Party, Span, Speaker

CASES = Path(__file__).parents[1] / "cases" / "grounding"
STATES = {"resolved", "ambiguous", "unresolved"}


def cases(name: str, label: str = "phrase") -> list[Any]:
    return [pytest.param(case, id=case[label]) for case in json.loads((CASES / name).read_text(encoding="utf-8"))]


def found(actor: Actor) -> dict[str, str]:
    return {"country": actor.country, "sector": next(iter(actor.sectors), "")}


@pytest.mark.parametrize("case", cases("who_phrases.json"))
def test_phrases(case: dict[str, str]) -> None:
    """A phrase tells country and sector by its own words, and only what it tells."""
    assert found(resolve(case["phrase"])) == {"country": case["country"], "sector": case["sector"]}


@pytest.mark.parametrize("case", cases("who_negative.json"))
def test_what_tells_nothing_stays_unresolved(case: dict[str, str]) -> None:
    """Pronouns, things and bare names get neither country nor sector, and keep their words."""
    actor = resolve(case["phrase"])
    assert (found(actor), actor.state) == ({"country": "", "sector": ""}, "unresolved")
    assert actor.name and actor.id


@pytest.mark.xfail(strict=True, reason="known failure")
@pytest.mark.parametrize("case", cases("who_known_failures.json"))
def test_known_failures(case: dict[str, str]) -> None:
    """What is known to be read wrongly; a case that begins to pass must be moved to the phrases."""
    assert found(resolve(case["phrase"])) == {"country": case["country"], "sector": case["sector"]}


@pytest.mark.parametrize("case", cases("who_stories.json", "name"))
def test_stories(case: dict[str, Any]) -> None:
    """The story tells what the phrase does not: by titles, appositions, chains, quotations and the dateline."""
    actors, text = read(case["text"])
    for expected in case["actors"]:
        start = text.index(expected["words"], max(0, expected["start"] - 5))
        actor = actors.of(party(text, start, expected["words"]))
        assert found(actor) == {"country": expected["country"], "sector": expected["sector"]}, actor
        assert actor.id == expected.get("id", actor.id)


def read(text: str, own: ActorList | None = None) -> tuple[Actors, str]:
    story = story_from_text(text)
    reading = read_text(story)
    tree = Tree(reading)
    return Actors(tree, story, own, Places(tree, story).all), story.text


def party(text: str, start: int, words: str) -> Party:
    return Party(name=words, spans=(Span.in_text(text, start, start + len(words)),))


def test_an_id_is_the_same_in_every_story() -> None:
    """A person named in two stories with the same office has one id, however the story words it."""
    first, one = read("Peru's defence minister, Ana Quispe, denied the report on Monday.")
    second, other = read("LIMA (Example) - Peruvian Defence Minister Ana Quispe said on Monday that she would stay.")
    ids = {
        first.of(party(one, one.index("Ana"), "Ana Quispe")).id,
        second.of(party(other, other.index("Ana"), "Ana Quispe")).id,
    }
    assert ids == {"PER-GOV:ana-quispe"}


def test_the_narrator_is_the_agency_where_it_is_known() -> None:
    """The outlet's own voice is the outlet's actor; without one it stays unresolved."""
    actors, _ = read("PARIS (AFP) - France denied the report on Monday, its foreign minister said.")
    assert actors.of(Speaker(kind="narrator")).id == "FRA-JRN:agence-france-presse"
    nameless, _ = read("France denied the report on Monday, its foreign minister said.")
    assert nameless.of(Speaker(kind="narrator")).state == "unresolved"


def test_every_decision_has_its_reason() -> None:
    """Country and sectors each rest on a table or a rule, with the words."""
    why = [str(reason) for reason in resolve("the Japanese foreign minister").why]
    assert why == [
        'country:JPN by table:governments on "Japanese"',
        'sectors:GOV by table:actor_roles on "foreign minister"',
    ]


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_phrase_gives_an_actor_that_holds(phrase: str) -> None:
    """Whatever the words, the actor has an id without spaces, a known state, and the same again."""
    actor = resolve(phrase)
    assert actor == resolve(phrase)
    assert actor.state in STATES and actor.id and not any(char.isspace() for char in actor.id)
    assert actor.country == "" or len(actor.country) == 3


@given(st.lists(st.sampled_from(words_of("the Syrian army of Iran 's spokesman , rebels in Kabul and Moscow"))))
@settings(max_examples=200, deadline=None)
def test_any_order_of_known_words_gives_an_actor(words: list[Any]) -> None:
    """Countries, bodies and roles in any order are read without failing, and without two countries in one code."""
    actor = resolve(" ".join(word.text for word in words))
    assert actor.country in {"", "SYR", "IRN", "AFG", "RUS"}


def write(folder: Path, text: str) -> Path:
    path = folder / "actors.csv"
    path.write_text(text, encoding="utf-8")
    return path


HEADER = "id,names,country,sector\n"


def test_the_users_own_list_adds_and_overrides(tmp_path: Path) -> None:
    """A name of the list goes before the tables, in phrases and in stories."""
    own = ActorList.from_csv(
        write(tmp_path, HEADER + "MINE:x,Hezbollah|Party of God,LBN,PTY|OPP\nMINE:y,Kessa Front,,UAF\n")
    )
    actors, text = read("Hezbollah denied the report on Monday. The Kessa Front welcomed it.", own)
    assert actors.of(party(text, 0, "Hezbollah")).sectors == ("PTY", "OPP")
    assert actors.of(party(text, text.index("The Kessa"), "The Kessa Front")).id == "MINE:y"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name,id\n", "line 1: the columns must be id,names,country,sector; found name,id"),
        ("", "line 1: the columns must be id,names,country,sector; found nothing"),
        (HEADER + "a,Ada,NOR\n", "line 2: must have 4 fields"),
        (HEADER + "a,Ada,NOR,GOV,x\n", "line 2: must have 4 fields"),
        (HEADER + "a b,Ada,NOR,GOV\n", "line 2: the id 'a b' must be a word without spaces"),
        (HEADER + "a,|,NOR,GOV\n", "line 2: a has no name"),
        (HEADER + "a,Ada,Norway,GOV\n", "line 2: the country 'Norway' must be three capitals"),
        (HEADER + "a,Ada,NOR,GOVT\n", "line 2: there is no sector 'GOVT'"),
        (HEADER + "a,Ada,NOR,GOV\na,Ida,NOR,GOV\n", "line 3: the id 'a' is already in line 2"),
        (HEADER + "a,Ada,NOR,GOV\nb,Ida|ADA,NOR,GOV\n", "line 3: the name 'ada' is already in line 2"),
        (HEADER + 'a,"Ada,NOR,GOV\n', "not readable as CSV"),
    ],
)
def test_a_wrong_list_says_where_and_what_to_do(tmp_path: Path, text: str, words: str) -> None:
    """Each fault names the file, the line and what is allowed."""
    with pytest.raises(SettingsError) as caught:
        ActorList.from_csv(write(tmp_path, text))
    assert words in str(caught.value) and "actors.csv" in str(caught.value)


def test_a_list_that_is_not_utf8_says_so(tmp_path: Path) -> None:
    """A list saved in another encoding is refused, not read wrongly."""
    path = tmp_path / "actors.csv"
    path.write_bytes(HEADER.encode() + b"a,K\xf6ln,DEU,GOV\n")
    with pytest.raises(SettingsError, match="is not UTF-8"):
        ActorList.from_csv(path)


def test_the_tables_are_as_large_as_promised_and_small_enough() -> None:
    """At least 1,500 role phrases, and bodies of each kind; the files together stay under 1.5 MB."""
    least = {"international": 150, "armed": 150, "companies": 200, "outlets": 150, "state": 250, "parties": 150}
    counted = {name: sum(len(group["names"]) for group in table(f"actors_{name}")) for name in least}
    assert len(table("actor_roles")["phrases"]) >= 1500
    assert {name: count for name, count in counted.items() if count < least[name]} == {}
    folder = Path(str(__import__("onrecord").__file__)).parent / "tables"
    assert sum((folder / f"{name}.json").stat().st_size for name in names() if name.startswith("actor")) < 1_500_000


def test_every_country_of_the_tables_is_one_of_governments() -> None:
    """A body's country is one that the program can name."""
    known = {*table("governments")["countries"], ""}
    listed = [name for name in names() if name.startswith("actors_")]
    assert {group["country"] for name in listed for group in table(name)} <= known


def test_the_command_prints_the_actor(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """``onrecord who`` prints id, country, sectors and reasons; --json the same as an object; a wrong list fails."""
    assert main(["who", "the Japanese foreign minister"]) == 0
    assert "id: JPN-GOV:foreign-minister" in capsys.readouterr().out
    assert main(["who", "UNICEF", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sectors"] == ["IGO", "UNO"]
    own = write(tmp_path, HEADER + "MINE:z,Zed Group,NOR,BUS\n")
    assert main(["who", "Zed Group", "--actors", str(own)]) == 0
    assert "id: MINE:z" in capsys.readouterr().out
    assert main(["who", "Zed Group", "--actors", str(write(tmp_path, "x\n"))]) == 1
    assert "line 1" in capsys.readouterr().err

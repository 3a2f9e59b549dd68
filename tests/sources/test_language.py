"""English is taken, other languages refused when it is sure, and short texts never on a guess."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import LanguageError
from onrecord.settings import SourceSettings
from onrecord.sources.language import language_of, plainly_english

PLAIN = SourceSettings()
FOREIGN = {
    "German": "Der Hafen von Velmar bleibt nach Angaben der Behörde geschlossen, bis der Kran repariert ist.",
    "French": "Le port de Velmar restera fermé jusqu'à ce que la grue soit réparée, a annoncé le conseil.",
    "Spanish": "El puerto de Velmar seguirá cerrado hasta que se repare la grúa, dijo el martes la junta.",
    "Dutch": "De haven van Velmar blijft gesloten totdat de kraan is hersteld, zei het havenbestuur dinsdag.",
    "Russian": "Порт Вельмар останется закрытым, пока не починят кран, сообщил во вторник портовый совет.",
    "Chinese": "港务局星期二表示，在起重机修好之前，维尔马港将继续关闭，渡轮将从旧码头出发。",
    "Arabic": "قال مجلس الميناء يوم الثلاثاء إن ميناء فيلمار سيبقى مغلقا حتى إصلاح الرافعة.",
    "Turkish": "Liman kurulu, vinç onarılana kadar Velmar limanının kapalı kalacağını söyledi.",
}
ENGLISH = [
    "The port of Velmar stays shut until the crane is mended, the board said, and the ferries leave from the old pier.",
    "Port shut; ferries cancelled",
    "Wages up 4% in May",
    "OK",
    "Velmar 2, Astra 0",
    "12345 67890",
    '"""""""',
    "Café déjà vu",
]


@pytest.mark.parametrize(("language", "text"), FOREIGN.items(), ids=FOREIGN)
def test_another_language_is_named_in_the_refusal(language: str, text: str) -> None:
    with pytest.raises(LanguageError, match=f"x: the text looks like {language} .*only English.*--force.*any_language"):
        language_of(text, "x", PLAIN)


@pytest.mark.parametrize("text", ENGLISH)
def test_english_and_what_is_too_short_to_tell_are_taken(text: str) -> None:
    assert language_of(text, "x", PLAIN)[0] == "en"


def test_small_words_settle_english_but_no_other_language() -> None:
    assert plainly_english(ENGLISH[0])
    assert not any(plainly_english(text * 3) for text in FOREIGN.values())


def test_names_without_a_sentence_are_taken_with_a_doubt_at_most() -> None:
    code, gaps = language_of("Ines Kolar, Tom Abara, Rui Seo, Nora Lind, Max Oduya, Jo Bell", "x", PLAIN)
    assert code == "en"
    assert {gap.kind for gap in gaps} <= {"language"}


def test_plain_english_never_waits_for_the_model() -> None:
    program = (
        "import sys; from onrecord.sources import story_from_text;"
        f"story_from_text({ENGLISH[0]!r})\n"
        "for name in ('py3langid', 'lxml', 'numpy'): print(name in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert run.stdout.split() == ["False"] * 3


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_language_never_refuses(text: str) -> None:
    code, gaps = language_of(text, "x", SourceSettings(any_language=True))
    assert code == "en" or [gap.kind for gap in gaps] == ["language"]

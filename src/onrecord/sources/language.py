"""Which language a text is in: English is taken, anything else refused unless the caller wants it all the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from onrecord.errors import LanguageError
from onrecord.settings import SourceSettings
from onrecord.types import Gap

SAMPLE = 1000  # characters looked at
_FEWEST_LETTERS = 40  # fewer in Latin letters are never refused: any guess about them is shaky
_FEWEST_FOREIGN = 8  # in another script, a word or two is enough
_SURE = 0.6  # probability of another language from which a text is refused
_ENGLISH_POSSIBLE = 0.05  # ... unless English is still at least this likely

# Words that hold English together. A text in which every sixth word is one of them, of at least six kinds, with
# "the" among them, is English: news has some 40 % of them, and no other language that we tried has over 10 %.
_ENGLISH = frozenset(
    "the of and to in a is was for that with on said as by at from his has be it are have an he were not who had "
    "their which but they this will been its would after more her than or she about also could over there when into "
    "because out up no we before between during against while what him if our them some other where those can".split()
)
_ENOUGH_SHARE = 1 / 6
_ENOUGH_KINDS = 6
_FEWEST_WORDS = 20
_WORD = re.compile(r"[^\W\d_]+")
_NAMES = {
    **{"af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian"},
    **{"bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German"},
    **{"el": "Greek", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish"},
    **{"fr": "French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati", "ha": "Hausa", "he": "Hebrew", "hi": "Hindi"},
    **{"hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "is": "Icelandic", "it": "Italian"},
    **{"ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "km": "Khmer", "ko": "Korean", "ku": "Kurdish"},
    **{"la": "Latin", "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "mn": "Mongolian"},
    **{"mr": "Marathi", "ms": "Malay", "my": "Burmese", "nb": "Norwegian", "ne": "Nepali", "nl": "Dutch"},
    **{"nn": "Norwegian", "no": "Norwegian", "pa": "Punjabi", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese"},
    **{"ro": "Romanian", "ru": "Russian", "si": "Sinhala", "sk": "Slovak", "sl": "Slovenian", "so": "Somali"},
    **{"sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu"},
    **{"th": "Thai", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek"},
    **{"vi": "Vietnamese", "yo": "Yoruba", "zh": "Chinese", "zu": "Zulu"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A language code, its probability from 0 to 1, and that of English."""

    code: str
    score: float
    english: float


class _Identifier(Protocol):
    def rank(self, text: str) -> list[tuple[str, float]]: ...


@cache
def _identifier() -> _Identifier:
    """Load py3langid's model: half a second, which English texts never wait for."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return identifier


def plainly_english(sample: str) -> bool:
    """Tell whether the sample's small words settle that it is English.

    >>> plainly_english("The minister said on Monday that the talks with the union had failed and that she would "
    ...                 "go back to the court, where the case was heard in May.")
    True
    """
    words = _WORD.findall(sample.lower())
    small = [word for word in words if word in _ENGLISH]
    kinds = set(small)
    enough = len(small) >= _ENOUGH_SHARE * len(words) and len(kinds) >= _ENOUGH_KINDS
    return len(words) >= _FEWEST_WORDS and enough and "the" in kinds


def guessed(sample: str) -> Guess:
    """Return the most likely language of a sample."""
    ranking = _identifier().rank(sample)
    code, score = ranking[0]
    return Guess(code=code, score=score, english=dict(ranking).get("en", 0.0))


def language_of(sample: str, name: str, settings: SourceSettings) -> tuple[str, tuple[Gap, ...]]:
    """Return the language's code, and a gap where it could not be told for certain.

    Raises:
        LanguageError: the sample is surely not English, and ``settings.any_language`` is off.
    """
    sample = sample[:SAMPLE]
    if plainly_english(sample):
        return "en", ()
    letters = [char for char in sample if char.isalpha()]
    foreign = sum(char > "\u024f" for char in letters)
    other_script = foreign > len(letters) / 2 and foreign >= _FEWEST_FOREIGN
    if len(letters) < _FEWEST_LETTERS and not other_script:
        return "en", ()
    guess = guessed(sample)
    sure = guess.score >= _SURE and guess.english < _ENGLISH_POSSIBLE
    if guess.code == "en" or not (sure or other_script):
        return "en", () if guess.code == "en" else (_doubt(guess),)
    if settings.any_language:
        return guess.code, (Gap(kind="language", message=f"The text looks like {_named(guess)}; read as if English."),)
    raise LanguageError(
        f"{name}: the text looks like {_named(guess)}, and only English is read so far. "
        "To read it all the same, use --force (in Python: SourceSettings(any_language=True))."
    )


def _named(guess: Guess) -> str:
    name = _NAMES.get(guess.code, f"the language with code {guess.code}")
    return f"{name} ({guess.code}, probability {guess.score:.2f})"


def _doubt(guess: Guess) -> Gap:
    message = f"The text may be in {_named(guess)} rather than English; it was read as English."
    return Gap(kind="language", message=message)

"""Every error that onrecord raises on purpose. Each message says what happened, where, and what to do."""

from __future__ import annotations


class OnrecordError(Exception):
    """The root of all of them: catch this to catch any."""


class SourceError(OnrecordError):
    """The input could not be made a story: empty, binary, too large, unreadable."""


class LanguageError(SourceError):
    """The text is not English, which is the only language read so far."""


class ModelError(OnrecordError):
    """The model's files are missing, damaged or of another build."""


class SettingsError(OnrecordError):
    """A setting or an argument has a value that cannot be used."""

"""What is said to a reader, in whichever language they read.

Owns `Message` and how the values in one are written; the words are in `text/*.json`. Made in every room, held
by every error, put into words by the shells: the page, the command line, the files that are made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from geo_events.text import t

_LONGEST = 200
"""Characters of one value: names in hostile files may be as long as the file."""


@dataclass(frozen=True)
class Message:
    """One thing that a reader should know.

    Examples
    --------
    >>> print(Message("upload.sheet-empty", {"file": "story.xlsx", "sheet": "Sheet2"}))
    story.xlsx, sheet Sheet2: it is empty and was not read.
    """

    key: str
    """Key of the text."""
    values: Mapping[str, object] = field(default_factory=dict, hash=False)
    """What its placeholders stand for: texts, numbers, other messages, and lists of these."""

    def text(self, language: str) -> str:
        """The message in a language."""
        return t(self.key, language, **{name: _shown(value, language) for name, value in self.values.items()})

    def __str__(self) -> str:
        return self.text("en")


class _Shown(str):
    """A value in one line; a text may quote it as it is, with `!r`."""

    __slots__ = ("_quoted",)
    _quoted: str

    @classmethod
    def of(cls, text: str, quoted: str) -> _Shown:
        shown = cls(text)
        shown._quoted = quoted
        return shown

    def __repr__(self) -> str:
        return self._quoted


def _shown(value: object, language: str) -> _Shown:
    """A value in one line, without characters that a terminal or a page would obey."""
    if isinstance(value, Message):
        text = value.text(language)
        return _Shown.of(text, repr(text))
    if isinstance(value, list | tuple):
        text = t("message.list", language).join(_shown(item, language) for item in value)
        return _Shown.of(text, repr(text))
    if isinstance(value, int) and not isinstance(value, bool):
        return _Shown.of(f"{value:,}", repr(value))
    text = str(value)
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1] + "…"
    return _Shown.of("".join(letter if letter.isprintable() else "\ufffd" for letter in text), repr(value))

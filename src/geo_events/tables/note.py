"""What a visitor is told about the files that they brought.

Owns the value `Note`; its words are in `text/*.json` under `upload.`. Made by every module of `tables`, shown
by the page and held by `UploadError`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from geo_events.text import t


@dataclass(frozen=True)
class Note:
    """One thing that a visitor should know, in whichever language they read.

    Examples
    --------
    >>> print(Note("upload.sheet-empty", {"file": "story.xlsx", "sheet": "Sheet2"}))
    story.xlsx, sheet Sheet2: it is empty and was not read.
    """

    key: str
    """Key of the text, `upload.…`."""
    values: Mapping[str, object] = field(default_factory=dict)
    """What its placeholders stand for."""

    def text(self, language: str) -> str:
        """The note in a language."""
        return t(self.key, language, **{name: _shown(value) for name, value in self.values.items()})

    def __str__(self) -> str:
        return self.text("en")


_LONGEST = 200
"""Characters of one value: names in hostile files may be as long as the file."""


def _shown(value: object) -> str:
    """A value in one line, without characters that a terminal or a page would obey."""
    if isinstance(value, int):
        return f"{value:,}"
    text = str(value)
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1] + "…"
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)

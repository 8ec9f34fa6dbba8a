"""The words of the project, one JSON file a language.

Owns the lookup; the words themselves are in `text/*.json`, of which the page's JavaScript is given a part.
Called by `message`, and by every room that writes for a reader.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources


@cache
def texts(language: str) -> dict[str, str]:
    """All texts of a language, by key."""
    folder = resources.files("geo_events") / "text"
    loaded: dict[str, str] = json.loads((folder / f"{language}.json").read_text(encoding="utf-8"))
    return loaded


def t(key: str, language: str, /, **values: object) -> str:
    """One text with its placeholders filled in; the key itself where a language has no such text.

    Examples
    --------
    >>> t("layer.meeting", "en")
    'Meetings and visits'
    """
    text = texts(language).get(key)
    if text is None:
        return key
    return text.format(**values) if values else text


def labelled(key: str, text: str, language: str) -> str:
    """A text behind its label, whose key is given.

    Examples
    --------
    >>> labelled("player.claim.note", "a guess", "en")
    'Note: a guess'
    """
    return t("export.labelled", language, label=t(key, language), text=text)


def plural(key: str, number: int) -> str:
    """Key of the text for so many things.

    Examples
    --------
    >>> t(plural("marks.count.train", 1), "en", count=1), t(plural("marks.count.train", 2), "en", count=2)
    ('1 train', '2 trains')
    """
    return f"{key}.{'one' if number == 1 else 'other'}"

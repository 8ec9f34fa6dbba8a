"""The words of the project, one JSON file a language.

Owns the lookup; the words themselves are in `text/*.po`, of which the JSON is made, and the page's JavaScript
is given a part. Called by `message`, and by every room that writes for a reader.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from geo_events.cldr import category, number
from geo_events.packaged import packaged_json

_SOURCE = "en"


def _tags() -> tuple[str, ...]:
    folder = resources.files("geo_events") / "text"
    tags = (one.name.removesuffix(".json") for one in folder.iterdir() if one.name.endswith(".json"))
    return tuple(sorted(tags, key=lambda tag: (tag != _SOURCE, tag)))


LANGUAGES = _tags()
"""Languages in which the program speaks, by their tags; English first."""


@cache
def texts(language: str) -> dict[str, str]:
    """All texts of a language, by key."""
    loaded: dict[str, str] = packaged_json(f"text/{language}.json")
    return loaded


def form(key: str, count: object, language: str) -> str:
    """Key of the text for so many things, where it has plural forms.

    Examples
    --------
    >>> form("marks.count.event", 1, "en"), form("marks.count.event", 1, "zh"), form("marks.more", 1, "en")
    ('marks.count.event.one', 'marks.count.event.other', 'marks.more')
    """
    if key in texts(language) or not isinstance(count, int):
        return key
    return f"{key}.{category(count, language)}"


def t(key: str, language: str, /, **values: object) -> str:
    """One text with its placeholders filled in, of its plural forms that for `count`.

    Whole numbers are written as the language does. A language that has no such text shows the key itself.

    Examples
    --------
    >>> t("status.confirmed", "en")
    'Confirmed'
    >>> t("marks.count.event", "en", count=1), t("marks.count.event", "en", count=1200)
    ('1 event', '1,200 events')
    """
    text = texts(language).get(form(key, values.get("count"), language))
    if text is None:
        return key
    return (
        text.format(**{name: _shown(value, language) for name, value in values.items()}) if values else text
    )


def _shown(value: object, language: str) -> object:
    return number(value, language) if isinstance(value, int) and not isinstance(value, bool) else value


def labelled(key: str, text: str, language: str) -> str:
    """A text behind its label, whose key is given.

    Examples
    --------
    >>> labelled("player.claim.note", "a guess", "en")
    'Note: a guess'
    """
    return t("export.labelled", language, label=t(key, language), text=text)

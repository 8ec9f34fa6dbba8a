"""One text in the languages in which somebody has written it, and which of them a reader is given.

Owns `Wording` and the order in which a language stands in for another: the same language in another script or
region, the first language of the story, English, any. Used by whoever reads or tells what the tables say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, Self, TypeVar

from geo_events.languages import chosen

ENGLISH = "en"
T = TypeVar("T")


class Said(NamedTuple):
    """A text as it is told."""

    text: str
    language: str
    """Its BCP 47 tag, which may be another than the reader's."""


NOTHING_SAID = Said("", "und")


@dataclass(frozen=True, slots=True)
class Wording:
    """A text by language; empty where nobody has written it.

    Examples
    --------
    >>> title = Wording.of({"de": "Ein Boot", "zh-Hant": "船"})
    >>> title.said("zh"), title.text("fr"), list(title)
    (Said(text='船', language='zh-Hant'), 'Ein Boot', ['de', 'zh-Hant'])
    """

    pairs: tuple[tuple[str, str], ...] = ()
    """Tags and texts, none empty: the first language of the story, then English, then the others."""

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> Self:
        """The texts that are not empty, in their order."""
        return cls(tuple((tag, text) for tag, text in texts.items() if text))

    def __bool__(self) -> bool:
        return bool(self.pairs)

    def __iter__(self) -> Iterator[str]:
        """The tags."""
        return (tag for tag, _ in self.pairs)

    def said(self, language: str) -> Said:
        """What a reader of a language is given, and in which language that is."""
        for tag, text in self.pairs:
            if tag == language:
                return Said(text, tag)
        if not self.pairs:
            return NOTHING_SAID
        tag = stand_in(language, tuple(self))
        return Said(self.get(tag), tag)

    def text(self, language: str) -> str:
        """What a reader of a language is given."""
        return self.said(language).text

    def get(self, tag: str) -> str:
        """What is written in a language itself; empty where nothing is."""
        return next((text for one, text in self.pairs if one == tag), "")

    def texts(self) -> tuple[str, ...]:
        """The text in every language."""
        return tuple(text for _, text in self.pairs)


NOTHING = Wording()


@cache
def stand_in(language: str, offered: tuple[str, ...]) -> str:
    """The tag that a reader of a language is given, of some that are in the order of `Wording`.

    Examples
    --------
    >>> stand_in("de-AT", ("ko", "en", "de")), stand_in("fr", ("ko", "en", "de"))
    ('de', 'ko')
    """
    return chosen([language], offered) or offered[0]


def narrowed(texts: Mapping[str, T], languages: Iterable[str]) -> dict[str, T]:
    """What of a text in several languages the readers of some of them are given.

    Examples
    --------
    >>> narrowed({"en": "Boat", "zh": "船", "ko": "배"}, ["de", "zh-Hant"])
    {'en': 'Boat', 'zh': '船'}
    """
    tags = tuple(texts)
    given = {stand_in(language, tags) for language in languages} if tags else ()
    return {tag: text for tag, text in texts.items() if tag in given}


def in_order(tags: Iterable[str], first: str) -> list[str]:
    """Tags as a text of a story has them: its first language, then English, then the others as they come.

    Examples
    --------
    >>> in_order(["zh", "en", "ko"], "ko")
    ['ko', 'en', 'zh']
    """
    given = list(dict.fromkeys(tags))
    return sorted(given, key=lambda tag: (tag != first, tag != ENGLISH))


def merged(texts: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """The tags of several texts as one text would have them.

    Examples
    --------
    >>> merged([["de"], ["en", "zh"], ["de", "en"], []])
    ('de', 'en', 'zh')
    """
    found: list[str] = []
    for tags in sorted(dict.fromkeys(map(tuple, texts)), key=len, reverse=True):
        at = 0
        for tag in tags:
            if tag in found:
                at = found.index(tag) + 1
            else:
                found.insert(at, tag)
                at += 1
    return tuple(found)


def text_in(texts: Mapping[str, str], language: str) -> str:
    """What a reader of a language is given of a text in a scene.

    Examples
    --------
    >>> text_in({"de": "Ein Boot", "ko": "배"}, "en"), text_in({}, "en")
    ('Ein Boot', '')
    >>> text_in({"en": "Strike", "fr": "Grève"}, "fr-CA"), text_in({"fr": "Grève"}, "ko")
    ('Grève', 'Grève')
    """
    return texts.get(language) or Wording(tuple(texts.items())).text(language)

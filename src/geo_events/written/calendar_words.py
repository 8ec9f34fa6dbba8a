"""What words in a date mean: months, days of the week, halves of a day, eras, seasons, about and until.

Owns the words: names of months, days and eras are those of CLDR in every language of the program, the others
stand in `words.json`. Called by `dates`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from geo_events.cldr import locale
from geo_events.packaged import packaged_json
from geo_events.text import LANGUAGES

_REGIONS = ("en-US", "ar-SY", "ar-DZ", "de-AT")
"""Regions that call a month by another name."""
_HALVES = ("am", "pm")


def plain(text: str) -> str:
    """A text without differences that mean nothing: wide letters, capitals, digits of another script, spaces.

    Examples
    --------
    >>> plain(" 4  MÄRZ ２０２１ "), plain("٤ مارس")
    ('4 märz 2021', '4 مارس')
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    digits = "".join(str(unicodedata.decimal(one, one)) for one in folded)
    return " ".join(digits.replace("−", "-").replace("–", "-").replace("—", "-").replace("’", "'").split())


@cache
def months() -> Mapping[str, int]:
    """Number of each month by its names, dots left off."""
    found: dict[str, int] = {"sept": 9}
    for language in (*LANGUAGES, *_REGIONS):
        named = locale(language).months
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in named[use][width].items():
                    bare = plain(name).rstrip(".")
                    if not bare[:1].isdigit() and len(bare) > 1:
                        found.setdefault(bare, int(number))
    return found


@cache
def weekdays() -> tuple[str, ...]:
    """Names of the days of the week, dots left off; one letter alone is none."""
    found: dict[str, None] = {}
    for language in LANGUAGES:
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated", "short"):
                names = map(plain, locale(language).days[use].get(width, {}).values())
                found |= dict.fromkeys(name.rstrip(".") for name in names if len(name) > 1)
    return tuple(name for name in found if name not in months())


@cache
def halves() -> Mapping[str, str]:
    """`am` and `pm` by their names."""
    found = {"am": "am", "pm": "pm", "a.m.": "am", "p.m.": "pm", "a.m": "am", "p.m": "pm"}
    for language in LANGUAGES:
        for widths in locale(language).day_periods.values():
            for names in widths.values():
                found |= {plain(names[half]): half for half in _HALVES if len(names.get(half, "")) > 1}
    return found


@cache
def said(meaning: str) -> tuple[str, ...]:
    """The words of a meaning, the longest first: of `words.json`, for `bc` and `ad` those of CLDR too."""
    words = [plain(word) for word in _own()[meaning]]
    if meaning in ("bc", "ad"):
        words += _eras(0 if meaning == "bc" else 1)
    return tuple(sorted(dict.fromkeys(words), key=len, reverse=True))


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, that begins and ends where a word does."""
    return "(?:" + "|".join(map(_whole, sorted(words, key=len, reverse=True))) + ")"


def _whole(word: str) -> str:
    before = r"(?<![^\W\d_])" if _has_edges(word[0]) else ""
    after = r"(?![^\W\d_])" if _has_edges(word[-1]) else ""
    return before + re.escape(word) + after


def _has_edges(letter: str) -> bool:
    """Whether words with it are set apart by spaces; Chinese, Japanese and Korean ones are not."""
    return letter.isalpha() and ord(letter) < 0x1100


def _eras(number: int) -> Iterator[str]:
    for language in LANGUAGES:
        for names in locale(language).eras.values():
            if len(name := plain(names[number])) > 1:
                yield name


@cache
def _own() -> dict[str, list[str]]:
    words: dict[str, list[str]] = packaged_json("written/words.json")
    return words

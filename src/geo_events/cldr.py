"""How a language counts, writes numbers and lists, and names months: what CLDR says of it, by Babel.

Owns the way to these rules; no word of the program stands here. The player asks `Intl` for the same, and
`tests/cases/cldr.json` holds the cases. Called by `text`, `date_text` and whoever writes a number.
"""

from __future__ import annotations

import re
from functools import cache

from babel.core import Locale, UnknownLocaleError, get_global
from babel.numbers import format_decimal

_LOCALES = {"en": "en_GB"}
"""Regions of the languages of which the regions write dates in another order."""
_FIELD = re.compile(r"'(?P<quoted>[^']*)'|(?P<letter>[a-zA-Z])(?P=letter)*|(?P<plain>[^a-zA-Z']+)")
_PARTS = {"G": "era", "y": "year", "M": "month", "L": "month", "d": "day"}


@cache
def locale(language: str) -> Locale:
    """What CLDR knows of a language; of one that it does not know, the English."""
    try:
        return Locale.parse(_LOCALES.get(language, language).replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return locale("en")


def regional(language: str) -> str:
    """A language with its likeliest region, as social networks name it.

    Examples
    --------
    >>> regional("en"), regional("zh"), regional("ar")
    ('en_GB', 'zh_CN', 'ar_EG')
    """
    own = locale(language)
    likely = get_global("likely_subtags").get(str(own), str(own))
    return f"{own.language}_{own.territory or Locale.parse(likely).territory}"


def category(number: float, language: str) -> str:
    """The plural category of a number: `one`, `few`, `other` and so on.

    Examples
    --------
    >>> [category(number, "ru") for number in (1, 3, 5)], category(1, "zh")
    (['one', 'few', 'many'], 'other')
    """
    return locale(language).plural_form(number)


def number(value: float, language: str) -> str:
    """A number with its thousands apart.

    Examples
    --------
    >>> number(12345, "en"), number(12345, "de"), number(12345, "zh")
    ('12,345', '12.345', '12,345')
    """
    return str(format_decimal(value, locale=locale(language)))


@cache
def joint(language: str) -> str:
    """What stands between the items of a list that may go on.

    Examples
    --------
    >>> joint("en"), joint("zh"), joint("ar")
    (', ', '、', ' و')
    """
    pattern: str = locale(language).list_patterns["standard"]["middle"]
    return pattern.removeprefix("{0}").removesuffix("{1}")


def _pattern(skeleton: str, language: str) -> str:
    patterns = locale(language).datetime_skeletons
    if skeleton in ("Gy", skeleton.removeprefix("G")):
        return str(patterns[skeleton].pattern)
    before, year, _ = patterns["Gy"].pattern.partition("y")
    plain = patterns[skeleton.removeprefix("G")].pattern
    return plain.replace(year, before + year, 1) if "G" in before else f"{plain} G"


@cache
def date_parts(skeleton: str, language: str) -> tuple[tuple[str, str], ...]:
    """How a date is put together: parts (`era`, `year`, `month`, `month-alone`, `month-number`, `day`), and
    words between them (`literal`).

    With an era, of which the skeleton begins with `G`, it is the same with the era before its year, or else
    at its end.

    Examples
    --------
    >>> date_parts("yMMMM", "en")
    (('month', ''), ('literal', ' '), ('year', ''))
    """
    pattern = _pattern(skeleton, language)
    parts: list[tuple[str, str]] = []
    for found in _FIELD.finditer(pattern):
        letters, letter = found[0], found["letter"]
        if letter is None:
            words = found["plain"] if found["quoted"] is None else found["quoted"]
            if parts and parts[-1][0] == "literal":
                words = parts.pop()[1] + words
            parts.append(("literal", words))
        elif letter in _PARTS:
            kind = {"M": "", "L": "-alone"}.get(letter, "") if len(letters) > 2 else "-number"
            parts.append((_PARTS[letter] + (kind if _PARTS[letter] == "month" else ""), ""))
    return tuple(parts)


def month(value: int, kind: str, language: str) -> str:
    """A month, 1 to 12: in a date with a day (`month`), without (`month-alone`) or as a number.

    Examples
    --------
    >>> month(4, "month", "ru"), month(4, "month-alone", "ru"), month(4, "month-number", "zh")
    ('апреля', 'апрель', '4')
    """
    if kind == "month-number":
        return str(value)
    names = locale(language).months["stand-alone" if kind == "month-alone" else "format"]["wide"]
    return str(names[value])


def era(year: int, language: str) -> str:
    """The era of a year, of which 0 is the last before the first.

    Examples
    --------
    >>> era(-43, "en"), era(44, "en"), era(0, "zh")
    ('BC', 'AD', '公元前')
    """
    return str(locale(language).eras["abbreviated"][int(year > 0)])

"""The words of a date as signs: M03 for a month, S21 for a season, BC for an era.

Owns the order in which words are looked for. What they mean stands in `calendar_words`. Called by `dates`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from geo_events.packaged import packaged_json
from geo_events.written.calendar_words import halves, months, one_of, plain, said, weekdays

_BRACKETED_WEEKDAY = re.compile(r"\([日月火水木金土월화수목금토일]\)")
_WORD = re.compile(r"[a-z]{2}|[bps]|[^\x00-\x7f]")
"""What a text has that has words; the t and the z of a moment are none."""
_SEASONS = {"spring": "S21", "summer": "S22", "autumn": "S23", "winter": "S24"}


def signs_of(cell: str) -> str:
    """A date with signs for its words: M03 for a month, S21 for a season."""
    text = plain(cell)
    if _WORD.search(text) is None:
        return text
    text = _BRACKETED_WEEKDAY.sub(" ", text)
    for pattern, sign in _replacements():
        text = pattern.sub(sign, text)
    return " ".join(text.split()).strip(" ,")


@cache
def _replacements() -> list[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]]:
    """What words are written as, in order."""
    numbers, parts = months(), halves()
    eras = [(said("bc"), " BC "), (said("ad"), " AD ")]
    words = [*eras, *((said(name), sign) for name, sign in _SEASONS.items()), (said("to"), " TO ")]
    return [
        (re.compile(rf"\({one_of(weekdays())}\)|{one_of(weekdays())}[.,]?"), " "),
        (re.compile(one_of(numbers) + r"\.?"), lambda found: f"M{numbers[found[0].rstrip('.')]:02d}"),
        (re.compile(one_of(parts)), lambda found: parts[found[0]]),
        (re.compile(r"(?<=\d0)" + one_of(said("decade"))), "DECADE"),
        (re.compile(r"(?<=[\d.ivxlethméè\s-])\s?" + one_of(said("century"))), " CENT "),
        (re.compile(r"^" + one_of(said("century")) + r"(?=\s*(?:[ivxl]+|\d\d?)\b)"), " CENT "),
        (re.compile(r"^前(?=\d)"), "BC "),
        (re.compile(one_of(map(plain, _ongoing())) + "$"), " NOW"),
        *(
            (re.compile(r"(?!^)" + one_of(names) if sign == " TO " else one_of(names)), sign)
            for names, sign in words
        ),
    ]


@cache
def _ongoing() -> frozenset[str]:
    return frozenset(packaged_json("written/ongoing.json"))


def is_ongoing(cell: str) -> bool:
    """Whether a cell says instead of an end that it goes on.

    Examples
    --------
    >>> is_ongoing("Ongoing"), is_ongoing("至今"), is_ongoing("2019")
    (True, True, False)
    """
    return cell.casefold() in _ongoing()

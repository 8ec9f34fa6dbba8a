"""Years counted from the beginning of an era: of the Republic, from Meiji to Reiwa, Juche.

Owns the rule; the eras stand in `reigns.json`. Called by `dates`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from geo_events.packaged import packaged_json
from geo_events.written.calendar_words import one_of, plain


class _Era(NamedTuple):
    pattern: re.Pattern[str]
    add: int
    most: int


_NO_END = 999
_YEAR = r"\s*(?P<year>[0-9]{1,3}|元)\s*(?:\((?P<said>[0-9]{4})\))?"


def in_common_years(text: str) -> str | None:
    """A date with its year in the common era; None where the era had no such year.

    Examples
    --------
    >>> in_common_years("令和5年4月1日"), in_common_years("주체112(2023)년"), in_common_years("昭和99年")
    ('2023年4月1日', '2023년', None)
    """
    for era in _eras():
        match = era.pattern.match(text)
        if match is None:
            continue
        year = 1 if match["year"] == "元" else int(match["year"])
        common = year + era.add
        said = match["said"]
        if not 1 <= year <= era.most or (said is not None and int(said) != common):
            return None
        return f"{common}{text[match.end() :]}"
    return text


@cache
def _eras() -> tuple[_Era, ...]:
    return tuple(
        _Era(
            re.compile(one_of(tuple(map(plain, era["names"]))) + _YEAR), era["add"], era.get("most", _NO_END)
        )
        for era in packaged_json("written/reigns.json")["eras"]
    )

"""One date without an hour, in the shapes that people give it.

Owns the shapes. Their words were put in signs before: M03 for a month, S21 for a season, CENT for a century.
What a date is beside others, in a stretch of time or by a clock, is `dates`'. Called by `dates`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from geo_events.almanac import month_length, spelled

_YEAR, _ANY_YEAR = r"\d{4}", r"\d{1,6}"
_ORDINAL = r"(?:st|nd|rd|th|er|º|ª|°|\.|-?го|-?е)?"
_SEP = r"[\s,./-]*"
_DAY_END = r"\s*[日号號일]?\.?"
_TWO_DIGITS_FROM = 30
"""The years 30 to 99 are of the last century where two digits stand for four, as spreadsheets have it."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


class Order(StrEnum):
    """What the first number of 03/04/2019 is."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@dataclass(frozen=True, slots=True)
class Day:
    """A date as its parts; what is not said is None. Years are astronomical: 0 is 1 BC."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def edtf(self) -> str:
        """As EDTF."""
        return spelled(self.year, *(part for part in (self.month, self.day) if part is not None))

    def exists(self) -> bool:
        """Whether the calendar has it."""
        if self.month is None:
            return True
        last = month_length(self.year, self.month) if 1 <= self.month <= 12 else 0
        return bool(last) and (self.day is None or 1 <= self.day <= last)


Make = Callable[..., Iterator[str]]


def shapes_of(text: str, era: str = "") -> list[str]:
    """The dates that a text may mean, as EDTF, those with the day first before those with the month first.

    Parameters
    ----------
    text
        Nothing but a date, its words as signs.
    era
        `BC` or `AD` where that was said: then a year may have any number of digits.

    Examples
    --------
    >>> shapes_of("4/3/2021"), shapes_of("M03 4, 2021"), shapes_of("15 M03 44", "BC")
    (['2021-03-04', '2021-04-03'], ['2021-03-04'], ['-0043-03-15'])
    """
    for pattern, make in _SHAPES[_ANY_YEAR if era else _YEAR]:
        match = pattern.fullmatch(text)
        if match is not None:
            groups = {name: value for name, value in match.groupdict().items() if value is not None}
            if era == "BC" and "y" in groups:
                groups["y"] = str(1 - int(groups["y"]))
            made = list(dict.fromkeys(make(**groups, **({"era": era} if "c" in groups else {}))))
            if made:
                return made
    return []


def _days(y: str, m: str | None = None, d: str | None = None) -> Iterator[str]:
    found = Day(int(y), None if m is None else int(m), None if d is None else int(d))
    if found.exists():
        yield found.edtf


def _either(y: str, a: str, b: str) -> Iterator[str]:
    """A day first, then a month first."""
    yield from _days(y, b, a)
    yield from _days(y, a, b)


def _short_year(yy: str, m: str, d: str | None = None) -> Iterator[str]:
    century = 1900 if int(yy) >= _TWO_DIGITS_FROM else 2000
    yield from _days(str(century + int(yy)), m, d)


def _week(y: str, w: str) -> Iterator[str]:
    try:
        monday = date.fromisocalendar(int(y), int(w), 1)
    except ValueError:
        return
    yield f"{monday}/{monday + timedelta(days=6)}"


def _quarter(y: str, q: str) -> Iterator[str]:
    last = 3 * int(q)
    yield f"{y}-{last - 2:02d}/{y}-{last:02d}"


def _ordinal(y: str, n: str) -> Iterator[str]:
    found = date(int(y), 1, 1) + timedelta(days=int(n) - 1) if int(n) and int(y) else None
    if found is not None and found.year == int(y):
        yield found.isoformat()


def _season(y: str, s: str) -> Iterator[str]:
    yield f"{int(y):04d}-{s}"


def _decade(t: str) -> Iterator[str]:
    yield f"{t}X"


def _hundred(h: str) -> Iterator[str]:
    yield f"{h}XX"


def _century(c: str, era: str) -> Iterator[str]:
    number = int(c) if c.isdigit() else _roman(c)
    if not 1 <= number <= 99:
        return
    if era == "BC":
        yield f"{Day(1 - 100 * number).edtf}/{Day(-100 * (number - 1)).edtf}"
    else:
        yield f"{number - 1:02d}XX"


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(-value if value < max(values[number:]) else value for number, value in enumerate(values))


def _shapes(year: str) -> Iterator[tuple[str, Make]]:
    y, d, m = f"(?P<y>{year})", r"(?P<d>\d{1,2})", r"M(?P<m>\d\d)"
    yield rf"{y}\s*[年년]?", _days
    yield rf"{y}\s*[-/.年년]\s*(?P<m>\d{{1,2}})\s*[-/.月월]\s*{d}{_DAY_END}", _days
    yield rf"{y}\s*[-/.年년]\s*(?P<m>\d{{1,2}})\s*[月월]?", _days
    yield rf"(?P<a>\d{{1,2}})[-/. ]\s?(?P<b>\d{{1,2}})[-/. ]\s?{y}\.?", _either
    yield rf"{d}{_ORDINAL}{_SEP}{m}[\s.,/'-]*{y}\.?", _days
    yield rf"{m}[\s./-]*{d}{_ORDINAL}[\s,./-]+{y}", _days
    yield rf"{y}{_SEP}{m}{_SEP}{d}{_ORDINAL}{_DAY_END}", _days
    yield rf"{m}[\s.,/'-]*{y}\.?", _days
    yield rf"{y}{_SEP}{m}\.?", _days
    yield rf"(?P<m>\d{{1,2}})\s*[/.-]\s*{y}", _days
    yield rf"S(?P<s>\d\d)[\s,]*{y}", _season
    yield rf"{y}[\s,年년]*S(?P<s>\d\d)", _season
    yield r"(?P<c>\d{1,2}|[ivxl]+)(?:st|nd|rd|th|\.|e|ème|eme|-?й)?\s*CENT", _century
    yield r"CENT\s*(?P<c>\d{1,2}|[ivxl]+)", _century


def _shapes_without_an_era() -> Iterator[tuple[str, Make]]:
    y = r"(?P<y>\d{4})"
    yield r"(?P<d>\d{1,2})[\s.-]*M(?P<m>\d\d)[\s.'-]+(?P<yy>\d\d)", _short_year
    yield r"M(?P<m>\d\d)[\s.'-]+(?P<yy>\d\d)", _short_year
    yield rf"{y}(?P<m>\d\d)(?P<d>\d\d)", _days
    yield r"(?P<y>(?:1\d|20)\d\d)(?P<m>\d\d)", _days
    yield rf"{y}-?w(?P<w>\d\d)", _week
    yield rf"{y}[\s-]?q(?P<q>[1-4])", _quarter
    yield rf"q(?P<q>[1-4])[\s/-]?{y}", _quarter
    yield rf"{y}-(?P<n>\d{{3}})", _ordinal
    yield r"(?P<t>\d{3})(?:0DECADE|[x?])", _decade
    yield r"(?P<h>\d\d)(?:xx|\?\?)", _hundred


_SHAPES = {
    year: [(re.compile(pattern, re.ASCII), make) for pattern, make in shapes]
    for year, shapes in {
        _YEAR: [*_shapes(_YEAR), *_shapes_without_an_era()],
        _ANY_YEAR: list(_shapes(_ANY_YEAR)),
    }.items()
}

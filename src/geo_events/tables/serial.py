"""Numbers in cells: how a spreadsheet counts days, and which formats show a number as a date.

Owns the two calendars of Excel and the reading of format codes. Called by `xlsx` and `ods`.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache

_ORIGIN_1900 = datetime(1899, 12, 30)
_ORIGIN_1904 = datetime(1904, 1, 1)
_NO_DAY = 60
"""29 February 1900, which Excel counts and which never was; days before it are counted from one later."""
_QUIET = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
"""Parts of a format code that show themselves: words, fill, colours, currencies."""
_LONGEST_CODE = 255
"""Characters of a format code; Excel takes no more."""


class Shown(StrEnum):
    """How a format shows a number."""

    NUMBER = "number"
    DATE = "date"
    MONTH = "month"
    """A date without its day."""
    YEAR = "year"
    TIME = "time"


_BUILT_IN = {
    **dict.fromkeys((14, 15, 16, 22, 27, 28, 29, 30, 31, 36, 50, 51, 53, 54, 56, 57, 58), Shown.DATE),
    **dict.fromkeys((17, 52, 55), Shown.MONTH),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47), Shown.TIME),
}
"""Formats that have a number and no code; those from 27 on are Chinese, Japanese and Korean."""


@lru_cache(maxsize=1024)
def shown_by(code: str) -> Shown:
    """How a format code shows a number.

    Examples
    --------
    >>> [shown_by(code).value for code in ("yyyy-mm-dd", "mmm yyyy", "[h]:mm", '0.0 "days"', "General")]
    ['date', 'month', 'time', 'number', 'number']
    """
    plain = re.sub(r"\.0+", "", _QUIET.sub("", code[:_LONGEST_CODE]).split(";")[0].lower())
    if plain == "general" or "0" in plain or "#" in plain:
        return Shown.NUMBER
    letters = set(plain) & set("ymdhseg")
    if letters & {"h", "s"} and not letters & {"y", "d", "e"}:
        return Shown.TIME
    if "d" in letters:
        return Shown.DATE
    if letters & {"y", "e"}:
        return Shown.MONTH if "m" in letters else Shown.YEAR
    return Shown.MONTH if "m" in letters else Shown.NUMBER


def built_in(number: int) -> Shown:
    """How a format without a code shows a number."""
    return _BUILT_IN.get(number, Shown.NUMBER)


def number_text(text: str) -> str:
    """A number as a person writes it.

    Examples
    --------
    >>> number_text("2019.0"), number_text("43.105620000000002"), number_text("1E+3"), number_text("x")
    ('2019', '43.10562', '1000', 'x')
    """
    try:
        number = float(text)
    except ValueError:
        return text
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    return repr(number)


def date_text(text: str, shown: Shown, from_1904: bool) -> tuple[str, bool]:
    """A number as the date or time that it stands for, and whether its day was left out.

    A date on the first of a month whose format hides the day was written as a month; writing the day would
    claim more than is known.

    Examples
    --------
    >>> date_text("43580", Shown.DATE, False), date_text("43580.75", Shown.DATE, False)
    (('2019-04-25', False), ('2019-04-25T18:00:00', False))
    >>> date_text("43556", Shown.MONTH, False), date_text("0.75", Shown.TIME, False)
    (('2019-04', True), ('18:00:00', False))
    """
    try:
        serial = float(text)
        seconds = round(serial * 86_400)
    except (ValueError, OverflowError):
        return text, False
    if shown is Shown.TIME and 0 <= serial < 1:
        return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}", False
    early = not from_1904 and serial < _NO_DAY
    try:
        moment = (_ORIGIN_1904 if from_1904 else _ORIGIN_1900) + timedelta(days=early, seconds=seconds)
    except OverflowError:
        return number_text(text), False
    if serial < 0 or (not from_1904 and _NO_DAY <= serial < _NO_DAY + 1):
        return number_text(text), False
    if seconds % 86_400:
        return moment.isoformat(), False
    if shown is Shown.MONTH and moment.day == 1:
        return moment.strftime("%Y-%m"), True
    if shown is Shown.YEAR and moment.day == moment.month == 1:
        return moment.strftime("%Y"), True
    return moment.date().isoformat(), False

"""Days counted and spelled in any year, also those before the year 1, which the library's dates cannot hold.

Owns the count of days from 1970 on in the Gregorian calendar, carried back before it was made, and in the
Julian one, and how EDTF spells a day. Years are astronomical: 0 is 1 BC. Called by `when` and by whoever
takes a date apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

FIRST_YEAR, LAST_YEAR = -271_820, 9_999
"""Years that a date may have; the first is the first whole one that a script's dates hold."""
YEAR = r"(?:-?\d{4}|Y?-\d{5,6})"
"""Pattern of a year as EDTF spells it."""
NUMBERS = re.compile(r"(Y?-?\d{4,6})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
"""A year, month or day as EDTF spells it; what is not known of it stands elsewhere."""

_FOUR_CENTURIES, _FOUR_YEARS = 146_097, 1_461
_TO_1970 = 719_468
"""Days from 1 March of the year 0 to the beginning of 1970."""
_JULIAN_TO_1970 = 719_470
"""The same from 1 March of the year 0 of the Julian calendar, which was two days earlier."""


def day_number(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 to a day that the Gregorian calendar has.

    Counted from March on, so that a leap day ends its year, in years, 4, 100 and 400 years: Howard Hinnant,
    "chrono-Compatible Low-Level Date Algorithms".

    Examples
    --------
    >>> day_number(1970, 1, 2), day_number(-43, 3, 15)
    (1, -735160)
    """
    year, within = _from_march(year, month, day)
    return year * 365 + year // 4 - year // 100 + year // 400 + within - _TO_1970


def julian_day_number(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 to a day that the Julian calendar has, in which every fourth year is a leap year.

    Examples
    --------
    >>> day_of(julian_day_number(1917, 10, 25)), day_of(julian_day_number(-43, 3, 15))
    ((1917, 11, 7), (-43, 3, 13))
    """
    year, within = _from_march(year, month, day)
    return year * 365 + year // 4 + within - _JULIAN_TO_1970


def _from_march(year: int, month: int, day: int) -> tuple[int, int]:
    """The year, begun in March, and the days of it that are over."""
    return year - (month <= 2), (153 * ((month - 3) % 12) + 2) // 5 + day - 1


def day_of(number: int) -> tuple[int, int, int]:
    """Year, month and day of the Gregorian calendar so many days after 1970-01-01.

    Examples
    --------
    >>> day_of(0), day_of(-735160)
    ((1970, 1, 1), (-43, 3, 15))
    """
    era, day = divmod(number + _TO_1970, _FOUR_CENTURIES)
    # The last day of four years, of a century and of four of them is a leap day.
    year = (day - day // (_FOUR_YEARS - 1) + day // 36_524 - day // (_FOUR_CENTURIES - 1)) // 365
    day -= year * 365 + year // 4 - year // 100
    month = (5 * day + 2) // 153
    return era * 400 + year + (month >= 10), (month + 2) % 12 + 1, day - (153 * month + 2) // 5 + 1


def month_length(year: int, month: int, *, is_julian: bool = False) -> int:
    """Days of a month, 1 to 12.

    Examples
    --------
    >>> month_length(1900, 2), month_length(1900, 2, is_julian=True), month_length(0, 2)
    (28, 29, 29)
    """
    if month != 2:
        return 30 + (month + month // 8) % 2
    is_leap = year % 4 == 0 and (is_julian or year % 100 != 0 or year % 400 == 0)
    return 28 + is_leap


def spelled(year: int, *rest: int) -> str:
    """A year, month or day as EDTF has it; one of a year of five digits too, of which EDTF knows no days.

    Examples
    --------
    >>> spelled(44), spelled(-43, 3, 15), spelled(-16_999, 3)
    ('0044', '-0043-03-15', 'Y-16999-03')
    """
    signs = ("Y" if year < -9_999 else "") + ("-" if year < 0 else "")
    return "-".join([f"{signs}{abs(year):04d}", *(f"{part:02d}" for part in rest)])


def numbers_in(edtf: str) -> Sequence[int]:
    """Year, month and day at the beginning of a date, as far as they are given; none if not even the year is.

    Examples
    --------
    >>> numbers_in("-0043-03"), numbers_in("1999-XX-XX"), numbers_in("201X"), numbers_in("Y-16999")
    ([-43, 3], [1999], [], [-16999])
    """
    match = NUMBERS.match(edtf)
    return (
        [] if match is None else [int(part.removeprefix("Y")) for part in match.groups() if part is not None]
    )

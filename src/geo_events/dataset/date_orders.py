"""Dates whose year, month and day stand in another order, or have other marks between them, than in EDTF.

Owns which days such a text may mean. Called by `cells` for advice, and by `tables`.
"""

from __future__ import annotations

import re
from datetime import date

from geo_events.message import Message

_YEAR_FIRST = re.compile(r"(\d{4})[/.年-](\d{1,2})[/.月-](\d{1,2})日?", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)


def date_advice(cell: str) -> Message | None:
    """How a date in another order is written here; which of two it may be, nobody guesses.

    Examples
    --------
    >>> print(date_advice("03/04/2019"))
    write 2019-04-03 or 2019-03-04, whichever day the source means
    >>> print(date_advice("25.4.2019"), date_advice("2019/4/25"), date_advice("soon"), sep="; ")
    write 2019-04-25; write 2019-04-25; None
    """
    match days_of(cell):
        case (one, other):
            return Message("advice.write-either", {"one": one, "other": other})
        case (day,):
            return Message("advice.write", {"text": day})
    return None


def days_of(cell: str) -> tuple[str, ...]:
    """The days that a date in another order may mean; one that puts the day first comes first.

    Examples
    --------
    >>> days_of("03/04/2019"), days_of("2019年4月25日"), days_of("31/02/2019")
    (('2019-04-03', '2019-03-04'), ('2019-04-25',), ())
    """
    if (match := _YEAR_FIRST.fullmatch(cell)) is not None:
        year, orders = match[1], [(match[2], match[3])]
    elif (match := _YEAR_LAST.fullmatch(cell)) is not None:
        year, orders = match[3], [(match[2], match[1]), (match[1], match[2])]
    else:
        return ()
    days = dict.fromkeys(f"{year}-{int(month):02d}-{int(day):02d}" for month, day in orders)
    return tuple(day for day in days if _is_day(day))


def _is_day(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True

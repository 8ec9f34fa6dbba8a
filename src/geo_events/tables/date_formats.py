"""Dates as other people's tables write them, as EDTF.

Owns the ways that are understood. A date that may mean two days is never guessed: the visitor says which way
the table writes, or the date stays as it is and is reported. Called by `flat_table`.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

from geo_events.dataset import days_of
from geo_events.errors import DateError, MissingLibraryError
from geo_events.mentions import Basis, dates
from geo_events.when import EPOCH, parse

_CLOCK = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d)(?:\.\d{1,9})?)? ?(Z|[+-]\d\d:?\d\d)?", re.ASCII
)
_SINCE_1970 = re.compile(r"-?\d{10}|-?\d{12,13}", re.ASCII)
"""Seconds or milliseconds, as programs write a moment."""
_RUN_TOGETHER = re.compile(
    r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])(?:[0-5]\d)?", re.ASCII
)
"""Digits such as 201904251800: a day and a clock time, or a moment decades away. Nobody can tell."""
_LONGEST = 60
"""Characters of a date in words; what is longer is a text that holds one."""


class Order(StrEnum):
    """What the first number of 03/04/2019 is."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


def edtf_of(cell: str, timezone: str = "UTC", order: Order | None = None) -> str | None:
    """A date as EDTF; None if it cannot be understood, or may mean two days.

    Parameters
    ----------
    cell
        Without outer spaces.
    timezone
        Of a clock time that names none.
    order
        How the table writes days and months.

    Examples
    --------
    >>> edtf_of("25.4.2019"), edtf_of("April 2019"), edtf_of("2019年4月25日"), edtf_of("2019-10~")
    ('2019-04-25', '2019-04', '2019-04-25', '2019-10~')
    >>> edtf_of("03/04/2019"), edtf_of("03/04/2019", order=Order.DAY_FIRST)
    (None, '2019-04-03')
    >>> edtf_of("2019-04-25 18:00", "Asia/Tokyo"), edtf_of("1556182800000")
    ('2019-04-25T18:00:00+09:00', '2019-04-25T09:00:00Z')
    """
    days = days_of(cell)
    if len(days) == 1:
        return days[0]
    if days:
        return None if order is None else days[0 if order is Order.DAY_FIRST else 1]
    readings = (reading(cell, timezone) for reading in (_as_it_is, _clock_time, _since_1970, _in_words))
    return next((found for found in readings if found is not None), None)


@cache
def _ongoing() -> frozenset[str]:
    content = (resources.files("geo_events") / "tables" / "ongoing.json").read_text(encoding="utf-8")
    return frozenset(json.loads(content))


def is_ongoing(cell: str) -> bool:
    """Whether a cell says instead of an end that it goes on.

    Examples
    --------
    >>> is_ongoing("Ongoing"), is_ongoing("至今"), is_ongoing("2019")
    (True, True, False)
    """
    return cell.casefold() in _ongoing()


def may_mean_two_days(cell: str) -> bool:
    """Whether only the visitor can say what day is meant.

    Examples
    --------
    >>> may_mean_two_days("03/04/2019"), may_mean_two_days("25/04/2019")
    (True, False)
    """
    return len(days_of(cell)) > 1


def _as_it_is(cell: str, _: str) -> str | None:
    if _SINCE_1970.fullmatch(cell):
        return None
    try:
        return parse(cell, may_be_open=True).edtf
    except DateError:
        return None


def _clock_time(cell: str, timezone: str) -> str | None:
    match = _CLOCK.fullmatch(cell)
    if match is None:
        return None
    day, minutes, seconds, offset = match.groups()
    if offset is None and (minutes, seconds or "00") == ("00:00", "00"):
        # A spreadsheet's day without a clock time.
        return _as_it_is(day, timezone)
    text = f"{day}T{minutes}:{seconds or '00'}"
    if offset is None:
        try:
            moment = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(timezone))
        except ValueError:
            return None
        # An hour that clocks show twice, or skip, has two offsets.
        return None if moment.utcoffset() != moment.replace(fold=1).utcoffset() else moment.isoformat()
    return _as_it_is(text + (offset if offset == "Z" or ":" in offset else f"{offset[:3]}:{offset[3:]}"), "")


def _since_1970(cell: str, _: str) -> str | None:
    if _SINCE_1970.fullmatch(cell) is None or _RUN_TOGETHER.fullmatch(cell) is not None:
        return None
    seconds = int(cell) / (1 if len(cell.lstrip("-")) == 10 else 1000)
    moment = (EPOCH + timedelta(seconds=int(seconds))).astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _in_words(cell: str, _: str) -> str | None:
    if len(cell) > _LONGEST:
        return None
    try:
        found = dates(cell, None)
    except MissingLibraryError:  # Chinese without OpenCC
        return None
    if len(found) != 1 or found[0].basis is not Basis.WRITTEN or found[0].words != cell:
        return None
    return found[0].edtf

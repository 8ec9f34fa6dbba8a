"""EDTF dates: from the words of a table to the interval `[start, end)` in UTC milliseconds.

Owns the one rule by which a date becomes an interval. Knows no events and no languages: how a
date is written for a reader is in `date_text`. Called by nearly every room.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from geo_events.almanac import (
    FIRST_YEAR,
    LAST_YEAR,
    day_number,
    day_of,
    month_length,
    spelled,
)
from geo_events.errors import DateError
from geo_events.message import Mistake
from geo_events.zones import offset_seconds, zone_of

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MINUTE = 60_000
"""Milliseconds in a minute: how long an event lasts of which only a clock time is known."""
DAY = 86_400_000
"""Milliseconds in a day of 24 hours."""

OPEN = ".."
"""In place of an end of an interval that has none."""

_FIRST_DAY, _LAST_DAY = day_number(FIRST_YEAR, 1, 1), day_number(LAST_YEAR, 12, 31)
_YEAR = r"-?\d{4}|Y-?\d{5,}|-\d{5,}"
_DATE = re.compile(
    rf"(?:({_YEAR})(?:-(\d\d)(?:-(\d\d|XX))?|-XX(?:-XX)?)?|(-?\d\d(?:\dX|XX)))([~?%]?)", re.ASCII
)
"""Level 1, as far as it has a beginning and an end within the calendar; a season is written as a month.
Beyond it a year of five digits may have months and days, and go without its Y, as in ISO 8601."""
_MOMENT = re.compile(rf"({_YEAR})-(\d\d)-(\d\d)(T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d))", re.ASCII)
_WITHOUT_OFFSET = re.compile(rf"(?:{_YEAR})-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d)?", re.ASCII)
_A_MINUTE = timedelta(minutes=1)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
"""First and last month, spring to winter, which is counted to the end of its year; level 2 has more, for
hemispheres, quarters and semesters."""


class Precision(StrEnum):
    """How finely a date is known, from fine to coarse."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Edge(StrEnum):
    """How an end of a date is known."""

    KNOWN = "known"
    """To the day or the minute."""
    VAGUE = "vague"
    """Only to a month or longer, or marked `~`, `?` or `%`."""
    OPEN = "open"
    """It has none: since 1999, until 1999."""


@dataclass(frozen=True, slots=True)
class When:
    """A date or an interval as a source gives it.

    Examples
    --------
    >>> parse("1999-04-25", "Asia/Tokyo").start == parse("1999-04-24T15:00:00+00:00").start
    True
    """

    edtf: str
    """The date as the table has it, or as it is in the Gregorian calendar."""
    start: int
    """First moment, UTC milliseconds since 1970."""
    end: int
    """First moment after it, UTC milliseconds since 1970; always greater than `start`."""
    precision: Precision
    """The coarser precision of its two ends."""
    approximate: bool
    """Whether it is marked `~` or `%`."""
    uncertain: bool
    """Whether it is marked `?` or `%`."""
    offset_minutes: int
    """Local clock minus UTC at `start`, in minutes."""
    end_offset_minutes: int
    """Local clock minus UTC in the last moment, in minutes."""
    start_edge: Edge = Edge.KNOWN
    """How its beginning is known; where that is open, `start` is that of the date by which it ended."""
    end_edge: Edge = Edge.KNOWN
    """How its end is known; where that is open, `end` is that of the date on which it began."""
    calendar: str = ""
    """The name of another calendar, a space and the date as the table has it in that; empty for none."""

    @property
    def written(self) -> str:
        """The date as a scene has it: the other calendar stands behind an @."""
        return self.edtf.strip() + (f"@{self.calendar}" if self.calendar else "")

    @property
    def lasting(self) -> tuple[float, float]:
        """From when to when it lasts, UTC milliseconds; infinite where it is open."""
        return (
            -math.inf if self.start_edge is Edge.OPEN else self.start,
            math.inf if self.end_edge is Edge.OPEN else self.end,
        )


@lru_cache(maxsize=65_536)
def parse(edtf: str, timezone: str = "UTC", *, may_be_open: bool = False) -> When:
    """Read an EDTF level 1 date.

    Parameters
    ----------
    edtf
        A year, month, day, season, decade or date-time with an offset, each also approximate (`~`),
        uncertain (`?`) or both (`%`), or two of them with a slash between.
    timezone
        IANA name of the zone in which whole days are counted. A date-time brings its own offset.
    may_be_open
        Whether one end of an interval may be open: `1999/..`, `../1999`.

    Raises
    ------
    DateError
        If the text is no such date, ends before it starts or leaves the years -271820 to 9999.
    """
    ends = edtf.split("/")
    if len(ends) > 2:
        raise DateError(Mistake("expected.date", found=edtf))
    zone = zone_of(timezone)
    spans = [_span(part, edtf, zone) for part in ends if part != OPEN or not may_be_open]
    if len(spans) != len(ends):
        return _open(edtf, spans, is_since=ends[-1] == OPEN)
    first, last = spans[0], spans[-1]
    if last.end <= first.start:
        raise DateError(Mistake("expected.interval", found=edtf))
    if len(spans) == 1:
        return first
    coarser = max(first.precision, last.precision, key=list(Precision).index)
    return When(
        edtf=edtf,
        start=first.start,
        end=max(first.end, last.end),
        precision=coarser,
        approximate=first.approximate or last.approximate,
        uncertain=first.uncertain or last.uncertain,
        offset_minutes=first.offset_minutes,
        end_offset_minutes=last.end_offset_minutes,
        start_edge=first.start_edge,
        end_edge=last.end_edge,
    )


def _open(edtf: str, spans: list[When], *, is_since: bool) -> When:
    if not spans:
        raise DateError(Mistake("expected.date", found=edtf))
    if is_since:
        return replace(spans[0], edtf=edtf, end_edge=Edge.OPEN)
    return replace(spans[0], edtf=edtf, start_edge=Edge.OPEN)


def travelled(left: When, arrived: When) -> When:
    """The date of a journey: its first day is counted where it set out, its last one where it was going.

    Parameters
    ----------
    left, arrived
        The same date, read in the zone of the origin and in that of the destination.
    """
    if left.start >= arrived.end:
        return arrived
    return replace(arrived, start=left.start, offset_minutes=left.offset_minutes)


# Written here and not left to the library edtf, which the tests compare it with: that takes 10 ms and more
# for a text, which a column of a million cannot wait for; it refuses 2019-24~ and takes 20XX-04 and 1950S2.
def _span(part: str, whole: str, zone: ZoneInfo) -> When:
    if (match := _DATE.fullmatch(part)) is None:
        return _minute(part, whole)
    full, month, day, rounded, mark = match.groups()
    year = _within(full or rounded.replace("X", "0"), whole)
    if rounded is not None:
        precision = Precision.CENTURY if rounded.endswith("XX") else Precision.DECADE
        ends = sorted((year, int(rounded.replace("X", "9"))))
        first, last = day_number(ends[0], 1, 1), day_number(ends[1], 12, 31)
    else:
        first, last, precision = _ends(year, month, day, whole)
    return _days(part, first, last, zone, precision, mark)


def _within(year: str, whole: str) -> int:
    """A year by its digits, of which no date has more than six."""
    number = int(year.removeprefix("Y")) if len(year.lstrip("Y-")) <= 6 else LAST_YEAR + 1
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise DateError(Mistake("expected.years", found=whole))
    return number


def _ends(year: int, month: str | None, day: str | None, whole: str) -> tuple[int, int, Precision]:
    """First and last day; a month or a day that is unspecified, XX, is as good as none."""
    if month is None:
        return day_number(year, 1, 1), day_number(year, 12, 31), Precision.YEAR
    number = int(month)
    if number in _SEASONS and day is None:
        opening, closing = _SEASONS[number]
        precision = Precision.SEASON
    elif not 1 <= number <= 12:
        raise DateError(Mistake("expected.date", found=whole))
    elif day is None or day == "XX":
        opening = closing = number
        precision = Precision.MONTH
    else:
        only = _day(year, number, int(day), whole)
        return only, only, Precision.DAY
    last = day_number(year, closing, month_length(year, closing))
    return day_number(year, opening, 1), last, precision


def _day(year: int, month: int, day: int, whole: str) -> int:
    if not 1 <= month <= 12 or not 1 <= day <= month_length(year, month):
        raise DateError(Mistake("expected.date", found=whole))
    return day_number(year, month, day)


def _minute(part: str, whole: str) -> When:
    if (match := _MOMENT.fullmatch(part)) is None:
        key = "expected.date" if _WITHOUT_OFFSET.fullmatch(part) is None else "expected.offset"
        raise DateError(Mistake(key, found=whole))
    year, month, day, time = match.groups()
    midnight = _day(_within(year, whole), int(month), int(day), whole)
    try:
        clock = datetime.fromisoformat("1970-01-01" + time)
    except ValueError as error:
        raise DateError(Mistake("expected.date", found=whole)) from error
    minutes = (clock.utcoffset() or timedelta()) // _A_MINUTE
    shown = clock.hour * 3_600 + clock.minute * 60 + clock.second
    start = midnight * DAY + shown * 1_000 - minutes * MINUTE
    return When(part, start, start + MINUTE, Precision.MINUTE, False, False, minutes, minutes)


def _days(part: str, first: int, last: int, zone: ZoneInfo, precision: Precision, mark: str) -> When:
    at_first = offset_seconds(first, zone)
    at_last = at_first if last == first else offset_seconds(last, zone)
    return When(
        part,
        first * DAY - at_first * 1_000,
        (last + 1) * DAY - offset_seconds(last + 1, zone) * 1_000,
        precision,
        approximate=mark in ("~", "%"),
        uncertain=mark in ("?", "%"),
        # Mean time has seconds: rounded into the day, which else would begin, or end, in another one.
        offset_minutes=-(-at_first // 60),
        end_offset_minutes=at_last // 60,
        start_edge=Edge.KNOWN if precision is Precision.DAY and not mark else Edge.VAGUE,
        end_edge=Edge.KNOWN if precision is Precision.DAY and not mark else Edge.VAGUE,
    )


def local_day(time: float, offset_minutes: int = 0) -> tuple[int, int, int]:
    """Year, month and day of a moment, where clocks are some minutes before UTC.

    Within the years that a date may have; the year 0 is 1 BC.

    Examples
    --------
    >>> local_day(-1), local_day(-1, 60), local_day(1e18)
    ((1969, 12, 31), (1970, 1, 1), (9999, 12, 31))
    """
    day = math.floor((time + offset_minutes * MINUTE) / DAY)
    return day_of(min(max(day, _FIRST_DAY), _LAST_DAY))


def iso_day(time: float, offset_minutes: int = 0) -> str:
    """The day of a moment as `parse` reads it, where clocks are some minutes before UTC.

    Examples
    --------
    >>> iso_day(0), iso_day(-1), iso_day(-1, 60), iso_day(parse("-0043-03-15").start)
    ('1970-01-01', '1969-12-31', '1970-01-01', '-0043-03-15')
    """
    return spelled(*local_day(time, offset_minutes))

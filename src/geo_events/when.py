"""EDTF dates: from the words of a table to the interval `[start, end)` in UTC milliseconds.

Owns the one rule by which a date becomes an interval. Knows no events and no languages: how a
date is written for a reader is in `date_text`. Called by nearly every room.
"""

from __future__ import annotations

import math
import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from geo_events.errors import DateError
from geo_events.message import Mistake

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MINUTE = 60_000
"""Milliseconds in a minute: how long an event lasts of which only a clock time is known."""
DAY = 86_400_000
"""Milliseconds in a day of 24 hours."""

OPEN = ".."
"""In place of an end of an interval that has none."""

_EPOCH_ORDINAL = EPOCH.toordinal()
_ONE_DAY = timedelta(days=1)
_LAST_DAY = datetime.max.date()
_DATE = re.compile(
    r"(-?)(?:(\d{4})(?:-(\d\d)(?:-(\d\d|XX))?|-XX(?:-XX)?)?|(\d\d(?:\dX|XX)))([~?%]?)", re.ASCII
)
"""Level 1, as far as it has a beginning and an end within the calendar; a season is written as a month."""
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", re.ASCII)
_WITHOUT_OFFSET = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d)?", re.ASCII)
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
    """The date as the table has it."""
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
        If the text is no such date, ends before it starts or leaves the years 1 to 9999.
    """
    ends = edtf.split("/")
    if len(ends) > 2:
        raise DateError(Mistake("expected.date", found=edtf))
    zone = _zone(timezone)
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


# The library itself keeps eight zones at hand and reads the file of any other again.
@lru_cache(maxsize=1_024)
def _zone(timezone: str) -> ZoneInfo:
    try:
        return ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise DateError(Mistake("expected.timezone", found=timezone)) from error


# Written here and not left to the library edtf, which the tests compare it with: that takes 10 ms and more
# for a text, which a column of a million cannot wait for; it refuses 2019-24~ and takes 20XX-04 and 1950S2.
def _span(part: str, whole: str, zone: ZoneInfo) -> When:
    if (match := _DATE.fullmatch(part)) is None:
        return _minute(part, whole)
    minus, full, month, day, rounded, mark = match.groups()
    year = int(full or rounded.replace("X", "0"))
    if minus or year == 0:
        raise DateError(Mistake("expected.years", found=whole))
    try:
        if rounded is not None:
            last_year = int(rounded.replace("X", "9"))
            precision = Precision.CENTURY if rounded.endswith("XX") else Precision.DECADE
            first, last = datetime(year, 1, 1, tzinfo=zone), datetime(last_year, 12, 31, tzinfo=zone)
        else:
            first, last, precision = _ends(year, month, day, zone)
    except ValueError as error:
        raise DateError(Mistake("expected.date", found=whole)) from error
    return _days(part, first, last, precision, mark in ("~", "%"), mark in ("?", "%"))


def _ends(
    year: int, month: str | None, day: str | None, zone: ZoneInfo
) -> tuple[datetime, datetime, Precision]:
    """First and last day; a month or a day that is unspecified, XX, is as good as none."""
    if month is None:
        return datetime(year, 1, 1, tzinfo=zone), datetime(year, 12, 31, tzinfo=zone), Precision.YEAR
    number = int(month)
    if number in _SEASONS and day is None:
        opening, closing = _SEASONS[number]
        precision = Precision.SEASON
    elif day is None or day == "XX":
        opening = closing = number
        precision = Precision.MONTH
    else:
        only = datetime(year, number, int(day), tzinfo=zone)
        return only, only, Precision.DAY
    first = datetime(year, opening, 1, tzinfo=zone)
    return first, datetime(year, closing, monthrange(year, closing)[1], tzinfo=zone), precision


def _minute(part: str, whole: str) -> When:
    if _WITHOUT_OFFSET.fullmatch(part) is not None:
        raise DateError(Mistake("expected.offset", found=whole))
    try:
        moment = datetime.fromisoformat(part) if _MOMENT.fullmatch(part) is not None else None
    except ValueError as error:
        raise DateError(Mistake("expected.date", found=whole)) from error
    if moment is None:
        raise DateError(Mistake("expected.date", found=whole))
    start, offset = _milliseconds(moment), _offset(moment)
    return When(part, start, start + MINUTE, Precision.MINUTE, False, False, offset, offset)


def _days(
    part: str, first: datetime, last: datetime, precision: Precision, approximate: bool, uncertain: bool
) -> When:
    after = last + _ONE_DAY if last.date() < _LAST_DAY else None
    end = _milliseconds(last) + DAY if after is None else _milliseconds(after)
    offset = _offset(first)
    end_offset = offset if last is first else _offset(last)
    edge = Edge.KNOWN if precision is Precision.DAY and not (approximate or uncertain) else Edge.VAGUE
    start = _milliseconds(first)
    return When(part, start, end, precision, approximate, uncertain, offset, end_offset, edge, edge)


def first_date(edtf: str) -> str:
    """The first date of an interval, to the day at the finest.

    Examples
    --------
    >>> first_date("1999-04-25T18:00:00+09:00/1999-04-28"), first_date("../1999")
    ('1999-04-25', '1999')
    """
    return edtf.strip().removeprefix(f"{OPEN}/").split("/")[0].rstrip("~?%").split("T")[0]


def iso_day(time: float, offset_minutes: int = 0) -> str:
    """The day of a moment as ISO 8601, where clocks are some minutes before UTC; within the years 1 to 9999.

    Examples
    --------
    >>> iso_day(0), iso_day(-1), iso_day(-1, 60), iso_day(1e18)
    ('1970-01-01', '1969-12-31', '1970-01-01', '9999-12-31')
    """
    days = math.floor((time + offset_minutes * MINUTE) / DAY) + _EPOCH_ORDINAL
    return date.fromordinal(min(max(days, 1), _LAST_DAY.toordinal())).isoformat()


def offset_seconds(midnight: int, timezone: str) -> int:
    """Local clock minus UTC in seconds, when a zone's clocks say what UTC's say at some milliseconds.

    Examples
    --------
    >>> offset_seconds(0, "Asia/Tokyo")
    32400
    """
    local = EPOCH + timedelta(milliseconds=midnight)
    return _seconds(local.replace(tzinfo=_zone(timezone)).utcoffset())


def _seconds(offset: timedelta | None) -> int:
    return 0 if offset is None else offset.days * 86_400 + offset.seconds


def _offset(moment: datetime) -> int:
    return round(_seconds(moment.utcoffset()) / 60)


def _milliseconds(moment: datetime) -> int:
    # Counted in local time first: a conversion to UTC overflows on the first and last day.
    days = moment.toordinal() - _EPOCH_ORDINAL
    seconds = days * 86_400 + moment.hour * 3_600 + moment.minute * 60 + moment.second
    return (seconds - _seconds(moment.utcoffset())) * 1_000

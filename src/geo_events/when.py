"""EDTF dates: from the words of a table to the interval `[start, end)` in UTC milliseconds.

Owns the one rule by which a date becomes an interval. Knows no events and no languages: how a
date is written for a reader is in `text`. Called by `dataset`, `view`, `text` and `ui`.
"""

from __future__ import annotations

import math
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from time import struct_time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from edtf.parser.parser_classes import (
    Date,
    DateAndTime,
    EDTFObject,
    Season,
    UncertainOrApproximate,
    Unspecified,
)

from geo_events.errors import DateError

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MINUTE = 60_000
"""Milliseconds in a minute: how long an event lasts of which only a clock time is known."""
DAY = 86_400_000
"""Milliseconds in a day of 24 hours."""

_EPOCH_ORDINAL = EPOCH.toordinal()
_ONE_DAY = timedelta(days=1)
_LAST_DAY = datetime.max.date()
_FORMS = (
    "an EDTF date such as 1999, 1999-04, 1999-04-25, 1999-04-25T18:00:00+09:00, "
    "1999-04-25/1999-04-28 or 1999-10~"
)
# The forms that nearly every cell has. The library takes 10 ms for one, which a million rows cannot wait for.
_PLAIN_DATE = re.compile(r"(\d{4})(?:-(0\d|1[0-2])(?:-(\d\d))?)?([~?%]?)", re.ASCII)
_PLAIN_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", re.ASCII)
_NOT_LEVEL_1 = re.compile(r"\s|X\d|-\dX|-XX-\d|[~?%].")
"""Digits unspecified beside specified ones, and marks before the end, belong to level 2; the library reads
them, in part."""
_SEASONS = ("21", "22", "23", "24")
"""Spring to winter; level 2 has more, for hemispheres, quarters and semesters."""
_CLOCK_TIME = re.compile(r"T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$")


class Precision(StrEnum):
    """How finely a date is known, from fine to coarse."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


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
    """Marked `~` or `%`."""
    uncertain: bool
    """Marked `?` or `%`."""
    offset_minutes: int
    """Local clock minus UTC at `start`, in minutes."""
    end_offset_minutes: int
    """Local clock minus UTC in the last moment, in minutes."""


@lru_cache(maxsize=65_536)
def parse(edtf: str, timezone: str = "UTC") -> When:
    """Read an EDTF level 1 date.

    Parameters
    ----------
    edtf
        A year, month, day, season, decade or date-time with an offset, each also approximate (`~`),
        uncertain (`?`) or both (`%`), or two of them with a slash between.
    timezone
        IANA name of the zone in which whole days are counted. A date-time brings its own offset.

    Raises
    ------
    DateError
        If the text is no such date, ends before it starts or leaves the years 1 to 9999.
    """
    ends = edtf.split("/")
    if len(ends) > 2:
        raise DateError(f"expected {_FORMS}, found {edtf!r}")
    zone = _zone(timezone)
    spans = [_span(part, edtf, zone) for part in ends]
    first, last = spans[0], spans[-1]
    if last.end <= first.start:
        raise DateError(f"expected an interval that ends after it starts, found {edtf!r}")
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
    )


# The library itself keeps eight zones at hand and reads the file of any other again.
@lru_cache(maxsize=1_024)
def _zone(timezone: str) -> ZoneInfo:
    try:
        return ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise DateError(f"expected an IANA time zone such as Asia/Tokyo, found {timezone!r}") from error


def _span(part: str, whole: str, zone: ZoneInfo) -> When:
    if (plain := _PLAIN_DATE.fullmatch(part)) is not None:
        return _plain_date(part, plain, whole, zone)
    if _PLAIN_MOMENT.fullmatch(part) is not None:
        return _minute(part, whole, approximate=False, uncertain=False)
    parsed = _parsed(part, whole)
    approximate = bool(parsed.is_approximate)
    uncertain = bool(parsed.is_uncertain)
    inner = parsed
    if isinstance(parsed, UncertainOrApproximate):
        ua = str(parsed.ua)
        approximate, uncertain = ua in ("~", "%"), ua in ("?", "%")
        inner = parsed.date
    if isinstance(inner, DateAndTime):
        return _minute(part, whole, approximate=approximate, uncertain=uncertain)
    precision = _precision(inner, whole)
    try:
        first, last = (_day(moment, whole, zone) for moment in (inner.lower_strict(), inner.upper_strict()))
    except DateError:
        raise
    except (ValueError, OverflowError) as error:
        raise DateError(f"expected {_FORMS}, found {whole!r}") from error
    return _days(part, first, last, precision, approximate, uncertain)


def _minute(part: str, whole: str, *, approximate: bool, uncertain: bool) -> When:
    moment = _clock_time(part, whole)
    start, offset = _milliseconds(moment), _offset(moment)
    return When(part, start, start + MINUTE, Precision.MINUTE, approximate, uncertain, offset, offset)


def _plain_date(part: str, match: re.Match[str], whole: str, zone: ZoneInfo) -> When:
    year = int(match[1])
    month, day = (None if digits is None else int(digits) for digits in match.group(2, 3))
    if year == 0:
        raise DateError(f"expected both ends between the years 1 and 9999, found {whole!r}")
    try:
        first = datetime(year, 1 if month is None else month, 1 if day is None else day, tzinfo=zone)
    except ValueError as error:
        raise DateError(f"expected {_FORMS}, found {whole!r}") from error
    if month is None:
        precision, last = Precision.YEAR, first.replace(month=12, day=31)
    elif day is None:
        precision, last = Precision.MONTH, first.replace(day=monthrange(year, month)[1])
    else:
        precision, last = Precision.DAY, first
    return _days(part, first, last, precision, match[4] in ("~", "%"), match[4] in ("?", "%"))


def _days(
    part: str, first: datetime, last: datetime, precision: Precision, approximate: bool, uncertain: bool
) -> When:
    after = last + _ONE_DAY if last.date() < _LAST_DAY else None
    end = _milliseconds(last) + DAY if after is None else _milliseconds(after)
    offset = _offset(first)
    end_offset = offset if last is first else _offset(last)
    return When(part, _milliseconds(first), end, precision, approximate, uncertain, offset, end_offset)


def _parsed(part: str, whole: str) -> EDTFObject:
    if _NOT_LEVEL_1.search(part) is not None:
        raise DateError(f"expected {_FORMS}, found {whole!r}")
    try:
        parsed: EDTFObject = parse_edtf(part)
        return parsed
    except (EDTFParseException, ValueError, TypeError, AttributeError) as error:
        raise DateError(f"expected {_FORMS}, found {whole!r}") from error


def _clock_time(part: str, whole: str) -> datetime:
    if _CLOCK_TIME.search(part) is None:
        raise DateError(
            f"expected a date-time with its offset, such as 1999-04-25T18:00:00+09:00, found {whole!r}"
        )
    try:
        return datetime.fromisoformat(part)
    except ValueError as error:
        raise DateError(f"expected {_FORMS}, found {whole!r}") from error


def _precision(parsed: EDTFObject, whole: str) -> Precision:
    if isinstance(parsed, Season):
        if str(parsed.season) not in _SEASONS:
            raise DateError(f"expected {_FORMS}, found {whole!r}")
        return Precision.SEASON
    if isinstance(parsed, Unspecified) and (hidden := str(parsed).count("-XX")):
        return Precision.MONTH if hidden == 1 and parsed.day is not None else Precision.YEAR
    if isinstance(parsed, Date | Unspecified):
        try:
            return Precision(str(parsed.precision))
        except ValueError as error:
            raise DateError(f"expected {_FORMS}, found {whole!r}") from error
    raise DateError(f"expected {_FORMS}, found {whole!r}")


def _day(moment: struct_time | float, whole: str, zone: ZoneInfo) -> datetime:
    if not isinstance(moment, struct_time) or not 1 <= moment.tm_year <= 9999:
        raise DateError(f"expected both ends between the years 1 and 9999, found {whole!r}")
    return datetime(moment.tm_year, moment.tm_mon, moment.tm_mday, tzinfo=zone)


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

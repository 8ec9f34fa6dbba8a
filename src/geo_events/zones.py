"""Where the clocks of a time zone stand on a day.

Owns the way to the zones of IANA. Before there were any, a zone has the mean solar time of the place after
which it is named, to the second. Called by `when` and `dataset`.
"""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from geo_events.errors import DateError
from geo_events.message import Mistake

_EPOCH = datetime(1970, 1, 1).toordinal()
_FIRST, _LAST = 2, datetime.max.toordinal()
"""The days that a clock of the library shows wherever it stands, counted from the year 1 on."""


# The library itself keeps eight zones at hand and reads the file of any other again.
@lru_cache(maxsize=1_024)
def zone_of(timezone: str) -> ZoneInfo:
    """A zone by its IANA name.

    Raises
    ------
    DateError
        If there is none of this name.
    """
    try:
        return ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise DateError(Mistake("expected.timezone", found=timezone)) from error


def offset_seconds(day: int, zone: ZoneInfo) -> int:
    """Local clock minus UTC in seconds at the beginning of a day there, so many days after 1970-01-01.

    Before the year 1 it is what it was then.

    Examples
    --------
    >>> offset_seconds(0, zone_of("Asia/Tokyo")), offset_seconds(-735_160, zone_of("Europe/Rome"))
    (32400, 2996)
    """
    offset = zone.utcoffset(datetime.fromordinal(min(max(day + _EPOCH, _FIRST), _LAST)))
    return 0 if offset is None else offset.days * 86_400 + offset.seconds

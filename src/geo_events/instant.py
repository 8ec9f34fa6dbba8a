"""A moment as text: ISO 8601 in and out, in any year that a date may have.

Owns how a moment is written in a link, an option or a file of data; what lasts longer is in `when`. The
page's JavaScript reads and writes alike (`player/src/time/instant.js`), and `tests/cases/instants.json` holds
the cases. Called by `codec`, `comparison` and the formats.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from geo_events.almanac import FIRST_YEAR, LAST_YEAR, spelled
from geo_events.when import DAY, EPOCH, OPEN, local_day, parse

FIRST, LAST = parse(spelled(FIRST_YEAR)).start, parse(spelled(LAST_YEAR)).end - 1
"""The first and the last millisecond of the years that a date may have."""
_MOMENT = re.compile(r"(?P<day>[^T]+)(?P<clock>T.+)?", re.DOTALL)
_NO_CLOCK = re.compile(r"T00:00:00\.000$|(?::00)?\.000$")


def instant(text: str) -> int:
    """UTC milliseconds of a year, month, day or time; without a zone it is in UTC.

    Raises
    ------
    ValueError
        If it is none, or none within the years of `when`.

    Examples
    --------
    >>> instant("1970-01-02"), instant("1970-01-01T10:00+09:00"), instant("1970-01-01T01:00Z")
    (86400000, 3600000, 3600000)
    >>> instant("-0043-03-15") == instant("-000043-03-15T00:00Z")
    True
    """
    match = _MOMENT.fullmatch(text)
    day = parse(text if match is None else match["day"]).start
    if match is None or match["clock"] is None:
        return day
    clock = datetime.fromisoformat(f"{EPOCH:%Y-%m-%d}{match['clock']}")
    # Without a zone it would be the reader's own.
    whole = clock if clock.tzinfo is not None else clock.replace(tzinfo=UTC)
    return day + (whole - EPOCH) // timedelta(milliseconds=1)


def instant_text(moment: int) -> str:
    """A moment in UTC as a link has it, as short as it can be.

    Examples
    --------
    >>> instant_text(0), instant_text(1), instant_text(instant("-0043-03-15T12:00Z"))
    ('1970-01-01', '1970-01-01T00:00:00.001Z', '-0043-03-15T12:00Z')
    """
    written = spelled(*local_day(moment)) + _clock(moment, "milliseconds")
    short = _NO_CLOCK.sub("", written)
    return short + ("Z" if moment % DAY else "")


def iso(moment: int) -> str:
    """A moment in ISO 8601; what lies beyond the years that a date may have becomes their end.

    Examples
    --------
    >>> iso(0), iso(1), iso(instant("-0043-03-15"))
    ('1970-01-01T00:00:00Z', '1970-01-01T00:00:00.001Z', '-000043-03-15T00:00:00Z')
    """
    moment = min(max(moment, FIRST), LAST)
    year, month, day = local_day(moment)
    number = f"{year:04d}" if year >= 0 else f"-{-year:06d}"
    clock = _clock(moment, "milliseconds" if moment % 1_000 else "seconds")
    return f"{number}-{month:02d}-{day:02d}{clock}Z"


def _clock(moment: int, precision: str) -> str:
    shown = EPOCH.replace(tzinfo=None) + timedelta(milliseconds=moment % DAY)
    return shown.isoformat(timespec=precision)[10:]


def first_date(edtf: str) -> str:
    """The first date of an interval, to the day at the finest.

    Examples
    --------
    >>> first_date("1999-04-25T18:00:00+09:00/1999-04-28"), first_date("../1999")
    ('1999-04-25', '1999')
    """
    return edtf.strip().removeprefix(f"{OPEN}/").split("/")[0].rstrip("~?%").split("T")[0]

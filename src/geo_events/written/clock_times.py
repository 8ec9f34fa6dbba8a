"""Clock times as people write them, with the day that stands before them.

Owns what an hour is in each language and zone; an hour that clocks show twice, or skip, is none. Called by
`dates`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

_CLOCK = re.compile(
    r"(?:^|(?<=[\s日일t,]))(?P<before>[ap]m)?\s?(?P<hour>\d{1,2})\s?"
    r"(?:[:h時时点點시]\s?(?P<minute>\d\d)\s?[分분]?(?:[:\s]\s?(?P<second>\d\d)(?:[.,]\d{1,9})?\s?[秒초]?)?"
    r"|(?=\s?[ap]m)|[h時时点點시])"
    r"\s?(?P<after>[ap]m)?\s?(?:uhr)?\s?(?P<zone>z|utc|gmt|(?:utc|gmt)?\s?[+-]\d\d(?::?\d\d)?)?$",
    re.ASCII,
)
_ZONE_NAME = re.compile(r"\s*[(\[]?\b(?P<name>[A-Z][A-Za-z]+(?:/[A-Za-z_+-]+)+)[)\]]?\s*$")
_HALF_A_DAY = 12
_TIME_SIGN = re.compile(r"(?<=\d)t$")


def without_zone(cell: str) -> tuple[str, str | None]:
    """A cell without the name of a zone at its end, and that name.

    Examples
    --------
    >>> without_zone("2022-02-24 05:00 (Europe/Kyiv)"), without_zone("2022-02-24")
    (('2022-02-24 05:00', 'Europe/Kyiv'), ('2022-02-24', None))
    """
    named = _ZONE_NAME.search(cell)
    return (cell, None) if named is None else (cell[: named.start()], named["name"])


@dataclass(frozen=True, slots=True)
class Clock:
    """What a clock shows."""

    time: tuple[int, int, int]
    """Hour, minute and second."""
    is_bare: bool
    """Midnight, of which nothing more is said: a spreadsheet's day without a clock time."""
    zone: str | None

    def on(self, day: str, timezone: str) -> str | None:
        """The moment on a day, as EDTF; None where there is none, or are two."""
        if self.is_bare:
            return day
        hour, minute, second = self.time
        text = f"{day}T{hour:02d}:{minute:02d}:{second:02d}"
        if self.zone is not None:
            return text + _offset(self.zone)
        try:
            moment = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(timezone))
        except (ValueError, OSError):
            return None
        # An hour that clocks show twice, or skip, has two offsets.
        return None if moment.utcoffset() != moment.replace(fold=1).utcoffset() else moment.isoformat()


def clock_of(text: str) -> tuple[str, Clock | None]:
    """What stands before a clock time, and the clock; the whole where there is none.

    Parameters
    ----------
    text
        Of a date, its words as signs.

    Examples
    --------
    >>> clock_of("3/14/2021 5:30 pm")
    ('3/14/2021', Clock(time=(17, 30, 0), is_bare=False, zone=None))
    """
    match = _CLOCK.search(text)
    if match is None:
        return text, None
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    half = match["before"] or match["after"]
    if half is not None:
        if not 1 <= hour <= _HALF_A_DAY:
            return text, None
        hour = hour % _HALF_A_DAY + (_HALF_A_DAY if half == "pm" else 0)
    is_bare = half is None and match["zone"] is None and (hour, minute, second) == (0, 0, 0)
    rest = _TIME_SIGN.sub("", text[: match.start()]).strip(" ,")
    return rest, Clock((hour, minute, second), is_bare, match["zone"])


def _offset(zone: str) -> str:
    digits = re.sub(r"[^\d+-]", "", zone)
    return f"{digits[:3]}:{digits[3:] or '00'}" if digits else "Z"

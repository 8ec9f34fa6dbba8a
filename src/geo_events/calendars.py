"""Dates that a table gives in another calendar than the Gregorian: which are converted, and how.

Owns the names of the calendars and the way from the Julian one to the Gregorian. A date of any other is kept
in the words of the table and has no place in time, for nobody told what it is in ours. Called by `dataset`.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from geo_events.almanac import day_of, julian_day_number, month_length, numbers_in, spelled
from geo_events.errors import DateError
from geo_events.message import Mistake
from geo_events.when import OPEN, When, local_day, parse

_VAGUE = {"": "~", "~": "~", "?": "%", "%": "%"}
"""The mark of an end that stands for a whole month or year."""


class Calendar(StrEnum):
    """What the `calendar` of an event may be: the names are those of CLDR, but for two."""

    GREGORIAN = "gregorian"
    JULIAN = "julian"
    BUDDHIST = "buddhist"
    CHINESE = "chinese"
    COPTIC = "coptic"
    ETHIOPIC = "ethiopic"
    HEBREW = "hebrew"
    INDIAN = "indian"
    ISLAMIC = "islamic"
    JAPANESE = "japanese"
    PERSIAN = "persian"
    REPUBLICAN = "republican"
    """That of the French Revolution."""

    @property
    def is_converted(self) -> bool:
        """Whether its dates have a place in time here."""
        return self in (Calendar.GREGORIAN, Calendar.JULIAN)


def julian(text: str, timezone: str, *, may_be_open: bool = False) -> When:
    """Read a date of the Julian calendar, written as EDTF is.

    A day becomes another day; of a month, a year or more the first and the last day are converted, and are
    vague.

    Raises
    ------
    DateError
        If it is no such date.

    Examples
    --------
    >>> julian("1917-10-25", "UTC").edtf, julian("1917-10", "UTC").edtf
    ('1917-11-07', '1917-10-14~/1917-11-13~')
    """
    ends = [end if end == OPEN else _converted(end, text) for end in text.split("/")]
    edtf = "/".join([ends[0].split("/")[0], ends[-1].split("/")[-1]])
    if len(ends) == 1 and "/" not in ends[0]:
        edtf = ends[0]
    try:
        return replace(parse(edtf, timezone, may_be_open=may_be_open), calendar=f"{Calendar.JULIAN} {text}")
    except DateError as error:
        raise DateError(replace(error.mistake, found=text)) from error


def _converted(end: str, whole: str) -> str:
    mark = end[-1] if end[-1:] in "~?%" else ""
    day, sign, clock = end.removesuffix(mark).partition("T")
    numbers = numbers_in(day)
    if len(numbers) == 3:
        year, month, date = numbers
        if not 1 <= month <= 12 or not 1 <= date <= month_length(year, month, is_julian=True):
            raise DateError(Mistake("expected.julian-day", found=whole))
        return spelled(*day_of(julian_day_number(*numbers))) + sign + clock + mark
    span = parse(day)
    first, (year, month, _) = local_day(span.start), local_day(span.end - 1)
    last = (year, month, month_length(year, month, is_julian=True))
    days = (spelled(*day_of(julian_day_number(*one))) for one in (first, last))
    return "/".join(one + _VAGUE[mark] for one in days)

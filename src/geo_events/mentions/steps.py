"""From the day of publication to another day: the arithmetic, without any text.

Owns what "nearest" and "last" come to. A step gives None where two days are as likely, or where the calendar
ends. Called by `resolution`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from geo_events.when import When, iso_day

_BACK, _AHEAD = -7, 3
"""Months from that of publication in which a month without a year is looked for."""
_NEAR_DAYS = 10

Resolve = Callable[[date], date | None]


def days_of(published: When) -> tuple[date, date]:
    """First and last day, as they are counted where it was published."""
    first = iso_day(published.start, published.offset_minutes)
    last = iso_day(published.end - 1, published.end_offset_minutes)
    return date.fromisoformat(first), date.fromisoformat(last)


def moved(day: date, days: int) -> date | None:
    """The day so many days later; None outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def plus_days(days: int) -> Resolve:
    """A step of some days."""
    return lambda day: moved(day, days)


def plus_months(months: int) -> Resolve:
    """A step to the first day of a month."""

    def step(day: date) -> date | None:
        years, month = divmod(day.month - 1 + months, 12)
        return _first_of(day.year + years, month + 1)

    return step


def plus_years(years: int) -> Resolve:
    """A step to the first day of a year."""
    return lambda day: _first_of(day.year + years, 1)


def _first_of(year: int, month: int) -> date | None:
    return date(year, month, 1) if 1 <= year <= 9999 else None


def nearest_weekday(day: date, weekday: int) -> date | None:
    """The weekday within three days; one three days off counts in the same week only."""
    ahead = (weekday - day.weekday() + 3) % 7 - 3
    in_week = 0 <= day.weekday() + ahead <= 6
    return moved(day, ahead) if abs(ahead) < 3 or in_week else None


def next_or_last(day: date, weekday: int, direction: int) -> date | None:
    """That of the week before or after, if there is none nearer in this one."""
    in_this_week = weekday - day.weekday()
    if in_this_week * direction > 0:
        return None
    return moved(day, in_this_week + 7 * direction)


def nearest_day(from_: date, day: int) -> date | None:
    """The day of that number within ten days, if there is one only."""
    near = []
    for months in (-1, 0, 1):
        first = plus_months(months)(from_)
        if first is not None:
            try:
                near.append(first.replace(day=day))
            except ValueError:
                continue
    near = [candidate for candidate in near if abs((candidate - from_).days) <= _NEAR_DAYS]
    return near[0] if len(near) == 1 else None


def year_near(from_: date, month: int) -> date | None:
    """First day of the year in which a month lies near."""
    for years in (-1, 0, 1):
        if _BACK <= 12 * years + month - from_.month <= _AHEAD:
            return _first_of(from_.year + years, month)
    return None

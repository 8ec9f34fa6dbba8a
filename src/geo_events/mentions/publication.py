"""What the day of publication makes of a date that lacks its year, its month or both.

Owns the counting from that day, of which only a month or a year may be known. What the text before a date
says of it is for `resolution`, which calls this; the arithmetic is in `steps`.
"""

from __future__ import annotations

from datetime import date

from geo_events.mentions.date_parts import Parts
from geo_events.mentions.date_values import Basis, Found, calendar_found, parts_found, unresolved
from geo_events.mentions.steps import (
    Resolve,
    days_of,
    moved,
    nearest_day,
    nearest_weekday,
    next_or_last,
    plus_days,
    plus_months,
    plus_years,
    year_near,
)
from geo_events.when import When


class Publication:
    """When a text appeared, and what can be counted from there."""

    def __init__(self, published: When | None) -> None:
        self._edtf = None if published is None else published.edtf
        self._ends = None if published is None else days_of(published)

    @property
    def is_known(self) -> bool:
        """Whether anything is known of the day."""
        return self._ends is not None

    def meaning(self, parts: Parts) -> Found | None:
        """A date that is counted from this day and from nothing else; None if this is no such date."""
        if parts.day_step is not None:
            return self._counted(plus_days(parts.day_step), "day")
        if parts.weekday is not None:
            return self._weekday(parts, parts.weekday)
        if parts.week_step is not None:
            return self._week(parts.week_step)
        if parts.month_step is not None:
            return self._counted(plus_months(parts.month_step), "month")
        if parts.year_step is not None:
            return self._in_year(parts, plus_years(parts.year_step))
        if parts.direction is not None:
            return self._next_or_last_month(parts, parts.direction)
        return None

    def likely(self, parts: Parts) -> Found:
        """The nearest month, or the nearest day of the month, that is meant most probably."""
        month, day, last_day = parts.month, parts.day, parts.last_day
        if month is not None:
            return self._in_year(parts, lambda from_: year_near(from_, month))
        if day is None:
            return unresolved(None)
        found = self._counted(lambda from_: nearest_day(from_, day), "day")
        near = found.date
        if near is None or last_day is None:
            return found
        return calendar_found(near.year, near.month, parts, found.basis, found.against)

    def _counted(self, step: Resolve, precision: str) -> Found:
        """What both ends of the time of publication lead to, if it is the same to this precision."""
        if self._ends is None:
            return unresolved("undated.publication")
        first, last = (step(end) for end in self._ends)
        if first is None or last is None:
            return unresolved("undated.two-as-likely")
        size = {"year": 1, "month": 2, "day": 3}[precision]
        parts = [(day.year, day.month, day.day)[:size] for day in (first, last)]
        if parts[0] != parts[1]:
            return unresolved("undated.publication-vague")
        return parts_found(parts[0], Basis.PUBLISHED, self._edtf)

    def _in_year(self, parts: Parts, step: Resolve) -> Found:
        year = self._counted(step, "year")
        if year.year is None:
            return year
        return calendar_found(year.year, parts.month, parts, Basis.PUBLISHED, self._edtf)

    def _weekday(self, parts: Parts, weekday: int) -> Found:
        step, direction = parts.week_step, parts.direction
        if step is not None:
            return self._counted(lambda day: moved(day, 7 * step + weekday - day.weekday()), "day")
        if direction is not None:
            return self._counted(lambda day: next_or_last(day, weekday, direction), "day")
        return self._counted(lambda day: nearest_weekday(day, weekday), "day")

    def _week(self, step: int) -> Found:
        monday = self._counted(lambda day: moved(day, 7 * step - day.weekday()), "day")
        start = monday.date
        sunday = None if start is None else moved(start, 6)
        if start is None or sunday is None:
            return monday
        return Found(f"{start.isoformat()}/{sunday.isoformat()}", Basis.PUBLISHED, self._edtf)

    def _next_or_last_month(self, parts: Parts, direction: int) -> Found:
        month = parts.month
        if month is None:
            return unresolved(None)

        def year_of(day: date) -> date | None:
            # In September "last April" may be this year's or that of the year before.
            plain = month >= day.month if direction < 0 else month <= day.month
            return plus_years(direction)(day) if plain else None

        return self._in_year(parts, year_of)

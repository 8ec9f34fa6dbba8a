"""A date that was found in a text, before and after it is resolved.

Owns `DateMention` and how the parts of a date become EDTF. Called by `resolution`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from geo_events.mentions.date_parts import Parts, Written, exists
from geo_events.message import Message


class Basis(StrEnum):
    """What a date was resolved against."""

    WRITTEN = "written"
    """Nothing: it is written in full."""
    PUBLISHED = "published"
    TEXT = "text"
    """An earlier date of the text, or one beside it."""
    UNRESOLVED = "unresolved"


def basis_text(basis: Basis) -> Message:
    """A basis, as a reader is told of it."""
    return Message(f"mentions.basis.{basis}")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text."""

    start: int
    """First character, counted from 0 in the original text."""
    end: int
    """First character after it."""
    words: str
    """Words as they stand in the text."""
    edtf: str | None
    """Date in EDTF; None if it cannot be resolved."""
    basis: Basis
    against: str | None
    """The date, as EDTF, from which it was counted; None for one that is written in full."""
    reason: Message | None = None
    """Reason why it is unresolved."""


@dataclass(frozen=True, slots=True)
class Found:
    """A date with what can be said of it."""

    edtf: str | None
    basis: Basis
    against: str | None = None
    reason: Message | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> date | None:
        """The day; None if it is not known to the day."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


class Placed(NamedTuple):
    """A date with what it was found to be."""

    written: Written
    found: Found


def unresolved(key: str | None, **values: object) -> Found:
    """A date of which nothing can be said; the key is that of the reason."""
    return Found(None, Basis.UNRESOLVED, reason=None if key is None else Message(key, values))


def day_found(day: date, basis: Basis, against: str | None) -> Found:
    """A day."""
    return Found(day.isoformat(), basis, against, None, day.year, day.month, day.day)


def parts_found(parts: tuple[int, ...], basis: Basis, against: str | None) -> Found:
    """A year, with its month and day if they are given."""
    year, month, day = (*parts, None, None)[:3]
    return Found(_edtf(0 if year is None else year, month, day), basis, against, None, year, month, day)


def _edtf(year: int, month: int | None, day: int | None) -> str:
    text = f"{year:04d}"
    if month is not None:
        text += f"-{month:02d}"
    return text if day is None else f"{text}-{day:02d}"


def with_day(parts: Parts, found: Found) -> Found:
    """A date-time together with its day."""
    return replace(found, year=parts.year, month=parts.month, day=parts.day)


def calendar_found(year: int, month: int | None, parts: Parts, basis: Basis, against: str | None) -> Found:
    """What is written, in a year and a month; unresolved if the calendar has no such day."""
    day, last_day = parts.day, parts.last_day
    if not exists(year, month, day) or not exists(year, month, last_day):
        return unresolved("undated.no-day")
    edtf = _edtf(year, month, day)
    if last_day is not None:
        return Found(f"{edtf}/{_edtf(year, month, last_day)}", basis, against, None, year, month, last_day)
    return Found(edtf, basis, against, None, year, month, day)

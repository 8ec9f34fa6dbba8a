"""What the dates of a column have in common: which number is the day, what a bare number counts.

Owns the judgement over a column; what one cell means is `dates`'. A number alone says nothing: ten digits are
seconds only where all its neighbours are. Called by `tables`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from geo_events.when import EPOCH
from geo_events.written.dates import Order, edtf_of, meanings

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_NUMERIC_DATE = re.compile(r"\d{1,2}([./-])\d{1,2}[./-]\d{4}\b", re.ASCII)
_RUN_TOGETHER = re.compile(
    r"(?:1[5-9]|20)\d\d(?:0[1-9]|1[0-2])(?:(?:0[1-9]|[12]\d|3[01])(?:(?:[01]\d|2[0-3])(?:[0-5]\d)?)?)?",
    re.ASCII,
)
"""Digits such as 201904251800: a day and a clock time, or a moment decades away. Nobody can tell."""
_SERIALS = (10_000, 80_000)
"""Days since the beginning of 1900 or 1904: from 1927 to 2119."""
_SECONDS_A_DAY = 86_400


class Unit(StrEnum):
    """What the numbers of a column count."""

    SECONDS = "seconds"
    MILLISECONDS = "milliseconds"
    MICROSECONDS = "microseconds"
    DAYS_SINCE_1900 = "days-since-1900"
    DAYS_SINCE_1904 = "days-since-1904"


_EPOCHS = {Unit.DAYS_SINCE_1900: date(1899, 12, 30), Unit.DAYS_SINCE_1904: date(1904, 1, 1)}
_PER_SECOND = {Unit.SECONDS: 1, Unit.MILLISECONDS: 1_000, Unit.MICROSECONDS: 1_000_000}
_SMALLEST = {Unit.SECONDS: 1e8, Unit.MILLISECONDS: 1e11, Unit.MICROSECONDS: 1e14}
"""Of the largest number in a column: three years after 1970 at the least."""


class Doubt(StrEnum):
    """Why a column's dates cannot be read without being told more."""

    ORDER = "order"
    """Day or month may come first in every cell."""
    MIXED = "mixed"
    """Some cells prove the one, some the other."""


@dataclass(frozen=True)
class DateColumn:
    """How the cells of a column are to be read."""

    order: Order | None = None
    unit: Unit | None = None
    proof: str = ""
    """The cell that says which number is the day, or what numbers count; empty where nothing needed one."""
    doubt: Doubt | None = None

    def edtf(self, cell: str, timezone: str = "UTC") -> str | None:
        """A cell as EDTF; None if it cannot be understood."""
        if self.unit is not None and _NUMBER.fullmatch(cell) is not None:
            return _counted(float(cell), self.unit, timezone)
        return edtf_of(cell, timezone, self.order)


def judged(cells: Iterable[str], order: Order | None = None, *, day_first: bool | None = None) -> DateColumn:
    """What a column's dates have in common.

    Parameters
    ----------
    cells
        Without outer spaces; empty ones are passed over.
    order
        What somebody said of it.
    day_first
        What the language of its header lets expect where no cell proves it; None where it says nothing.

    Examples
    --------
    >>> judged(["3/4/2022", "2/24/2022"]).order.value, judged(["3/4/2022"]).doubt.value
    ('month-first', 'order')
    >>> judged(["1582979400000", "-1"]).edtf("1582979400000")
    '2020-02-29T12:30:00Z'
    >>> judged(["1.10.2023"], day_first=True).order.value
    'day-first'
    """
    filled = [cell for cell in dict.fromkeys(cells) if cell]
    numbers = [cell for cell in filled if _NUMBER.fullmatch(cell) is not None]
    unit = _unit(numbers) if numbers and len(numbers) == len(filled) else None
    if unit is not None:
        return DateColumn(order, unit, numbers[0])
    if order is not None:
        return DateColumn(order)
    return _ordered(filled, day_first)


def _ordered(cells: Sequence[str], day_first: bool | None) -> DateColumn:
    proofs: dict[Order, str] = {}
    doubtful = ""
    for cell in cells:
        match = _NUMERIC_DATE.search(cell)
        if match is None:
            continue
        found = meanings(cell)
        if len(found) > 1:
            doubtful = doubtful or cell
        elif found and (proof := _proof(match[0])) is not None:
            proofs.setdefault(proof, cell)
    if not doubtful:
        return DateColumn()
    if len(proofs) > 1:
        return DateColumn(doubt=Doubt.MIXED, proof=doubtful)
    if proofs:
        order, cell = next(iter(proofs.items()))
        return DateColumn(order, proof=cell)
    if day_first and all(one[1] == "." for cell in cells if (one := _NUMERIC_DATE.search(cell))):
        return DateColumn(Order.DAY_FIRST, proof=doubtful)
    return DateColumn(doubt=Doubt.ORDER, proof=doubtful)


def _proof(numbers: str) -> Order | None:
    first, second, _ = map(int, re.split(r"[./-]", numbers))
    if first == second or (first <= 12 and second <= 12):
        return None
    return Order.DAY_FIRST if first > 12 else Order.MONTH_FIRST


def _unit(cells: Sequence[str]) -> Unit | None:
    if any(_RUN_TOGETHER.fullmatch(cell) for cell in cells):
        return None
    numbers = [abs(float(cell)) for cell in cells]
    largest = max(numbers)
    if all(_SERIALS[0] <= number < _SERIALS[1] for number in numbers):
        return Unit.DAYS_SINCE_1900
    found = [unit for unit, smallest in _SMALLEST.items() if largest >= smallest]
    return found[-1] if found and largest < 1e18 and all(float(cell).is_integer() for cell in cells) else None


def _counted(number: float, unit: Unit, timezone: str) -> str | None:
    try:
        if unit in _PER_SECOND:
            moment = EPOCH + timedelta(seconds=math.floor(number / _PER_SECOND[unit]))
            return moment.isoformat().replace("+00:00", "Z")
        days = math.floor(number)
        day = _EPOCHS[unit] + timedelta(days=days)
    except (OverflowError, KeyError):
        return None
    clock = timedelta(seconds=round((number - days) * _SECONDS_A_DAY))
    return edtf_of(f"{day} {clock}", timezone) if clock else day.isoformat()

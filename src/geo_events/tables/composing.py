"""Columns made of several, or of one that says two things: a date of its parts, a point of a cell.

Owns how cells are put together and taken apart; which columns these are is decided in `understanding`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from geo_events.tables.extent import degrees_text, middle_of
from geo_events.tables.grids import Grid
from geo_events.tables.well_known_text import is_shape, positions_of
from geo_events.written import DateColumn, pair_of

Turn = Callable[[Sequence[float], Sequence[float]], tuple[Sequence[float], Sequence[float]]]
"""From eastings and northings to longitudes and latitudes."""
_JOINT = " – "
_A_WEEK = 3
"""Days before and after the one that stands for its week."""


def joined_texts(grid: Grid, columns: Sequence[str]) -> list[str]:
    """What is filled of some columns, one behind the other."""
    return [_JOINT.join(filter(None, cells)) for cells in _cells(grid, columns)]


def joined_dates(grid: Grid, columns: Sequence[str]) -> list[str]:
    """Years with their months and days as far as these are filled, or dates with a clock time behind.

    Examples
    --------
    >>> grid = Grid(("y", "m", "d"), (("1912", "4", "15"), ("1912", "", ""), ("", "4", "")), (2, 3, 4))
    >>> joined_dates(grid, ["y", "m", "d"])
    ['1912-04-15', '1912', '4']
    """
    return [_date(cells) for cells in _cells(grid, columns)]


def _date(cells: Sequence[str]) -> str:
    first, *rest = (cell.removesuffix(".0") for cell in cells)
    if not first.lstrip("-").isdigit() or len(first.lstrip("-")) > 4:
        return " ".join(filter(None, (first, *rest)))
    # A day of which no month is known is no day.
    known = [first.zfill(4)]
    for cell in rest[:2]:
        if not cell or cell == "0":
            break
        known.append(cell.zfill(2))
    clock = [cell for cell in rest[2:] if cell] if len(known) == 3 else []
    return " ".join(["-".join(known), *clock])


def halves(grid: Grid, column: str, turn: Turn | None = None) -> dict[str, list[str]]:
    """Latitude, longitude and reach of the cells of a column; a cell that holds none stands as it is.

    What is given to turn shapes into degrees is `projections`'.
    """
    found = [_halved(cell) if turn is None else _turned(cell, turn) for cell in grid.column(column)]
    return dict(zip(("latitude", "longitude", "radius"), map(list, zip(*found, strict=True)), strict=True))


def _halved(cell: str) -> tuple[str, str, str]:
    pair = pair_of(cell)
    if pair is not None:
        return degrees_text(float(pair[0])), degrees_text(float(pair[1])), ""
    made = middle_of(positions_of(cell)) if is_shape(cell) else None
    return (cell, "", "") if made is None else made


def _turned(cell: str, turn: Turn) -> tuple[str, str, str]:
    points = positions_of(cell)
    if not points:
        return _halved(cell)
    eastings, northings = zip(*points, strict=True)
    return middle_of(list(zip(*turn(eastings, northings), strict=True))) or (cell, "", "")


def coarser(grid: Grid, dates: str, codes: str, units: Mapping[str, str]) -> list[str]:
    """Dates as vague as a code beside them says."""
    read = DateColumn()
    return [
        _coarse(read.edtf(cell) or cell, units.get(code, ""))
        for cell, code in zip(grid.column(dates), grid.column(codes), strict=True)
    ]


def _coarse(edtf: str, unit: str) -> str:
    if unit == "month" and len(edtf) == len("2024-01-01"):
        return edtf[:7]
    if unit == "week":
        try:
            day = date.fromisoformat(edtf)
        except ValueError:
            return edtf
        return f"{day - timedelta(_A_WEEK)}~/{day + timedelta(_A_WEEK)}~"
    return edtf[:4] if unit == "year" else edtf


def in_words(grid: Grid, column: str, words: Mapping[str, str]) -> list[str]:
    """What the codes of a column stand for."""
    return [words.get(cell, cell) for cell in grid.column(column)]


def kilometres(grid: Grid, column: str) -> list[str]:
    """Lengths in metres as kilometres; what is no number stands as it is."""
    return [_kilometres(cell) for cell in grid.column(column)]


def _kilometres(cell: str) -> str:
    try:
        return f"{float(cell) / 1000:g}"
    except ValueError:
        return cell


def days_of_midnights(grid: Grid, column: str) -> list[str]:
    """Moments at midnight in UTC as the days that they stand for."""
    return [cell.removesuffix("T00:00:00Z") for cell in grid.column(column)]


def _cells(grid: Grid, columns: Sequence[str]) -> Sequence[tuple[str, ...]]:
    return list(zip(*map(grid.column, columns), strict=True))

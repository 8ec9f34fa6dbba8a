"""Rows of a flat table that cannot be drawn as they are: why, how many, and which is the first.

Owns what is asked of a row before tables are made of it. A flat table is somebody's export and read as far as
it goes; a folder that is kept by hand stays strict. Called by `given_source`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from geo_events.calendars import Calendar
from geo_events.dataset.date_orders import date_advice
from geo_events.errors import DateError
from geo_events.figure import Figure
from geo_events.message import Message
from geo_events.tables.column_roles import DATES, Role
from geo_events.tables.flat_cells import degrees, figure, stretch
from geo_events.tables.grids import Grid
from geo_events.when import parse
from geo_events.written import Axis, DateColumn, is_ongoing

_FIGURES = (Role.FIGURE, Role.LOWEST, Role.HIGHEST)
_AXES = {
    Role.LATITUDE: Axis.LATITUDE,
    Role.LONGITUDE: Axis.LONGITUDE,
    Role.ORIGIN_LATITUDE: Axis.LATITUDE,
    Role.ORIGIN_LONGITUDE: Axis.LONGITUDE,
}


_WORDS = [calendar.value for calendar in Calendar if not calendar.is_converted]
"""Calendars whose dates may be any words."""


@dataclass(frozen=True)
class Wrong:
    """Why some rows cannot be drawn."""

    role: Role
    column: str
    rows: Sequence[int]
    """Positions of the rows, from 0."""
    row: int
    """Row of the first, as a spreadsheet counts."""
    cell: str
    """What stands in it."""
    advice: Message | None = None

    @property
    def message(self) -> Message:
        """All of it in a sentence."""
        values = {"count": len(self.rows), "column": self.column, "row": self.row, "cell": self.cell}
        told = Message(f"flat.bad.{_AXES.get(self.role, self.role)}", values)
        return told if self.advice is None else Message("message.also", {"one": told, "other": self.advice})


def wrong_rows(
    grid: Grid, columns: Mapping[Role, str], dates: Mapping[Role, DateColumn], timezone: str
) -> list[Wrong]:
    """Why rows cannot be drawn, in the order of their columns' roles; a row counts for its first reason."""
    found: list[Wrong] = []
    calendars = grid.column(columns[Role.CALENDAR]) if Role.CALENDAR in columns else []
    unread = {row for row, cell in enumerate(calendars) if cell in _WORDS}
    taken: set[int] = set()
    for role, is_sound in _tests(dates, timezone):
        if role not in columns:
            continue
        cells = grid.column(columns[role])
        known = {cell: not cell or is_sound(cell) for cell in dict.fromkeys(cells)}
        passed_over = taken | unread if role in DATES else taken
        rows = [row for row, cell in enumerate(cells) if not known[cell] and row not in passed_over]
        if rows:
            taken.update(rows)
            cell = cells[rows[0]]
            advice = date_advice(cell) if role in DATES else None
            found.append(Wrong(role, columns[role], rows, grid.numbers[rows[0]], cell, advice))
    if {Role.DATE, Role.END} <= columns.keys():
        found += _out_of_order(grid, columns, dates, timezone, taken)
    return found


def without(grid: Grid, wrong: Sequence[Wrong]) -> Grid:
    """The table without some rows."""
    out = {row for one in wrong for row in one.rows}
    left = [row for row in range(len(grid)) if row not in out]
    return Grid(grid.header, tuple(grid.rows[row] for row in left), tuple(grid.numbers[row] for row in left))


def _tests(dates: Mapping[Role, DateColumn], timezone: str) -> Iterator[tuple[Role, Callable[[str], bool]]]:
    for role in dates:
        yield role, partial(_is_date, dates[role], timezone)
    for role, axis in _AXES.items():
        yield role, partial(_is_coordinate, axis)
    for role in _FIGURES:
        yield role, _is_figure


def _is_date(column: DateColumn, timezone: str, cell: str) -> bool:
    return is_ongoing(cell) or column.edtf(cell, timezone) is not None


def _is_coordinate(axis: Axis, cell: str) -> bool:
    try:
        return abs(float(degrees(cell, axis))) <= axis.most
    except ValueError:
        return False


def _is_figure(cell: str) -> bool:
    try:
        Figure.parse(figure(cell))
    except ValueError:
        return False
    return True


def _out_of_order(
    grid: Grid,
    columns: Mapping[Role, str],
    dates: Mapping[Role, DateColumn],
    timezone: str,
    taken: set[int],
) -> Iterator[Wrong]:
    """Rows whose end comes before their beginning."""
    rows = []
    pairs = zip(grid.column(columns[Role.DATE]), grid.column(columns[Role.END]), strict=True)
    for row, (start, end) in enumerate(pairs):
        if row in taken or not end or is_ongoing(end):
            continue
        first, last = (
            dates[role].edtf(cell, timezone) for role, cell in ((Role.DATE, start), (Role.END, end))
        )
        try:
            parse(stretch(first or "", last or ""), timezone)
        except DateError:
            rows.append(row)
    if rows:
        cell = grid.column(columns[Role.END])[rows[0]]
        yield Wrong(Role.END, columns[Role.END], rows, grid.numbers[rows[0]], cell)

"""Where the names of the columns stand in a table that people made for people.

Owns which rows are no rows of the table: titles and remarks above the names, and a second row of names below
them. Called by `recognition`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from geo_events.message import Message
from geo_events.tables.grids import Grid
from geo_events.tables.made_ids import apart

_LOOKED_AT = 30
"""Rows among which the names are looked for, and rows below them that say how wide the table is."""
_ENOUGH = 0.6
"""Share of the table's width that a row of names fills."""
_NUMBER = re.compile(r"[+-]?[\d.,/:\s-]+", re.ASCII)


def framed(grid: Grid, file: str, header: int | None = None) -> tuple[Grid, tuple[Message, ...]]:
    """The table below the row that holds its names, and what is said of rows that were left out.

    Parameters
    ----------
    grid
        Its first row as the header.
    file
        Its name, for the messages.
    header
        The row that holds the names, as a spreadsheet counts; 0 for a table without names.

    Examples
    --------
    >>> rows = (("", "", ""), ("date", "lat", "lon"), ("2020", "1", "2"))
    >>> found, notes = framed(Grid(("Our boats", "", ""), rows, (2, 3, 4)), "boats.csv")
    >>> found.header, found.rows, [note.values["row"] for note in notes]
    (('date', 'lat', 'lon'), (('2020', '1', '2'),), [3])
    """
    rows = [grid.header, *grid.rows]
    first = grid.numbers[0] - 1 if grid.numbers else 1
    numbers = [first, *grid.numbers]
    if header == 0:
        names = tuple(f"column {number}" for number in range(1, len(grid.header) + 1))
        return Grid(names, tuple(rows), tuple(numbers)), ()
    at = _names_at(rows) if header is None else _position(numbers, header)
    names, body = rows[at], at + 1
    notes = [Message("flat.header", {"file": file, "row": numbers[at], "above": at})] if at else []
    if header is None and _goes_on(names, rows[body : body + 2]):
        notes.append(Message("flat.header-joined", {"file": file, "row": numbers[at], "next": numbers[body]}))
        names, body = _joined(names, rows[body]), body + 1
    found = Grid(tuple(apart(map(str.strip, names), "{} ({})")), tuple(rows[body:]), tuple(numbers[body:]))
    return found, tuple(notes)


def _position(numbers: Sequence[int], header: int) -> int:
    return next((at for at, number in enumerate(numbers) if number >= header), 0)


def _names_at(rows: Sequence[Sequence[str]]) -> int:
    """Position of the row of names: the first that is as wide as the table, and holds texts alone."""
    widths = [sum(1 for cell in row if cell.strip()) for row in rows[:_LOOKED_AT]]
    if len(widths) < 2:
        return 0
    wide = median(widths[len(widths) // 2 :])
    for at, (row, width) in enumerate(zip(rows, widths, strict=False)):
        if width >= max(2, _ENOUGH * wide):
            return at if _are_names(row) or at == 0 else 0
    return 0


def _are_names(row: Sequence[str]) -> bool:
    filled = [cell.strip() for cell in row if cell.strip()]
    return not any(_NUMBER.fullmatch(cell) for cell in filled)


def _goes_on(names: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether the names have a second row: it is of texts alone, and fills what the first leaves open."""
    if len(below) < 2 or all(cell.strip() for cell in names):
        return False
    second, third = below
    fills = any(cell.strip() and not name.strip() for name, cell in zip(names, second, strict=True))
    return fills and _are_names(second) and not _are_names(third)


def _joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    joined, over = [], ""
    for name, below in zip(upper, lower, strict=True):
        over = name.strip() or (over if below.strip() else "")
        # A name that was merged over both rows stands in both.
        joined.append(" ".join(dict.fromkeys(filter(None, (over, below.strip())))))
    return tuple(joined)

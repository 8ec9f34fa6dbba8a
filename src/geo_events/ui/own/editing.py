"""What an edit on the page does to a table.

Owns the way from the state of Streamlit's editor to the bytes of a file, and which rows are marked. Called by
`workbench`.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geo_events.dataset import columns_of
from geo_events.errors import Fault
from geo_events.upload import Grid, csv_of, read_grid


@dataclass(frozen=True)
class Edit:
    """Changes of one table, by positions from 0."""

    changed: Mapping[int, Mapping[int, str]]
    """Cells by row and column."""
    added: Sequence[Mapping[int, str]]
    """Cells of each new row by column."""
    deleted: frozenset[int]

    @classmethod
    def of(cls, state: Mapping[str, Any], positions: Sequence[int], columns: Mapping[str, int]) -> Edit:
        """What the editor's state says.

        Parameters
        ----------
        state
            `edited_rows`, `added_rows` and `deleted_rows`, as Streamlit keeps them.
        positions
            The table's row for each row of the editor.
        columns
            The table's column for each column of the editor that can be edited.
        """

        def cells(values: Mapping[str, Any]) -> dict[int, str]:
            return {
                columns[name]: "" if value is None else str(value)
                for name, value in values.items()
                if name in columns
            }

        return cls(
            changed={positions[int(row)]: cells(values) for row, values in state["edited_rows"].items()},
            added=[cells(values) for values in state["added_rows"]],
            deleted=frozenset(positions[row] for row in state["deleted_rows"]),
        )


def edited(grid: Grid, edit: Edit) -> bytes:
    r"""The table as CSV after an edit; new rows stand at its end.

    Examples
    --------
    >>> grid = read_grid(b"a,b\n1,2\n3,4\n5,6\n")
    >>> edited(grid, Edit({0: {1: "x"}}, [{0: "7"}], frozenset({1})))
    b'a,b\n1,x\n5,6\n7,\n'
    """
    rows = [
        [edit.changed.get(position, {}).get(column, cell) for column, cell in enumerate(row)]
        for position, row in enumerate(grid.rows)
        if position not in edit.deleted
    ]
    rows += [[cells.get(column, "") for column in range(len(grid.header))] for cells in edit.added]
    return csv_of(grid.header, rows)


def table_grid(name: str, content: bytes | None) -> Grid:
    """The rows of a table; of one that is missing or empty, its header alone."""
    grid = Grid((), (), ()) if content is None else read_grid(content)
    return grid if grid.header else Grid(columns_of(name), (), ())


def marks(grid: Grid, faults: Sequence[Fault]) -> dict[int, str]:
    """What is wrong with each row, by position; faults of the whole file mark none."""
    by_number: dict[int, list[str]] = {}
    for fault in faults:
        if fault.row is not None:
            by_number.setdefault(fault.row, []).append(_mark(fault))
    return {
        position: " · ".join(by_number[number])
        for position, number in enumerate(grid.numbers)
        if number in by_number
    }


def _mark(fault: Fault) -> str:
    """A fault as it stands beside its row, in a narrow column: what to do, else what was expected."""
    told = f"expected {fault.expected}" if fault.advice is None else fault.advice
    return told if fault.column is None else f"{fault.column}: {told}"


@dataclass(frozen=True)
class HeaderOffer:
    """A way to mend a header."""

    changes: tuple[str, ...]
    """Each as a reader sees it."""
    content: bytes
    """The table with the mended header."""


def renamed_columns(name: str, grid: Grid) -> HeaderOffer | None:
    r"""Columns that lack, taken from those whose names are nearly theirs, else added; None if none lacks.

    Examples
    --------
    >>> offer = renamed_columns("chapters", read_grid(b"chapter_id,titel_en,title_zh,start,end,note_en\n"))
    >>> offer.changes
    ('titel_en → title_en', '+ note_zh')
    """
    header, added, changes = list(grid.header), [], []
    for column in columns_of(name):
        if column in header:
            continue
        near = difflib.get_close_matches(column, [one for one in header if one not in columns_of(name)], 1)
        if near:
            changes.append(f"{near[0]} → {column}")
            header[header.index(near[0])] = column
        else:
            changes.append(f"+ {column}")
            added.append(column)
    if not changes:
        return None
    rows = [[*row, *("" for _ in added)] for row in grid.rows]
    return HeaderOffer(tuple(changes), csv_of([*header, *added], rows))


def without_spare_columns(name: str, grid: Grid) -> HeaderOffer | None:
    """The table without the columns that it should not have; None if there are none."""
    spare = [position for position, column in enumerate(grid.header) if column not in columns_of(name)]
    if not spare:
        return None
    kept = [position for position in range(len(grid.header)) if position not in spare]
    rows = [[row[position] for position in kept] for row in grid.rows]
    changes = tuple(f"− {grid.header[position] or position + 1}" for position in spare)
    return HeaderOffer(changes, csv_of([grid.header[position] for position in kept], rows))

"""What an edit on the page does to a table.

Owns the way from the state of Streamlit's editor to the bytes of a file, and which rows are marked. Called by
`workbench`.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geo_events.dataset import MARK, REQUIRED, columns_of, line_of, raw_records
from geo_events.dataset.contents import IN_THE_ROW
from geo_events.dataset.text_columns import NO_LANGUAGE, STEMS, meant_by, text_columns
from geo_events.errors import UploadError
from geo_events.message import Fault, Message
from geo_events.tables import Grid, csv_of, read_grid
from geo_events.tables.limits import LONGEST_CELL


@dataclass(frozen=True)
class Edit:
    """Changes of one table, by positions from 0."""

    changed: Mapping[int, Mapping[int, str]]
    """Cells by row and column."""
    added: Sequence[Mapping[int, str]]
    """Cells of each new row by column."""
    deleted: frozenset[int]

    @property
    def is_idle(self) -> bool:
        """Whether it changes nothing: a row was added that holds no text yet."""
        return not (self.changed or self.deleted or any(map(_is_filled, self.added)))

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


def edited(content: bytes, grid: Grid, edit: Edit) -> bytes:
    r"""The table as CSV after an edit; new rows stand at its end.

    A row that nobody touched keeps its own characters: a broken or ragged one must not come out sound, with
    its cells where nobody put them, because another row was mended.

    Parameters
    ----------
    content
        Of the file as it is.
    grid
        Its rows.
    edit
        What is to be done to them.

    Raises
    ------
    UploadError
        If a cell is longer than one may be: its row could not be read again.

    Examples
    --------
    >>> content = b'a,b\n1,2\n3,4\n5,"6" \n'
    >>> edited(content, read_grid(content), Edit({0: {1: "x"}}, [{0: "7"}], frozenset({1})))
    b'a,b\n1,x\n5,"6" \n7,\n'
    """
    new = (text for cells in (*edit.changed.values(), *edit.added) for text in cells.values())
    if any(len(text) > LONGEST_CELL for text in new):
        raise UploadError(Message("upload.edit-too-long", {"most": LONGEST_CELL}))
    records = [record for record in raw_records(content.removeprefix(MARK.encode())) if any(record.cells)]
    rows: list[Sequence[str]] = list(grid.rows)
    for position, cells in edit.changed.items():
        rows[position] = [cells.get(column, cell) for column, cell in enumerate(rows[position])]
    added = [[cells.get(column, "") for column in range(len(grid.header))] for cells in edit.added]
    left = [position for position in range(len(rows)) if position not in edit.deleted]
    wanted = [row for row in (*(rows[position] for position in left), *added) if any(map(str.strip, row))]
    if not records:
        return csv_of(grid.header, wanted)
    header, *others = records
    width = len(header.cells)
    lines = [_ended(header.text)]
    for position in left:
        if position in edit.changed:
            lines.append(_line(rows[position], width))
        elif any(map(str.strip, rows[position])):
            lines.append(_ended(others[position].text))
    lines += [_line(row, width) for row in added]
    made = "".join(lines).encode()
    # A quote that was opened and never closed may reach into what is new.
    return made if _texts(read_grid(made).rows) == _texts(wanted) else csv_of(grid.header, wanted)


def _is_filled(cells: Mapping[int, str]) -> bool:
    return any(cell.strip() for cell in cells.values())


def _line(row: Sequence[str], width: int) -> str:
    """A row as wide as the header, or as far as it has text; none if it has no text."""
    if not any(cell.strip() for cell in row):
        return ""
    cells = list(row)
    while len(cells) > width and not cells[-1]:
        cells.pop()
    return line_of(cells)


def _ended(text: str) -> str:
    return text if text.endswith(("\n", "\r")) else f"{text}\n"


def _texts(rows: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Rows without the empty cells at their ends."""
    return [tuple(row) if row[-1] else tuple("\0".join(row).rstrip("\0").split("\0")) for row in rows]


def table_grid(name: str, content: bytes | None) -> Grid:
    """The rows of a table; of one that is missing or empty, its header alone."""
    grid = Grid((), (), ()) if content is None else read_grid(content)
    return grid if grid.header else Grid(columns_of(name), (), ())


def marks(grid: Grid, faults: Sequence[Fault], language: str) -> dict[int, str]:
    """What is wrong with each row, by position; faults of the whole file mark none."""
    by_number: dict[int, list[str]] = {}
    for fault in faults:
        if fault.row is not None:
            by_number.setdefault(fault.row, []).append(_mark(fault, language))
    return {
        position: " · ".join(by_number[number])
        for position, number in enumerate(grid.numbers)
        if number in by_number
    }


def _mark(fault: Fault, language: str) -> str:
    """A fault as it stands beside its row, in a narrow column: what to do, else what was expected."""
    told = Message("fault.expected", {"expected": fault.expected}) if fault.advice is None else fault.advice
    if fault.column is not None:
        told = Message("fault.placed", {"place": fault.column, "told": told})
    return told.text(language)


@dataclass(frozen=True)
class HeaderOffer:
    """A way to mend a header."""

    changes: tuple[str, ...]
    """Changes, each as a reader sees it."""
    content: bytes
    """The table with the mended header."""


def renamed_columns(name: str, grid: Grid) -> HeaderOffer | None:
    r"""Columns that lack, taken from those whose names are nearly theirs, else added; None if none lacks.

    Examples
    --------
    >>> offer = renamed_columns("chapters", read_grid(b"chapter_id,titel_en,title_zh,start\n"))
    >>> offer.changes
    ('titel_en → title_en', '+ end')
    """
    header, added, changes = list(grid.header), [], []
    for position, column in enumerate(grid.header):
        meant = None if column in _known(name, grid) else _meant(name, column, header)
        if meant is not None and meant not in header:
            changes.append(f"{column} → {meant}")
            header[position] = meant
    said = text_columns(header, STEMS[name], NO_LANGUAGE)
    for column in REQUIRED[name]:
        if column not in header and not said.get(column):
            changes.append(f"+ {column}")
            added.append(column)
    if not changes:
        return None
    rows = [[*row, *("" for _ in added)] for row in grid.rows]
    return HeaderOffer(tuple(changes), csv_of([*header, *added], rows))


def _known(name: str, grid: Grid) -> set[str]:
    """The columns of a table that it may have."""
    texts = text_columns(grid.header, STEMS[name], NO_LANGUAGE).values()
    return {*columns_of(name), *IN_THE_ROW, *(column for tagged in texts for _, column in tagged)}


def _meant(name: str, column: str, header: Sequence[str]) -> str | None:
    text = meant_by(column, STEMS[name])
    lacking = [one for one in columns_of(name) if one not in header and one not in STEMS[name]]
    return text or next(iter(difflib.get_close_matches(column, lacking, 1)), None)


def without_spare_columns(name: str, grid: Grid) -> HeaderOffer | None:
    """The table without the columns that it should not have; None if there are none."""
    spare = [position for position, column in enumerate(grid.header) if column not in _known(name, grid)]
    if not spare:
        return None
    kept = [position for position in range(len(grid.header)) if position not in spare]
    rows = [[row[position] for position in kept] for row in grid.rows]
    changes = tuple(f"− {grid.header[position] or position + 1}" for position in spare)
    return HeaderOffer(changes, csv_of([grid.header[position] for position in kept], rows))

"""A sheet of a workbook becoming the text of a table.

Owns the rows as CSV and the account of what was special in them. Filled by `xlsx` and `ods`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from geo_events.dataset.csv_records import line_of
from geo_events.errors import UploadError
from geo_events.message import Message
from geo_events.tables.budget import Budget
from geo_events.tables.limits import LONGEST_CELL, LONGEST_ROW, MOST_COLUMNS, MOST_LINES

_NAMED = 10
"""Cells that are named one by one; the others are counted."""


def cell_name(row: int, column: int) -> str:
    """A cell as spreadsheets name it.

    Examples
    --------
    >>> cell_name(7, 0), cell_name(1, 27)
    ('A7', 'AB1')
    """
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row}"


class _Cells:
    """Cells that have something in common."""

    def __init__(self) -> None:
        self.count = 0
        self.names: list[str] = []

    def add(self, row: int, column: int) -> None:
        self.count += 1
        if len(self.names) < _NAMED:
            self.names.append(cell_name(row, column))

    def __str__(self) -> str:
        return ", ".join(self.names) + (" …" if self.count > len(self.names) else "")


class Sheet:
    """One sheet; blank rows stay, so that a row has the number that it has in the spreadsheet.

    Parameters
    ----------
    file, name
        The workbook and the sheet, for messages.
    hidden
        Whether its maker hid it.
    """

    def __init__(self, file: str, name: str, hidden: bool, budget: Budget) -> None:
        self.file = file
        self.name = name
        self.hidden = hidden
        self.formulas = 0
        """Formulas whose saved values were taken."""
        self.unsaved = _Cells()
        """Formulas without a saved value."""
        self.errors = _Cells()
        """Cells such as `#REF!`."""
        self.months = _Cells()
        """Dates that are shown, and were written, without a day."""
        self.merged = 0
        """Groups of cells that were made one."""
        self.text = bytearray()
        self.rows = 0
        """Rows that hold something, the header not counted."""
        self._allowance = budget
        self._last = 0
        self._width = self._widest = 0
        self._first: int | None = None

    def add(self, row: int, cells: Mapping[int, str]) -> None:
        """Take a row, numbered from 1, with its cells by column from 0; empty ones are not among them."""
        if not cells:
            return
        width = max(self._width, max(cells) + 1)
        line = self._line(row, cells, width)
        if self._first is None:
            self._first = row
            self._last = row - 1
            self._width = width
        else:
            self.rows += 1
            self._allowance.take_rows(1, self._where)
        self._widest = max(self._widest, width)
        self._allowance.check_cells(self.rows, self._widest, self._where)
        blank = row - self._last - 1
        self._allowance.take_bytes(blank + len(line), self.file)
        self.text += b"\n" * blank + line
        self._last = row

    @property
    def _where(self) -> str:
        return f"{self.file} ({self.name})"

    def _line(self, row: int, cells: Mapping[int, str], width: int) -> bytes:
        if row > MOST_LINES or width > MOST_COLUMNS or sum(map(len, cells.values())) > LONGEST_CELL:
            self._check(row, cells)
        texts = [cells.get(column, "") for column in range(width)]
        plain = ",".join(texts)
        if "\0" in plain:
            self._check(row, cells)
        if '"' in plain or "\n" in plain or "\r" in plain or plain.count(",") >= width:
            plain = line_of(texts, "")
        return (plain + "\n").encode("utf-8", "replace")

    def _check(self, row: int, filled: Mapping[int, str]) -> None:
        fault = None
        if row > MOST_LINES:
            fault = Message("upload.too-many-lines", {"file": self._where, "most": MOST_LINES})
        elif max(filled) >= MOST_COLUMNS:
            values = {"file": self._where, "row": row, "most": MOST_COLUMNS}
            fault = Message("upload.too-many-columns", values)
        elif max(map(len, filled.values())) > LONGEST_CELL:
            fault = Message("upload.cell-too-long", {"file": self._where, "row": row, "most": LONGEST_CELL})
        elif sum(map(len, filled.values())) > LONGEST_ROW:
            values = {"file": self._where, "row": row, "most": LONGEST_ROW, "cell": LONGEST_CELL}
            fault = Message("upload.row-too-long", values)
        elif any("\0" in text for text in filled.values()):
            fault = Message("upload.zero-byte", {"file": self._where, "row": row})
        if fault is not None:
            raise UploadError(fault)

    @property
    def is_empty(self) -> bool:
        """Whether no cell holds anything."""
        return self._first is None

    def notes(self) -> Iterator[Message]:
        """What the visitor should know of it."""
        where = {"file": self.file, "sheet": self.name}
        if self.formulas:
            yield Message("upload.formulas", {**where, "count": self.formulas})
        for key, cells in (("unsaved", self.unsaved), ("cell-errors", self.errors), ("months", self.months)):
            if cells.count:
                yield Message(f"upload.{key}", {**where, "count": cells.count, "cells": str(cells)})
        if self.merged:
            yield Message("upload.merged", {**where, "count": self.merged})
        if self._first is not None and self._first > 1:
            yield Message("upload.sheet-begins", {**where, "row": self._first, "above": self._first - 1})

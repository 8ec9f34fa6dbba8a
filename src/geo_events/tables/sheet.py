"""A sheet of a workbook becoming the text of a table.

Owns the rows as CSV and what is said of them. Filled by `workbook`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from geo_events.dataset.csv_records import line_of
from geo_events.errors import UploadError
from geo_events.message import Message
from geo_events.tables.budget import Budget
from geo_events.tables.delimited import check_row, too_long
from geo_events.tables.limits import LONGEST_CELL, LONGEST_ROW
from geo_events.tables.merged_cells import MergedCells, Span
from geo_events.tables.workbook_marks import Marks


def column_name(column: int) -> str:
    """Letters of a column that is counted from 0.

    Examples
    --------
    >>> column_name(0), column_name(27)
    ('A', 'AB')
    """
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


class Sheet:
    """One sheet; blank rows stay, so that a row has the number that it has in the spreadsheet.

    Parameters
    ----------
    file, name
        The workbook and the sheet, for messages.
    hidden
        Whether its maker hid it.
    marks
        What its markup says of its cells.
    spans
        Merged cells that its markup does not say.
    """

    def __init__(
        self, file: str, name: str, hidden: bool, marks: Marks, budget: Budget, spans: Iterable[Span] = ()
    ) -> None:
        self.file = file
        self.name = name
        self.hidden = hidden
        self.marks = marks
        self._merged = MergedCells([*marks.merged, *spans])
        self.text = bytearray()
        self._rows = 0
        self._budget = budget
        self._last = 0
        self._width = self._widest = 0
        self._first: int | None = None
        self._firsts: list[str] = []

    def add(self, row: int, cells: Sequence[str]) -> None:
        """Take a row, numbered from 1, with its cells up to the last that holds something."""
        where = f"{self.file} ({self.name})"
        cells = self._merged.filled(row, cells)
        check_row(where, row, cells, any("\0" in cell for cell in cells))
        if max(map(len, cells)) > LONGEST_CELL:
            raise UploadError(too_long("cell", where, row, LONGEST_CELL))
        if sum(map(len, cells)) > LONGEST_ROW:
            raise UploadError(too_long("row", where, row, LONGEST_ROW))
        if self._first is None:
            self._first = row
            self._last = row - 1
            self._width = len(cells)
        else:
            self._rows += 1
            self._budget.take_rows(1, where)
        self._widest = max(self._widest, len(cells))
        self._budget.check_cells(self._rows, self._widest, where)
        padded = [*cells, *[""] * (self._width - len(cells))]
        line = b"\n" * (row - self._last - 1) + line_of(padded).encode("utf-8", "replace")
        self._budget.take_bytes(len(line), self.file)
        self.text += line
        self._last = row

    def close(self, firsts: Sequence[int]) -> None:
        """Take what is known at the end: columns with firsts of months alone."""
        self._firsts = [column_name(column) for column in firsts]

    @property
    def is_empty(self) -> bool:
        """Whether no cell holds anything."""
        return self._first is None

    def notes(self) -> Iterator[Message]:
        """What the visitor should know of it."""
        where = {"file": self.file, "sheet": self.name}
        marks = self.marks
        if marks.formulas:
            yield Message("upload.formulas", {**where, "count": marks.formulas})
        for key, cells in (("unsaved", marks.unsaved), ("cell-errors", marks.errors)):
            if cells.count:
                yield Message(f"upload.{key}", {**where, "count": cells.count, "cells": str(cells)})
        if self._firsts:
            yield Message("upload.months", {**where, "columns": self._firsts})
        if self._merged.count:
            yield Message("upload.merged", {**where, "count": self._merged.count})
        if self._first is not None and self._first > 1:
            yield Message("upload.sheet-begins", {**where, "row": self._first, "above": self._first - 1})

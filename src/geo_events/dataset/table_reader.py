"""One table: from raw records to cells by column.

Owns the header and ragged rows; knows no column's meaning. Called by `row_reader`.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources.abc import Traversable
from typing import NamedTuple

from geo_events.dataset.csv_records import MARK, RawRecord, encoding_fault, raw_records
from geo_events.errors import Fault

_COMPARED = 100
"""Unknown columns with which a missing one is compared: a hundred thousand must not take minutes."""


class Record(NamedTuple):
    """One record with its cells by column."""

    row: int
    cells: dict[str, str]
    """Every column is there; its cell is empty where the file has no such column."""
    whole: bool
    """Whether the cells may be checked. False if the row, or the header above it, has a fault already."""


class Table:
    """A CSV file whose records can be gone through once.

    Parameters
    ----------
    path
        The file.
    columns
        Every column that it should have. Another one is a fault, and is not read: a column with a spelling
        mistake would vanish otherwise.
    required
        Those without which no row can be sound.
    faults
        Where faults are noted: those of the file at once, those of the rows while they are gone through.

    Attributes
    ----------
    readable
        Whether the records have ids, so that what refers to them can be checked.
    """

    def __init__(
        self, path: Traversable, columns: Sequence[str], required: Iterable[str], faults: list[Fault]
    ) -> None:
        self._file = path.name
        self._faults = faults
        self._records: Iterator[RawRecord] = iter(())
        self._empty = dict.fromkeys(columns, "")
        self._header: list[str] = []
        self._complete = False
        self._has_nul = False
        content = self._content(path)
        if content is None:
            self.readable = False
            return
        self._has_nul = b"\0" in content
        self._records = raw_records(content)
        self._read_header(columns)
        self.readable = columns[0] in self._header
        once = {column for column, count in Counter(self._header).items() if count == 1}
        self._complete = self.readable and set(required) <= once

    def __iter__(self) -> Iterator[Record]:
        header, width = self._header, len(self._header)
        lacking = not set(self._empty) <= set(header)
        for raw in self._records:
            row, cells, _, error = raw
            if error is None and not any(cells):
                continue  # spreadsheets leave such rows behind
            whole = (error is None and len(cells) == width and not self._has_nul) or self._is_sound(
                raw, width
            )
            named = dict(zip(header, cells, strict=False))
            # A full row has every column; merging the empty cells in anyway would cost a tenth of the time.
            padded = self._empty | named if lacking or not whole else named
            yield Record(row, padded, whole and self._complete)

    def _is_sound(self, raw: RawRecord, width: int) -> bool:
        if raw.error is not None:
            self._note(
                raw.row,
                None,
                "every quoted cell to be closed",
                raw.text.rstrip("\r\n"),
                _quote_advice(raw.error),
            )
        elif len(raw.cells) != width:
            advice = "put a cell that holds a comma between double quotes" if len(raw.cells) > width else None
            self._note(raw.row, None, f"{width} cells, as in the header", f"{len(raw.cells)} cells", advice)
        elif self._has_nul and (column := self._nul_column(raw.cells)) is not None:
            self._note(raw.row, column, "text", "a zero byte", "delete the cell's content and write it again")
        else:
            return True
        return False

    def _nul_column(self, cells: list[str]) -> str | None:
        return next((column for column, cell in zip(self._header, cells, strict=True) if "\0" in cell), None)

    def _content(self, path: Traversable) -> bytes | None:
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            self._note(None, None, "a file of this name in the folder of the dataset")
            return None
        except OSError as error:
            self._note(None, None, "a file that can be read", error.strerror)
            return None
        if not content.removeprefix(MARK.encode()).strip():
            self._note(None, None, "a header and rows", "an empty file")
            return None
        fault = encoding_fault(path.name, content)
        if fault is not None:
            self._faults.append(fault)
            return None
        return content.removeprefix(MARK.encode())

    def _read_header(self, columns: Sequence[str]) -> None:
        raw = next(self._records)
        self._header = [cell.strip(MARK + " ") for cell in raw.cells]
        other = next((mark for mark in ";\t" if len(self._header) == 1 and mark in self._header[0]), None)
        if raw.error is not None:
            self._note(1, None, "a header", raw.text.rstrip("\r\n"), _quote_advice(raw.error))
        elif other is not None:
            found = {";": "semicolons", "\t": "tabulators"}[other]
            self._note(1, None, "commas between the cells", found, 'save it as "CSV (comma separated)"')
        else:
            self._check_columns(columns)
            return
        self._header = []
        self._records = iter(())

    def _check_columns(self, columns: Sequence[str]) -> None:
        counts = Counter(self._header)
        spare = [column for column in counts if column not in columns]
        for column in columns:
            if column not in self._header:
                near = difflib.get_close_matches(column, spare[:_COMPARED], 1)
                advice = f"is {near[0]!r} meant for it?" if near else "add it to the header"
                self._note(1, column, "a column of this name", None, advice)
        for column in spare:
            expected = "no column of this name" if column else "a name above every column"
            self._note(1, column or None, expected, None, "it is not read: delete or rename it")
        for column, count in counts.items():
            if count > 1 and column in columns:
                self._note(1, column, "each column once", f"{count} of this name")

    def _note(
        self,
        row: int | None,
        column: str | None,
        expected: str,
        found: str | None = None,
        advice: str | None = None,
    ) -> None:
        self._faults.append(Fault(self._file, row, column, expected, found, advice))


def _quote_advice(error: str) -> str:
    if "limit" in error or "end of data" in error:
        return "add the closing quote"
    return "write a double quote inside a quoted cell twice"

"""A table's text: to UTF-8 with commas, and within the limits.

Owns the separators and the checks that come before anybody looks at a column. Called by `unpacking`, and by
`sheet` for what holds of every table.
"""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator, Sequence

from geo_events.dataset.csv_records import line_of
from geo_events.errors import UploadError
from geo_events.message import Message
from geo_events.tables.budget import Budget
from geo_events.tables.encodings import as_utf8
from geo_events.tables.limits import (
    LONGEST_CELL,
    LONGEST_ROW,
    MOST_COLUMNS,
    MOST_LINES,
)

_LOOKED_AT = 20
"""Rows that must agree on a separator."""
_MOST_AGAIN = 2_000_000
"""Characters that may be read again because a row that began with a quote could not be cut. Each row of a
hostile table could begin so, and every reading of the table would go through the rest of it once a row."""
_SEPARATORS = {";": "upload.semicolons", "\t": "upload.tabulators"}


class TooLongError(Exception):
    """A row is longer than a row may be."""


class TooOftenError(Exception):
    """Too much of a table would have to be read again and again."""


class _Lines:
    """Lines of a text, none of which is longer than a row may be; nor are all of one row together.

    All but the first of a row that cannot be cut can be given back.
    """

    def __init__(self, content: bytes, start: int = 0) -> None:
        self._text = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", newline="")
        self._text.read(start)
        self._again: deque[str] = deque()
        self._row: list[str] = []
        self._taken = 0
        self._spare = _MOST_AGAIN

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._text.readline(LONGEST_ROW + 1)
        if not line:
            raise StopIteration
        self._taken += len(line)
        if self._taken > LONGEST_ROW:
            raise TooLongError
        self._row.append(line)
        return line

    def next_row(self) -> None:
        self._taken = 0
        self._row.clear()

    def keep_first(self) -> str:
        """First line of the row; the others are given back."""
        self._spare -= self._taken
        if self._spare < 0:
            raise TooOftenError
        self._again.extendleft(reversed(self._row[1:]))
        return self._row[0]


def table(file: str, content: bytes, budget: Budget) -> tuple[bytes, tuple[Message, ...]]:
    r"""Bytes of a table in UTF-8 with commas, and notes on what was converted.

    Raises
    ------
    UploadError
        If it is no text, or holds a zero byte, a cell too long or rows too many.

    Examples
    --------
    >>> content, notes = table("events.csv", b"event_id;when\na;2019\n", Budget())
    >>> content, [note.key for note in notes]
    (b'event_id,when\na,2019\n', ['upload.semicolons'])
    """
    _refuse_other_kinds(file, content)
    text, notes = as_utf8(file, content)
    hint = _hint(text)
    separator = hint[0] if hint else _separator(text)
    start = hint[1] if hint else 0
    if hint or separator != ",":
        text = _with_commas(file, text, separator, start, budget)
        if separator != ",":
            key = _SEPARATORS.get(separator, "upload.separators")
            notes += (Message(key, {"file": file, "separator": separator}),)
    else:
        _check(file, text, budget)
    return text, notes


def _refuse_other_kinds(file: str, content: bytes) -> None:
    """A spreadsheet that was only renamed would otherwise be a table full of strange letters."""
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"\x1f\x8b")):
        raise UploadError(Message("upload.not-a-table", {"file": file}))


def _hint(content: bytes) -> tuple[str, int] | None:
    """Separator that Excel names in a first line of its own, and the characters of that line."""
    line = content[:8].decode("utf-8", "replace").split("\n")[0].rstrip("\r")
    if len(line) == 5 and line.lower().startswith("sep=") and line[4] in ",;\t|":
        newline = content.index(b"\n") + 1 if b"\n" in content[:8] else len(content)
        return line[4], newline
    return None


def _widths(content: bytes, separator: str) -> list[int]:
    """Cells of the first rows; empty if they cannot be cut so."""
    lines, widths = _Lines(content), []
    try:
        for cells in csv.reader(lines, delimiter=separator, strict=True):
            lines.next_row()
            if any(cells):
                widths.append(len(cells))
            if len(widths) == _LOOKED_AT:
                break
    except (csv.Error, TooLongError):
        return []
    return widths


def _separator(content: bytes) -> str:
    """Another mark than the comma only if the header has it and the rows below agree with the header."""
    header = content[:LONGEST_CELL].split(b"\n", 1)[0]
    commas: list[int] | None = None
    for mark in _SEPARATORS:
        if mark.encode() not in header:
            continue
        commas = _widths(content, ",") if commas is None else commas
        widths = _widths(content, mark)
        agreeing = bool(widths) and widths[0] > 1 and set(widths) == {widths[0]}
        by_commas = bool(commas) and commas[0] > 1 and set(commas) == {commas[0]}
        if agreeing and not by_commas:
            return mark
    return ","


def _rows(
    file: str, content: bytes, separator: str, start: int, *, strict: bool = False
) -> Iterator[tuple[int, list[str]]]:
    """Rows with their numbers; whatever is wrong with one is said with its number.

    A strict reader cuts as `raw_records` does, or the rows that are counted here would not be those that are
    read later: of a row whose quotes are unsound, the first line is a row and the next begins another.
    """
    lines, row = _Lines(content, start), 0
    reader = csv.reader(lines, delimiter=separator, strict=strict)
    while True:
        row += 1
        lines.next_row()
        try:
            cells = _next(reader, lines)
        except StopIteration:
            return
        except csv.Error as error:
            raise UploadError(too_long("cell", file, row, LONGEST_CELL)) from error
        except TooLongError as error:
            raise UploadError(too_long("row", file, row, LONGEST_ROW)) from error
        except TooOftenError as error:
            raise UploadError(Message("upload.quotes", {"file": file, "row": row})) from error
        yield row, cells


def _next(reader: Iterator[list[str]], lines: _Lines) -> list[str]:
    try:
        return next(reader)
    except csv.Error as error:
        if "field limit" in str(error):
            raise
        return next(csv.reader([lines.keep_first()]), [])


def too_long(what: str, file: str, row: int, most: int) -> Message:
    """What is said of a cell or a row that is longer than it may be."""
    return Message(f"upload.{what}-too-long", {"file": file, "row": row, "most": most, "cell": LONGEST_CELL})


def _check(file: str, content: bytes, budget: Budget) -> None:
    """Go through a table once."""
    has_zero = b"\0" in content
    filled = widest = 0
    for row, cells in _rows(file, content, ",", 0, strict=True):
        filled += check_row(file, row, cells, has_zero)
        widest = max(widest, len(cells))
        if filled > budget.limits.rows + 1:
            break
    budget.check_cells(filled, widest, file)
    budget.take_rows(max(0, filled - 1), file)


def check_row(file: str, row: int, cells: Sequence[str], has_zero: bool) -> bool:
    """Whether a row holds anything; an error if it holds what no table may."""
    if row > MOST_LINES:
        raise UploadError(Message("upload.too-many-lines", {"file": file, "most": MOST_LINES}))
    if len(cells) > MOST_COLUMNS:
        raise UploadError(
            Message("upload.too-many-columns", {"file": file, "row": row, "most": MOST_COLUMNS})
        )
    if has_zero and any("\0" in cell for cell in cells):
        raise UploadError(Message("upload.zero-byte", {"file": file, "row": row}))
    return any(cells)


def _with_commas(file: str, content: bytes, separator: str, start: int, budget: Budget) -> bytes:
    has_zero = b"\0" in content
    whole, filled, widest = bytearray(), 0, 0
    for row, cells in _rows(file, content, separator, start):
        filled += check_row(file, row, cells, has_zero)
        widest = max(widest, len(cells))
        if filled > budget.limits.rows + 1:
            break
        whole += line_of(cells).encode()
    budget.check_cells(filled, widest, file)
    budget.take_rows(max(0, filled - 1), file)
    return bytes(whole)

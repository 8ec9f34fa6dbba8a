"""A table as rows of text: what is shown to be edited, and what an import reads.

Owns the way between the bytes of a CSV file and its cells, ragged and broken rows included. Knows no column's
meaning. Called by the other modules of this package and by `ui`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo_events.dataset import MARK, line_of, raw_records


@dataclass(frozen=True)
class Grid:
    """A header and rows under it, every one as wide as the widest."""

    header: tuple[str, ...]
    """Names of the columns; empty where a row is longer than the header."""
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    """Row of each as a spreadsheet counts it: the header is row 1."""

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, name: str) -> list[str]:
        """The cells of a column without outer spaces, from top to bottom."""
        position = self.header.index(name)
        return [row[position].strip() for row in self.rows]

    def joined(self, columns: Mapping[str, Sequence[str]]) -> Grid:
        """The same with more columns behind the others."""
        header, more = (*self.header, *columns), zip(*columns.values(), strict=True)
        rows = (
            tuple((*row, *cells) for row, cells in zip(self.rows, more, strict=True))
            if columns
            else self.rows
        )
        return Grid(header, rows, self.numbers)


def read_grid(content: bytes) -> Grid:
    r"""The cells of a CSV file in UTF-8; of a row that cannot be cut, what can be made out.

    Rows without any text are passed over, and so is the mark that Excel writes in front.

    Examples
    --------
    >>> grid = read_grid(b"date,title\n2020,A boat leaves,Friday\n")
    >>> grid.header, grid.rows
    (('date', 'title', ''), (('2020', 'A boat leaves', 'Friday'),))
    """
    records = [record for record in raw_records(content.removeprefix(MARK.encode())) if any(record.cells)]
    if not records:
        return Grid((), (), ())
    width = max(len(record.cells) for record in records)
    padded = [tuple(record.cells) + ("",) * (width - len(record.cells)) for record in records]
    header = tuple(name.strip() for name in padded[0])
    return Grid(header, tuple(padded[1:]), tuple(record.row for record in records[1:]))


def csv_of(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    r"""Rows as a CSV file in UTF-8.

    Columns at the end that have neither name nor cells are left away, and so are rows without any text.

    Examples
    --------
    >>> csv_of(["date", "title", ""], [["2020", "A boat, a cart", ""], ["", "", ""]])
    b'date,title\n2020,"A boat, a cart"\n'
    """
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    width = len(header)
    while width and not header[width - 1] and not any(row[width - 1] for row in filled):
        width -= 1
    names = list(header[:width])
    if filled and not any(names):
        # A blank line would be passed over, and the first row be read as the header.
        names[:1] = [" "]
    return "".join(line_of(row) for row in (names, *(row[:width] for row in filled))).encode()

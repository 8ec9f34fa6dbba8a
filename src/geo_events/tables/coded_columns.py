"""A flat table as columns of text, in Arrow: a tenth of the memory of rows of cells, and counted at once.

Owns the steps that every column goes through: trimming, counting what is alike, numbering in the order of
first appearance, and back to CSV. Called by `flat_table` and `ids`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from geo_events.dataset import line_of
from geo_events.tables.column_roles import Role
from geo_events.tables.grids import Grid

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Codes = NDArray[np.int64]


@dataclass(frozen=True)
class Column:
    """Cells of a column: each different one once, and which of them stands in each row."""

    words: Sequence[str]
    codes: Codes

    @classmethod
    def of(cls, cells: pa.Array) -> Column:
        """Column of cells, without their outer spaces."""
        coded = pc.utf8_trim_whitespace(cells).dictionary_encode()
        return cls(
            coded.dictionary.to_pylist(), coded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
        )

    @classmethod
    def same(cls, word: str, rows: int) -> Column:
        """A column in which every row says the same."""
        return cls((word,), np.zeros(rows, np.int64))

    @classmethod
    def each(cls, rows: int) -> Column:
        """A column in which no two rows are alike."""
        return cls(range(rows), np.arange(rows))  # type: ignore[arg-type]  # only their number counts

    def mapped(self, change: Callable[[str], str]) -> Column:
        """The column with each different cell changed."""
        return _alike_once(map(change, self.words), self.codes)

    def filled(self) -> NDArray[np.bool_]:
        """In which rows there is anything."""
        return np.array([bool(word) for word in self.words], bool)[self.codes]

    def array(self) -> pa.Array:
        """The cells as they stand, one a row."""
        return pa.array(self.words, pa.string()).take(pa.array(self.codes))

    def taken(self, rows: Codes) -> Column:
        """The column at some rows."""
        return Column(self.words, self.codes[rows])


def columns_of_grid(grid: Grid, names: Mapping[Role, str]) -> dict[Role, Column]:
    """Columns by what they are for, of the rows in which any of them says something."""
    found = {role: Column.of(pa.array(grid.column(name), pa.string())) for role, name in names.items()}
    filled = np.zeros(len(grid), bool)
    for column in found.values():
        filled |= column.filled()
    rows = np.flatnonzero(filled)
    return {role: column.taken(rows) for role, column in found.items()}


def combined(columns: Iterable[Column], make: Callable[..., str]) -> Column:
    """A column made of several; what is made is made once for each combination that there is."""
    parts = list(columns)
    firsts, codes = numbered(parts)
    rows = zip(*([part.words[code] for code in part.codes[firsts].tolist()] for part in parts), strict=True)
    return _alike_once((make(*cells) for cells in rows), codes)


def stacked(columns: Sequence[Column]) -> Column:
    """The cells of some columns, one column below the other."""
    if len(columns) == 1:
        return columns[0]
    starts = np.cumsum([0, *(len(column.words) for column in columns[:-1])])
    codes = np.concatenate([column.codes + start for column, start in zip(columns, starts, strict=True)])
    return _alike_once((word for column in columns for word in column.words), codes)


def _alike_once(words: Iterable[str], codes: Codes) -> Column:
    """A column of words of which some may be alike."""
    found: dict[str, int] = {}
    places = np.array([found.setdefault(word, len(found)) for word in words], np.int64)
    return Column(list(found), places[codes])


def numbered(columns: Sequence[Column]) -> tuple[Codes, Codes]:
    """Numbers of the combinations of some columns, counted as they first appear.

    Returns
    -------
    The row in which each combination appears first, and the number of each row's.
    """
    key = np.zeros(len(columns[0].codes), np.int64)
    for column in columns:
        key = np.unique(key * len(column.words) + column.codes, return_inverse=True)[1].reshape(-1)
    _, firsts, inverse = np.unique(key, return_index=True, return_inverse=True)
    order = np.argsort(firsts, kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return firsts[order], rank[inverse.reshape(-1)]


def counted(groups: Codes) -> Codes:
    """The how manieth of its group each row is, from 1."""
    order = np.argsort(groups, kind="stable")
    in_order = groups[order]
    starts = np.flatnonzero(np.r_[True, in_order[1:] != in_order[:-1]]) if len(groups) else order
    lengths = np.diff(np.r_[starts, len(groups)])
    counts = np.empty(len(groups), np.int64)
    counts[order] = np.arange(len(groups)) - np.repeat(starts, lengths) + 1
    return counts


def table_of(header: Sequence[str], columns: Mapping[str, pa.Array], rows: int) -> bytes:
    """A table as CSV in UTF-8; a column that is not given is empty."""
    cells = [_quoted(columns[name]) if name in columns else pa.repeat("", rows) for name in header]
    lines = pc.binary_join_element_wise(*cells, ",") if rows else pa.array([], pa.string())
    return "".join((line_of(header), *(f"{line}\n" for line in lines.to_pylist()))).encode()


def _quoted(cells: pa.Array) -> pa.Array:
    special = pc.match_substring_regex(cells, '[,"\r\n]')
    if not pc.any(special).as_py():
        return cells
    quoted = pc.binary_join_element_wise("", pc.replace_substring(cells, '"', '""'), "", '"')
    return pc.if_else(special, quoted, cells)

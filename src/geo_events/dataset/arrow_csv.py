"""A CSV file as columns, read by Arrow, if it is plain enough for that.

Owns the proof that Arrow cuts the file as `csv_records` and `table_reader` do: Arrow is laxer, and would
let pass what they call a fault. Knows no column's meaning. Called by `column_reader`.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping, Sequence
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from geo_events.dataset.csv_records import MARK, raw_records
from geo_events.dataset.regular_files import content_of

_BLOCK = 1 << 22
_DICTIONARY = pa.dictionary(pa.int32(), pa.string())
_QUOTE = ord('"')
_BEFORE, _AFTER = np.frombuffer(b',\n"', np.uint8), np.frombuffer(b',\r\n"', np.uint8)


class NotPlainError(ValueError):
    """A table holds something that only the careful reader can judge: hand the folder to it."""


def read_sheet(
    path: Traversable,
    columns: Sequence[str],
    *,
    required: Collection[str],
    distinct: Collection[str],
    verbatim: Collection[str],
) -> Mapping[str, pa.Array]:
    """Columns of a file, blank rows left out, without the outer spaces of the cells.

    Parameters
    ----------
    path
        The file.
    columns
        Those that its header may name, each once, in any order; one that it lacks is empty.
    required
        Those that it must name.
    distinct
        Columns whose values hardly repeat: they come as plain strings, the others as dictionaries.
    verbatim
        Columns whose outer spaces count.

    Raises
    ------
    NotPlainError
        If the file is not plain; `pyarrow.ArrowException` or `OSError` if it cannot be read at all.
    """
    content = content_of(path)
    header = _header(content, columns, required)
    _check_bytes(content)
    table = pyarrow.csv.read_csv(
        pa.BufferReader(content),
        read_options=pyarrow.csv.ReadOptions(column_names=header, skip_rows=1, block_size=_BLOCK),
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=b'"' in content),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types={name: pa.string() if name in distinct else _DICTIONARY for name in header}
        ),
    )
    del content
    table = _without_blank_rows(table.select([name for name in columns if name in header]))
    table = table.unify_dictionaries()
    empty = pa.DictionaryArray.from_arrays(pa.array(np.zeros(len(table), np.int32)), pa.array([""]))
    return {
        name: _cells(table.column(name), name in verbatim) if name in header else empty for name in columns
    }


def codes(column: pa.DictionaryArray) -> Any:
    """Position in the dictionary for each row."""
    return column.indices.to_numpy()


def _named(line: bytes) -> list[str]:
    try:
        raw = next(raw_records(line.removeprefix(MARK.encode())), None)
    except UnicodeDecodeError as error:
        raise NotPlainError("another encoding") from error
    return [] if raw is None or raw.error is not None else [cell.strip(MARK + " ") for cell in raw.cells]


def _header(content: bytes, columns: Collection[str], required: Collection[str]) -> list[str]:
    header = _named(content[: content.find(b"\n") + 1])
    if len(set(header)) != len(header) or not set(required) <= set(header) <= set(columns):
        raise NotPlainError("another header")
    return header


def _check_bytes(content: bytes) -> None:
    if b"\0" in content:
        raise NotPlainError("a zero byte")
    if content.count(b"\r") != content.count(b"\r\n"):
        raise NotPlainError("a carriage return alone")
    if b'"' in content and not _quoting_is_strict(content):
        raise NotPlainError("a quote inside a cell")


def _quoting_is_strict(content: bytes) -> bool:
    """Whether quotes only open a cell, close it, or stand twice inside it: then all readers agree."""
    # The header has been read already; what follows begins with its line end, so that a byte is before each.
    text = np.frombuffer(content, np.uint8, offset=content.find(b"\n"))
    quotes = np.concatenate(
        [
            np.flatnonzero(text[start : start + _BLOCK] == _QUOTE) + start
            for start in range(0, len(text), _BLOCK)
        ]
    )
    if len(quotes) % 2:
        return False
    opening, closing = quotes[::2], quotes[1::2]
    following = text[closing[closing + 1 < len(text)] + 1]
    return bool(np.isin(text[opening - 1], _BEFORE).all() and np.isin(following, _AFTER).all())


def _without_blank_rows(table: pa.Table) -> pa.Table:
    if not pc.any(pc.equal(pc.binary_length(table.column(0)), 0)).as_py():
        return table
    # Decoded and encoded again, so that no dictionary keeps the empty cells of a row that is gone.
    kinds = table.schema
    table = table.cast(pa.schema([(name, pa.string()) for name in table.column_names]))
    filled = pa.array(np.zeros(len(table), bool))
    for column in table.columns:
        filled = pc.or_(filled, pc.greater(pc.binary_length(column), 0))
    return table.filter(filled).cast(kinds)


def _cells(column: pa.ChunkedArray, verbatim: bool) -> pa.Array:
    cells = column.combine_chunks()
    if isinstance(cells, pa.ChunkedArray):
        if cells.num_chunks > 1:
            raise NotPlainError("a column of more than two gigabytes")
        cells = cells.chunk(0) if cells.num_chunks else pa.array([], column.type)
    if not isinstance(cells, pa.DictionaryArray):
        return _trimmed(cells, verbatim)
    return pa.DictionaryArray.from_arrays(cells.indices, _trimmed(cells.dictionary, verbatim))


def _trimmed(texts: pa.Array, verbatim: bool) -> pa.Array:
    # Bytes are at least as many as characters, which are what the limit counts.
    if len(texts) and pc.max(pc.binary_length(texts)).as_py() > csv.field_size_limit():
        raise NotPlainError("a cell beyond all measure")
    return texts if verbatim else pc.utf8_trim_whitespace(texts)

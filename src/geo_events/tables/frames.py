"""Tables of a program and of columnar files as flat tables: pandas, polars, Arrow, Parquet, Feather, DuckDB.

Owns what a value becomes as a cell. None of these libraries is imported for it but pyarrow: what can hand its
columns over as Arrow does. Called by `given_source`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import feather, parquet

from geo_events.errors import UploadError
from geo_events.message import Message
from geo_events.tables.grids import Grid
from geo_events.tables.json_records import text_of

_A_DAY = {"s": 86_400, "ms": 86_400_000, "us": 86_400_000_000, "ns": 86_400_000_000_000}


def is_frame(source: object) -> bool:
    """Whether something can hand over its columns as Arrow, or is a table of pandas."""
    return hasattr(source, "__arrow_c_stream__") or hasattr(source, "to_arrow_table") or _is_pandas(source)


def arrow_of(source: Any) -> pa.Table:
    """The columns of a table of a program."""
    if _is_pandas(source):
        return pa.Table.from_pandas(
            source.reset_index() if source.index.name else source, preserve_index=False
        )
    if hasattr(source, "__arrow_c_stream__"):
        return pa.table(source)
    return source.to_arrow_table()


def arrow_in(file: str, content: bytes, kind: str) -> pa.Table:
    """The columns of a file in Parquet, in Feather or Arrow, or of a stream of Arrow.

    Raises
    ------
    UploadError
        If it is damaged.
    """
    try:
        if kind == "parquet":
            return parquet.read_table(pa.BufferReader(content))
        try:
            return feather.read_table(pa.BufferReader(content))
        except pa.ArrowInvalid:
            return pa.ipc.open_stream(pa.BufferReader(content)).read_all()
    except (pa.ArrowException, OSError, ValueError) as error:
        raise UploadError(
            Message("flat.damaged", {"file": file, "reason": str(error).split("\n")[0]})
        ) from error


def grid_of_arrow(columns: pa.Table) -> Grid:
    """Columns as rows of text, numbered from 2 as in a table under its header.

    Examples
    --------
    >>> import datetime
    >>> day, moment = datetime.date(2020, 1, 2), datetime.datetime(2020, 1, 2, 9, 30)
    >>> grid_of_arrow(pa.table({"day": [day], "at": [moment], "n": [3.0], "w": [None]})).rows
    (('2020-01-02', '2020-01-02 09:30:00', '3', ''),)
    """
    cells = [_texts(column) for column in columns.columns]
    rows = tuple(zip(*cells, strict=True)) if cells else ()
    return Grid(tuple(name.strip() for name in columns.column_names), rows, tuple(range(2, len(rows) + 2)))


def _texts(column: pa.ChunkedArray) -> Sequence[str]:
    kind = column.type
    if pa.types.is_dictionary(kind):
        return _texts(column.cast(kind.value_type))
    if pa.types.is_timestamp(kind):
        column = _moments(column)
    elif pa.types.is_date(kind):
        column = column.cast(pa.date32()).cast(pa.string())
    elif not (pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_integer(kind)):
        return [text_of(value) for value in column.to_pylist()]
    found: list[str] = pc.fill_null(column.cast(pa.string()), "").to_pylist()
    return found


def _moments(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Moments in UTC, or as clocks show them where no zone is given; days where all are midnights."""
    a_day, ticks = _A_DAY[column.type.unit], column.cast(pa.int64())
    are_days = pc.all(pc.equal(pc.multiply(pc.divide(ticks, a_day), a_day), ticks)).as_py()
    if column.type.tz is None and are_days:
        return column.cast(pa.timestamp("s"), safe=False).cast(pa.date32()).cast(pa.string())
    in_seconds = column.cast(pa.timestamp("s", tz=column.type.tz), safe=False)
    form = "%Y-%m-%d %H:%M:%S" if column.type.tz is None else "%Y-%m-%dT%H:%M:%SZ"
    return pc.strftime(in_seconds.cast(pa.timestamp("s")), format=form)


def _is_pandas(source: Any) -> bool:
    return type(source).__module__.partition(".")[0] in ("pandas", "geopandas") and hasattr(source, "columns")

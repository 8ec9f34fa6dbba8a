"""A list of objects as a flat table: a row an object, as `to_json(orient="records")` writes them.

Owns the columns of such a list, and how large it may be. Called by `geojson_reader`, and by
`given_source` for a list in a program.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from geo_events.errors import UploadError
from geo_events.message import Message
from geo_events.tables.grids import Grid
from geo_events.tables.limits import MOST_COLUMNS, UPLOAD, Limits


def grid_of_records(records: Sequence[Any], file: str, limits: Limits = UPLOAD) -> Grid:
    """Objects as rows, numbered from 2 as in a table under its header.

    Raises
    ------
    UploadError
        If one of them is no object, or they hold too much.

    Examples
    --------
    >>> grid_of_records([{"date": "2020", "lat": 1.0}, {"date": None}], "a.json").rows
    (('2020', '1'), ('', ''))
    """
    wrong = next(
        (number for number, one in enumerate(records, start=1) if not isinstance(one, Mapping)), None
    )
    if wrong is not None or not records:
        raise UploadError(Message("upload.json.records", {"file": file, "number": wrong or 1}))
    names = list(dict.fromkeys(name for record in records for name in record))
    require_room(len(records), len(names), file, limits)
    rows = tuple(tuple(text_of(record.get(name)) for name in names) for record in records)
    return Grid(tuple(text_of(name).strip() for name in names), rows, tuple(range(2, len(rows) + 2)))


def require_room(rows: int, columns: int, file: str, limits: Limits) -> None:
    """Refuse what is larger than may be read at once.

    Raises
    ------
    UploadError
        If there are too many rows, columns or cells.
    """
    counts = {"rows": (rows, limits.rows), "columns": (columns, MOST_COLUMNS)}
    for what, (count, most) in counts.items():
        if count > most:
            raise UploadError(Message(f"upload.geojson.{what}", {"file": file, "count": count, "most": most}))
    if rows * columns > limits.cells:
        raise UploadError(Message("upload.too-many-cells", {"file": file, "most": limits.cells}))


def text_of(value: Any) -> str:
    """A value as a cell; a whole number without a point, a day without the midnight that it begins with."""
    if value is None or value != value:  # not a number
        return ""
    if isinstance(value, str):
        # JSON may hold halves of a character, which no file can.
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat().removesuffix("T00:00:00")
    return json.dumps(value, ensure_ascii=False, default=str).encode("utf-8", "replace").decode()

"""The events in view as columns, for who goes on computing with them.

Owns their types; which columns there are is `event_rows`'. Called by `story`.
"""

from __future__ import annotations

import pyarrow as pa

from geo_events.export.event_rows import citations, event_columns, event_row
from geo_events.instant import iso
from geo_events.request import Request, every_entry
from geo_events.when import Edge, parse

_MOMENT = pa.timestamp("ms", tz="UTC")
_YEAR_1 = parse("0001").start
_NUMBERS = {
    "latitude": pa.float64(),
    "longitude": pa.float64(),
    "radius_km": pa.float64(),
    "claim_count": pa.int64(),
    "start": _MOMENT,
    "end": _MOMENT,
}
"""Columns that hold no text."""


def arrow_table(request: Request) -> pa.Table:
    """A row an event, by start and id, and after them those without a date.

    `start` is the first moment of an event and `end` the first after it, in UTC, empty where it is open.
    """
    names = event_columns(request.dataset)
    start, end = names.index("start"), names.index("end")
    cited, language = citations(request), request.view.language
    rows = []
    for entry in every_entry(request):
        when = entry.event.when
        row = list(event_row(entry, cited, request.dataset, language))
        row[start] = None if when.start_edge is Edge.OPEN else when.start
        row[end] = None if when.end_edge is Edge.OPEN else when.end
        rows.append(row)
    columns = zip(*rows, strict=True) if rows else ([] for _ in names)
    arrays = [
        pa.array(cells, _NUMBERS.get(name, pa.string())) for name, cells in zip(names, columns, strict=True)
    ]
    return pa.table(arrays, names=list(names))


def printable(table: pa.Table) -> pa.Table:
    """The same with moments as texts in ISO 8601, if any of them lies before the year 1."""
    for name in ("start", "end"):
        moments = table[name].cast(pa.int64()).to_pylist()
        if any(moment is not None and moment < _YEAR_1 for moment in moments):
            texts = [None if moment is None else iso(moment) for moment in moments]
            table = table.set_column(table.column_names.index(name), name, pa.array(texts, pa.string()))
    return table

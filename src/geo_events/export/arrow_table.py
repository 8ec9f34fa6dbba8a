"""The events in view as columns, for who goes on computing with them.

Owns their types; which columns there are is `event_rows`'. Called by `story`.
"""

from __future__ import annotations

import pyarrow as pa

from geo_events.export.event_rows import citations, event_columns, event_row
from geo_events.request import Request, every_entry
from geo_events.when import Edge

_MOMENT = pa.timestamp("ms", tz="UTC")
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

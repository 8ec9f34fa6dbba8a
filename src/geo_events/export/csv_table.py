"""CSV: one row an event, for spreadsheets and scripts.

Owns how a cell becomes text. CSV has no place for remarks, and a line of them above the headings or a last
row of them breaks every reader that expects a table: so each row says in its last columns where it comes
from, and still does when rows are sorted, cut out or merged with others. Called through `EXPORTERS`.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo_events.dataset.csv_records import MARK, line_of
from geo_events.export.event_rows import EVENT, JOINT, Cell, citations, event_row
from geo_events.request import Request, entries, provenance
from geo_events.request.safe_text import harmless
from geo_events.text import t

PROVENANCE = ("dataset", "dataset_version", "exported_on", "filters", "credits")


def write(request: Request) -> bytes:
    """The table as UTF-8 with a byte order mark, which spreadsheets need, and Windows line ends."""
    return (MARK + "".join(_lines(request))).encode(errors="replace")


def _lines(request: Request) -> Iterator[str]:
    said = provenance(request, has_map=False)
    origin = (said.title, said.version, said.made, JOINT.join(said.filters), JOINT.join(said.credits))
    tail = "," + line_of((_text(cell) for cell in origin), "\r\n")
    yield line_of([*EVENT, *PROVENANCE], "\r\n")
    if request.scene.count == 0:
        nothing = t("table.empty", said.language)
        title = EVENT.index(f"title_{said.language}")
        yield line_of((nothing if at == title else "" for at in range(len(EVENT))), tail)
    named = citations(request)
    for entry in entries(request):
        yield line_of((_text(cell) for cell in event_row(entry, named, said.language)), tail)


def _text(cell: Cell) -> str:
    """A number as it is, and a text that no spreadsheet computes."""
    if cell is None:
        return ""
    return harmless(cell) if isinstance(cell, str) else str(cell)

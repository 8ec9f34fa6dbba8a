"""CSV: one row an event, for spreadsheets and scripts.

Owns how a cell becomes text; every cell is quoted, for not every program cuts at commas. CSV has no place for
remarks, and a line of them above the headings or a last row of them breaks every reader that expects a table:
so each row says in its last columns where it comes from, and still does when rows are sorted, cut out or
merged with others; its credits are those of its own places. Called through `EXPORTERS`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo_events.dataset import MARK, columns_in
from geo_events.export.event_rows import JOINT, Cell, citations, event_columns, event_row
from geo_events.model import Place
from geo_events.request import Request, every_entry, place_credits, provenance, rail_credits
from geo_events.request.safe_text import harmless
from geo_events.text import t
from geo_events.wording import stand_in

PROVENANCE = ("dataset", "dataset_version", "exported_on", "filters", "credits")


def write(request: Request) -> bytes:
    """The table as UTF-8 with a byte order mark, which spreadsheets need, and Windows line ends."""
    return (MARK + "".join(_lines(request))).encode(errors="replace")


def _lines(request: Request) -> Iterator[str]:
    said = provenance(request, has_map=False)
    language = said.language
    origin = (said.title, said.version, said.made, JOINT.join(said.filters))
    rails = tuple(rail_credits(request, language))

    def line(cells: Iterable[Cell], *places: Place | None) -> str:
        owed = JOINT.join((*place_credits(places, language), *rails))
        return _line((*cells, *origin, owed))

    columns = event_columns(request.dataset)
    yield _line((*columns, *PROVENANCE))
    if request.scene.count == 0:
        nothing = t("table.empty", language)
        title = columns.index(columns_in("title", [stand_in(language, request.dataset.languages)])[0])
        yield line(nothing if at == title else "" for at in range(len(columns)))
    named = citations(request)
    for entry in every_entry(request):
        yield line(event_row(entry, named, request.dataset, language), entry.place, entry.origin)


def _line(cells: Iterable[Cell]) -> str:
    return ",".join('"' + _text(cell).replace('"', '""') + '"' for cell in cells) + "\r\n"


def _text(cell: Cell) -> str:
    """A number as it is, and a text that no spreadsheet computes."""
    if cell is None:
        return ""
    return harmless(cell) if isinstance(cell, str) else str(cell)

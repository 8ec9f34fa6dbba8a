"""An Excel workbook: the events, their claims, sources and places, and where all of it comes from.

Owns the sheets and their looks. Every text is written as a text, so that none is computed; dates are texts
too, because a sheet's own dates cannot say that only the month is known. The same request gives the same
bytes. Called through `EXPORTERS`.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time
from typing import Any

from geo_events.errors import ExportError
from geo_events.export.event_rows import (
    ABOUT,
    SOURCE,
    Row,
    about_rows,
    citations,
    claim_columns,
    claim_rows,
    event_columns,
    event_row,
    place_columns,
    place_rows,
    source_rows,
)
from geo_events.libraries import library
from geo_events.message import Message
from geo_events.model import Place
from geo_events.request import GENERATOR, Entry, Request, every_entry, provenance
from geo_events.request.safe_text import printable

MOST_ROWS = 1_048_575
"""Rows of a sheet below its headings."""
MOST_CHARACTERS = 32_767
"""Characters of a cell, in units of UTF-16."""
_CUT = " […]"
_PROPERTY = 255
"""Characters that a title among the workbook's properties may have."""
_WIDE = frozenset(
    {
        "figures",
        "asserted_by",
        "title",
        "event_title",
        "url",
        "archive_url",
        "aliases",
    }
)
_WIDEST = frozenset({"summary", "claims", "sources", "quote", "note", "source", "value"})


def write(request: Request) -> bytes:
    """The workbook.

    Raises
    ------
    ExportError
        If a sheet would need more rows than it can have.
    MissingLibraryError
        If XlsxWriter is not installed.
    """
    xlsxwriter = library("xlsxwriter", "export")
    said = provenance(request)
    found = list(every_entry(request))
    named = citations(request)
    events, places, dataset = _told(found, request), _places(found), request.dataset
    language = said.language
    sheets: Mapping[str, tuple[tuple[str, ...], Iterable[Row]]] = {
        "Events": (
            event_columns(dataset),
            (event_row(entry, named, dataset, language) for entry in events),
        ),
        "Claims": (
            claim_columns(dataset),
            (row for entry in found for row in claim_rows(entry, named, dataset, language)),
        ),
        "Sources": (SOURCE, source_rows(said.sources, said.language)),
        "Places": (place_columns(places), place_rows(places)),
        "About": (ABOUT, about_rows(request)),
    }
    _check(len(found), "noun.events")
    _check(sum(len(entry.claims) for entry in found), "noun.claims")
    content = io.BytesIO()
    # A row is written before the next is made, and stays in no memory.
    with xlsxwriter.Workbook(content, {"constant_memory": True}) as book:
        title, made = printable(said.title)[:_PROPERTY], datetime.combine(request.made, time())
        book.set_properties({"author": GENERATOR, "title": title, "created": made})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        bold = book.add_format({"text_wrap": True, "valign": "top", "bold": True})
        for name, (columns, rows) in sheets.items():
            _fill(book.add_worksheet(name), columns, rows, bold, wrap)
    return content.getvalue()


def _told(found: list[Entry], request: Request) -> Iterator[Entry]:
    """The events, and word of how far it is now and then."""
    for number, entry in enumerate(found):
        if number % 1_000 == 0:
            request.tell(number / len(found))
        yield entry


def _check(count: int, noun: str) -> None:
    if count > MOST_ROWS:
        values = {"most": MOST_ROWS, "rows": Message(noun), "count": count}
        raise ExportError(Message("export.sheet-too-long", values))


def _places(found: Iterable[Entry]) -> list[Place]:
    used = (place for entry in found for place in (entry.place, entry.origin) if place is not None)
    return list({place.place_id: place for place in used}.values())


def _fill(sheet: Any, columns: tuple[str, ...], rows: Iterable[Row], bold: Any, wrap: Any) -> None:
    sheet.freeze_panes(1, 1)
    for number, name in enumerate(columns):
        sheet.set_column(number, number, _width(name))
        sheet.write_string(0, number, name, bold)
    last = 0
    for last, row in enumerate(rows, 1):
        for number, value in enumerate(row):
            if isinstance(value, str) and value:
                sheet.write_string(last, number, _text(value), wrap)
            elif isinstance(value, bool):
                sheet.write_boolean(last, number, value)
            elif isinstance(value, int | float):
                sheet.write_number(last, number, value)
    sheet.autofilter(0, 0, last, len(columns) - 1)


def _width(column: str) -> int:
    """Characters."""
    stem = column if column in _WIDE else column.partition("_")[0]
    if stem in _WIDEST:
        return 60
    return 34 if stem in _WIDE else max(14, len(column) + 4)


def _text(value: str) -> str:
    """A text as a cell holds it; one that is too long ends with a mark that says so."""
    text = printable(value).replace("\r\n", "\n").replace("\r", "\n")
    if len(text.encode("utf-16-le")) // 2 <= MOST_CHARACTERS:
        return text
    kept = text.encode("utf-16-le")[: 2 * (MOST_CHARACTERS - len(_CUT))]
    return kept.decode("utf-16-le", errors="ignore") + _CUT

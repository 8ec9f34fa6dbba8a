"""Workbooks of LibreOffice (`.ods`) as sheets of text.

Owns the elements of OpenDocument that hold a table. Called by `workbook`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from geo_events.tables.archive import Archive
from geo_events.tables.budget import Budget
from geo_events.tables.limits import LONGEST_CELL, MOST_COLUMNS
from geo_events.tables.serial import number_text
from geo_events.tables.sheet import Sheet
from geo_events.tables.xml_stream import elements, local

CONTENT = "content.xml"
_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE = f"{{{_NAMESPACE}table:1.0}}"
_OFFICE = f"{{{_NAMESPACE}office:1.0}}"
_TEXT = f"{{{_NAMESPACE}text:1.0}}"
_TIME = re.compile(r"PT(\d{1,6})H(\d\d?)M(\d\d?)(?:[.,]\d+)?S\Z", re.ASCII)
_ERROR = re.compile(r"(#[A-Z/0-9]+[!?]?|Err:\d+)\Z")
_CELLS = frozenset({"table-cell", "covered-table-cell"})
_LINKS = frozenset({"table-source", "cell-range-source", "dde-source", "dde-link"})
_ASIDE = frozenset({"tracked-changes", "shapes", "forms"})
"""Elements of a sheet that hold no rows of it: earlier versions, drawings."""


class _Tables:
    """Sheets with their rows; a cell or a row may stand for many."""

    def __init__(self, file: str, budget: Budget) -> None:
        self.sheets: list[Sheet] = []
        self.links = 0
        """Ranges that another file is to fill."""
        self._file = file
        self._allowance = budget
        self._hiding: set[str] = set()
        self._table: Element | None = None
        self._row = 1

    def take(self, path: tuple[Element, ...], element: Element) -> None:
        """Take a row, a style or a link."""
        name = local(element.tag)
        if name in _LINKS:
            self.links += 1
        elif name == "table-row":
            table = next((above for above in path if local(above.tag) == "table"), None)
            if table is not None:
                self._take_row(table, element)
        elif any(each.get(f"{_TABLE}display") == "false" for each in element):
            self._hiding.add(next((value for key, value in element.items() if local(key) == "name"), ""))

    def _take_row(self, table: Element, element: Element) -> None:
        if table is not self._table:
            hidden = table.get(f"{_TABLE}style-name") in self._hiding
            name = table.get(f"{_TABLE}name", "")
            self.sheets.append(Sheet(self._file, name, hidden, self._allowance))
            self._table = table
            self._row = 1
        cells = self._cells(element)
        repeated = _repeated(element.get(f"{_TABLE}number-rows-repeated"))
        if cells:
            for row in range(self._row, self._row + repeated):
                self.sheets[-1].add(row, cells)
        self._row += repeated

    def _cells(self, row: Element) -> dict[int, str]:
        cells: dict[int, str] = {}
        column = 0
        for cell in row:
            if local(cell.tag) not in _CELLS:
                continue
            repeated = _repeated(cell.get(f"{_TABLE}number-columns-repeated"))
            if len(cell) or len(cell.keys()) > 1 or cell.get(f"{_TABLE}formula"):
                text = _value(cell)
                self._account(cell, text, column)
                if text:
                    # One more than may be is enough for the sheet to refuse the row.
                    cells.update(dict.fromkeys(range(column, column + min(repeated, MOST_COLUMNS + 1)), text))
            column += repeated
        return cells

    def _account(self, cell: Element, text: str, column: int) -> None:
        sheet = self.sheets[-1]
        formula = cell.get(f"{_TABLE}formula")
        if formula is not None:
            if text or cell.get(f"{_OFFICE}value-type") == "string":
                sheet.formulas += 1
            else:
                sheet.unsaved.add(self._row, column)
        if text and text[0] in "#E" and formula is not None and _ERROR.match(text):
            sheet.errors.add(self._row, column)
        spanned = (cell.get(f"{_TABLE}number-{way}-spanned", "1") for way in ("columns", "rows"))
        if any(number != "1" for number in spanned):
            sheet.merged += 1


def _value(cell: Element) -> str:
    words = _words(cell)
    match cell.get(f"{_OFFICE}value-type"):
        case "float" | "currency" | "percentage" if not _ERROR.match(words):
            return number_text(cell.get(f"{_OFFICE}value", words))
        case "date":
            day, mark, time = cell.get(f"{_OFFICE}date-value", words).partition("T")
            time = re.sub(r"[.,]\d+", "", time)
            return day if time in ("", "00:00:00") else day + mark + time
        case "time":
            return _time(cell.get(f"{_OFFICE}time-value", words))
        case "boolean":
            return cell.get(f"{_OFFICE}boolean-value", words)
        case "string":
            return cell.get(f"{_OFFICE}string-value") or words
        case _:
            return words


def _words(cell: Element) -> str:
    """Paragraphs of a cell; not those of its comment, which stand deeper."""
    paragraphs = [each for each in cell if each.tag == f"{_TEXT}p"]
    if len(paragraphs) == 1 and not len(paragraphs[0]):
        return paragraphs[0].text or ""
    return "\n".join("".join(_pieces(each)) for each in paragraphs)


def _pieces(element: Element) -> Iterator[str]:
    """Text of an element and those in it; the reader of markup has seen to the depth."""
    match local(element.tag):
        case "s":
            yield " " * min(_repeated(element.get(f"{_TEXT}c")), LONGEST_CELL)
        case "tab":
            yield "\t"
        case "line-break":
            yield "\n"
    yield element.text or ""
    for child in element:
        if local(child.tag) != "annotation":
            yield from _pieces(child)
        yield child.tail or ""


def _repeated(number: str | None) -> int:
    """How often; more than any sheet can hold is refused where it is used."""
    if number is None or not (number.isascii() and number.isdecimal()) or len(number) > 9:
        return 1
    return max(1, int(number))


def _time(text: str) -> str:
    match = _TIME.match(text)
    if match is None:
        return text
    hours, minutes, seconds = map(int, match.groups())
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}"


def sheets(file: str, archive: Archive, budget: Budget) -> tuple[list[Sheet], int]:
    """Every sheet of a workbook, and how many links to other files it holds.

    Raises
    ------
    UploadError
        If its content is damaged or refused.
    """
    tables = _Tables(file, budget)
    wanted = _LINKS | {"table-row", "style"}
    pieces = archive.chunks(CONTENT)
    for path, element in elements(file, CONTENT, pieces, wanted, budget, _ASIDE):
        tables.take(path, element)
    return tables.sheets, tables.links

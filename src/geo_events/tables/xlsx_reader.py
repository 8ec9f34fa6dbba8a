"""Workbooks of Excel (`.xlsx`) as sheets of text.

Owns the parts of Office Open XML that hold a table: sheets, shared strings, formats. Everything else stays
unread. Called by `workbook`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from geo_events.errors import UploadError
from geo_events.message import Message
from geo_events.tables.archive import Archive
from geo_events.tables.budget import Budget
from geo_events.tables.limits import MOST_ELEMENTS, MOST_LINES
from geo_events.tables.serial import Shown, built_in, date_text, number_text, shown_by
from geo_events.tables.sheet import Sheet
from geo_events.tables.xml_stream import elements, local

_MOST_STRINGS = MOST_ELEMENTS // 3
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_DIGITS = "0123456789"
_COLUMN = re.compile("[A-Z]{1,3}")
_TRUTH = {"1": "true", "0": "false"}


class _Listed(NamedTuple):
    """A sheet as the workbook lists it."""

    name: str
    relation: str
    hidden: bool


class _Book(NamedTuple):
    """What all sheets of a workbook share."""

    listed: list[_Listed]
    targets: dict[str, tuple[str, str]]
    """Kind and name of each part by its relation's id."""
    strings: list[str]
    shown: list[Shown]
    """How each cell format shows a number."""
    from_1904: bool


class _Parts:
    """The parts of one workbook."""

    def __init__(self, file: str, archive: Archive, budget: Budget) -> None:
        self.file = file
        self._archive = archive
        self.budget = budget

    def has(self, part: str) -> bool:
        return part in self._archive.members

    def elements(self, part: str, *wanted: str) -> Iterator[Element]:
        if not self.has(part):
            raise UploadError(Message("upload.workbook-part", {"file": self.file, "part": part}))
        pieces = self._archive.chunks(part)
        found = elements(self.file, part, pieces, frozenset(wanted), self.budget)
        return (element for _, element in found)

    def targets(self, part: str) -> dict[str, tuple[str, str]]:
        """Kind and name of what a part refers to inside the file, by relation id."""
        folder, name = posixpath.split(part)
        return {
            each.get("Id", ""): (
                each.get("Type", "").rpartition("/")[2],
                _part(folder, each.get("Target", "")),
            )
            for each in self.elements(posixpath.join(folder, "_rels", f"{name}.rels"), "Relationship")
            if each.get("TargetMode") != "External"
        }


def _part(folder: str, target: str) -> str:
    """Name of a member; it is only ever looked up among those that the zip has."""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def sheets(file: str, archive: Archive, budget: Budget) -> Iterator[Sheet]:
    """Every sheet of a workbook; one that is no table, such as a chart, comes empty.

    Raises
    ------
    UploadError
        If a part is missing, damaged or refused.
    """
    parts = _Parts(file, archive, budget)
    book = _book(parts)
    for listed in book.listed:
        kind, part = book.targets.get(listed.relation, ("", ""))
        sheet = Sheet(file, listed.name, listed.hidden, budget)
        if kind == "worksheet":
            _Rows(sheet, book).take(parts.elements(part, "row", "mergeCell"), part)
        yield sheet


def _book(parts: _Parts) -> _Book:
    main = next(
        (part for kind, part in parts.targets("").values() if kind == "officeDocument"), "xl/workbook.xml"
    )
    targets = parts.targets(main)
    listed, from_1904 = [], False
    for element in parts.elements(main, "sheet", "workbookPr"):
        if local(element.tag) == "sheet":
            relation = next((value for key, value in element.items() if local(key) == "id"), "")
            hidden = element.get("state", "visible") != "visible"
            listed.append(_Listed(element.get("name", ""), relation, hidden))
        else:
            from_1904 = element.get("date1904") in ("1", "true")
    by_kind = {kind: part for kind, part in targets.values() if parts.has(part)}
    strings = _strings(parts, by_kind.get("sharedStrings"))
    return _Book(listed, targets, strings, _formats(parts, by_kind.get("styles")), from_1904)


def _strings(parts: _Parts, part: str | None) -> list[str]:
    """Texts that cells share, in order."""
    texts: list[str] = []
    for element in () if part is None else parts.elements(part, "si"):
        text = _words(element)
        parts.budget.take_bytes(len(text), parts.file)
        texts.append(text)
        if len(texts) > _MOST_STRINGS:
            raise UploadError(Message("upload.too-many-cells", {"file": parts.file, "most": _MOST_STRINGS}))
    return texts


def _formats(parts: _Parts, part: str | None) -> list[Shown]:
    """How each cell format shows a number."""
    codes: dict[str, Shown] = {}
    shown: list[Shown] = []
    for element in () if part is None else parts.elements(part, "numFmt", "cellXfs", "cellStyleXfs"):
        if local(element.tag) == "numFmt":
            codes[element.get("numFmtId", "")] = shown_by(element.get("formatCode", "")[:256])
        elif local(element.tag) == "cellXfs":
            numbers = [each.get("numFmtId", "0") for each in element]
            shown.extend(codes.get(number, built_in(_whole(number, 0))) for number in numbers)
    return shown


def _whole(text: str | None, otherwise: int) -> int:
    if text is None or not (text.isascii() and text.isdecimal()) or len(text) > 8:
        return otherwise
    return int(text)


def _words(element: Element) -> str:
    """Text of an element that may be cut into runs; how the runs are pronounced is not theirs."""
    if len(element) == 1 and local(element[0].tag) == "t":
        text = element[0].text or ""
    else:
        runs = (each for each in element if local(each.tag) != "rPh")
        words = (each for run in runs for each in run.iter() if local(each.tag) == "t")
        text = "".join(each.text or "" for each in words)
    return _ESCAPE.sub(_unescaped, text) if "_x" in text else text


def _unescaped(match: re.Match[str]) -> str:
    number = int(match[1], 16)
    return match[0] if number == 0 or 0xD800 <= number <= 0xDFFF else chr(number)


class _Rows:
    """Rows of one sheet."""

    def __init__(self, sheet: Sheet, book: _Book) -> None:
        self._sheet = sheet
        self._book = book
        self._row = 0
        self._column = -1
        self._columns: dict[str, int] = {}
        self._names: dict[str, str] = {}

    def take(self, found: Iterator[Element], part: str) -> None:
        """Give all rows to the sheet."""
        for element in found:
            if local(element.tag) == "mergeCell":
                self._sheet.merged += 1
                continue
            try:
                self._sheet.add(self._next_row(element), self._cells(element))
            except (ValueError, IndexError) as error:
                if isinstance(error, UploadError):
                    raise
                values = {"file": self._sheet.file, "part": part}
                raise UploadError(Message("upload.workbook-part", values)) from error

    def _next_row(self, element: Element) -> int:
        row = _whole(element.get("r"), self._row + 1)
        if row <= self._row:
            raise ValueError("rows out of order")
        if row > MOST_LINES:
            values = {"file": f"{self._sheet.file} ({self._sheet.name})", "most": MOST_LINES}
            raise UploadError(Message("upload.too-many-lines", values))
        self._row = row
        self._column = -1
        return row

    def _cells(self, row: Element) -> dict[int, str]:
        cells = {}
        columns = self._columns
        for cell in row:
            name = cell.get("r")
            if name is None:
                self._column += 1
            else:
                letters = name.rstrip(_DIGITS)
                column = columns.get(letters)
                self._column = self._column_of(letters) if column is None else column
            if len(cell):
                text = self._text(cell)
                if text:
                    cells[self._column] = text
        return cells

    def _column_of(self, letters: str) -> int:
        if _COLUMN.fullmatch(letters) is None:
            raise ValueError("no such column")
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - 64
        self._columns[letters] = column - 1
        return column - 1

    def _text(self, cell: Element) -> str:
        raw, formula = "", False
        for child in cell:
            name = self._names.get(child.tag)
            if name is None:
                name = self._names[child.tag] = local(child.tag)
            if name == "v":
                raw = child.text or ""
            elif name == "is":
                raw = _words(child)
            elif name == "f":
                formula = True
        kind = cell.get("t", "n")
        if formula:
            self._count_formula(raw or kind == "str")
        return self._value(kind, raw, cell.get("s")) if raw else ""

    def _count_formula(self, saved: str | bool) -> None:
        if saved:
            self._sheet.formulas += 1
        else:
            self._sheet.unsaved.add(self._row, self._column)

    def _value(self, kind: str, raw: str, style: str | None) -> str:
        if kind == "s":
            return self._book.strings[int(raw)]
        if kind in ("n", ""):
            return self._number(raw.strip(), style)
        if kind == "b":
            return _TRUTH.get(raw.strip(), raw)
        if kind == "e":
            self._sheet.errors.add(self._row, self._column)
        return raw.removesuffix("T00:00:00") if kind == "d" else raw

    def _number(self, raw: str, style: str | None) -> str:
        formats = self._book.shown
        number = _whole(style, 0)
        shown = formats[number] if number < len(formats) else Shown.NUMBER
        if shown is Shown.NUMBER:
            return number_text(raw)
        text, is_month = date_text(raw, shown, self._book.from_1904)
        if is_month:
            self._sheet.months.add(self._row, self._column)
        return text

"""What a workbook's markup says of its cells and a reader of values does not tell.

Owns the formulas, errors and merged cells of `.xlsx` and `.ods`, found in the text of the parts while each
part is counted. It is for notes alone: no value is read here. Called by `workbook`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from html import unescape

from geo_events.tables.archive import Archive
from geo_events.tables.merged_cells import Span

ODS_CONTENT = "content.xml"
"""Part of an `.ods` that holds its sheets."""
_LONGEST_ROW = 1_000_000
"""Bytes of markup in which the end of a row is awaited."""
_NAMED = 10
"""Cells that are named one by one; the others are counted."""


class Cells:
    """Cells that have something in common."""

    def __init__(self) -> None:
        self.count = 0
        self._names: list[str] = []

    def add(self, name: str = "") -> None:
        """Take a cell, with its name if the markup says it."""
        self.count += 1
        if name and len(self._names) < _NAMED:
            self._names.append(name)

    def __str__(self) -> str:
        more = ["…"] if self.count > len(self._names) else []
        return ", ".join(self._names + more)


class Marks:
    """What is special in the cells of one sheet."""

    def __init__(self) -> None:
        self.formulas = 0
        """Formulas whose value was saved."""
        self.unsaved = Cells()
        """Formulas without a saved value."""
        self.errors = Cells()
        """Cells such as `#REF!`."""
        self.merged: list[Span] = []
        """Cells that were made one, where the reader of values does not tell them."""


def _whole_rows(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces cut behind the end of a row, so that no cell is in two of them."""
    rest = b""
    for piece in pieces:
        text = rest + piece
        end = text.rfind(b"row>") + len(b"row>")
        if end < len(b"row>"):
            end = len(text) if len(text) > _LONGEST_ROW else 0
        if end:
            yield text[:end]
        rest = text[end:]
    yield rest


# Strangers wrote what is searched, so no expression may look at a byte more than a few times: what repeats in
# one ends at the next mark of a tag, or is short.

# Office Open XML

_TAG = re.compile(rb"<(?:\w{1,9}:)?(?:sheet|Relationship) ([^<>]*)>")
_ATTRIBUTE = re.compile(rb'([\w:]{1,40})="([^"<>]*)"')
_FORMULA = re.compile(
    rb"<(?:\w{1,9}:)?c ([^<>]*)>\s*<(?:\w{1,9}:)?f\b[^<>]*>(?:[^<]*</(?:\w{1,9}:)?f>)?"
    rb"\s*(?:<(?:\w{1,9}:)?v>([^<]?))?"
)
_ERROR = re.compile(rb'<(?:\w{1,9}:)?c ((?:[^<>]{0,99}\s)?t="e"[^<>]{0,99})>')


def xlsx_marks(archive: Archive) -> Mapping[str, Marks]:
    """Marks of the sheets of an `.xlsx` by name; whatever calamine may open is counted."""
    parts = _worksheets(archive)
    marks = {name: Marks() for name in parts.values()}
    for part in archive.members:
        if part in parts:
            for text in _whole_rows(archive.chunks(part)):
                _take_rows(marks[parts[part]], text)
        else:
            count(archive, part)
    return marks


def count(archive: Archive, part: str) -> None:
    """Read a part only to know that it is as long as it says, and not too long."""
    if part.endswith((".xml", ".rels", ".bin")):
        for _ in archive.chunks(part):
            pass


def _worksheets(archive: Archive) -> Mapping[str, str]:
    """Sheets by their parts."""
    targets = {tag.get("Id"): tag.get("Target", "") for tag in _tags(archive, "xl/_rels/workbook.xml.rels")}
    found = {}
    for tag in _tags(archive, "xl/workbook.xml"):
        relation = next((value for name, value in tag.items() if name.endswith(":id")), None)
        part = posixpath.normpath(posixpath.join("/xl", targets.get(relation, ""))).lstrip("/")
        found[part] = tag.get("name", "")
    return found


def _tags(archive: Archive, part: str) -> Iterator[Mapping[str, str]]:
    """Attributes of the sheets or relations that a small part lists."""
    text = next(archive.chunks(part), b"") if part in archive.members else b""
    for tag in _TAG.finditer(text):
        yield {name.decode(): _unescaped(value) for name, value in _ATTRIBUTE.findall(tag[1])}


def _unescaped(text: bytes) -> str:
    return unescape(text.decode("utf-8", "replace"))


def _take_rows(marks: Marks, text: bytes) -> None:
    # To search for what is nowhere costs far less than to look at every cell.
    if b"<f" in text or b":f" in text:
        for cell in _FORMULA.finditer(text):
            if cell[2] or b't="str"' in cell[1]:
                marks.formulas += 1
            else:
                marks.unsaved.add(_name(cell[1]))
    if b't="e"' in text:
        for cell in _ERROR.finditer(text):
            marks.errors.add(_name(cell[1]))


def _name(attributes: bytes) -> str:
    name = re.search(rb'(?:^|\s)r="([A-Z]{1,3}\d{1,7})"', attributes)
    return "" if name is None else name[1].decode()


# OpenDocument

_TABLE_OR_CELL = re.compile(
    rb"<table:table ([^<>]*)>|<table:table-row\b([^<>]*)>|<table:covered-table-cell\b([^<>]*)>"
    rb"|<table:table-cell\b([^<>]*)>(?:<text:p>([^<]{0,20}))?"
    rb"|<(?:table:table-source|table:cell-range-source|office:dde-source|table:dde-link)\b"
)
_REPEATED = re.compile(rb'-repeated="(\d{1,7})"')
_SPANNED = re.compile(rb'number-(columns|rows)-spanned="(\d{1,7})"')
_SHOWN_ERROR = re.compile(rb"(#[A-Z/0-9]+[!?]?|Err:\d+)\Z")


def ods_marks(archive: Archive) -> tuple[Mapping[str, Marks], int]:
    """Marks of the sheets of an `.ods` by name, and the number of links to other files."""
    marks: dict[str, Marks] = {}
    current, links = _OdsCells(Marks()), 0
    for text in _whole_rows(archive.chunks(ODS_CONTENT)):
        for match in _TABLE_OR_CELL.finditer(text):
            table, row, covered, cell, words = match.groups()
            if table is not None:
                about = dict(_ATTRIBUTE.findall(table))
                name = _unescaped(about.get(b"table:name", b""))
                current = _OdsCells(marks.setdefault(name, Marks()))
            elif row is not None:
                current.begin_row(row)
            elif covered is not None:
                current.pass_over(covered)
            elif cell is not None:
                current.take(cell, words or b"")
            else:
                links += 1
    return marks, links


class _OdsCells:
    """The cells of a sheet as they come, and where each is."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._row = self._next_row = self._column = 0

    def begin_row(self, row: bytes) -> None:
        self._row, self._column = self._next_row, 0
        self._next_row += _repeated(row)

    def pass_over(self, cell: bytes) -> None:
        self._column += _repeated(cell)

    def take(self, cell: bytes, words: bytes) -> None:
        marks = self._marks
        if b"-spanned=" in cell:
            spans = {way: max(1, int(count)) for way, count in _SPANNED.findall(cell)}
            rows, columns = spans.get(b"rows", 1), spans.get(b"columns", 1)
            if rows * columns > 1:
                bottom, right = self._row + rows - 1, self._column + columns - 1
                marks.merged.append(Span(self._row, self._column, bottom, right))
        self.pass_over(cell)
        if b"table:formula=" in cell:
            if cell.endswith(b"/") and b"office:value-type=" not in cell:
                marks.unsaved.add()
            else:
                marks.formulas += 1
            if _SHOWN_ERROR.match(words):
                marks.errors.add()


def _repeated(tag: bytes) -> int:
    found = _REPEATED.search(tag)
    return 1 if found is None else int(found[1])

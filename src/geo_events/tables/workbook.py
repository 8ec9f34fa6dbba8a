"""Spreadsheets: which kind one is, what is refused, and the table that each sheet becomes.

Owns the looking before the reading. Called by `unpacking`. Nothing is computed, executed or fetched: a
formula counts as the value that was saved with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import closing

from geo_events.errors import UploadError
from geo_events.message import Message
from geo_events.tables.archive import Archive
from geo_events.tables.budget import Budget
from geo_events.tables.merged_cells import Span
from geo_events.tables.sheet import Sheet
from geo_events.tables.workbook_marks import ODS_CONTENT, Marks, count, ods_marks, xlsx_marks
from geo_events.tables.workbook_process import workbook_lines

SUFFIXES = (".xlsx", ".ods", ".xls", ".xlsb")
"""Spreadsheets that are read."""
OTHER_SUFFIXES = (".xlsm", ".xltx", ".xltm", ".fods", ".ots", ".numbers", ".et", ".wps")
"""Spreadsheets that are known and refused, unless their content is one that is read."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of old workbooks of Excel, and of new ones behind a password."""
_LOCKED = re.compile("EncryptedPackage".encode("utf-16-le") + rb"|\x09\x08\x10\0.{16}\x2f\0", re.DOTALL)
"""A new workbook behind a password; or an old one, in which a cipher is named behind its first mark."""
_PROJECT = re.compile("_VBA_PROJECT".encode("utf-16-le"))
_ZIP = b"PK"


def sheets_of(file: str, content: bytes, budget: Budget) -> tuple[list[Sheet], tuple[Message, ...]]:
    """Sheets of a spreadsheet, empty ones included, and what is said of the whole file.

    Raises
    ------
    UploadError
        If it is locked, damaged, of another kind, holds macros, or holds too much.
    """
    marks, notes = _marks(file, content, budget)
    sheets: list[Sheet] = []
    with closing(workbook_lines(file, content)) as lines:
        for line in lines:
            if isinstance(line, list):
                sheets[-1].add(*line)
            elif "sheet" in line:
                name, spans = line["sheet"], [Span(*span) for span in line["merged"]]
                sheets.append(Sheet(file, name, line["hidden"], marks.get(name, Marks()), budget, spans))
            else:
                sheets[-1].close(line["firsts"])
    return sheets, notes


def _marks(file: str, content: bytes, budget: Budget) -> tuple[Mapping[str, Marks], tuple[Message, ...]]:
    """What the markup says of the sheets and of the file, once nothing in it is to be refused unread."""
    if content.startswith(_OLE):
        for sign, key in ((_LOCKED, "upload.locked"), (_PROJECT, "upload.macros")):
            if sign.search(content):
                raise UploadError(Message(key, {"file": file}))
        return {}, (Message("upload.binary-workbook", {"file": file}),)
    if content.startswith(_ZIP):
        archive = Archive(file, content, budget.take_parts)
        if ODS_CONTENT in archive.members and "mimetype" in archive.members:
            return _open(file, archive)
        if "[Content_Types].xml" in archive.members:
            return _office(file, archive)
    raise UploadError(Message("upload.not-a-workbook", {"file": file}))


def _office(file: str, archive: Archive) -> tuple[Mapping[str, Marks], tuple[Message, ...]]:
    lowered = [name.lower() for name in archive.members]
    is_binary = any(name.endswith("xl/workbook.bin") for name in lowered)
    types = _start(archive, "[Content_Types].xml").lower()
    # The content type of every binary workbook says that it may hold macros.
    may_run = b"macroenabled" in types and not is_binary
    if may_run or any("vbaproject" in name or "macrosheets/" in name for name in lowered):
        raise UploadError(Message("upload.macros", {"file": file}))
    if is_binary:
        for part in archive.members:
            count(archive, part)
        return {}, (Message("upload.binary-workbook", {"file": file}),)
    links = sum("externallinks/" in name and name.endswith(".xml") for name in lowered)
    return xlsx_marks(archive), _linked(file, links)


def _open(file: str, archive: Archive) -> tuple[Mapping[str, Marks], tuple[Message, ...]]:
    names = archive.members
    if b"opendocument.spreadsheet" not in _start(archive, "mimetype"):
        raise UploadError(Message("upload.not-a-workbook", {"file": file}))
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"encryption-data" in _start(archive, manifest):
        raise UploadError(Message("upload.locked", {"file": file}))
    if any(name.startswith(("Basic/", "Scripts/")) for name in names):
        raise UploadError(Message("upload.macros", {"file": file}))
    marks, links = ods_marks(archive)
    return marks, _linked(file, links)


def _linked(file: str, links: int) -> tuple[Message, ...]:
    return (Message("upload.external-links", {"file": file, "count": links}),) if links else ()


def _start(archive: Archive, name: str) -> bytes:
    """First piece of a member, which holds all of a small one."""
    return next(archive.chunks(name), b"")

"""Spreadsheets: which kind one is, what is refused, and the table that each sheet becomes.

Owns the looking before the reading. Called by `unpacking`. Nothing is computed, executed or fetched: a
formula counts as the value that was saved with it.
"""

from __future__ import annotations

from geo_events.errors import UploadError
from geo_events.message import Message
from geo_events.tables import ods_reader, xlsx_reader
from geo_events.tables.archive import Archive
from geo_events.tables.budget import Budget
from geo_events.tables.sheet import Sheet

SUFFIXES = (".xlsx", ".ods")
"""Spreadsheets that are read."""
OTHER_SUFFIXES = (".xls", ".xlsb", ".xlsm", ".xltx", ".xltm", ".fods", ".ots", ".numbers", ".et", ".wps")
"""Spreadsheets that are known and refused, unless their content is one that is read."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of old workbooks of Excel, and of new ones behind a password."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK"


def sheets_of(file: str, content: bytes, budget: Budget) -> tuple[list[Sheet], tuple[Message, ...]]:
    """Sheets of a spreadsheet, empty ones included, and what is said of the whole file.

    Raises
    ------
    UploadError
        If it is locked, damaged, of another kind, holds macros, or holds too much.
    """
    if content.startswith(_OLE):
        raise UploadError(
            Message("upload.locked" if _LOCKED in content else "upload.old-excel", {"file": file})
        )
    if not content.startswith(_ZIP):
        raise UploadError(Message("upload.not-a-workbook", {"file": file}))
    archive = Archive(file, content, budget.take_parts)
    names = tuple(archive.members)
    if ods_reader.CONTENT in names and "mimetype" in names:
        return _open(file, archive, budget)
    if "[Content_Types].xml" in names:
        return _office(file, archive, budget)
    raise UploadError(Message("upload.not-a-workbook", {"file": file}))


def _office(file: str, archive: Archive, budget: Budget) -> tuple[list[Sheet], tuple[Message, ...]]:
    lowered = [name.lower() for name in archive.members]
    types = _start(archive, "[Content_Types].xml").lower()
    if any("vbaproject" in name or "macrosheets/" in name for name in lowered) or b"macroenabled" in types:
        raise UploadError(Message("upload.macros", {"file": file}))
    if any(name.endswith("xl/workbook.bin") for name in lowered):
        raise UploadError(Message("upload.old-excel", {"file": file}))
    links = sum("externallinks/" in name and name.endswith(".xml") for name in lowered)
    notes = (Message("upload.external-links", {"file": file, "count": links}),) if links else ()
    return list(xlsx_reader.sheets(file, archive, budget)), notes


def _open(file: str, archive: Archive, budget: Budget) -> tuple[list[Sheet], tuple[Message, ...]]:
    names = archive.members
    if b"opendocument.spreadsheet" not in _start(archive, "mimetype"):
        raise UploadError(Message("upload.not-a-workbook", {"file": file}))
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"encryption-data" in _start(archive, manifest):
        raise UploadError(Message("upload.locked", {"file": file}))
    if any(name.startswith(("Basic/", "Scripts/")) for name in names):
        raise UploadError(Message("upload.macros", {"file": file}))
    found, links = ods_reader.sheets(file, archive, budget)
    notes = (Message("upload.external-links", {"file": file, "count": links}),) if links else ()
    return found, notes


def _start(archive: Archive, name: str) -> bytes:
    """First piece of a member, which holds all of a small one."""
    return next(archive.chunks(name), b"")

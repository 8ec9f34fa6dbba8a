"""From the files that a visitor drops to the files of a dataset, in memory.

Owns `unpack` and what happens where two files have one name. Called by the page. Writes nothing, executes
nothing, follows no link.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from geo_events.errors import UploadError
from geo_events.message import Message
from geo_events.tables.archive import Archive
from geo_events.tables.budget import Budget
from geo_events.tables.delimited import table
from geo_events.tables.encodings import as_utf8
from geo_events.tables.folder_layout import Kind, Spot, is_litter, known_table, parts_of, spot_of
from geo_events.tables.limits import UPLOAD, Limits
from geo_events.tables.sheet import Sheet
from geo_events.tables.workbook import sheets_of

_NAMED = 10
"""Files that are named where many are passed over or refused."""


@dataclass(frozen=True)
class Unpacked:
    """Files in the layout of a dataset folder."""

    files: Mapping[str, bytes]
    """By name: `events.csv` and the other tables in UTF-8 with commas, `names.csv`, `unmapped.csv`,
    `title.json`, `railways.geojson` and other shapes, documents as `seeds/NAME`; any other table as
    `NAME.csv`, `NAME.geojson` or `NAME.json`."""
    notes: tuple[Message, ...]
    """What was converted or passed over."""


def unpack(given: Sequence[tuple[str, bytes]], limits: Limits = UPLOAD) -> Unpacked:
    r"""Take what was dropped apart.

    Parameters
    ----------
    given
        Names and bytes, as the browser sent them.
    limits
        How much they may hold.

    Raises
    ------
    UploadError
        If anything is refused; it holds every reason that was found.

    Examples
    --------
    >>> unpacked = unpack([("events.tsv", b"event_id\twhen\na\t2019\n"), ("paper.txt", b"It left.")])
    >>> dict(unpacked.files)
    {'events.csv': b'event_id,when\na,2019\n', 'seeds/paper.txt': b'It left.'}
    """
    received = sum(len(content) for _, content in given)
    if received > limits.received:
        values = {"most": limits.received // 1_000_000, "found": -(-received // 1_000_000)}
        raise UploadError(Message("upload.too-large", values))
    unpacking = _Unpacking(limits)
    for name, content in given:
        unpacking.take_given(name, content)
    return unpacking.result()


class _Unpacking:
    """The files so far, where each came from, and what is to be said."""

    def __init__(self, limits: Limits) -> None:
        self._files: dict[str, bytes] = {}
        self._origins: dict[str, str] = {}
        self._notes: list[Message] = []
        self._refused: list[Message] = []
        self._passed_over: list[str] = []
        self._allowance = Budget(limits)

    def result(self) -> Unpacked:
        if not self._files and not self._refused:
            self._refused.append(Message("upload.nothing", {"files": _list(self._passed_over) or "–"}))
        if self._refused:
            raise UploadError(*self._refused)
        if self._passed_over:
            values = {"count": len(self._passed_over), "files": _list(self._passed_over)}
            self._notes.append(Message("upload.passed-over", values))
        return Unpacked(self._files, tuple(self._notes))

    def take_given(self, name: str, content: bytes) -> None:
        """Take a file as it was dropped."""
        parts = parts_of(name)
        if parts is None:
            self._refused.append(Message("upload.unsafe-name", {"file": name}))
        elif is_litter(parts):
            return
        elif (spot := spot_of(parts)).kind is Kind.ZIP:
            self._attempt(lambda: self._take_zip(name, content))
        else:
            self._take(spot, name, lambda: content, True)

    def _attempt(self, step: Callable[[], None]) -> None:
        """Do a step; what it refuses is kept, so that the visitor hears of everything at once."""
        if self._allowance.spent:
            return
        try:
            step()
        except UploadError as error:
            self._refused.extend(error.messages)

    def _take_zip(self, file: str, content: bytes) -> None:
        if not content.startswith(b"PK"):
            raise UploadError(Message("upload.zip-damaged", {"file": file}))
        archive = Archive(file, content, self._allowance.take_bytes)
        placed = self._placed(file, archive)
        if archive.codec is not None:
            self._notes.append(Message("upload.zip-names", {"file": file, "encoding": archive.codec}))
        # Beside a folder of documents, other texts are about the dataset and not of it.
        loose = not any(spot.kind is Kind.DOCUMENT for _, spot in placed)
        for name, spot in placed:
            self._take(spot, f"{file}: {name}", lambda name=name: archive.read(name), loose)  # type: ignore[misc]

    def _placed(self, file: str, archive: Archive) -> list[tuple[str, Spot]]:
        """Members with their places; if the name of one is refused, nothing of the zip is read."""
        placed, refused = [], []
        for name in archive.members:
            parts = parts_of(name)
            if parts is None:
                refused.append(Message("upload.zip-unsafe-name", {"file": file, "member": name}))
            elif not is_litter(parts):
                spot = spot_of(parts)
                placed.append((name, spot))
                if spot.kind is Kind.ZIP:
                    refused.append(Message("upload.zip-nested", {"file": file, "member": name}))
        if refused:
            raise UploadError(*refused[:_NAMED])
        return placed

    def _take(self, spot: Spot, origin: str, content: Callable[[], bytes], loose: bool) -> None:
        match spot.kind:
            case Kind.TABLE:
                self._attempt(lambda: self._take_table(spot.name, origin, content()))
            case Kind.JSON:
                self._attempt(lambda: self._take_json(spot.name, origin, content()))
            case Kind.DOCUMENT:
                self._attempt(lambda: self._keep(spot.name, origin, content()))
            case Kind.LOOSE_DOCUMENT if loose:
                self._attempt(lambda: self._keep(spot.name, origin, content()))
            case Kind.WORKBOOK:
                self._attempt(lambda: self._take_workbook(spot.name, origin, content()))
            case Kind.PACKED:
                self._refused.append(Message("upload.packed", {"file": origin}))
            case _:
                self._passed_over.append(origin)

    def _keep(self, name: str, origin: str, content: bytes) -> None:
        if name in self._files:
            values = {"first": self._origins[name], "second": origin, "name": name}
            raise UploadError(Message("upload.same-name", values))
        self._files[name] = content
        self._origins[name] = origin

    def _take_table(self, name: str, origin: str, content: bytes) -> None:
        text, notes = table(origin, content, self._allowance)
        self._keep(name, origin, text)
        self._notes.extend(notes)

    def _take_json(self, name: str, origin: str, content: bytes) -> None:
        if len(content) > self._allowance.limits.json:
            values = {"file": origin, "most": self._allowance.limits.json // 1_000_000}
            raise UploadError(Message("upload.json-too-large", values))
        text, notes = as_utf8(origin, content)
        if (zero := text.find(b"\0")) >= 0:
            # No JSON holds one, and with some it would be taken for UTF-16 when it comes back.
            values = {"file": origin, "row": text.count(b"\n", 0, zero) + 1, "byte": "0x00"}
            raise UploadError(Message("upload.encoding-unknown", values))
        self._keep(name, origin, text)
        self._notes.extend(notes)

    def _take_workbook(self, stem: str, origin: str, content: bytes) -> None:
        sheets, notes = sheets_of(origin, content, self._allowance)
        self._notes.extend(notes)
        filled = [sheet for sheet in sheets if not sheet.is_empty]
        for sheet in sheets:
            where = {"file": origin, "sheet": sheet.name}
            if sheet.is_empty:
                self._notes.append(Message("upload.sheet-empty", where))
            elif sheet.hidden and known_table(sheet.name) is None:
                self._notes.append(Message("upload.sheet-hidden", where))
                filled.remove(sheet)
        if not filled:
            raise UploadError(Message("upload.workbook-empty", {"file": origin}))
        for sheet in filled:
            self._attempt(lambda sheet=sheet: self._take_sheet(sheet, stem, len(filled) == 1))  # type: ignore[misc]

    def _take_sheet(self, sheet: Sheet, stem: str, is_only: bool) -> None:
        """Keep a sheet under the table's name; the only one of a workbook may have the workbook's."""
        name = known_table(sheet.name) or (known_table(stem) if is_only else None)
        if name is None:
            name = stem if is_only else "".join("_" if letter in "/\\" else letter for letter in sheet.name)
        self._keep(f"{name}.csv", f"{sheet.file} ({sheet.name})", bytes(sheet.text))
        self._notes.extend(sheet.notes())


def _list(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")

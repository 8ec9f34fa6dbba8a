"""Zips, of which nothing is believed.

Owns what is refused in a zip and the counted reading of its members. Called by `unpacking` for zips and by
`workbook` for the zips that spreadsheets are.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from geo_events.errors import UploadError
from geo_events.message import Message
from geo_events.tables.encodings import guessed_text
from geo_events.tables.limits import MOST_MEMBERS

_CHUNK = 1 << 18
_ENTRY = b"PK\x01\x02"
"""Signature before each entry of a zip's directory."""
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_ENCRYPTED = 0x1
_NAMES_IN_UTF8 = 0x800
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The only ones whose output can be bounded, and the only ones that programs for zips use unasked."""
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What the module `zipfile` raises on bytes that are no sound zip."""


class Archive:
    """A zip whose directory was checked against its bytes.

    Parameters
    ----------
    file
        Its name, for messages.
    content
        Its bytes.
    take
        Called with the number of bytes of each piece before it is handed on.

    Raises
    ------
    UploadError
        If anything in the directory is refused; it holds all of that.
    """

    def __init__(self, file: str, content: bytes, take: Callable[[int, str], None]) -> None:
        self._file = file
        self._take = take
        # The module builds an object an entry before anybody can count them.
        if content.count(_ENTRY) > 20 * MOST_MEMBERS:
            raise UploadError(self._many())
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _DAMAGE as error:
            raise UploadError(self._note("damaged")) from error
        entries = self._zip.infolist()
        if len(entries) > MOST_MEMBERS:
            raise UploadError(self._many())
        self.codec: str | None = None
        """Encoding in which names were read that are not in UTF-8."""
        self.members = {name: entry for name, entry in self._named(entries) if not name.endswith("/")}
        """Members by name, folders left out."""
        faults = [*self._doubles(entries), *self._faults(), *self._overlaps(content, entries)]
        if faults:
            raise UploadError(*faults)

    def _note(self, key: str, **values: object) -> Message:
        return Message(f"upload.zip-{key}", {"file": self._file, **values})

    def _many(self) -> Message:
        return self._note("members", most=MOST_MEMBERS)

    def _named(self, entries: list[zipfile.ZipInfo]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
        """Entries with their names; one without the mark for UTF-8 is in what its maker's machine spoke."""
        raw = [
            None if entry.flag_bits & _NAMES_IN_UTF8 else entry.orig_filename.encode("cp437", "replace")
            for entry in entries
        ]
        foreign = b"\n".join(name for name in raw if name is not None and not name.isascii())
        decode = guessed_text(foreign) if foreign else None
        if decode is not None and decode.codec != "utf-8":
            self.codec = decode.name
        for name, entry in zip(raw, entries, strict=True):
            if name is None or name.isascii() or decode is None:
                yield entry.orig_filename, entry
            else:
                yield name.decode(decode.codec, "replace"), entry

    def _doubles(self, entries: list[zipfile.ZipInfo]) -> Iterator[Message]:
        counts = Counter(entry.orig_filename for entry in entries)
        for name, count in counts.items():
            if count > 1:
                yield self._note("double", member=name, count=count)

    def _faults(self) -> Iterator[Message]:
        for name, entry in self.members.items():
            mode = entry.external_attr >> 16
            if entry.flag_bits & _ENCRYPTED:
                yield self._note("encrypted", member=name)
            elif mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
                yield self._note("link", member=name)
            elif entry.compress_type not in _METHODS:
                yield self._note("method", member=name, found=entry.compress_type)

    def _overlaps(self, content: bytes, entries: list[zipfile.ZipInfo]) -> Iterator[Message]:
        """Members that share bytes: a small zip could hold one large member a thousand times."""
        spans = sorted((entry.header_offset, _end(content, entry)) for entry in entries)
        ends = [*spans, (self._zip.start_dir, 0)]
        if any(end > start for (_, end), (start, _) in pairwise(ends)):
            yield self._note("overlap")

    def chunks(self, name: str) -> Iterator[bytes]:
        """A member piece by piece, each counted before it is given.

        Raises
        ------
        UploadError
            If it is not what the directory says, or there is more than may be.
        """
        entry = self.members[name]
        try:
            with self._zip.open(entry) as member:
                while piece := member.read(_CHUNK):
                    self._take(len(piece), self._file)
                    yield piece
        except UploadError:
            raise
        except _DAMAGE as error:
            raise UploadError(self._note("member-damaged", member=name)) from error

    def read(self, name: str) -> bytes:
        """A member as a whole."""
        whole = io.BytesIO()  # hands its buffer on without a copy
        for piece in self.chunks(name):
            whole.write(piece)
        return whole.getvalue()


def _end(content: bytes, entry: zipfile.ZipInfo) -> int:
    start = entry.header_offset
    header = content[max(start, 0) : start + _LOCAL_HEADER.size] if start >= 0 else b""
    if len(header) < _LOCAL_HEADER.size:
        return start
    _, name, extra = _LOCAL_HEADER.unpack(header)
    return int(start + _LOCAL_HEADER.size + name + extra + entry.compress_size)

"""What a visitor has brought: in the memory of their session and nowhere else.

Owns what is held of it, and how much memory that takes. What all visitors may hold, and that one upload is
read at a time, is decided in `server`. Called by the other modules of `upload` and by `page`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from geo_events.dataset import MANY, MemoryFolder, Reading, read
from geo_events.errors import UploadError
from geo_events.journeys import Track
from geo_events.message import Message
from geo_events.model import View
from geo_events.scene import build, trace_all
from geo_events.tables import Unpacked
from geo_events.ui import server
from geo_events.ui.server.memory_budget import Held
from geo_events.ui.upload.kept_files import KeptFiles
from geo_events.view import memory_of_index, select
from geo_events.web.payload import encode

_HELD, _OPEN = "own-held", "own-open"
_MEMORY_OF_COLUMNS, _MEMORY_OF_OBJECTS, _MEMORY_OF_A_TEXT = 2, 12, 1
"""Bytes of memory for each byte of a table that is kept as columns, of one that is kept as objects, and of
anything else: as measured in a server of 34,000 events with a source each. The pressed files come to it."""
_KEPT_AS_COLUMNS = ("sources.csv", "places.csv", "events.csv", "claims.csv")
"""Tables that are kept as columns if they are long."""
_MEMORY_OF_A_FLAT_TABLE = 6
"""The same of a flat table, which grows into several."""
_PEAK_OF_A_FLAT_TABLE, _PEAK_OF_A_TABLE = 15, 4
"""Bytes for each byte while a flat table is taken apart, and while a table is read."""
_MOST_PARCELS = 4
"""Scenes of one visitor that are kept: those of the last few searches."""


@dataclass(eq=False)
class SessionData:
    """One visitor's data, as it is now."""

    visitor: str
    """Id of the visitor's session."""
    name: str
    """Name by which the visitor calls it: that of its file."""
    files: KeptFiles
    """Files in the layout of a dataset folder."""
    notes: Sequence[Message]
    """Messages about what was done to the files to read them."""
    reading: Reading
    tracks: Mapping[str, Track]
    _read_bytes: int
    """Bytes that what was read takes, without the files."""
    _parcels: dict[str, str] = field(default_factory=dict)

    @property
    def memory(self) -> int:
        """Bytes that it takes."""
        index = memory_of_index(self.reading.dataset)
        return self._read_bytes + self.files.memory + index + sum(map(len, self._parcels.values()))

    def parcel(self, words: str) -> str:
        """The scene as it travels, of all or of what some words find."""
        if words not in self._parcels:
            while len(self._parcels) >= _MOST_PARCELS:
                del self._parcels[next(iter(self._parcels))]
            selection = select(self.reading.dataset, View(search=words))
            self._parcels[words] = encode(build(selection, self.tracks))
            server.give_back()
        return self._parcels[words]


@dataclass(eq=False)
class Pending:
    """A flat table whose columns the visitor has not confirmed yet."""

    visitor: str
    name: str
    unpacked: Unpacked

    @property
    def memory(self) -> int:
        """Bytes that it will take once it is taken over: who may not go on is told before the work."""
        return _MEMORY_OF_A_FLAT_TABLE * sum(map(len, self.unpacked.files.values()))


@dataclass(eq=False)
class Before:
    """What a visitor held before, as it can be brought back."""

    visitor: str
    name: str
    files: KeptFiles
    notes: Sequence[Message]

    @property
    def memory(self) -> int:
        """Bytes of its files: it is read again when it is wanted."""
        return self.files.memory


def hold(
    name: str, files: Mapping[str, bytes], notes: Sequence[Message], *replaced: Held | None
) -> SessionData:
    """Read files and keep them as the visitor's, in place of what they held before.

    Parameters
    ----------
    name, files, notes
        Of the data that is held from now on.
    replaced
        What else of the visitor's is let go for it.

    Raises
    ------
    UploadError
        If it is too large, the server holds as much as it can, or is busy; what was held before stays.
    """
    with server.reading():
        read_bytes, kept = _memory(files), KeptFiles(files)
        peak = _PEAK_OF_A_TABLE * sum(len(files[name]) for name in files if name.endswith(".csv"))
        server.make_room(read_bytes + kept.memory, held(), *replaced, peak=peak)
        reading = read(MemoryFolder(kept, name))
        tracks = trace_all(reading.dataset)
        holding = SessionData(server.visitor(), name, kept, notes, reading, tracks, read_bytes)
        holding.parcel("")  # It takes as much as the reading, so it is made in the same turn.
        server.claim(holding)
    st.session_state[_HELD] = holding
    return holding


def set_aside(name: str, unpacked: Unpacked) -> Pending:
    """Keep a flat table until its columns are confirmed; it counts as what is held does.

    Raises
    ------
    UploadError
        If it will be too large, the server holds as much as it can, or is busy.
    """
    pending = Pending(server.visitor(), name, unpacked)
    with server.reading():
        peak = _PEAK_OF_A_FLAT_TABLE * sum(map(len, unpacked.files.values()))
        server.make_room(pending.memory, held(), peak=peak)
        server.claim(pending)
    return pending


def keep_before(held_before: SessionData) -> Before | None:
    """Keep what was held before, if there is room for it."""
    before = Before(server.visitor(), held_before.name, held_before.files, held_before.notes)
    try:
        server.make_room(before.memory)
    except UploadError:
        return None
    server.claim(before)
    return before


def _memory(files: Mapping[str, bytes]) -> int:
    """Bytes that what is read of files will take, the files not included."""
    return sum(_factor(name, content) * len(content) for name, content in files.items())


def _factor(name: str, content: bytes) -> int:
    if name in _KEPT_AS_COLUMNS and content.count(b"\n") > MANY:
        return _MEMORY_OF_COLUMNS
    return _MEMORY_OF_OBJECTS if name.endswith(".csv") else _MEMORY_OF_A_TEXT


def held() -> SessionData | None:
    """What this visitor holds; None before they brought anything."""
    holding: SessionData | None = st.session_state.get(_HELD)
    return holding


def is_open() -> bool:
    """Whether the page shows the visitor's own data."""
    return bool(st.session_state.get(_OPEN, False))


def switch() -> None:
    """Turn from the story to one's own data, or back."""
    st.session_state[_OPEN] = not is_open()

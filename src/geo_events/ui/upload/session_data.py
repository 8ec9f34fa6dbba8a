"""What a visitor has brought: in the memory of their session and nowhere else.

Owns how much all visitors together may hold, and that one upload is read at a time: else a few large ones
at once would take the server from everybody. Called by the other modules of `upload` and by `page`.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from weakref import WeakSet

import streamlit as st

from geo_events.dataset import MemoryFolder, Reading, read
from geo_events.errors import UploadError
from geo_events.journeys import Track
from geo_events.message import Message
from geo_events.model import View
from geo_events.scene import build, trace_all
from geo_events.tables import Unpacked
from geo_events.view import Selection
from geo_events.web.payload import encode

_HELD, _OPEN = "own-held", "own-open"
MOST_HELD_BYTES = 300_000_000
"""Memory of what all visitors hold together, estimated."""
_MEMORY_OF_A_TABLE, _MEMORY_OF_A_TEXT = 12, 3
"""Bytes in memory for each byte of a table once it is read, and of anything else."""
_MOST_PARCELS = 4
"""Scenes of one visitor that are kept: those of the last few filters."""
_WAIT_SECONDS = 60
_turn = threading.Lock()


@dataclass(eq=False)
class SessionData:
    """One visitor's data, as it is now."""

    name: str
    """Name by which the visitor calls it: that of its file."""
    files: Mapping[str, bytes]
    """Files in the layout of a dataset folder."""
    notes: Sequence[Message]
    """Messages about what was done to the files to read them."""
    reading: Reading
    tracks: Mapping[str, Track]
    _parcels: dict[View, str] = field(default_factory=dict)

    def parcel(self, filters: View, selection: Selection) -> str:
        """The scene of some filters and what they select as it travels."""
        if filters not in self._parcels:
            while len(self._parcels) >= _MOST_PARCELS:
                del self._parcels[next(iter(self._parcels))]
            self._parcels[filters] = encode(build(selection, self.tracks))
        return self._parcels[filters]


@dataclass(eq=False)
class Pending:
    """A flat table whose columns the visitor has not confirmed yet."""

    name: str
    unpacked: Unpacked

    @property
    def memory(self) -> int:
        """Bytes, estimated: it is not read yet."""
        return _MEMORY_OF_A_TEXT * sum(map(len, self.unpacked.files.values()))


_holdings: WeakSet[SessionData] = WeakSet()
_pendings: WeakSet[Pending] = WeakSet()


@contextmanager
def turn() -> Iterator[None]:
    """Wait until nobody else's upload is read.

    Raises
    ------
    UploadError
        If that takes too long.
    """
    if not _turn.acquire(timeout=_WAIT_SECONDS):
        raise UploadError(Message("upload.busy"))
    try:
        yield
    finally:
        _turn.release()


def hold(name: str, files: Mapping[str, bytes], notes: Sequence[Message]) -> SessionData:
    """Read files and keep them as the visitor's, in place of what they held before.

    Raises
    ------
    UploadError
        If the server holds as much as it can, or is busy; what was held before stays.
    """
    with turn():
        _make_room(_memory(files), held())
        reading = read(MemoryFolder(files, name))
        holding = SessionData(name, files, notes, reading, trace_all(reading.dataset))
        _holdings.add(holding)
    st.session_state[_HELD] = holding
    return holding


def set_aside(name: str, unpacked: Unpacked) -> Pending:
    """Keep a flat table until its columns are confirmed; it counts as what is held does.

    Raises
    ------
    UploadError
        If the server holds as much as it can, or is busy.
    """
    pending = Pending(name, unpacked)
    with turn():
        _make_room(pending.memory, None)
        _pendings.add(pending)
    return pending


def _make_room(wanted: int, but: SessionData | None) -> None:
    """Refuse what does not fit. Asked within a turn: two at once would each find room for one."""
    taken = sum(_memory(one.files) for one in set(_holdings) - {but})
    if taken + sum(one.memory for one in set(_pendings)) + wanted > MOST_HELD_BYTES:
        raise UploadError(Message("upload.full"))


def _memory(files: Mapping[str, bytes]) -> int:
    return sum(
        len(content) * (_MEMORY_OF_A_TABLE if name.endswith(".csv") else _MEMORY_OF_A_TEXT)
        for name, content in files.items()
    )


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

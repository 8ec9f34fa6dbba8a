"""Turns at what takes much memory or time: one upload is read at a time, one file is made at a time.

Owns the waiting and what is given back to the system afterwards. Called by `upload`, `share` and `page`.
"""

from __future__ import annotations

import ctypes
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache

import pyarrow as pa
import streamlit as st

from geo_events.errors import ExportError, GeoEventsError, UploadError
from geo_events.message import Message

_WAIT_SECONDS = 60.0
_FIRST_RUNS = 1
"""Pages that are made for the first time at once. Of two hundred that come together the first ten have theirs
after a third of the time that the last one waits; with four at once all of them wait for the last."""
_reading, _exporting = threading.Lock(), threading.Lock()
_first_runs = threading.Semaphore(_FIRST_RUNS)
_BEGUN = "server-begun"


@contextmanager
def first_run() -> Iterator[None]:
    """Let one visitor in at a time; who is in already waits for nobody."""
    is_first = _BEGUN not in st.session_state
    is_let_in = is_first and _first_runs.acquire(timeout=_WAIT_SECONDS)
    st.session_state[_BEGUN] = True
    try:
        yield
    finally:
        if is_let_in:
            _first_runs.release()


def reading() -> AbstractContextManager[None]:
    """Wait until nobody else's upload is read.

    Raises
    ------
    UploadError
        If that takes too long, or the upload takes more than the machine has.
    """
    return _turn(_reading, UploadError, Message("upload.busy"), Message("upload.beyond"))


def exporting() -> AbstractContextManager[None]:
    """Wait until nobody else's file is made.

    Raises
    ------
    ExportError
        If that takes too long, or the file takes more than the machine has.
    """
    return _turn(_exporting, ExportError, Message("share.busy"), Message("share.beyond"))


@contextmanager
def _turn(
    lock: threading.Lock, refusal: type[GeoEventsError], busy: Message, beyond: Message
) -> Iterator[None]:
    if not lock.acquire(timeout=_WAIT_SECONDS):
        raise refusal(busy)
    try:
        yield
    except (MemoryError, RecursionError) as error:
        raise refusal(beyond) from error.with_traceback(None)
    finally:
        lock.release()
        give_back()


def give_back() -> None:
    """Return to the system what is free: else each thread that is gone keeps what it once needed."""
    pa.default_memory_pool().release_unused()
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    """The function of glibc; other libraries have none and need none."""
    if sys.platform != "linux":
        return None
    try:
        found: Callable[[int], int] = ctypes.CDLL("libc.so.6").malloc_trim
    except (OSError, AttributeError):
        return None
    return found

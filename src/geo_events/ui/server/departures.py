"""Visitors who have left: what was held for them goes, whether or not anybody else comes.

Owns the clock of the server that looks for them. Streamlit keeps a session for two minutes after its page was
closed, so that a lost connection loses nothing, and lets it go when the next visitor comes: on a quiet server
that may be never. Started by `page`.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from functools import cache

from streamlit import runtime
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from geo_events.ui.server import garbage
from geo_events.ui.server.heavy_work import give_back
from geo_events.ui.server.memory_budget import visitors

EVERY_SECONDS = 15.0
GRACE_SECONDS = 150.0
"""Longer than Streamlit lets a visitor come back after a lost connection."""


@cache
def watch() -> None:
    """Begin to look, once for the server."""
    if runtime.exists():
        threading.Thread(target=_look, args=(runtime.get_instance(),), daemon=True, name="departures").start()


def _look(server: Runtime) -> None:
    gone_since: dict[str, float] = {}
    while True:
        time.sleep(EVERY_SECONDS)
        overdue = _overdue(server, gone_since, time.monotonic())
        for session_id in overdue:
            server.clear_user_info_for_session(session_id)
        if overdue or garbage.is_due(time.monotonic()):
            garbage.settle()
            give_back()


def _overdue(server: Runtime, gone_since: dict[str, float], now: float) -> list[str]:
    """Sessions without a page for so long that they do not come back; `gone_since` is brought up to date."""
    gone = {session_id for session_id in _holding(server) if not server.is_active_session(session_id)}
    for session_id in set(gone_since) - gone:
        del gone_since[session_id]
    for session_id in gone:
        gone_since.setdefault(session_id, now)
    return [session_id for session_id, since in gone_since.items() if now - since > GRACE_SECONDS]


def _holding(server: Runtime) -> Iterator[str]:
    yield from visitors()
    manager = server.uploaded_file_mgr
    if isinstance(manager, MemoryUploadedFileManager):
        yield from list(manager.file_storage)

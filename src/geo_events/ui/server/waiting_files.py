"""Files that were received and not taken up yet: the page may never come to them.

Owns how much of them waits. Streamlit receives a file before any of our code runs, and keeps it while the
session lives; it bounds each file and not their sum. Called by `page` at each run.
"""

from __future__ import annotations

from threading import Lock

from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

MOST_OF_ONE_BYTES, MOST_OF_ALL_BYTES = 60_000_000, 120_000_000
"""Bytes that wait of one session, and of all together."""
_lock = Lock()


def bound_waiting_files() -> None:
    """See to it that what waits stays within bounds; to be called in a run, and done once."""
    context = get_script_run_ctx()
    if context is None or not isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        return
    manager = context.uploaded_file_mgr
    with _lock:
        if getattr(manager, "is_bounded", False):
            return
        add = manager.add_file

        def add_within_bounds(session_id: str, file: UploadedFileRec) -> None:
            add(session_id, file)
            _drop_oldest(manager, session_id, file)

        manager.add_file = add_within_bounds  # type: ignore[method-assign]
        manager.is_bounded = True  # type: ignore[attr-defined]


def _drop_oldest(manager: MemoryUploadedFileManager, session_id: str, newest: UploadedFileRec) -> None:
    """Let the oldest go, those of the one who sends first; what the page then asks for is told to be gone."""
    waiting = {owner: dict(files) for owner, files in dict(manager.file_storage).items()}
    own = sum(len(file.data) for file in waiting.get(session_id, {}).values())
    everything = sum(len(file.data) for files in waiting.values() for file in files.values())
    in_order = sorted(waiting, key=lambda owner: owner != session_id)
    for owner in in_order:
        for file_id, file in waiting[owner].items():
            is_over = everything > MOST_OF_ALL_BYTES or (owner == session_id and own > MOST_OF_ONE_BYTES)
            if not is_over:
                break
            if file is newest:
                continue
            manager.remove_file(owner, file_id)
            everything -= len(file.data)
            own -= len(file.data) if owner == session_id else 0

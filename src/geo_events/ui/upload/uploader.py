"""From dropped files to tables: what is refused is said, and the columns of a flat table are confirmed.

Owns the field where files are dropped. What may be in them is decided in `tables`. Called by `page`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import DeletedFile, UploadedFile

from geo_events.errors import UploadError
from geo_events.message import Message
from geo_events.tables import Unpacked, completed, flat_tables, is_dataset, unpack
from geo_events.tables.limits import LARGEST_BYTES, MOST_ROWS
from geo_events.tables.workbook import SUFFIXES
from geo_events.text import t
from geo_events.ui import server
from geo_events.ui.faults import refusals
from geo_events.ui.markdown import plain
from geo_events.ui.upload.column_form import confirm
from geo_events.ui.upload.example_zip import TEMPLATE_FILE, template
from geo_events.ui.upload.session_data import Before, Pending, held, hold, keep_before, set_aside
from geo_events.ui.upload.workbench import afresh

_ROUND, _PENDING, _REFUSED, _BEFORE = "own-round", "own-pending", "own-refused", "own-before"
_WHOLE = (".zip", *SUFFIXES)
"""Files that hold a whole: they are not laid over what is open."""


def uploader(language: str, take: Callable[[], None]) -> None:
    """Draw the field; once tables have been read they are held.

    Parameters
    ----------
    language
        Of the page.
    take
        Called when other data is held than before.
    """
    state = st.session_state
    key = f"own-files-{state.setdefault(_ROUND, 0)}"

    def dropped() -> None:
        files = still_there(state[key])
        if state[key] and not files:
            return
        given = [(file.name, file.getvalue()) for file in files]
        _let_go(files)
        _receive(given, take)

    st.file_uploader(
        t("own.drop", language, megabytes=LARGEST_BYTES // 1_000_000, rows=MOST_ROWS),
        accept_multiple_files=True,
        max_upload_size=LARGEST_BYTES // 1_000_000,
        key=key,
        on_change=dropped,
    )
    if held() is None and _PENDING not in state:
        st.caption(t("own.drop.help", language))
        st.download_button(
            t("own.template", language),
            template,
            TEMPLATE_FILE,
            "application/zip",
            on_click="ignore",
            icon=":material/draft:",
        )
    if refused := state.get(_REFUSED):
        refusals(refused, language)
    before: Before | None = state.get(_BEFORE)
    if before is not None:

        def again() -> None:
            # Not the one above: Streamlit keeps this function as long as the session.
            kept: Before = state[_BEFORE]
            _hold(kept.name, Unpacked(kept.files, tuple(kept.notes)), take)

        st.button(
            plain(t("own.before", language, name=before.name)),
            on_click=again,
            icon=":material/undo:",
            key="own-before-again",
        )
    pending: Pending | None = state.get(_PENDING)
    if pending is not None:
        made = confirm(pending.unpacked, language)
        if made is not None:
            if _hold(*made, take):
                del state[_PENDING]
            st.rerun()


def still_there(dropped: Sequence[UploadedFile | DeletedFile]) -> list[UploadedFile]:
    """The files without those already let go: a page that is late says once more what was dropped before."""
    return [file for file in dropped if not isinstance(file, DeletedFile)]


def _let_go(dropped: Sequence[UploadedFile]) -> None:
    """Give up the field's own copy of the files, which Streamlit keeps until the session ends."""
    context = get_script_run_ctx()
    if context is not None and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        for file in dropped:
            context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)


def _receive(given: Sequence[tuple[str, bytes]], take: Callable[[], None]) -> None:
    """Take dropped files over, and empty the field."""
    state = st.session_state
    state.pop(_REFUSED, None)
    state.pop(_PENDING, None)
    if not given:
        return
    state[_ROUND] += 1
    name = PurePath(given[0][0]).stem
    holding = held()
    is_whole = any(file.lower().endswith(_WHOLE) for file, _ in given)
    try:
        with server.reading():
            unpacked = unpack(given)
    except UploadError as error:
        state[_REFUSED] = error.messages
        return
    if is_dataset(unpacked.files):
        if holding is not None and not is_whole:
            unpacked = Unpacked({**holding.files, **unpacked.files}, unpacked.notes)
            name = holding.name
        _hold(name, completed(unpacked), take)
    elif flat_tables(unpacked.files):
        try:
            state[_PENDING] = set_aside(name, unpacked)
        except UploadError as error:
            state[_REFUSED] = error.messages
    elif holding is not None and not is_whole:
        _hold(holding.name, Unpacked({**holding.files, **unpacked.files}, unpacked.notes), take)
    else:
        state[_REFUSED] = (*unpacked.notes, Message("upload.no-table"))


def _hold(name: str, unpacked: Unpacked, take: Callable[[], None]) -> bool:
    state, before = st.session_state, held()
    try:
        hold(name, unpacked.files, unpacked.notes, state.get(_BEFORE), state.get(_PENDING))
    except UploadError as error:
        state[_REFUSED] = error.messages
        return False
    if before is not None:
        state[_BEFORE] = keep_before(before)
    afresh()
    take()
    return True

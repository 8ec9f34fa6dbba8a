"""The page: filters, map, table, files to take along and sources, put together.

Owns the order in which things happen in one run of the app. Called by `app.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache
from importlib import resources
from pathlib import Path

import streamlit as st

from geo_events.dataset import Reading, documents_folders, read
from geo_events.errors import DatasetNotFoundError
from geo_events.journeys import Track
from geo_events.model import LANGUAGES, Clock, View
from geo_events.player import pack
from geo_events.scene import build, trace_all
from geo_events.text import t
from geo_events.ui import state
from geo_events.ui.faults import faults
from geo_events.ui.markdown import plain
from geo_events.ui.period import period
from geo_events.ui.share import share
from geo_events.ui.sidebar import sidebar
from geo_events.ui.sources import passage, sources
from geo_events.ui.table import table
from geo_events.view import select
from geo_events.web.element import draw

HEIGHT = 700
"""Height of the map in CSS pixels where the style sheet does not reach."""


@st.cache_resource(max_entries=2, show_spinner=False)
def _read(
    folder: Path,
    stamp: tuple[tuple[str, int], ...],  # noqa: ARG001  # part of the cache's key
) -> tuple[Reading, dict[str, Track]]:
    reading = read(folder)
    return reading, trace_all(reading.dataset)


@st.cache_resource(max_entries=8, show_spinner=False)
def _parcel(
    folder: Path,
    stamp: tuple[tuple[str, int], ...],
    filters: View,
) -> str:
    """The scene of some filters as it travels; a change of language or clock alone makes no other."""
    reading, tracks = _read(folder, stamp)
    return pack(build(reading.dataset, filters, tracks))


def _stamp(folder: Path) -> tuple[tuple[str, int], ...]:
    """Paths and times of change of a dataset's files: another stamp means that it must be read again."""
    return tuple(sorted(_changes((folder, *documents_folders(folder)))))


def _changes(folders: Iterable[Path]) -> Iterator[tuple[str, int]]:
    for folder in folders:
        for path in folder.glob("*.*"):
            # A file that somebody is writing has a name with a dot in front, and may be gone by now.
            if not path.name.startswith("."):
                with suppress(FileNotFoundError):
                    yield str(path), path.stat().st_mtime_ns


@cache
def _style(name: str) -> str:
    return (resources.files("geo_events") / "ui" / name).read_text(encoding="utf-8")


def show(folder: Path) -> None:
    """Draw the whole page for the dataset in a folder."""
    try:
        stamp = _stamp(folder)
        reading, tracks = _read(folder, stamp)
    except DatasetNotFoundError as error:
        missing = t("faults.nothing-drawn", state.language(), folder=folder)
        st.error(f"{plain(missing)}\n\n{plain(str(error))}", icon=":material/error:")
        return
    dataset = reading.dataset
    link_faults = state.begin(dataset)
    language = state.language()
    embedded = bool(st.context.is_embedded)
    st.html(f"<style>{_style('embedded.css' if embedded else 'page.css')}</style>")
    if not embedded:
        sidebar(dataset)
        st.title(plain(dataset.title(language)))
        if link_faults:
            st.warning(
                "\n".join([t("link.faults", language), *(f"- {plain(fault)}" for fault in link_faults)])
            )
        faults(reading.faults, reading.left_out, language)
        period(dataset, language)
    view = state.current()
    filters = replace(view, clock=Clock.HINDSIGHT, language=LANGUAGES[0], event_id=None)
    draw(
        _parcel(folder, stamp, filters),
        {
            "language": view.language,
            "clock": view.clock.value,
            "layers": sorted(view.layers),
            "selected": view.event_id,
            "nonce": st.session_state[state.NONCE],
        },
        height=HEIGHT,
        key=state.MAP,
        on_change=lambda: state.keep(st.session_state[state.MAP]),
    )
    passage(dataset, language)
    if not embedded:
        state.write_link(view)
        events = select(dataset, view)
        table(dataset, events, language)
        share(dataset, tracks, events, language)
        sources(dataset, language)

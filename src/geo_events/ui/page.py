"""The page: map, table, files to take along and sources, put together.

Owns the order in which things happen in one run of the app. Called by `app.py`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import streamlit as st

from geo_events.dataset import DATA_VARIABLE, Dataset, Reading, documents_folders
from geo_events.errors import DatasetNotFoundError
from geo_events.journeys import Track
from geo_events.languages import direction, marked
from geo_events.link import written
from geo_events.model import View
from geo_events.packaged import packaged_text
from geo_events.places import Gazetteer
from geo_events.scene import MANY, build, trace_all
from geo_events.tables import COLUMNS_VARIABLE, Asked, open_source
from geo_events.text import t
from geo_events.ui import borrowed_words, server, state, upload
from geo_events.ui.about import about, switch
from geo_events.ui.expander import box
from geo_events.ui.faults import faults
from geo_events.ui.map_component import draw
from geo_events.ui.markdown import plain
from geo_events.ui.share import share
from geo_events.ui.sources import passage, sources
from geo_events.ui.table import table
from geo_events.view import select
from geo_events.web.payload import encode

_WORKBENCH = "own-workbench"
_CLOSE_SIDEBAR = """if (innerWidth < 768) document.querySelector(
    "[data-testid=stSidebar][data-collapsed=false] [data-testid=stSidebarCollapseButton] button")?.click();"""
HEIGHT = 700
"""Height of the map in CSS pixels where the style sheet does not reach."""


@st.cache_resource(max_entries=2, show_spinner=False)
def _read(
    folder: Path,
    stamp: str,  # noqa: ARG001  # part of the cache's key
) -> tuple[Reading, dict[str, Track]]:
    reading = open_source(folder, Asked.of_json(os.environ.get(COLUMNS_VARIABLE, ""))).reading
    tracks = trace_all(reading.dataset)
    server.settle()
    return reading, tracks


@st.cache_resource(max_entries=8, show_spinner=False)
def _parcel(
    folder: Path,
    stamp: str,
    words: str,
) -> str:
    """The scene of the whole story as it travels, or of what some words find in it."""
    reading, tracks = _read(folder, stamp)
    return encode(build(select(reading.dataset, View(search=words)), tracks))


def _stamp(folder: Path) -> str:
    """Paths and times of change of a dataset's files: another stamp means that it must be read again.

    A text: of other values Streamlit looks at each part whenever it looks into its cache.
    """
    if folder.is_file():
        return f"{folder} {folder.stat().st_mtime_ns}"
    return "\n".join(sorted(_changes((folder, *documents_folders(folder)))))


def _changes(folders: Iterable[Path]) -> Iterator[str]:
    for folder in folders:
        for path in folder.glob("*.*"):
            # A file that somebody is writing has a name with a dot in front, and may be gone by now.
            if not path.name.startswith("."):
                with suppress(FileNotFoundError):
                    yield f"{path} {path.stat().st_mtime_ns}"


@cache
def _style(name: str) -> str:
    return packaged_text(f"ui/{name}")


@dataclass(frozen=True)
class _Shown:
    """What the page is about: the story, or what a visitor brought."""

    reading: Reading
    tracks: Mapping[str, Track]
    parcel: Callable[[str], str]
    """Function that gives the scene as it travels, of all or of what some words find."""
    holding: upload.SessionData | None = None
    """The visitor's own data, if it is about that."""


def show(folder: Path) -> None:
    """Draw the whole page for the dataset in a folder, or for what the visitor brought.

    The environment may name another folder: so `geo-events run` shows any dataset.
    """
    server.pass_over()
    server.watch()
    server.bound_waiting_files()
    with server.first_run():
        _show(Path(os.environ.get(DATA_VARIABLE, folder)))


def _show(folder: Path) -> None:
    embedded = bool(st.context.is_embedded)
    try:
        story = _story(folder)
    except DatasetNotFoundError as error:
        language = state.language()
        missing = t("faults.nothing-drawn", language, folder=folder)
        st.error(f"{plain(missing)}\n\n{plain(error.text(language))}", icon=":material/error:")
        return
    st.html(f"<style>{_style('embedded.css' if embedded else 'page.css')}</style>")
    if embedded:
        state.begin(story.reading.dataset)
        _named(story.reading.dataset.title(state.language()))
        _map(story, state.current(story.reading.dataset))
        passage(story.reading.dataset, state.language())
        return
    shown = _own() if upload.is_open() else story
    state.begin((shown or story).reading.dataset)
    if shown is None:
        _named(t("own.heading", state.language()))
        about(None, state.language())
        _nothing_yet(state.language())
    else:
        _page(shown, story.reading.dataset)


def _story(folder: Path) -> _Shown:
    stamp = _stamp(folder)
    reading, tracks = _read(folder, stamp)
    return _Shown(reading, tracks, partial(_parcel, folder, stamp))


def _own() -> _Shown | None:
    holding = upload.held()
    return None if holding is None else _Shown(holding.reading, holding.tracks, holding.parcel, holding)


def _nothing_yet(language: str) -> None:
    st.title(t("own.heading", language))
    st.caption(t("own.private", language))
    upload.uploader(language, state.restart)
    switch(language, "own-switch-below")


def _named(title: str) -> None:
    """Tell the browser what the page is about and in which language it is: Streamlit says English.

    On a phone the sidebar hides the page: who turns there to their own data, or back, is to see it.
    """
    st.set_page_config(page_title=title)
    mode = "own" if upload.is_open() else "story"
    tag = state.language()
    page = f"{{lang: {marked(tag)!r}, dir: {direction(tag)!r}}}"
    script = f"Object.assign(document.documentElement, {page}); /* {mode} */ {_CLOSE_SIDEBAR}"
    script += borrowed_words.script(tag)
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


def _page(shown: _Shown, known: Dataset) -> None:
    dataset = shown.reading.dataset
    view = state.current(dataset)
    language = view.language
    title = dataset.title(language)
    _named(title)
    st.title(plain(title))
    if shown.holding is None:
        faults(shown.reading.faults, shown.reading.left_out, language)
    else:
        _tables(shown.holding, Gazetteer(known.places.values()), language)
    _map(shown, view)
    about(dataset, language)
    passage(dataset, language)
    selection = select(dataset, view)
    if shown.holding is None:
        # Nobody else can open what a visitor brought: a link to it would lie.
        state.write_link(selection.view, dataset)
    table(selection, language)
    share(selection, shown.tracks, language, has_link=shown.holding is None)
    sources(dataset, language)
    # Where the sidebar is closed nobody may know of it.
    switch(language, "own-switch-below")


def _tables(holding: upload.SessionData, known: Gazetteer, language: str) -> None:
    st.caption(t("own.private", language))
    count = len(holding.reading.faults)
    key = "own.workbench.faults" if count else "own.workbench"
    if count:
        # It stays open when the last fault is mended: the visitor is at work in it.
        st.session_state.setdefault(_WORKBENCH, True)
    drawn = box(_WORKBENCH, t(key, language, count=count), ":material/table_edit:")
    if drawn.open:
        with drawn:
            upload.workbench(holding, known, language)
    drawn = box("own-more", t("own.drop.more", language), ":material/upload_file:")
    if drawn.open:
        with drawn:
            st.caption(t("own.drop.more.help", language))
            upload.uploader(language, state.restart)


def _map(shown: _Shown, view: View) -> None:
    """Draw the map: of the whole story, which the player filters itself, and with it what is asked of it.

    Very many events travel without the words that are searched: there the search is made here.
    """
    is_packed = len(shown.reading.dataset.events) > MANY
    draw(
        shown.parcel(view.search if is_packed else ""),
        {
            "language": view.language,
            "clock": view.clock.value,
            "layers": None if view.layers is None else sorted(view.layers),
            "statuses": sorted(view.statuses),
            "from": view.start,
            "to": view.end,
            "query": view.search,
            "selected": view.event_id,
            "opening": written(state.opening(shown.reading.dataset)) if shown.holding is None else None,
            "nonce": st.session_state[state.NONCE],
        },
        title=t("map.frame", view.language, title=shown.reading.dataset.title(view.language)),
        height=HEIGHT,
        key=state.MAP,
    )

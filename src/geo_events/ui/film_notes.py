"""What is said of a film before it is made: how long it will be, and whether this server has room for it.

Owns these words, and what a server shared by many does not make. Called by `share`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

import streamlit as st

from geo_events.errors import ExportError
from geo_events.export import EXPORTERS
from geo_events.export.exporters import Film
from geo_events.journeys import Track
from geo_events.request import Options, Request, today
from geo_events.scene import build
from geo_events.text import t
from geo_events.ui import server
from geo_events.ui.markdown import plain
from geo_events.view import Selection

THIS_COMPUTER = re.compile(r"https?://(localhost|127\.|0\.0\.0\.0|\[::1?\])")
_MOST = 2_000
"""Events up to which a length is reckoned at each choice."""


def room() -> int | None:
    """Bytes that there are to make a film: on one's own computer what is free, else what is shared."""
    if THIS_COMPUTER.match(st.context.url or ""):
        names = ("SC_AVPHYS_PAGES", "SC_PAGE_SIZE")
        if any(name not in getattr(os, "sysconf_names", {}) for name in names):
            return None
        return os.sysconf(names[0]) * os.sysconf(names[1])
    return server.spare()


def say(
    selection: Selection, tracks: Mapping[str, Track], name: str, options: Options, language: str
) -> bool:
    """Say what a film that is asked for will be; give whether it can be made, as what is no film can be."""
    film = _film_of(name, options)
    if film is None or selection.count == 0:
        return True
    if _is_refused(film, options, None, language):
        return False
    if selection.count > _MOST:
        return True
    request = Request(selection, build(selection, tracks), today(), options)
    try:
        length = film.seconds(request)
    except ExportError as error:
        st.warning(plain(error.text(language)), icon=":material/error:")
        return False
    if _is_refused(film, options, length, language):
        return False
    minutes, seconds = divmod(round(length), 60)
    said = t("film.length", language, minutes=minutes, seconds=seconds)
    st.caption(t("share.film-length", language, length=said))
    return True


def _film_of(name: str, options: Options) -> Film | None:
    """The film that a file is, or holds."""
    exporter = EXPORTERS[name]
    return exporter.film if options.has_film or "has_film" not in exporter.options else None


def _is_refused(film: Film, options: Options, length: float | None, language: str) -> bool:
    is_shared = not THIS_COMPUTER.match(st.context.url or "")
    there = room()
    if there is not None and film.memory(options.size) > there:
        values = {"needed": round(film.memory(options.size) / 1e6), "room": round(there / 1e6)}
        st.warning(t("share.no-memory", language, **values), icon=":material/memory:")
        return True
    seconds = options.seconds if length is None else length
    if is_shared and seconds is not None and film.is_too_long(options, seconds):
        st.warning(t("share.too-much", language), icon=":material/hourglass:")
        return True
    return False

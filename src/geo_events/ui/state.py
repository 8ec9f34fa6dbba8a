"""What a visitor has chosen: session state on one side, the link on the other.

Owns the keys of the session state and their way to and from the URL. Called by the other rooms of `ui`.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from geo_events.dataset import Dataset
from geo_events.model import LANGUAGES, Clock, Layer, Status, View
from geo_events.view import from_query, steps, to_query

LANGUAGE, CLOCK, LAYERS, STATUSES, SEARCH = "language", "clock", "layers", "statuses", "search"
PERIOD, CHAPTER, EVENT, PASSAGE, NONCE, MAP, TABLE = (
    "period",
    "chapter",
    "event",
    "passage",
    "nonce",
    "map",
    "table",
)
_LINK_FAULTS = "link-faults"


def begin(dataset: Dataset) -> tuple[str, ...]:
    """Fill the session state from the link on a visitor's first run.

    Returns
    -------
    tuple of str
        What could not be understood of the link.
    """
    state = st.session_state
    if _LINK_FAULTS not in state:
        view, faults = from_query(dict(st.query_params), dataset)
        state[_LINK_FAULTS] = faults
        state[LANGUAGE] = view.language
        state[CLOCK] = view.clock
        state[LAYERS] = [layer for layer in Layer if layer in view.layers]
        state[STATUSES] = [status for status in Status if status in view.statuses]
        state[SEARCH] = view.search
        state[EVENT] = view.event_id
        state[PASSAGE] = None
        state[NONCE] = 0
        available = steps(dataset.events.values())
        state[PERIOD] = (view.start or available[0], view.end or available[-1]) if available else None
    faults_of_link: tuple[str, ...] = state[_LINK_FAULTS]
    return faults_of_link


def language() -> str:
    """The language of the page."""
    chosen: str | None = st.session_state[LANGUAGE]
    return chosen or LANGUAGES[0]


def current(dataset: Dataset) -> View:
    """The view that the session state holds now."""
    state = st.session_state
    available = steps(dataset.events.values())
    start, end = state[PERIOD] or (None, None)
    return View(
        start=None if not available or start == available[0] else start,
        end=None if not available or end == available[-1] else end,
        layers=frozenset(state[LAYERS]),
        statuses=frozenset(state[STATUSES]),
        search=state[SEARCH] or "",
        clock=Clock(state[CLOCK]),
        language=language(),
        event_id=state[EVENT],
    )


def write_link(view: View) -> None:
    """Make the address bar a link to this view."""
    query = to_query(view)
    if dict(st.query_params) != query:
        st.query_params.from_dict(query)


def keep(message: dict[str, Any] | None) -> None:
    """Take over what the reader did in the map."""
    if not message or message.get("nonce", 0) <= st.session_state[NONCE]:
        return
    st.session_state[NONCE] = message["nonce"]
    if "event" in message:
        st.session_state[EVENT] = message["event"]
    if message.get("claim"):
        st.session_state[PASSAGE] = message["claim"]

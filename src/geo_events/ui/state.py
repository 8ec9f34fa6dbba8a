"""What a visitor has chosen: session state on one side, the link on the other.

Owns the keys of the session state and their way to and from the URL. Called by the other rooms of `ui`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from geo_events.dataset import Dataset
from geo_events.link import from_query, to_query
from geo_events.message import Message
from geo_events.model import LANGUAGES, Clock, Layer, Status, View
from geo_events.ui.period_steps import steps
from geo_events.view import offered_layers

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
OFFERED = "layers-offered"
"""The layers that the dataset has events of; `LAYERS` holds which of them are chosen."""
_LINK_FAULTS = "link-faults"
_WIDGETS = (LANGUAGE, LAYERS, STATUSES, SEARCH)


def begin(dataset: Dataset) -> tuple[Message, ...]:
    """Fill the session state from the link: on a visitor's first run, and after one without widgets.

    Streamlit forgets what a widget held that a run did not draw, as when the tables could not be read; the
    link still holds it.

    Returns
    -------
    tuple of Message
        What could not be understood of the link.
    """
    state = st.session_state
    offered = list(offered_layers(dataset))
    if _LINK_FAULTS not in state or any(key not in state for key in _WIDGETS):
        view, mistakes = from_query(dict(st.query_params), dataset)
        state[_LINK_FAULTS] = tuple(Message("link.parameter", {"mistake": mistake}) for mistake in mistakes)
        state[LANGUAGE] = view.language
        state[CLOCK] = view.clock
        state[LAYERS] = [layer for layer in offered if layer in view.layers]
        state[STATUSES] = [status for status in Status if status in view.statuses]
        state[SEARCH] = view.search
        state[EVENT] = view.event_id
        state[PASSAGE] = None
        state.setdefault(NONCE, 0)
        set_period((view.start, view.end), steps(dataset.columns.events.dates()))
    elif offered != state[OFFERED]:
        state[LAYERS] = _carried(state[LAYERS], state[OFFERED], offered)
    state[OFFERED] = offered
    faults_of_link: tuple[Message, ...] = state[_LINK_FAULTS]
    return faults_of_link


def restart() -> None:
    """Begin anew with other data: of the link, which was about other events, only the language stays."""
    st.query_params.from_dict({"lang": language()})
    # Of two steps in one run, as a drop and a click beside it, the second finds it gone.
    st.session_state.pop(_LINK_FAULTS, None)


def _carried(chosen: Sequence[Layer], before: Sequence[Layer], offered: list[Layer]) -> list[Layer]:
    """The chosen layers of tables that now have events of others.

    Pills raise for what they do not offer. What could not be chosen before counts as chosen; and where
    nothing is left of the choice, everything does, so that other tables do not open on an empty map.
    """
    left = [layer for layer in offered if layer in chosen or layer not in before]
    return left if left or not chosen else offered


def language() -> str:
    """The language of the page; on a page that has not begun, that of the link."""
    chosen: str | None = st.session_state.get(LANGUAGE, st.query_params.get("lang"))
    return chosen if chosen in LANGUAGES else LANGUAGES[0]


def set_period(chosen: Sequence[str | None], available: Sequence[str]) -> None:
    """Keep a period; the first and the last step stand for open ends, also for what the tables gain later."""
    start, end = chosen
    st.session_state[PERIOD] = (
        None if start in available[:1] else start,
        None if end in available[-1:] else end,
    )


def clear() -> None:
    """Filter nothing: all events are asked for again."""
    state = st.session_state
    state[PERIOD] = (None, None)
    state[LAYERS] = list(state[OFFERED])
    state[STATUSES] = list(Status)
    state[SEARCH] = ""


def current() -> View:
    """The view that the session state holds now."""
    state = st.session_state
    start, end = state[PERIOD]
    chosen = frozenset(state[LAYERS])
    return View(
        start=start,
        end=end,
        layers=frozenset(Layer) if chosen.issuperset(state[OFFERED]) else chosen,
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

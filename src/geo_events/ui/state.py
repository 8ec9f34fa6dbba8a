"""What a visitor has chosen: session state on one side, the link and the map on the other.

Owns the keys of the session state and their way to and from the URL, and takes over what the map tells: the
reader chooses there. Called by the other rooms of `ui`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from geo_events.codec import parameters
from geo_events.dataset import Dataset
from geo_events.languages import chosen
from geo_events.link import from_query, to_query
from geo_events.model import View
from geo_events.text import LANGUAGES
from geo_events.view import offered_layers

VIEW, PASSAGE, NONCE, MAP, TABLE = "view", "passage", "nonce", "map", "table"
_UNWRITTEN = "unwritten"
"""Whether the map cannot write the address."""


def begin(dataset: Dataset) -> None:
    """Fill the session state from the link on a visitor's first run; on others, take over what the map told.

    What could not be understood of the link, the map says: it reads the address itself.
    """
    state = st.session_state
    if VIEW not in state:
        state[VIEW], _ = from_query(dict(st.query_params), dataset, opening(dataset))
        state[PASSAGE] = None
        state.setdefault(NONCE, 0)
    _hear(state.get(MAP), dataset)


def restart() -> None:
    """Begin anew with other data: of the link, which was about other events, only the language stays."""
    st.query_params.from_dict({"lang": language()})
    # Of two steps in one run, as a drop and a click beside it, the second finds it gone.
    st.session_state.pop(VIEW, None)


def language() -> str:
    """The language of the page; on a page that has not begun, that of the link."""
    view: View | None = st.session_state.get(VIEW)
    if view is not None:
        return view.language
    return chosen(filter(None, (st.query_params.get("lang"), st.context.locale)), LANGUAGES) or LANGUAGES[0]


def opening(dataset: Dataset) -> View:
    """What a link leaves out: the view on which the story opens, in the reader's language."""
    view = dataset.opening
    if view.language != LANGUAGES[0]:
        return view
    own = chosen(filter(None, (st.context.locale,)), LANGUAGES)
    return view if own is None else replace(view, language=own)


def change(**chosen: Any) -> None:
    """Choose for the reader who has asked for it beside the map.

    Parameters
    ----------
    **chosen
        Parts of a `View`.
    """
    st.session_state[VIEW] = replace(st.session_state[VIEW], **chosen)


def clear() -> None:
    """Filter nothing: all events are asked for again."""
    whole = View()
    change(
        start=whole.start,
        end=whole.end,
        layers=whole.layers,
        statuses=whole.statuses,
        search=whole.search,
    )


def current(dataset: Dataset) -> View:
    """What is asked of a dataset now.

    Of tables that have changed, layers may be gone: where nothing is left of the choice, all are chosen, so
    that nobody looks at an empty map. And who has chosen all that are offered has chosen all.
    """
    view: View = st.session_state[VIEW]
    offered = frozenset(offered_layers(dataset))
    if view.layers is None:
        return view
    left = view.layers & offered
    return replace(view, layers=None if left == offered or (view.layers and not left) else left)


def write_link(view: View, dataset: Dataset) -> None:
    """Make the address a link to this view, where the map could not."""
    query = to_query(view, opening(dataset))
    if st.session_state.get(_UNWRITTEN) and dict(st.query_params) != query:
        st.query_params.from_dict(query)


def _hear(message: Mapping[str, Any] | None, dataset: Dataset) -> None:
    """Take over what the reader did in the map, once.

    Parameters
    ----------
    message
        The `link` to what is seen, `isWritten` if the address is that, the `claim` whose source the reader
        asks for, and a `nonce` that grows with each message.
    dataset
        What the map shows: an event that it does not hold is not selected.
    """
    state = st.session_state
    if not message or message.get("nonce", 0) <= state[NONCE]:
        return
    state[NONCE] = message["nonce"]
    state[_UNWRITTEN] = not message["isWritten"]
    state[VIEW], _ = from_query(parameters(message["link"]), dataset, opening(dataset))
    if message.get("claim"):
        state[PASSAGE] = message["claim"]

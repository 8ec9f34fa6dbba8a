"""A box that stays open when its heading changes.

Owns the memory of which box is open; what stands in one is its user's affair. Called by `table` and `share`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.elements.lib.mutable_expander_container import ExpanderContainer


def box(name: str, heading: str, icon: str | None = None) -> ExpanderContainer:
    """Draw a box, closed at first; its `open` tells whether the reader has opened it.

    Streamlit takes a box with another heading, as in another language, for another box.

    Parameters
    ----------
    name
        Where in the session state it stands whether the box is open.
    heading
        In Markdown.
    icon
        As Streamlit names it.
    """
    key = f"{name}-drawn"

    def take() -> None:
        st.session_state[name] = st.session_state[key]

    st.session_state[key] = bool(st.session_state.get(name, False))
    return st.expander(heading, key=key, on_change=take, icon=icon)

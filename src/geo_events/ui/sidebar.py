"""The filters beside the map."""

from __future__ import annotations

import streamlit as st

from geo_events.model import LANGUAGES, Clock, Status
from geo_events.text import t
from geo_events.ui import state
from geo_events.view import Selection

OWN_NAMES = {"en": "English", "zh": "中文"}
"""What each language calls itself."""


def spoken() -> None:
    """Draw the choice of the language."""
    st.segmented_control(
        t("language.label", state.language()),
        LANGUAGES,
        format_func=lambda tag: OWN_NAMES.get(tag, tag),
        key=state.LANGUAGE,
        required=True,
    )


def sidebar(selection: Selection) -> None:
    """Draw language, search, layers, status and clock; each writes its part of the session state.

    Only those layers are offered that the dataset has events of.
    """
    with st.sidebar:
        spoken()
        language = state.language()
        st.text_input(
            t("search.label", language),
            key=state.SEARCH,
            placeholder=t("search.placeholder", language),
            icon=":material/search:",
        )
        by_layer, by_status = selection.layer_counts, selection.status_counts
        st.pills(
            t("layers.label", language),
            st.session_state[state.OFFERED],
            selection_mode="multi",
            format_func=lambda layer: f"{t(f'layer.{layer}', language)} · {by_layer[layer]}",
            key=state.LAYERS,
        )
        st.pills(
            t("status.label", language),
            list(Status),
            selection_mode="multi",
            format_func=lambda status: f"{t(f'status.{status}', language)} · {by_status[status]}",
            key=state.STATUSES,
        )
        # A radio remembers the words of its choice: another language needs a widget of its own.
        key = f"{state.CLOCK}-{language}"

        def take() -> None:
            st.session_state[state.CLOCK] = st.session_state[key]

        st.session_state[key] = st.session_state[state.CLOCK]
        st.radio(
            t("clock.label", language),
            list(Clock),
            format_func=lambda clock: t(f"clock.{clock}", language),
            key=key,
            on_change=take,
            help=t("clock.help", language),
        )

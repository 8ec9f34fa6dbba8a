"""What stands beside the map and is not of it: what the page is, and the way to a reader's own data.

Owns the sidebar. Filters and language are the map's own. Called by `page`.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from importlib import metadata

import streamlit as st

from geo_events.dataset import Dataset
from geo_events.languages import own_name
from geo_events.text import LANGUAGES, t
from geo_events.ui import state, upload
from geo_events.ui.markdown import plain


def about(dataset: Dataset | None, language: str) -> None:
    """Draw the sidebar.

    Parameters
    ----------
    dataset
        What the map shows; None where there is no map yet, and with it no choice of the language.
    language
        Of the page.
    """
    with st.sidebar:
        if dataset is None:
            _spoken(language)
        else:
            _told(dataset, language)
        switch(language, "own-switch")
        if version := _version():
            st.caption(t("about.version", language, version=version))


@cache
def _version() -> str | None:
    """Version of the program; none for a checkout beside which nothing is installed."""
    with suppress(metadata.PackageNotFoundError):
        return metadata.version("geo-events")
    return None


def _told(dataset: Dataset, language: str) -> None:
    if whole := dataset.about.text(language):
        st.markdown(plain(whole))
    count = len(dataset.sources)
    sources = t("about.sources", language, count=count)
    claims = t("about.claims", language, count=len(dataset.claims))
    st.markdown(t("about.rests", language, sources=sources, claims=claims))
    st.caption(t("about.below", language))


def switch(language: str, key: str) -> None:
    """Draw the way to one's own data, or back.

    Parameters
    ----------
    language
        Of the page.
    key
        Of the button: there may be two.
    """

    def turn() -> None:
        upload.switch()
        state.restart()

    label, icon = ("own.back", "arrow_back") if upload.is_open() else ("own.open", "upload_file")
    st.button(t(label, language), key=key, on_click=turn, icon=f":material/{icon}:")


def _spoken(language: str) -> None:
    key = f"language-{language}"
    st.session_state[key] = language
    st.segmented_control(
        t("language.label", language),
        LANGUAGES,
        format_func=own_name,
        key=key,
        required=True,
        on_change=lambda: state.change(language=st.session_state[key]),
    )

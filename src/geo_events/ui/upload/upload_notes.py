"""What a visitor is told about their files.

Owns how notes are drawn; their words are made in `tables`. Called by the other modules of `upload`.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from geo_events.errors import Telling
from geo_events.text import t
from geo_events.ui.markdown import plain


def refusals(found: Sequence[Telling], language: str) -> None:
    """Draw why files were not taken."""
    st.error(_list("own.refused", found, language), icon=":material/error:")


def remarks(found: Sequence[Telling], language: str) -> None:
    """Draw what was done to files to read them, if anything was."""
    if found:
        st.info(_list("own.notes", found, language), icon=":material/info:")


def _list(heading: str, found: Sequence[Telling], language: str) -> str:
    return "\n".join([t(heading, language), *(f"- {plain(note.text(language))}" for note in found)])

"""Widgets that keep what a visitor chose: in every language, and while their box is closed.

Owns the memory of those choices. Called by the other rooms of `ui`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

_CHOICES = "choices"


def kept(name: str, language: str, first: object, among: Sequence[object] | None = None) -> dict[str, Any]:
    """Arguments by which a widget keeps its value.

    Streamlit remembers a choice by its written words and forgets it when the widget is not drawn: each
    language has a widget of its own, and all of them one value.

    Parameters
    ----------
    name
        Of the value.
    language
        Of the page.
    first
        The value before anybody chose one, and where the one chosen no longer is among the options.
    among
        The options; None if anything may be.
    """
    choices: dict[str, object] = st.session_state.setdefault(_CHOICES, {})
    key = f"{name}-{language}"

    def take() -> None:
        choices[name] = st.session_state[key]

    value = choices.get(name, first)
    st.session_state[key] = value if among is None or value in among else first
    return {"key": key, "on_change": take}

"""The period control above the map and the chapters beside it."""

from __future__ import annotations

import streamlit as st

from geo_events.dataset import Dataset
from geo_events.date_text import date_text
from geo_events.text import t
from geo_events.ui import state
from geo_events.ui.markdown import plain
from geo_events.ui.period_steps import chapter_steps, steps
from geo_events.when import parse

_ALL = "*"
"""The pill for everything; no chapter can have this id."""
_JUMPS = "jumps"


def period(dataset: Dataset, language: str) -> None:
    """Draw the chapters and the range slider; both write the period of the session state."""
    available = steps(dataset.columns.events.dates())
    if len(available) < 2:
        return
    stretches = {_ALL: (available[0], available[-1])}
    for chapter in dataset.chapters.values():
        stretch = chapter_steps(chapter, available)
        if stretch is not None:
            stretches[chapter.chapter_id] = stretch
    given = [step for step in st.session_state[state.PERIOD] if step is not None]
    options = sorted({*available, *given}, key=lambda step: (parse(step).start, parse(step).end))
    start, end = st.session_state[state.PERIOD]
    chosen = (options[0] if start is None else start, options[-1] if end is None else end)
    st.session_state[state.CHAPTER] = next(
        (key for key, stretch in stretches.items() if stretch == chosen), None
    )

    # Streamlit remembers a slider by its written dates, and takes no other value for it: a jump, another
    # language or other tables need another key. A slide keeps it, and with it the focus of the keyboard.
    jumps = st.session_state.get(_JUMPS, 0)
    slider = f"{state.PERIOD}-{language}-{jumps}-{available[0]}-{available[-1]}"

    def jump() -> None:
        state.set_period(stretches[st.session_state[state.CHAPTER] or _ALL], available)
        st.session_state[_JUMPS] = jumps + 1

    def slide() -> None:
        state.set_period(st.session_state[slider], available)

    def title(key: str) -> str:
        return t("chapters.all", language) if key == _ALL else plain(dataset.chapters[key].title(language))

    st.pills(
        t("chapters.label", language),
        list(stretches),
        format_func=title,
        key=state.CHAPTER,
        wrap=False,
        on_change=jump,
        label_visibility="collapsed",
    )
    st.select_slider(
        t("period.label", language),
        options,
        value=chosen,
        format_func=lambda step: date_text(parse(step), language),
        key=slider,
        on_change=slide,
        help=t("period.help", language),
        label_visibility="collapsed",
    )

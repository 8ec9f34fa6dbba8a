"""The table of the events in view; its selection and the map's are one."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from geo_events.date_text import date_text
from geo_events.model import Clock
from geo_events.text import t
from geo_events.ui import state
from geo_events.ui.expander import box
from geo_events.view import Selection

_BOX = "table-box"


def table(selection: Selection, language: str) -> None:
    """Draw the table; a selected row becomes the selected event."""
    # Streamlit's table is a third of all that the page loads: it comes when it is asked for.
    total = len(selection.dataset.events)
    drawn = box(_BOX, t("table.heading", language, count=selection.count, total=total))
    if drawn.open:
        with drawn:
            _table(selection, language)


def _table(selection: Selection, language: str) -> None:
    if selection.count == 0:
        st.info(t("table.empty", language))
        return
    st.caption(t("table.help", language))
    ids = selection.ids()
    selected = st.session_state[state.EVENT]
    rows = [ids.index(selected)] if selected in ids else []
    st.session_state[state.TABLE] = {"selection": {"rows": rows, "columns": [], "cells": []}}

    def take() -> None:
        chosen = st.session_state[state.TABLE]["selection"]["rows"]
        st.session_state[state.EVENT] = ids[chosen[0]] if chosen else None

    st.dataframe(
        frame(selection, language),
        key=state.TABLE,
        on_select=take,
        selection_mode="single-row",
        hide_index=True,
        height=min(38 + 35 * selection.count, 460),
        column_config={
            "iso": st.column_config.TextColumn(t("table.iso", language), width="small"),
            "date": st.column_config.TextColumn(t("table.date", language), width="medium"),
            "title": st.column_config.TextColumn(t("table.title", language), width="large"),
            "place": st.column_config.TextColumn(t("table.place", language), width="medium"),
            "layer": st.column_config.TextColumn(t("table.layer", language), width="small"),
            "state": st.column_config.TextColumn(t("table.state", language), width="small"),
            "claims": st.column_config.NumberColumn(t("table.claims", language), width="small"),
            "actors": st.column_config.TextColumn(t("table.actors", language), width="medium"),
        },
    )


def frame(selection: Selection, language: str) -> pd.DataFrame:
    """Events as a table for reading, one row an event, in their order."""
    places = selection.dataset.places
    states = selection.states(Clock.HINDSIGHT)
    return pd.DataFrame(
        [
            {
                "iso": event.when.edtf,
                "date": date_text(event.when, language),
                "title": event.title(language),
                "place": t("table.no-place", language)
                if event.place_id is None
                else places[event.place_id].name(language),
                "layer": t(f"layer.{event.layer}", language),
                "state": t(f"state.{state}", language),
                "claims": len(claims),
                "actors": ", ".join(event.actors),
            }
            for (event, claims, _), state in zip(selection.with_claims(), states, strict=True)
        ]
    )

"""The table of the events in view; its selection and the map's are one."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from geo_events.clock import known_from
from geo_events.clock import state as state_at
from geo_events.dataset import Dataset
from geo_events.date_text import date_text
from geo_events.model import Clock, Event
from geo_events.text import t
from geo_events.ui import state
from geo_events.ui.expander import box

_BOX = "table-box"


def table(dataset: Dataset, events: Sequence[Event], language: str) -> None:
    """Draw the table; a selected row becomes the selected event."""
    # Streamlit's table is a third of all that the page loads: it comes when it is asked for.
    drawn = box(_BOX, t("table.heading", language, count=len(events), total=len(dataset.events)))
    if drawn.open:
        with drawn:
            _table(dataset, events, language)


def _table(dataset: Dataset, events: Sequence[Event], language: str) -> None:
    if not events:
        st.info(t("table.empty", language))
        return
    st.caption(t("table.help", language))
    ids = [event.event_id for event in events]
    selected = st.session_state[state.EVENT]
    rows = [ids.index(selected)] if selected in ids else []
    st.session_state[state.TABLE] = {"selection": {"rows": rows, "columns": [], "cells": []}}

    def take() -> None:
        chosen = st.session_state[state.TABLE]["selection"]["rows"]
        st.session_state[state.EVENT] = ids[chosen[0]] if chosen else None

    st.dataframe(
        frame(dataset, events, language),
        key=state.TABLE,
        on_select=take,
        selection_mode="single-row",
        hide_index=True,
        height=min(38 + 35 * len(events), 460),
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


def frame(dataset: Dataset, events: Sequence[Event], language: str) -> pd.DataFrame:
    """Events as a table for reading, one row an event, in the order given."""
    return pd.DataFrame(
        [
            {
                "iso": event.when.edtf,
                "date": date_text(event.when, language),
                "title": event.title(language),
                "place": t("table.no-place", language)
                if event.place_id is None
                else dataset.places[event.place_id].name(language),
                "layer": t(f"layer.{event.layer}", language),
                "state": t(f"state.{_state(dataset, event)}", language),
                "claims": len(dataset.claims_of(event.event_id)),
                "actors": ", ".join(event.actors),
            }
            for event in events
        ]
    )


def _state(dataset: Dataset, event: Event) -> str:
    claims = [(claim.stance, known_from(claim, event).time) for claim in dataset.claims_of(event.event_id)]
    span = (event.when.start, event.when.end)
    return state_at(event.status, span, claims, math.inf, Clock.HINDSIGHT) or event.status

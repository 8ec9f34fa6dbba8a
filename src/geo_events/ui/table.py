"""The table of the events in view; its selection and the map's are one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from geo_events.almanac import spelled
from geo_events.cldr import joint
from geo_events.date_text import date_text
from geo_events.model import Clock, Event, View
from geo_events.request import filters
from geo_events.request.safe_text import harmless
from geo_events.text import t
from geo_events.ui import state
from geo_events.ui.expander import box
from geo_events.ui.markdown import plain
from geo_events.view import Selection, hits, suggested
from geo_events.when import local_day

_BOX = "table-box"
_SEARCHED = ("title", "place", "actors")
_HIT = "background-color: rgba(255, 190, 0, 0.28)"
"""Of a cell that holds what is looked for, in either theme."""
_MOST_STYLED = 3_000
"""Rows whose dates are shown in words; of more, Streamlit would have to be told every cell twice."""


def table(selection: Selection, language: str) -> None:
    """Draw the table; a selected row becomes the selected event.

    Where the filters leave nothing, that is said in its place, with a way out.
    """
    # Streamlit's table is a third of all that the page loads: it comes when it is asked for.
    total = len(selection.dataset.events)
    if selection.count == 0 and total:
        view = selection.view
        dataset, plainly = selection.dataset, View(clock=view.clock, language=language)
        anyway = set(filters(plainly, dataset))
        lines = filters(replace(view, language=language), dataset)
        asked = " · ".join(line for line in lines if line not in anyway)
        st.info(t("table.none", language, filters=plain(asked)), icon=":material/filter_alt_off:")
        meant = suggested(selection.dataset, view.search)
        if meant is not None:
            name = plain(t("player.meant", language, words=meant))
            st.button(name, key="table-meant", type="primary", on_click=partial(state.change, search=meant))
        st.button(t("table.clear", language), key="table-clear", on_click=state.clear)
        return
    drawn = box(_BOX, t("table.heading", language, count=selection.count, total=total))
    if drawn.open:
        with drawn:
            _table(selection, language)


def _table(selection: Selection, language: str) -> None:
    st.caption(t("table.help", language))
    ids = selection.ids()
    selected = selection.view.event_id
    rows = [ids.index(selected)] if selected in ids else []
    st.session_state[state.TABLE] = {"selection": {"rows": rows, "columns": [], "cells": []}}

    def take() -> None:
        chosen = st.session_state[state.TABLE]["selection"]["rows"]
        state.change(event_id=ids[chosen[0]] if chosen else None)

    shown = frame(selection, language)
    st.dataframe(
        _dated(shown, selection, language) if len(shown) <= _MOST_STYLED else shown,
        key=state.TABLE,
        on_select=take,
        selection_mode="single-row",
        hide_index=True,
        height=min(38 + 35 * selection.count, 460),
        column_config={
            # On a phone a title must have the rest of the row.
            "date": st.column_config.TextColumn(t("table.date", language), width=100),
            "title": st.column_config.TextColumn(t("table.title", language), width=320),
            "place": st.column_config.TextColumn(t("table.place", language), width=140),
            "layer": st.column_config.TextColumn(t("table.layer", language), width=140),
            "state": st.column_config.TextColumn(t("table.state", language), width=100),
            "claims": st.column_config.NumberColumn(t("table.claims", language), width="small"),
            "actors": st.column_config.TextColumn(t("table.actors", language), width="medium"),
        },
    )


def frame(selection: Selection, language: str) -> pd.DataFrame:
    """Events as a table for reading, one row an event, in their order; its dates can be sorted as text.

    Streamlit lets a reader download it: no cell is one that a spreadsheet takes for a formula.
    """
    places = selection.dataset.places
    states = selection.states(Clock.HINDSIGHT)
    return pd.DataFrame(
        [
            {
                "date": _sortable(event),
                "title": harmless(event.title(language)),
                "place": t("table.no-place", language)
                if event.place_id is None
                else harmless(places[event.place_id].name(language)),
                "layer": harmless(selection.dataset.layer(event).plural(language)),
                "state": t(f"state.{state}", language),
                "claims": len(claims),
                "actors": harmless(joint(language).join(selection.dataset.actor_names(event, language))),
            }
            for (event, claims, _), state in zip(selection.with_claims(), states, strict=True)
        ]
    )


def _dated(shown: pd.DataFrame, selection: Selection, language: str) -> Styler:
    """The same with its dates in words; it is still sorted by what stands behind them."""
    words = {_sortable(event): date_text(event.when, language) for event in selection.events()}
    styled = shown.style.format({"date": lambda date: words[str(date)]})
    if selection.view.search.strip() == "":
        return styled
    has_hit = hits(selection.dataset, selection.view.search)
    return styled.map(lambda words: _HIT if has_hit(str(words)) else "", subset=list(_SEARCHED))


def _sortable(event: Event) -> str:
    """The day on which an event begins, and its date as the tables have it where that says something else.

    A year before 1 is counted up from one so long ago that earlier ones come first, as texts are compared.
    """
    year, *rest = local_day(event.when.start, event.when.offset_minutes)
    day = spelled(year, *rest) if year > 0 else f"-{1_000_000 + year}-{rest[0]:02d}-{rest[1]:02d}"
    return day if event.when.written == day else f"{day} ({event.when.written})"

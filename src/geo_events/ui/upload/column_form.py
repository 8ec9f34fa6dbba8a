"""The columns of a flat table, guessed and shown for confirmation.

Owns the form. The guess itself is in `tables`. Called by `uploader`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any
from zoneinfo import available_timezones

import pandas as pd
import streamlit as st

from geo_events.errors import UploadError
from geo_events.layer import usual_layers
from geo_events.message import Message
from geo_events.tables import (
    Grid,
    Plan,
    Role,
    Understood,
    Unpacked,
    doubt,
    flat_tables,
    framed,
    read_flat,
    tables_of,
    understood,
)
from geo_events.text import t
from geo_events.ui import server
from geo_events.ui.faults import refusals
from geo_events.ui.markdown import plain
from geo_events.ui.sticky_widgets import kept
from geo_events.written import Order

_NONE = ""
_SHOWN_ROWS = 5
_IN_A_LINE = 4
_MUST = (Role.DATE, Role.TITLE)
_FIRST = (Role.DATE, Role.END, Role.TITLE, Role.PLACE, Role.LATITUDE, Role.LONGITUDE)
"""Roles that are always asked for first."""
_INDEX = "_index"
"""What Streamlit calls the column of row numbers: an edit in another one of the name would go there."""
_FARTHEST_KM = 20_000.0


def confirm(unpacked: Unpacked, language: str) -> tuple[str, Unpacked] | None:
    """Draw the form; once it is sent, what the table is called and the files of a dataset made of it.

    Parameters
    ----------
    unpacked
        Files among which at least one may be a flat table.
    language
        Of the page.
    """
    names = flat_tables(unpacked.files)
    name = names[0]
    if len(names) > 1:
        keep = kept("own-table", language, name, names)
        name = st.selectbox(t("own.table", language), names, **keep) or name
    content = unpacked.files[name]
    try:
        grid, notes = framed(read_flat(name, content), name)
    except UploadError as error:
        refusals(error.messages, language)
        return None
    found = understood(grid)
    grid = found.grid
    form = _Form(found, name, language, hashlib.sha256(content).hexdigest()[:8])
    for note in notes:
        st.caption(plain(note.text(language)))
    plan = form.draw()
    problem = _problem(plan.columns, language) or form.in_doubt(plan)
    if problem:
        st.warning(plain(problem), icon=":material/warning:")
    pressed = st.button(
        t("own.columns.take", language),
        type="primary",
        icon=":material/check:",
        disabled=bool(problem),
        key="own-columns-take",
    )
    if not pressed:
        return None
    try:
        with server.reading():
            made = tables_of(grid, plan)
    except UploadError as error:
        refusals(error.messages, language)
        return None
    return plan.title, Unpacked(made.files, (*unpacked.notes, *made.notes))


@dataclass(frozen=True)
class _Form:
    """The questions about one table.

    Streamlit keeps each widget's functions as long as the session: none of them may refer to the table.
    """

    found: Understood
    file: str
    language: str
    mark: str
    """Mark of the content: what was chosen for one file is no choice for the next."""

    @property
    def grid(self) -> Grid:
        """The table, with the columns that were put together."""
        return self.found.grid

    def draw(self) -> Plan:
        """Draw every question; what has been answered so far."""
        st.header(plain(self._t("own.columns", file=self.file, rows=len(self.grid))))
        st.caption(self._t("own.columns.help"))
        head = pd.DataFrame(self.grid.rows[:_SHOWN_ROWS], columns=unlike(self.grid.header))
        st.dataframe(head, hide_index=True)
        if self.found.shape:
            st.caption(plain(self._t("flat.shape", file=self.file, kind=self.found.shape)))
        columns = self._columns()
        unused = [name for name in self.found.unused if name not in columns.values()]
        if unused:
            st.caption(plain(Message("flat.unused", {"columns": unused}).text(self.language)))
        stem = PurePath(self.file).stem
        places = st.columns(_IN_A_LINE)
        with places[0]:
            title = st.text_input(self._t("own.title"), **self._keep("title", stem))
        with places[1]:
            publisher = st.text_input(
                self._t("own.publisher"), help=self._t("own.publisher.help"), **self._keep("publisher", "")
            )
        with places[2]:
            layer = self._layer()
        with places[3]:
            radius = st.number_input(
                self._t("own.radius"),
                0.0,
                _FARTHEST_KM,
                help=self._t("own.radius.help"),
                **self._keep("radius", Plan.radius_km),
            )
        places = st.columns(_IN_A_LINE)
        with places[0]:
            timezone = self._timezone()
        with places[1]:
            order = self._order(columns)
        return Plan(
            columns=columns,
            file=self.file,
            title=title.strip() or stem,
            publisher=publisher.strip(),
            layer=layer,
            timezone=timezone,
            order=order,
            radius_km=float(radius),
            language=self.language,
        )

    def _columns(self) -> dict[Role, str]:
        """Ask for the columns that most tables have and for those that were found; the others wait below."""
        first = [role for role in Role if role in _FIRST or role in self.found.columns]
        chosen = self._asked(first)
        with st.expander(self._t("own.columns.more")):
            chosen |= self._asked([role for role in Role if role not in first])
        return {role: chosen[role] for role in Role if chosen[role]}

    def _asked(self, roles: Sequence[Role]) -> dict[Role, str]:
        names = [_NONE, *(name for name in self.grid.header if name and self.grid.header.count(name) == 1)]
        chosen = {}
        for number, role in enumerate(roles):
            if number % _IN_A_LINE == 0:
                # A line at a time: on a phone they stand one below the other, in the same order.
                places = st.columns(_IN_A_LINE)
            with places[number % _IN_A_LINE]:
                chosen[role] = st.selectbox(
                    self._t(f"own.role.{role}"),
                    names,
                    format_func=lambda name: name or "—",
                    **self._keep(f"role-{role}", self.found.columns.get(role, _NONE), names),
                )
        return chosen

    def _layer(self) -> str:
        language, usual = self.language, usual_layers()
        layer: str = st.selectbox(
            self._t("own.layer"),
            list(usual),
            format_func=lambda layer: usual[layer].plural(language),
            **self._keep("layer", Plan.layer, list(usual)),
        )
        return layer

    def _timezone(self) -> str:
        zones = ["UTC", *sorted(zone for zone in available_timezones() if "/" in zone)]
        help_text = self._t("own.timezone.help")
        keep = self._keep("timezone", Plan.timezone, zones)
        timezone: str = st.selectbox(self._t("own.timezone"), zones, help=help_text, **keep)
        return timezone

    def _order(self, columns: Mapping[Role, str]) -> Order | None:
        """Ask how days and months are written, if any date of the table leaves it open."""
        example = self._two_days(columns)
        if example is None:
            return None
        language = self.language
        order: Order | None = st.segmented_control(
            self._t("own.order", example=example),
            list(Order),
            format_func=lambda order: t(f"own.order.{order}", language),
            **self._keep("order", None),
        )
        return order

    def in_doubt(self, plan: Plan) -> str:
        """What is asked of the visitor who has not said which number of a date is the day."""
        example = None if plan.order is not None else self._two_days(plan.columns)
        return "" if example is None else self._t("own.columns.order", example=example)

    def _two_days(self, columns: Mapping[Role, str]) -> str | None:
        return doubt(self.grid, columns, None)

    def _keep(self, name: str, first: object, among: Sequence[object] | None = None) -> dict[str, Any]:
        return kept(f"own-{self.mark}-{name}", self.language, first, among)

    def _t(self, key: str, **values: object) -> str:
        return t(key, self.language, **values)


def unlike(header: Sequence[str]) -> list[str]:
    """Names of columns, each once, as a table on the page wants them.

    Examples
    --------
    >>> unlike(["date", "", "date"])
    ['date', '2', 'date (3)']
    """
    seen: dict[str, None] = {}
    for number, name in enumerate(header, start=1):
        shown = name or str(number)
        while shown in seen or shown == _INDEX:
            shown += f" ({number})"
        seen[shown] = None
    return list(seen)


def _problem(columns: Mapping[Role, str], language: str) -> str:
    is_placed = Role.PLACE in columns or {Role.LATITUDE, Role.LONGITUDE} <= columns.keys()
    must = _MUST[:1] if is_placed else _MUST
    missing = [t(f"own.role.{role}", language) for role in must if role not in columns]
    if missing:
        return t("own.columns.missing", language, columns=", ".join(missing))
    chosen = list(columns.values())
    twice = sorted({name for name in chosen if chosen.count(name) > 1})
    return t("own.columns.twice", language, columns=", ".join(twice)) if twice else ""

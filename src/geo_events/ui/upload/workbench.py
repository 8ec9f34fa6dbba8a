"""The report on a visitor's tables, with the rows marked, and the tables to be mended in.

Owns how the workbench is laid out; what an edit does to a file is in `editing`. Called by `page`.

Streamlit keeps each widget's functions as long as the session: they ask for what is held when they are
called. What they referred to would be kept with them, after each edit once more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from geo_events.dataset import TABLES
from geo_events.errors import UploadError
from geo_events.message import Fault
from geo_events.places import PLACES, Gazetteer
from geo_events.tables import Grid
from geo_events.text import t
from geo_events.ui.faults import faults, refusals, remarks
from geo_events.ui.markdown import plain
from geo_events.ui.upload.column_form import unlike
from geo_events.ui.upload.editing import (
    Edit,
    edited,
    marks,
    renamed_columns,
    table_grid,
    without_spare_columns,
)
from geo_events.ui.upload.example_zip import packed
from geo_events.ui.upload.lookup import lookup
from geo_events.ui.upload.session_data import SessionData, held, hold

_TABLE, _ONLY, _PAGE, _REFUSED = "own-table-open", "own-only-faults", "own-page", "own-edit-refused"
_FAULT, _ROW = "⚠", "#"
_ROWS_A_PAGE = 200
_TALLEST = 420
_MENDED_HEADERS = {"own.header.rename": renamed_columns, "own.header.delete": without_spare_columns}
_ROW_WIDTH, _FAULT_WIDTH, _PAGE_WIDTH = 60, 260, 220
"""CSS pixels: of the editor, its columns of row numbers and of faults, and the number of its page."""


def workbench(holding: SessionData, known: Gazetteer, language: str) -> None:
    """Draw report, tables and download."""
    found = holding.reading.faults
    if refused := st.session_state.pop(_REFUSED, None):
        refusals(refused, language)
    remarks(holding.notes, language)
    lookup(known, language, partial(_replace, PLACES))
    if found:
        faults(found, holding.reading.left_out, language)
    else:
        st.success(t("own.sound", language), icon=":material/check_circle:")
    if unchecked := holding.reading.dataset.unchecked_quotes:
        st.caption(t("own.unchecked", language, count=unchecked))
    by_table = Counter(fault.file.removesuffix(".csv") for fault in found)
    st.session_state.setdefault(_TABLE, max(TABLES, key=lambda name: by_table[name]))
    name = st.segmented_control(
        t("own.edit", language),
        list(TABLES),
        format_func=lambda name: f"{name} · {_FAULT} {by_table[name]}" if by_table[name] else name,
        key=_TABLE,
        required=True,
    )
    if name is not None:
        _Editor(holding, name, language).draw([fault for fault in found if fault.file == f"{name}.csv"])
    st.download_button(
        t("own.download", language),
        lambda: packed(holding.files, holding.name),
        f"{holding.name}.zip",
        "application/zip",
        on_click="ignore",
        icon=":material/download:",
        key="own-download",
    )


def afresh() -> None:
    """Begin with other data at the table with the most faults, on its first page."""
    for key in [str(key) for key in st.session_state]:
        if key.startswith((_TABLE, _ONLY, _PAGE)):
            del st.session_state[key]


class _Editor:
    """One table, to be mended."""

    def __init__(self, holding: SessionData, name: str, language: str) -> None:
        self._holding = holding
        self._file = f"{name}.csv"
        self._name = name
        self._language = language
        self._grid = table_grid(name, holding.files.get(self._file))

    def draw(self, found: Sequence[Fault]) -> None:
        """Draw the table, its faulty rows alone if the visitor likes."""
        self._header()
        marked = marks(self._grid, found, self._language)
        only = bool(marked) and st.toggle(
            t("own.only-faults", self._language, count=len(marked)), value=True, key=_ONLY
        )
        positions = self._page(sorted(marked) if only else list(range(len(self._grid))))
        st.caption(t("own.edit.help", self._language))
        names = unlike([_ROW, _FAULT, *self._grid.header])
        version = self._holding.reading.dataset.version
        key = f"own-editor-{self._name}-{version}-{only}-{positions[:1]}"

        columns = {name: position for position, name in enumerate(names[2:])}
        st.data_editor(
            _frame(self._grid, positions, marked, names),
            key=key,
            on_change=_take,
            args=(self._name, key, positions, columns),
            num_rows="dynamic",
            hide_index=True,
            height=min(76 + 35 * len(positions), _TALLEST),
            disabled=names[:2],
            column_config={
                # Pinned columns would take the whole width of a phone.
                names[0]: st.column_config.TextColumn(width=_ROW_WIDTH, pinned=True),
                names[1]: st.column_config.TextColumn(width=_FAULT_WIDTH),
            },
        )

    def _page(self, positions: list[int]) -> list[int]:
        """The part of the rows that is shown: a browser cannot edit a hundred thousand at once."""
        pages = -(-len(positions) // _ROWS_A_PAGE)
        if pages < 2:
            return positions
        number = st.number_input(
            t("own.page", self._language, count=pages),
            1,
            pages,
            key=f"{_PAGE}-{self._name}-{pages}",
            width=_PAGE_WIDTH,
        )
        return positions[(int(number) - 1) * _ROWS_A_PAGE : int(number) * _ROWS_A_PAGE]

    def _header(self) -> None:
        """Offer to mend the names of the columns, which the table itself cannot change."""
        for key, mend in _MENDED_HEADERS.items():
            offer = mend(self._name, self._grid)
            if offer is not None:
                st.button(
                    plain(t(key, self._language, columns=", ".join(offer.changes))),
                    key=key,
                    on_click=_mend_header,
                    args=(self._name, key),
                    icon=":material/build:",
                )


def _take(name: str, key: str, positions: Sequence[int], columns: Mapping[str, int]) -> None:
    """Take an edit over from the editor's state."""
    holding = held()
    if holding is None:
        return
    edit = Edit.of(st.session_state[key], positions, columns)
    if edit.is_idle:
        return
    content = holding.files.get(f"{name}.csv")
    try:
        made = edited(content or b"", table_grid(name, content), edit)
    except UploadError as error:
        st.session_state[_REFUSED] = error.messages
    else:
        _replace(f"{name}.csv", made)


def _mend_header(name: str, key: str) -> None:
    holding = held()
    if holding is None:
        return
    offer = _MENDED_HEADERS[key](name, table_grid(name, holding.files.get(f"{name}.csv")))
    if offer is not None:
        _replace(f"{name}.csv", offer.content)


def _replace(file: str, content: bytes) -> None:
    holding = held()
    if holding is None:
        return
    try:
        hold(holding.name, {**holding.files, file: content}, holding.notes)
    except UploadError as error:
        st.session_state[_REFUSED] = error.messages


def _frame(
    grid: Grid, positions: Sequence[int], marked: dict[int, str], names: Sequence[str]
) -> pd.DataFrame:
    rows = [
        [str(grid.numbers[position]), marked.get(position, ""), *grid.rows[position]]
        for position in positions
    ]
    return pd.DataFrame(rows, columns=list(names), dtype=str)

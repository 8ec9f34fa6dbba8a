"""From a cell to a value, with a fault for every cell that holds none.

Owns what a cell may hold: ids, words of a vocabulary, numbers, dates, links. A faulty cell gives a stand-in
of the right type, so that the rest of its row is checked too; the row is then left out as a whole. Knows no
table. Called by `row_reader`, `documents`, `journey_rules` and `place_rules`; `column_reader` holds whole
columns to the same rules.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TypeVar
from zoneinfo import available_timezones

from geo_events import when
from geo_events.calendars import julian
from geo_events.dataset.cell_forms import DIGITS, ID, items_of, whole_of
from geo_events.dataset.date_orders import date_advice
from geo_events.dataset.ids import Ids, nearest
from geo_events.dataset.table_reader import Record
from geo_events.dataset.text_columns import Tagged
from geo_events.errors import DateError
from geo_events.figure import Figure, figure_of
from geo_events.message import Fault, Message
from geo_events.outlines import spellings
from geo_events.when import When
from geo_events.wording import Wording

Word = TypeVar("Word", bound=StrEnum)

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_LINK = re.compile(r"https?://[^\s/?#]\S*", re.IGNORECASE)
_ADVISED = 200
"""Faults after which no advice is looked for: each is a search, and a million must not take hours."""
_LETTERS = 3
"""Letters of the longest code of a country: among so few, every one resembles another."""
_ALIKE = 0.8
"""How much of its name a country must share: with less, one Korea is as near as the other."""
_STAND_IN = When("1970", 0, 1, when.Precision.DAY, False, False, 0, 0)


class Row:
    """One record while it is checked.

    Attributes
    ----------
    faulty
        Whether a cell has a fault that makes the row unusable.
    dangling
        Whether it refers to a row that exists but is left out: no fault of its own.
    """

    __slots__ = ("_cells", "_faults", "_file", "_texts", "_verbatim", "dangling", "faulty", "row")

    def __init__(
        self,
        file: str,
        record: Record,
        faults: list[Fault],
        texts: Mapping[str, Sequence[Tagged]] = MappingProxyType({}),
    ) -> None:
        self.row = record.row
        self.faulty = not record.whole
        self.dangling = False
        self._file = file
        self._verbatim = record.cells
        self._cells = {column: cell.strip() for column, cell in record.cells.items()}
        self._faults = faults
        self._texts = texts

    @property
    def sound(self) -> bool:
        """Whether the row belongs in the dataset."""
        return not (self.faulty or self.dangling)

    @property
    def is_advised(self) -> bool:
        """Whether advice that takes a search is still given: with the first few hundred faults."""
        return len(self._faults) < _ADVISED

    def nearest(self, wrong: str, right: Collection[str]) -> Message | None:
        """Advice with the word that looks most like a wrong one; None if none does, or after many faults."""
        return nearest(wrong, right) if self.is_advised else None

    def note(
        self, column: str, key: str, found: str | None, advice: Message | None = None, /, **values: object
    ) -> None:
        """Note a fault that makes the row unusable; `key` and `values` say what was expected."""
        self.faulty = True
        self.remark(column, key, found, advice, **values)

    def remark(
        self, column: str, key: str, found: str | None, advice: Message | None = None, /, **values: object
    ) -> None:
        """Note a fault in spite of which the row can be used."""
        self._faults.append(Fault(key, values, found, advice, column, file=self._file, row=self.row))

    def verbatim(self, column: str) -> str:
        """The cell with its outer spaces."""
        return self._verbatim[column]

    def loose(self, column: str) -> str:
        """The cell without outer spaces; may be empty."""
        return self._cells[column]

    def optional(self, column: str) -> str | None:
        """The cell's text, or None if it is empty."""
        return self._cells[column] or None

    def text(self, column: str, key: str = "expected.text", advice: Message | None = None) -> str:
        """The cell's text, which must not be empty."""
        cell = self._cells[column]
        if not cell:
            self.note(column, key, "", advice)
        return cell

    def wording(self, stem: str, *, is_needed: bool = False) -> Wording:
        """A text in the languages that the row has it in; one of them may be needed."""
        cells = self._cells
        found = Wording(tuple((tag, cells[column]) for tag, column in self._texts[stem] if cells[column]))
        if is_needed and not found:
            self.note(next((column for _, column in self._texts[stem]), stem), "expected.text", "")
        return found

    def items(self, column: str) -> tuple[str, ...]:
        """The parts of a list, which may be empty."""
        return items_of(self._cells[column])

    def identifier(self, column: str, ids: Ids) -> str:
        """The row's own id, which no other row may have."""
        cell = self.text(column, "expected.id")
        if not cell:
            return cell
        if ID.fullmatch(cell) is None:
            self.note(column, "expected.id-form", cell)
        first = ids.rows.setdefault(cell, self.row)
        if first != self.row:
            self.note(column, "expected.id-once", cell, Message("advice.id-taken", {"row": str(first)}))
        return cell

    def reference(self, column: str, ids: Ids, key: str) -> str:
        """Id of a row in another table."""
        cell = self.text(column, key)
        if cell:
            self._refer(column, cell, ids, key)
        return cell

    def references(self, column: str, ids: Ids, key: str) -> tuple[str, ...]:
        """Ids of rows in another table, each once; there may be none."""
        cells = tuple(dict.fromkeys(self.items(column)))
        for cell in cells:
            self._refer(column, cell, ids, key)
        return cells

    def _refer(self, column: str, cell: str, ids: Ids, key: str) -> None:
        if cell in ids.kept:
            return
        if cell in ids or not ids.readable:
            self.dangling = True
            ids.is_missed = ids.is_missed or not ids.readable
        else:
            self.note(column, key, cell, ids.nearest(cell))

    def optional_reference(self, column: str, ids: Ids, key: str) -> str | None:
        """Id of a row in another table, or None if the cell is empty."""
        return self.reference(column, ids, key) if self._cells[column] else None

    def word(self, column: str, vocabulary: type[Word], otherwise: Word | None = None) -> Word:
        """A word of a closed vocabulary; an empty cell may stand for one of them."""
        cell = self._cells[column]
        if otherwise is not None and not cell:
            return otherwise
        try:
            return vocabulary(cell)
        except ValueError:
            words = [word.value for word in vocabulary]
            self.note(column, "expected.one-of", cell, self.nearest(cell.lower(), words), words=words)
            return next(iter(vocabulary))

    def whole(self, column: str) -> int | None:
        """A whole number from 0, or None if the cell is empty."""
        cell = self._cells[column]
        if not cell:
            return None
        value = whole_of(cell)
        if value is not None:
            return value
        bare = re.sub(r"[\s,.'_]", "", cell)
        advice = None if whole_of(bare) is None else Message("advice.write", {"text": bare})
        self.note(column, "expected.whole", cell, advice, digits=DIGITS)
        return None

    def figure(self, column: str) -> Figure | None:
        """A figure, exact or not, or None if the cell is empty."""
        cell = self._cells[column]
        figure = figure_of(cell)
        if cell and figure is None:
            bare = re.sub(r"[\s,'_]|(?<![.])[.](?![.])", "", cell)
            advice = None if figure_of(bare) is None else Message("advice.write", {"text": bare})
            self.note(column, "expected.figure", cell, advice, digits=DIGITS)
        return figure

    def number(
        self,
        column: str,
        low: float,
        high: float,
        advice: Message | None = None,
        key: str = "expected.number",
    ) -> float:
        """A finite number between two bounds, both included."""
        return self.number_in(self._cells[column], column, low, high, advice, key)

    def number_in(
        self,
        cell: str,
        column: str,
        low: float,
        high: float,
        advice: Message | None = None,
        key: str = "expected.number",
    ) -> float:
        """A finite number between two bounds in one part of a cell."""
        value = float(cell) if _NUMBER.fullmatch(cell) else math.nan
        if low <= value <= high and math.isfinite(value):
            return value
        self.note(column, key, cell, advice, least=low, most=high)
        return low

    def date(self, column: str, timezone: str, *, may_be_open: bool = False, is_julian: bool = False) -> When:
        """An EDTF date whose days are counted in a time zone."""
        cell = self._cells[column]
        try:
            return (julian if is_julian else when.parse)(cell, timezone, may_be_open=may_be_open)
        except DateError as error:
            self.note(column, error.mistake.key, cell, date_advice(cell), **error.mistake.values)
            return _STAND_IN

    def optional_date(self, column: str, timezone: str) -> When | None:
        """An EDTF date, or None if the cell is empty."""
        return self.date(column, timezone) if self._cells[column] else None

    def link(self, column: str) -> str | None:
        """An address on the web, or None if the cell is empty."""
        cell = self.optional(column)
        if cell is not None and _LINK.fullmatch(cell) is None:
            self.note(column, "expected.link", cell)
        return cell

    def country(self, column: str) -> str | None:
        """A country's two letters, or None if the cell is empty."""
        cell = self.optional(column)
        if cell is not None and not (len(cell) == 2 and cell.isascii() and cell.isalpha() and cell.isupper()):
            self.note(column, "expected.country-form", cell, self.country_advice(cell))
        return cell

    def country_advice(self, wrong: str) -> Message | None:
        """Advice with the code of a country that somebody has written in another way."""
        codes, name = spellings(), wrong.casefold()
        near = [name] if name in codes else []
        if not near and self.is_advised and len(name) > _LETTERS:
            near = difflib.get_close_matches(name, codes, 1, _ALIKE)
        return Message("advice.meant", {"word": codes[near[0]]}) if near else None

    def timezone(self, column: str) -> str:
        """Name of a time zone; that of Greenwich for an empty cell."""
        cell = self._cells[column] or "UTC"
        try:
            when.parse("2000", cell or "UTC")
        except DateError as error:
            self.note(column, error.mistake.key, cell, self.nearest(cell, _zones()))
        return cell


@cache
def _zones() -> Collection[str]:
    # Sorted, or equally near names would come in another order each time.
    return sorted(available_timezones())

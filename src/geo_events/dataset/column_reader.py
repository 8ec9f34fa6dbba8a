"""Reading a folder with its events and claims as columns: the quick way for a folder without a fault.

Owns how events and claims are read as whole columns; what one cell may hold is in `cells` and `date_column`,
what must hold in a row in `row_rules`. It words no fault: whatever is wrong, or merely not plain, is left to
the careful `Intake`. Called by `folder`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from geo_events.dataset.arrow_csv import NotPlainError, codes, read_sheet
from geo_events.dataset.cell_forms import ID, items_of, whole_of
from geo_events.dataset.columns import (
    NO_PRECISION,
    NONE,
    ClaimColumns,
    EventColumns,
    grouped,
    positions,
    words,
)
from geo_events.dataset.contents import columns_of
from geo_events.dataset.date_column import pairs_of, read_dates
from geo_events.dataset.lazy_rows import ClaimRows, EventRows
from geo_events.dataset.regular_files import header_of
from geo_events.dataset.row_reader import Intake
from geo_events.dataset.row_rules import REQUIRED, STANCES_THAT_TELL, out_of_order, told_too_early
from geo_events.dataset.text_columns import ORIGINAL, STEMS, Tagged, text_columns
from geo_events.figure import figure_of
from geo_events.layer import OTHER, Form
from geo_events.model import Place, Stance, Status

if TYPE_CHECKING:
    from numpy.typing import NDArray

RowsOf = TypeVar("RowsOf", EventRows, ClaimRows)
Sheet = Mapping[str, pa.Array]

_UNSTATED = list(Status).index(Status.UNSTATED)
_WHOLE_ID = rf"\A(?:{ID.pattern})\z"


def columnar_intake(folder: Traversable) -> Intake | None:
    """Everything in a folder without a fault; None if only the careful reader can tell what is there."""
    try:
        intake = _ColumnarIntake(folder)
    except (NotPlainError, pa.ArrowException, OSError):
        return None
    return None if intake.faults else intake


class _ColumnarIntake(Intake):
    """Small tables row by row, events and claims as columns."""

    def _take_events_and_claims(self) -> None:
        if self.faults:
            raise NotPlainError("a fault in sources or places")
        events = self._event_rows()
        self.events = self._ids["events"].kept = events
        self.claims = self._ids["claims"].kept = self._claim_rows(events)

    def _sheet(
        self, name: str, distinct: Sequence[str], verbatim: Sequence[str] = ()
    ) -> tuple[Sheet, Mapping[str, Sequence[Tagged]]]:
        """The columns of a table, and which of them hold which text."""
        file = self._folder / f"{name}.csv"
        texts = text_columns(header_of(file), STEMS[name], self.languages)
        said = [column for tagged in texts.values() for _, column in tagged]
        columns = [column for column in columns_of(name) if column not in texts or column == ORIGINAL] + said
        plain = [column for column in REQUIRED[name] if column in columns]
        sheet = read_sheet(file, columns, required=plain, distinct=distinct, verbatim=verbatim)
        for column in plain:
            cells = sheet[column]
            filled = pc.utf8_trim_whitespace(cells.dictionary if column in verbatim else _strings(cells))
            if pc.any(pc.equal(pc.binary_length(filled), 0)).as_py():
                raise NotPlainError(f"an empty cell in {column}")
        for stem in set(REQUIRED[name]).difference(plain):
            _check_said(sheet, texts[stem])
        return sheet, texts

    def _event_rows(self) -> EventRows:
        sheet, texts = self._sheet("events", ("event_id",))
        place_positions = positions(self.places)
        places, origins = (_references(sheet[name], place_positions) for name in ("place_id", "origin_id"))
        self._zones = _zones(list(self.places.values()), places, origins)
        figures = {
            "figure_low": _wholes(sheet["figure_low"]),
            "figure": _numbers_of(sheet["figure"]),
            "figure_high": _wholes(sheet["figure_high"]),
        }
        if any(is_wrong.any() for _, is_wrong in out_of_order(figures)):
            raise NotPlainError("figures out of order")
        layer_words = self._layer_words(sheet["layer"])
        layers = _words(sheet["layer"], layer_words, OTHER)
        dates = read_dates(sheet["when"], *self._zones)
        is_journey = self._are_journeys(sheet["event_id"], layers, layer_words)
        journeys = np.flatnonzero(is_journey & (places != NONE) & (origins != NONE))
        if len(journeys):
            zones, names = _zones(list(self.places.values()), origins[journeys], origins[journeys])
            dates = dates.travelled(journeys, read_dates(sheet["when"].take(journeys), zones, names))
        columns = EventColumns(
            ids=sheet["event_id"],
            layers=layers,
            layer_words=layer_words,
            layer_ids=tuple(self.layers.found[word].layer_id for word in layer_words),
            statuses=_words(sheet["status"], tuple(Status), Status.UNSTATED),
            **dates.named("{}s"),
            edtf=sheet["when"],
            places=places,
            origins=origins,
            titles=_texts_of(sheet, texts["title"]),
            summaries=_texts_of(sheet, texts["summary"]),
            actors=_mapped(sheet["actors"], lambda cell: "|".join(items_of(cell))),
            figures_low=figures["figure_low"],
            figures=_figures(sheet["figure"]),
            figures_high=figures["figure_high"],
        )
        return _checked_ids(EventRows(columns, self.places))

    def _layer_words(self, column: pa.DictionaryArray) -> tuple[str, ...]:
        words_of = [word or OTHER for word in column.dictionary.to_pylist()]
        counts = np.bincount(codes(column))
        frequent = sorted(range(len(counts)), key=lambda code: -counts[code])
        self.layers.settle([words_of[code] for code in frequent])
        return tuple(self.layers.found)

    def _are_journeys(
        self, ids: pa.Array, layers: NDArray[np.uint8], words_of: Sequence[str]
    ) -> NDArray[np.bool_]:
        forms = [self.layers.found[word].form for word in words_of]
        found: NDArray[np.bool_] = np.isin(layers, np.flatnonzero([form is Form.JOURNEY for form in forms]))
        if None in forms:
            has_stops = pc.is_in(ids, value_set=pa.array(sorted(self._with_stops), pa.string())).to_numpy(
                zero_copy_only=False
            )
            found |= has_stops & np.isin(layers, np.flatnonzero([form is None for form in forms]))
        return found

    def _claim_rows(self, events: EventRows) -> ClaimRows:
        if not (self._folder / "claims.csv").is_file():
            return ClaimRows(ClaimColumns.of((), events, self.sources), events, self.sources)
        sheet, texts = self._sheet("claims", ("claim_id", "event_id"), ("quote",))
        found = pc.index_in(sheet["event_id"], value_set=events.columns.ids)
        if found.null_count:
            raise NotPlainError("a claim about no event")
        about: NDArray[np.int32] = found.to_numpy()
        by_event, first_of_event = grouped(about, len(events))
        is_bare = (np.diff(first_of_event) == 0) & (events.columns.statuses != _UNSTATED)
        if len(about) and is_bare.any():
            raise NotPlainError("an event without a claim")
        sources = _references(sheet["source_id"], positions(self.sources))
        self._check_quotes(sheet["quote"], sources)
        zones, names = self._spoken_in(sheet["asserted_by"], about)
        columns = ClaimColumns(
            ids=sheet["claim_id"],
            events=about,
            sources=sources,
            stances=_words(sheet["stance"], Stance),
            asserted_by=sheet["asserted_by"],
            quotes=sheet["quote"],
            translations=_texts_of(sheet, texts["quote"]),
            notes=_texts_of(sheet, texts["note"]),
            figures=_figures(sheet["figure"]),
            said=sheet["asserted_on"],
            **read_dates(sheet["asserted_on"], zones, names, are_said=True).named("said_{}s"),
            by_event=by_event,
            first_of_event=first_of_event,
        )
        _check_sayings(columns, events.columns)
        return _checked_ids(ClaimRows(columns, events, self.sources))

    def _spoken_in(
        self, speakers: pa.DictionaryArray, about: NDArray[np.int32]
    ) -> tuple[NDArray[np.int32], list[str]]:
        """The zone in which the day of each claim is counted, as a position in a list of names."""
        zones, names = self._zones
        said_by = speakers.dictionary.to_pylist()
        if any(map(self.speakers.lacks, said_by)):
            raise NotPlainError("a speaker who is not in the table")
        own = [self.speakers.zone(speaker) for speaker in said_by]
        names = list(dict.fromkeys([*names, *filter(None, own)]))
        order = positions(names)
        spoken = np.array([NONE if zone is None else order[zone] for zone in own], np.int32)[codes(speakers)]
        return np.where(spoken == NONE, zones[about], spoken), names

    def _check_quotes(self, quotes: pa.DictionaryArray, sources: NDArray[np.int32]) -> None:
        source_ids, words_of = list(self.sources), quotes.dictionary
        texts, places, _ = pairs_of(codes(quotes), sources, len(source_ids))
        for quote, source in zip(texts.tolist(), places.tolist(), strict=True):
            if source_ids[source] not in self.documents.texts:
                continue
            if self.documents.count(source_ids[source], words_of[quote].as_py()) != 1:
                raise NotPlainError("a quote that does not stand in its source once")


def _texts_of(sheet: Sheet, columns: Iterable[Tagged]) -> dict[str, pa.Array]:
    """A text by language, without those in which no row has it."""
    found = {tag: sheet[column] for tag, column in columns}
    return {tag: column for tag, column in found.items() if any(_strings(column).to_pylist())}


def _check_said(sheet: Sheet, columns: Sequence[Tagged]) -> None:
    """That every row has a text in some language."""
    said = np.zeros(len(next(iter(sheet.values()))), bool)
    for _, column in columns:
        cells = sheet[column]
        words = np.array([bool(cell) for cell in _strings(cells).to_pylist()], bool)
        said |= words[codes(cells)] if isinstance(cells, pa.DictionaryArray) else words
    if not said.all():
        raise NotPlainError("a row without a text in any language")


def _strings(column: pa.Array) -> pa.Array:
    return column.dictionary if isinstance(column, pa.DictionaryArray) else column


def _mapped(column: pa.DictionaryArray, change: Callable[[str], str]) -> pa.DictionaryArray:
    texts = pa.array([change(text) for text in column.dictionary.to_pylist()], pa.string())
    return pa.DictionaryArray.from_arrays(column.indices, texts)


def _words(
    column: pa.DictionaryArray, vocabulary: Iterable[str], otherwise: str | None = None
) -> NDArray[np.uint8]:
    cells = column.dictionary.to_pylist()
    try:
        known = words([otherwise if otherwise and not cell else cell for cell in cells], vocabulary)
    except KeyError as error:
        raise NotPlainError(str(error)) from error
    positions_of_words: NDArray[np.uint8] = known[codes(column)]
    return positions_of_words


def _references(column: pa.DictionaryArray, known: Mapping[str, int]) -> NDArray[np.int32]:
    """Positions of the rows that a column names; `NONE` where it is empty."""
    cells = column.dictionary.to_pylist()
    if not all(cell in known for cell in cells if cell):
        raise NotPlainError("a reference to nothing")
    found = np.array([known[cell] if cell else NONE for cell in cells], np.int32)
    rows: NDArray[np.int32] = found[codes(column)]
    return rows


def _wholes(column: pa.DictionaryArray) -> NDArray[np.int64]:
    cells = column.dictionary.to_pylist()
    values = [whole_of(cell) if cell else NONE for cell in cells]
    if None in values:
        raise NotPlainError("no whole number")
    figures: NDArray[np.int64] = np.array(values, np.int64)[codes(column)]
    return figures


def _figures(column: pa.DictionaryArray) -> pa.DictionaryArray:
    """Figures in the form in which the project writes them."""
    if not all(map(figure_of, filter(None, column.dictionary.to_pylist()))):
        raise NotPlainError("no figure")
    return _mapped(column, lambda cell: str(figure_of(cell)) if cell else "")


def _numbers_of(column: pa.DictionaryArray) -> NDArray[np.int64]:
    found = map(figure_of, column.dictionary.to_pylist())
    numbers = np.array([NONE if figure is None else figure.number for figure in found], np.int64)
    figures: NDArray[np.int64] = numbers[codes(column)]
    return figures


def _check_sayings(claims: ClaimColumns, events: EventColumns) -> None:
    about = claims.events
    tells = np.isin(claims.stances, STANCES_THAT_TELL)
    is_exact = (claims.said_precisions != NO_PRECISION) & ((claims.said_flags | events.flags[about]) == 0)
    is_exact &= ~events.is_open(0)[about]
    if told_too_early(tells, is_exact, claims.said_ends, events.starts[about]).any():
        raise NotPlainError("a report of what has not begun")


def _zones(
    places: Sequence[Place], at: NDArray[np.int32], origin: NDArray[np.int32]
) -> tuple[NDArray[np.int32], list[str]]:
    """The zone in which each event's days are counted, as a position in a list of names."""
    names = list(dict.fromkeys(["UTC", *(place.timezone for place in places)]))
    order = positions(names)
    # The last one stands for no place: -1 finds it.
    zone_of = np.array([*(order[place.timezone] for place in places), order["UTC"]], np.int32)
    return zone_of[np.where(at == NONE, origin, at)], names


def _checked_ids(rows: RowsOf) -> RowsOf:
    """The same rows, if each id is one and no two are the same."""
    are_ids = pc.all(pc.match_substring_regex(rows.columns.ids, _WHOLE_ID), min_count=0).as_py()
    if not are_ids or rows.has_twins():
        raise NotPlainError("an id that is none, or that two rows have")
    return rows

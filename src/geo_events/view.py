"""Which events a reader has asked to see.

Owns the filters: period, layers, statuses, search. Draws nothing. Called by `link`, `scene`, `request` and
`ui`.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from geo_events.dataset import Dataset, EventColumns
from geo_events.errors import DateError, ViewError
from geo_events.message import Message
from geo_events.model import Chapter, Event, Layer, Source, Status, View
from geo_events.when import MINUTE, When, first_date, parse

if TYPE_CHECKING:
    from numpy.typing import NDArray

Word = TypeVar("Word", bound=StrEnum)


def select(dataset: Dataset, view: View) -> tuple[Event, ...]:
    """Events that pass every filter of the view, by start and id.

    Raises
    ------
    ViewError
        If an end of the period is no date.
    """
    return tuple(dataset.event_at(position) for position in positions(dataset, view).tolist())


def positions(dataset: Dataset, view: View) -> NDArray[np.int64]:
    """Positions in file order of the events that pass every filter of the view, by start and id.

    Raises
    ------
    ViewError
        If an end of the period is no date.
    """
    events = dataset.columns.events
    passed = _is_among(events.layers, view.layers, Layer) & _is_among(events.statuses, view.statuses, Status)
    found = np.flatnonzero(passed & _in_period(events, period(view)))
    if terms := folded(view.search).split():
        found = found[[_found(terms, dataset.event_at(position), dataset) for position in found.tolist()]]
    keys = pa.table({"start": events.starts[found], "id": events.ids.take(pa.array(found))})
    order = pc.sort_indices(keys, sort_keys=[("start", "ascending"), ("id", "ascending")])
    in_order: NDArray[np.int64] = found[order.to_numpy()]
    return in_order


def cited(dataset: Dataset, view: View) -> tuple[Source, ...]:
    """Sources that the claims about the events in view cite, in file order.

    Raises
    ------
    ViewError
        If an end of the period is no date.
    """
    claims = dataset.columns.claims
    of_events = np.isin(claims.events, positions(dataset, view))
    used = set(np.unique(claims.sources[of_events]).tolist())
    return tuple(source for row, source in enumerate(dataset.sources.values()) if row in used)


def _is_among(column: NDArray[np.uint8], chosen: frozenset[Word], words: type[Word]) -> NDArray[np.bool_]:
    return np.isin(column, [position for position, word in enumerate(words) if word in chosen])


def offered_layers(dataset: Dataset) -> tuple[Layer, ...]:
    """Layers among which a reader can choose: those of which there are events, in order.

    A dataset without events offers all but `Layer.OTHER`.
    """
    held = tuple(_counted(dataset.columns.events.layers, Layer))
    return held or tuple(layer for layer in Layer if layer is not Layer.OTHER)


def whole_layers(chosen: frozenset[Layer], dataset: Dataset) -> frozenset[Layer]:
    """The chosen layers; all of them if only `Layer.OTHER` is left out, and there are no such events."""
    lacking = {Layer.OTHER}.difference(offered_layers(dataset))
    return frozenset(Layer) if chosen | lacking == frozenset(Layer) else chosen


def count_layers(dataset: Dataset, view: View) -> Counter[Layer]:
    """How many events of each layer pass the other filters."""
    rows = positions(dataset, replace(view, layers=frozenset(Layer)))
    return _counted(dataset.columns.events.layers[rows], Layer)


def count_statuses(dataset: Dataset, view: View) -> Counter[Status]:
    """How many events of each status pass the other filters."""
    rows = positions(dataset, replace(view, statuses=frozenset(Status)))
    return _counted(dataset.columns.events.statuses[rows], Status)


def _counted(column: NDArray[np.uint8], words: type[Word]) -> Counter[Word]:
    counts = np.bincount(column, minlength=len(words)).tolist()
    return +Counter(dict(zip(words, counts, strict=True)))


def period(view: View) -> tuple[int | None, int | None]:
    """Start and end of the period in milliseconds of local time, the end not included."""
    return (
        None if view.start is None else parsed(view.start, "from").start,
        None if view.end is None else parsed(view.end, "to").end,
    )


def parsed(edtf: str, parameter: str) -> When:
    """The date at an end of the period.

    Raises
    ------
    ViewError
        If it is none.
    """
    try:
        return parse(edtf)
    except DateError as error:
        mistake = replace(error.mistake, column=parameter)
        raise ViewError(Message("view.parameter", {"mistake": mistake})) from error


def _in_period(events: EventColumns, ends: tuple[int | None, int | None]) -> NDArray[np.bool_]:
    # A day is a day wherever it dawns: both sides are compared as clocks on the spot show them.
    start, end = ends
    inside = np.ones(len(events), bool)
    if end is not None:
        inside &= events.starts + events.offsets.astype(np.int64) * MINUTE < end
    if start is not None:
        inside &= events.ends + events.end_offsets.astype(np.int64) * MINUTE > start
    return inside


def folded(text: str) -> str:
    """Text as the search compares it: compatibility forms made one, upper and lower case made one."""
    return unicodedata.normalize("NFKC", text).casefold()


def _found(terms: Iterable[str], event: Event, dataset: Dataset) -> bool:
    text = folded(_searchable(event, dataset))
    return all(term in text for term in terms)


def _searchable(event: Event, dataset: Dataset) -> str:
    words = [event.title_en, event.title_zh, *event.actors]
    for place_id in (event.place_id, event.origin_id):
        if place_id is not None:
            words.extend(dataset.places[place_id].spellings())
    for claim in dataset.claims_of(event.event_id):
        words.extend((claim.quote, claim.quote_en, claim.asserted_by))
    return "\n".join(words)


def steps(events: Iterable[Event]) -> list[str]:
    """Dates on which something began, as EDTF from year to day, each once, in order.

    These are the steps of the period control, so that crowded weeks are as easy to reach as empty years.
    """
    by_start: dict[int, str] = {}
    for event in events:
        step = first_date(event.when.edtf)
        by_start.setdefault(parse(step).start, step)
    return [by_start[start] for start in sorted(by_start)]


def chapter_steps(chapter: Chapter, available: list[str]) -> tuple[str, str] | None:
    """First and last step of a chapter; None if no step lies in it."""
    start, end = chapter.start.start, chapter.end.end
    inside = [step for step in available if start <= parse(step).start < end]
    return (inside[0], inside[-1]) if inside else None

"""The filters of a view, each as a mask over the events of a dataset.

Owns period, layers and statuses; the search has a module of its own. Called by `selection`, and by `link`,
`request` and `ui` for what can be chosen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from geo_events.dataset import Dataset, EventColumns
from geo_events.errors import DateError, ViewError
from geo_events.message import Message
from geo_events.model import View
from geo_events.when import MINUTE, When, parse

if TYPE_CHECKING:
    from numpy.typing import NDArray


def is_among(
    column: NDArray[np.integer], chosen: Collection[str], words: Collection[str]
) -> NDArray[np.bool_]:
    """Whether the word of each event is one of those chosen."""
    return np.isin(column, [position for position, word in enumerate(words) if word in chosen])


def in_period(events: EventColumns, ends: tuple[int | None, int | None]) -> NDArray[np.bool_]:
    """Whether each event lies in the period at least in part."""
    # A day is a day wherever it dawns: both sides are compared as clocks on the spot show them.
    start, end = ends
    inside = np.ones(len(events), bool)
    if end is not None:
        inside &= events.is_open(0) | (events.starts + events.offsets.astype(np.int64) * MINUTE < end)
    if start is not None:
        inside &= events.is_open(1) | (events.ends + events.end_offsets.astype(np.int64) * MINUTE > start)
    return inside


def counted(column: NDArray[np.integer], words: Collection[str]) -> Counter[str]:
    """How often each word stands in a column, in the order of the words; those that do not are left out."""
    counts: Counter[str] = Counter()
    for word, count in zip(words, np.bincount(column, minlength=len(words)).tolist(), strict=True):
        counts[word] += count
    return +counts


def offered_layers(dataset: Dataset) -> tuple[str, ...]:
    """Layers among which a reader can choose: those of which there are events, in order.

    A dataset without events offers all that it has.
    """
    events = dataset.columns.events
    return tuple(counted(events.layers, events.layer_ids)) or tuple(dataset.layers)


def whole_layers(chosen: frozenset[str] | None, dataset: Dataset) -> frozenset[str] | None:
    """The chosen layers; None if these are all that there are."""
    return None if chosen is None or chosen.issuperset(dataset.layers) else chosen


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

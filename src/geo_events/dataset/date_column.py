"""A column of dates, each text read once.

Owns how the same words are read in many zones at once; what they mean, and where a zone's clocks stand, is in
`when`. Called by `column_reader`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from geo_events import when
from geo_events.dataset.arrow_csv import NotPlainError, codes
from geo_events.dataset.columns import DateColumns, numbers_of
from geo_events.zones import offset_seconds, zone_of

if TYPE_CHECKING:
    from numpy.typing import NDArray


def read_dates(
    cells: pa.DictionaryArray, zones: NDArray[Any], names: Sequence[str], *, are_said: bool = False
) -> DateColumns:
    """What a column of dates comes to, whose days are counted in zones given by position in `names`.

    Raises
    ------
    NotPlainError
        If a cell is no date. When a thing was said is a date that may be missing, but is never open.
    """
    words = cells.dictionary.to_pylist()
    texts, places, rows = pairs_of(codes(cells), zones, len(names))
    whole = np.array([_is_whole_days(word) for word in words], bool)
    in_utc = [
        _numbers(word, "UTC", are_said) if is_whole else (0,) * 7
        for word, is_whole in zip(words, whole.tolist(), strict=True)
    ]
    table = np.array(in_utc, np.int64).reshape(-1, 7)[texts]
    for place, name in enumerate(names):
        here = np.flatnonzero(whole[texts] & (places == place))
        if len(here):
            table[here] = _moved(table[here], name)
    for pair in np.flatnonzero(~whole[texts]).tolist():
        table[pair] = _numbers(words[texts[pair]], names[places[pair]], are_said)
    return DateColumns.of_numbers(table).take(rows)


def pairs_of(
    first: NDArray[np.int32], second: NDArray[Any], count: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int32]]:
    """Every pair that occurs, as two columns, and which of them a row has; the second is below `count`."""
    keys = pa.array(first.astype(np.int64) * max(count, 1) + second).dictionary_encode()
    pairs = keys.dictionary.to_numpy()
    return pairs // max(count, 1), pairs % max(count, 1), keys.indices.to_numpy()


def _is_whole_days(text: str) -> bool:
    """Whether a date is one span from midnight to midnight; the last days of the calendar are left out."""
    return bool(text) and "T" not in text and "/" not in text and not text.startswith("999")


def _numbers(text: str, zone: str, is_said: bool) -> tuple[int, ...]:
    if is_said and not text:
        return numbers_of(None)
    try:
        return numbers_of(when.parse(text, zone, may_be_open=not is_said))
    except ValueError as error:
        raise NotPlainError(str(error)) from error


def _moved(table: NDArray[np.int64], zone: str) -> NDArray[np.int64]:
    """Dates of whole days, read in UTC, as they are in another zone."""
    start, end = table[:, 0], table[:, 1]
    midnights, where = np.unique(np.concatenate([start, end, end - when.DAY]), return_inverse=True)
    days = (midnights // when.DAY).tolist()
    seconds = np.array([offset_seconds(day, zone_of(zone)) for day in days], np.int64)
    at_start, at_end, on_last_day = seconds[where].reshape(3, -1)
    moved = table.copy()
    moved[:, 0], moved[:, 1] = start - at_start * 1_000, end - at_end * 1_000
    moved[:, 2], moved[:, 3] = -(-at_start // 60), on_last_day // 60
    if (moved[:, 1] <= moved[:, 0]).any():
        raise NotPlainError("a day that a zone has not had")
    return moved

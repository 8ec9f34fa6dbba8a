"""Events and claims as mappings by id that keep columns and build an object when it is asked for.

Owns the way from columns back to `Event` and `Claim`, and the search for an id. A million objects would take
a gigabyte; these take what the columns take. Used by `contents` and `column_reader`.
"""

from __future__ import annotations

from abc import abstractmethod
from bisect import bisect_left
from collections.abc import ItemsView, Iterable, Iterator, Mapping, Sequence, ValuesView
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from geo_events.dataset.columns import (
    APPROXIMATE,
    EDGES,
    NO_PRECISION,
    NONE,
    UNCERTAIN,
    ClaimColumns,
    EventColumns,
)
from geo_events.figure import figure_of
from geo_events.model import Claim, Event, Stance, Status
from geo_events.when import Precision, When
from geo_events.wording import NOTHING, Wording

if TYPE_CHECKING:
    from numpy.typing import NDArray

Item = TypeVar("Item")

_CHUNK = 4_096
"""Objects built at once: enough that reading the columns costs little for each."""
_STATUSES, _STANCES, _PRECISIONS = list(Status), list(Stance), list(Precision)


class Rows(Mapping[str, Item], Generic[Item]):
    """Objects by id, in file order, built when they are asked for."""

    def __init__(self, ids: pa.Array) -> None:
        self._ids = ids

    @abstractmethod
    def _built(self, rows: NDArray[np.int64]) -> Iterator[Item]:
        """Objects at some positions."""

    def at(self, position: int) -> Item:
        """The object at a position, from 0.

        Raises
        ------
        IndexError
            If there is none.
        """
        if not 0 <= position < len(self):
            raise IndexError(f"expected a position from 0 to {len(self) - 1}, found {position}")
        return next(self._built(np.array([position])))

    def take(self, rows: NDArray[np.int64]) -> Iterator[Item]:
        """The objects at some positions, in the order given."""
        for start in range(0, len(rows), _CHUNK):
            yield from self._built(rows[start : start + _CHUNK])

    def position(self, identifier: object) -> int | None:
        """Where an id stands; None if it is not here."""
        if not isinstance(identifier, str):
            return None
        order = self._order
        found = bisect_left(order, identifier, key=lambda place: str(self._ids[int(place)].as_py()))
        if found == len(order) or self._ids[int(order[found])].as_py() != identifier:
            return None
        return int(order[found])

    def has_twins(self) -> bool:
        """Whether two of them have the same id."""
        in_order = self._ids.take(pa.array(self._order))
        twins: bool | None = pc.any(
            pc.equal(in_order.slice(1), in_order.slice(0, max(len(self) - 1, 0)))
        ).as_py()
        return bool(twins)

    @cached_property
    def _order(self) -> NDArray[Any]:
        # Sorted positions take 8 bytes an id, where a dictionary would take 150.
        order: NDArray[Any] = pc.array_sort_indices(self._ids).to_numpy()
        return order

    def __getitem__(self, identifier: str) -> Item:
        position = self.position(identifier)
        if position is None:
            raise KeyError(identifier)
        return self.at(position)

    def __contains__(self, identifier: object) -> bool:
        return self.position(identifier) is not None

    def __iter__(self) -> Iterator[str]:
        for start in range(0, len(self), _CHUNK):
            yield from self._ids.slice(start, _CHUNK).to_pylist()

    def __len__(self) -> int:
        return len(self._ids)

    def values(self) -> ValuesView[Item]:
        """The objects in file order."""
        return _Values(self)

    def items(self) -> ItemsView[str, Item]:
        """Ids and objects in file order."""
        return _Items(self)

    def in_order(self) -> Iterator[Item]:
        """The objects in file order."""
        return self.take(np.arange(len(self)))


class _Values(ValuesView[Item]):
    # The inherited one would search for every id.
    def __init__(self, rows: Rows[Item]) -> None:
        super().__init__(rows)
        self._rows = rows

    def __iter__(self) -> Iterator[Item]:
        return self._rows.in_order()


class _Items(ItemsView[str, Item]):
    def __init__(self, rows: Rows[Item]) -> None:
        super().__init__(rows)
        self._rows = rows

    def __iter__(self) -> Iterator[tuple[str, Item]]:
        return zip(self._rows, self._rows.in_order(), strict=True)


class EventRows(Rows[Event]):
    """Events by id.

    Parameters
    ----------
    columns
        What they are built of; it stays at hand under this name.
    place_ids
        What its positions of places mean.
    """

    def __init__(self, columns: EventColumns, place_ids: Iterable[str]) -> None:
        super().__init__(columns.ids)
        self.columns = columns
        self._place_ids = [*place_ids, None]

    def _built(self, rows: NDArray[np.int64]) -> Iterator[Event]:
        columns = self.columns
        dates = _dates(columns.edtf, columns, "{}s", rows)
        place_id = self._place_ids.__getitem__  # NONE is the last one
        low, high = (
            [None if value == NONE else value for value in column[rows].tolist()]
            for column in (columns.figures_low, columns.figures_high)
        )
        cells = zip(
            _texts(columns.ids, rows),
            map(columns.layer_words.__getitem__, columns.layers[rows].tolist()),
            _wordings(columns.titles, rows),
            dates,
            map(place_id, columns.places[rows].tolist()),
            map(place_id, columns.origins[rows].tolist()),
            map(_STATUSES.__getitem__, columns.statuses[rows].tolist()),
            (tuple(text.split("|")) if text else () for text in _texts(columns.actors, rows)),
            low,
            map(figure_of, _texts(columns.figures, rows)),
            high,
            _wordings(columns.summaries, rows),
            strict=True,
        )
        return (Event(*values) for values in cells)


class ClaimRows(Rows[Claim]):
    """Claims by id.

    Parameters
    ----------
    columns
        What they are built of; it stays at hand under this name.
    events
        The events that they are about.
    source_ids
        What its positions of sources mean.
    """

    def __init__(self, columns: ClaimColumns, events: EventRows, source_ids: Iterable[str]) -> None:
        super().__init__(columns.ids)
        self.columns = columns
        self._events = events
        self._source_ids = pa.array(list(source_ids), pa.string())

    def about(self, event_id: str) -> tuple[Claim, ...]:
        """Claims about an event in file order; empty for an event that is not here."""
        position = self._events.position(event_id)
        if position is None:
            return ()
        first, last = self.columns.first_of_event[position : position + 2].tolist()
        return tuple(self.take(self.columns.by_event[first:last]))

    def _built(self, rows: NDArray[np.int64]) -> Iterator[Claim]:
        columns = self.columns
        event_ids = self._events.columns.ids.take(columns.events[rows]).to_pylist()
        cells = zip(
            _texts(columns.ids, rows),
            event_ids,
            _texts(self._source_ids, columns.sources[rows].astype(np.int64)),
            map(_STANCES.__getitem__, columns.stances[rows].tolist()),
            _texts(columns.asserted_by, rows),
            _dates(columns.said, columns, "said_{}s", rows),
            _texts(columns.quotes, rows),
            _wordings(columns.translations, rows),
            map(figure_of, _texts(columns.figures, rows)),
            _wordings(columns.notes, rows),
            strict=True,
        )
        return (Claim(*values) for values in cells)


def _texts(column: pa.Array, rows: NDArray[np.int64]) -> Sequence[str]:
    taken = column.take(rows)
    # As a dictionary it would give out its words one by one, ten times as slowly.
    decoded = taken.cast(pa.string()) if pa.types.is_dictionary(taken.type) else taken
    texts: Sequence[str] = decoded.to_pylist()
    return texts


def _wordings(columns: Mapping[str, pa.Array], rows: NDArray[np.int64]) -> Iterator[Wording]:
    tags = tuple(columns)
    if not tags:
        yield from (NOTHING for _ in range(len(rows)))
        return
    for texts in zip(*(_texts(column, rows) for column in columns.values()), strict=True):
        yield Wording(tuple((tag, text) for tag, text in zip(tags, texts, strict=True) if text))


def _dates(edtf: pa.Array, columns: object, pattern: str, rows: NDArray[np.int64]) -> Iterator[When | None]:
    names = ("start", "end", "precision", "flag", "offset", "end_offset", "edge")
    numbers = (getattr(columns, pattern.format(name))[rows].tolist() for name in names)
    for text, start, end, precision, flags, offset, end_offset, edges in zip(
        _texts(edtf, rows), *numbers, strict=True
    ):
        if precision == NO_PRECISION:
            yield None
            continue
        approximate, uncertain = bool(flags & APPROXIMATE), bool(flags & UNCERTAIN)
        known = _PRECISIONS[precision], approximate, uncertain
        yield When(text, start, end, *known, offset, end_offset, *EDGES[edges])

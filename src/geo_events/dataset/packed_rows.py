"""A table that was read row by row, as columns, where its objects are too many to be kept.

Owns the way from objects to columns and back, whatever their class. A flat table with a link in each row has
as many sources as events: as objects they would take most of its memory. Called by `folder`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import pyarrow as pa

from geo_events.dataset.lazy_rows import Rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

Item = TypeVar("Item")

MANY = 5_000
"""Objects that are kept as they are: they are quicker to ask, and few take little."""


def packed(items: Mapping[str, Item]) -> Mapping[str, Item]:
    """The same objects by id, as columns if there are many."""
    return PackedRows(items) if len(items) > MANY else items


class PackedRows(Rows[Item]):
    """Objects by id, built again when they are asked for.

    Parameters
    ----------
    items
        Objects of one dataclass; at least one.
    """

    def __init__(self, items: Mapping[str, Item]) -> None:
        super().__init__(pa.array(list(items), pa.string()))
        objects = list(items.values())
        kind: Any = type(objects[0])
        self._kind = kind
        self._columns = [_Column([getattr(one, field.name) for one in objects]) for field in fields(kind)]

    def _built(self, rows: NDArray[np.int64]) -> Iterator[Item]:
        cells = zip(*(column.at(rows) for column in self._columns), strict=True)
        return (self._kind(*values) for values in cells)


class _Column:
    """One field of all objects: text that hardly repeats as one piece, anything else once for each value."""

    def __init__(self, values: Sequence[Any]) -> None:
        self._texts: pa.Array | None = None
        self._values = list(dict.fromkeys(values))
        if 2 * len(self._values) > len(values) and all(map(_is_text, self._values)):
            self._texts, self._values = pa.array(values, pa.string()), []
            return
        code = {value: position for position, value in enumerate(self._values)}
        self._codes = np.array([code[value] for value in values], np.int32)

    def at(self, rows: NDArray[np.int64]) -> Sequence[Any]:
        """The field of the objects at some positions."""
        if self._texts is not None:
            texts: list[str] = self._texts.take(pa.array(rows)).to_pylist()
            return texts
        return [self._values[code] for code in self._codes[rows].tolist()]


def _is_text(value: object) -> bool:
    """Whether a column of text holds it: a word of a vocabulary would come back as mere text."""
    return value is None or type(value) is str

"""The claims about some events, and since when each was there to be known.

Owns the way from events to their claims, all at once. Called by `selection` and `search`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np

from geo_events.clock import known_columns
from geo_events.dataset import Columns
from geo_events.when import Precision

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class KnownClaims:
    """Claims about some events, by event in the order of those."""

    rows: NDArray[np.int64]
    """Positions in the dataset's columns."""
    owners: NDArray[np.int64]
    """Position of the event among those events."""
    times: NDArray[np.int64]
    """UTC milliseconds since when each was known."""
    assumed: NDArray[np.bool_]
    """Whether that is by a rule, because no source gives the day."""

    @classmethod
    def about(cls, columns: Columns, events: NDArray[np.int64]) -> Self:
        """The claims about the events at some positions; those about one event are in file order."""
        rows, owners = claims_about(columns, events)
        of, claims = events[owners], columns.claims
        begun = np.where(columns.events.is_open(0), np.iinfo(np.int64).min, columns.events.starts)
        times, assumed = known_columns(
            claims.stances[rows],
            (begun[of], columns.events.ends[of], columns.events.end_offsets[of]),
            _told(columns, rows, of),
            (claims.said_starts[rows], claims.said_ends[rows], claims.said_precisions[rows]),
        )
        return cls(rows, owners, times, assumed)

    def by_time(self) -> Self:
        """The same claims; those about one event by when they were known, and then in file order."""
        # Within an event the position rises already, and the sort is stable.
        order = np.lexsort((self.times, self.owners))
        return type(self)(self.rows[order], self.owners[order], self.times[order], self.assumed[order])


def _told(
    columns: Columns, claims: NDArray[np.int64], events: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint8]]:
    """When what each claim tells of took place: its event, or a halt that it states."""
    of = columns.events
    starts, ends, precisions = of.starts[events], of.ends[events], of.precisions[events]
    if columns.told:
        words = list(Precision)
        for index in np.flatnonzero(np.isin(claims, list(columns.told))).tolist():
            told = columns.told[int(claims[index])]
            starts[index], ends[index], precisions[index] = told.start, told.end, words.index(told.precision)
    return starts, ends, precisions


def claims_about(columns: Columns, events: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Positions of the claims about the events at some positions, and which of those each is about."""
    first = columns.claims.first_of_event
    counts = first[events + 1] - first[events]
    owners = np.repeat(np.arange(len(events)), counts)
    within = np.arange(len(owners)) - np.repeat(np.cumsum(counts) - counts, counts)
    return columns.claims.by_event[np.repeat(first[events], counts) + within], owners

"""What a reader has asked to see of a dataset: filtered once, read by everything that shows it.

Owns the one `Selection` of a view. It holds positions and columns, so that a million events stay cheap; an
object is built when somebody goes through them. Called by `scene`, `request`, `story` and `ui`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from geo_events.clock import Known, State, final_states
from geo_events.dataset import Dataset
from geo_events.model import Claim, Clock, Event, Source, Status, View
from geo_events.view.filters import counted, in_period, is_among, period
from geo_events.view.known_claims import KnownClaims
from geo_events.view.search import search

if TYPE_CHECKING:
    from numpy.typing import NDArray

_STATES = [*State, None]


@dataclass(frozen=True, eq=False)
class Selection:
    """The events that pass every filter of a view, by start and id, and what belongs to them."""

    dataset: Dataset
    view: View
    rows: NDArray[np.int64]
    """Positions of the events in file order."""
    layer_counts: Counter[str]
    """Number of events of each layer that pass the other filters."""
    status_counts: Counter[str]
    """Number of events of each status that pass the other filters."""

    @property
    def count(self) -> int:
        """Number of events."""
        return len(self.rows)

    def ids(self) -> list[str]:
        """Ids of the events."""
        ids: list[str] = self.dataset.columns.events.ids.take(self.rows).to_pylist()
        return ids

    def events(self) -> Iterator[Event]:
        """The events, each built when its turn comes."""
        return self.dataset.events_at(self.rows)

    def with_claims(self) -> Iterator[tuple[Event, tuple[Claim, ...], tuple[Known, ...]]]:
        """Each event, the claims about it in file order, and since when each of these was known."""
        about = self.claims
        claims = self.dataset.claims_at(about.rows)
        known = map(Known, about.times.tolist(), about.assumed.tolist())
        counts = np.bincount(about.owners, minlength=self.count).tolist()
        for event, count in zip(self.events(), counts, strict=True):
            yield event, tuple(islice(claims, count)), tuple(islice(known, count))

    @cached_property
    def claims(self) -> KnownClaims:
        """The claims about the events; those about one event are in file order."""
        return KnownClaims.about(self.dataset.columns, self.rows)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Sources that the claims cite, in file order."""
        used = set(np.unique(self.dataset.columns.claims.sources[self.claims.rows]).tolist())
        return tuple(source for row, source in enumerate(self.dataset.sources.values()) if row in used)

    def states(self, clock: Clock) -> list[State | None]:
        """What is known of each event in the end, by a clock; None if nothing is."""
        columns, claims = self.dataset.columns, self.claims.by_time()
        statuses, stances = columns.events.statuses[self.rows], columns.claims.stances[claims.rows]
        return [_STATES[state] for state in final_states(statuses, claims.owners, stances, clock).tolist()]


def select(dataset: Dataset, view: View) -> Selection:
    """Filter a dataset.

    Raises
    ------
    ViewError
        If an end of the period is no date.
    """
    events = dataset.columns.events
    layers = events.layer_ids if view.layers is None else view.layers
    in_layers = is_among(events.layers, layers, events.layer_ids)
    in_statuses = is_among(events.statuses, view.statuses, tuple(Status))
    # What fails two filters counts nowhere.
    rows = np.flatnonzero((in_layers | in_statuses) & in_period(events, period(view)))
    rows = rows[search(dataset, rows, view.search)]
    in_layers, in_statuses = in_layers[rows], in_statuses[rows]
    passed = rows[in_layers & in_statuses]
    keys = pa.table({"start": events.starts[passed], "id": events.ids.take(passed)})
    order = pc.sort_indices(keys, sort_keys=[("start", "ascending"), ("id", "ascending")])
    return Selection(
        dataset,
        view,
        passed[order.to_numpy()],
        counted(events.layers[rows[in_statuses]], events.layer_ids),
        counted(events.statuses[rows[in_layers]], tuple(Status)),
    )


def select_undated(dataset: Dataset, view: View) -> Selection | None:
    """Filter the events of which no source says when; None where there are none.

    Who chooses a period leaves them out: nobody can say that they lie in it.
    """
    if dataset.undated is None or view.start is not None or view.end is not None:
        return None
    return select(dataset.undated, view)

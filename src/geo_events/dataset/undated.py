"""Events of which no source says when: kept beside the others, for they have no place in time.

Owns the date that stands for none, and how what was read is parted. They are a dataset of their own, with the
same sources, places and names: so they are searched, filtered and exported as the others are. Called by
`folder` and `row_reader`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from geo_events.dataset.contents import Dataset
from geo_events.model import Claim, Event
from geo_events.when import Edge, Precision, When, parse

NO_DATE = When(
    edtf="",
    start=parse("0001").start,
    end=parse("9999").end,
    precision=Precision.CENTURY,
    approximate=False,
    uncertain=False,
    offset_minutes=0,
    end_offset_minutes=0,
    start_edge=Edge.OPEN,
    end_edge=Edge.OPEN,
)
"""What an event has whose cell `when` is empty: it may have been at any time, and both its ends are open."""
OF_EVENTS = ("events", "claims", "stops")
"""Tables whose rows are of one event each."""


def parted(dataset: Dataset) -> Dataset:
    """A dataset whose events without a date stand in one of their own."""
    rest = {one: event for one, event in dataset.events.items() if not event.when.edtf}
    if not rest:
        return dataset
    dated = {one: event for one, event in dataset.events.items() if one not in rest}
    return replace(
        _with(dataset, dated),
        undated=replace(_with(dataset, rest), chapters={}, railways=()),
    )


def _with(dataset: Dataset, events: Mapping[str, Event]) -> Dataset:
    claims: dict[str, Claim] = {
        one: claim for one, claim in dataset.claims.items() if claim.event_id in events
    }
    stops = tuple(stop for stop in dataset.stops if stop.event_id in events)
    return replace(dataset, events=events, claims=claims, stops=stops)

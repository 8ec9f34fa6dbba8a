"""What must hold in a row and between it and its event, for one row or for a whole column of them.

Owns which cells must not be empty, the order of figures, and who may say that something has happened. What is
asked may be numbers or arrays of numbers, so that a rule stands once: `row_reader` words what is wrong with a
row, and `column_reader` leaves a column to it in which anything is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from geo_events.clock import TELLING
from geo_events.dataset.columns import NONE
from geo_events.model import Stance

REQUIRED: Mapping[str, tuple[str, ...]] = {
    "sources": ("source_id", "title", "publisher", "kind", "language"),
    "places": ("place_id", "name", "latitude", "longitude"),
    "events": ("event_id", "title"),
    "claims": ("claim_id", "event_id", "source_id", "stance", "asserted_by", "quote"),
    "stops": ("event_id", "stop", "place_id", "basis"),
    "chapters": ("chapter_id", "title", "start", "end"),
}
"""Columns whose cells must not be empty; of a text, one of its languages."""
STANCES_THAT_TELL = tuple(list(Stance).index(stance) for stance in TELLING)
"""Positions, among all stances, of those that say that something has happened."""


class Order(NamedTuple):
    """Two columns of which one must not hold less than the other."""

    lesser: str
    greater: str
    blamed: str
    """The one of them that is told where it does."""


_ORDERS = (
    Order("figure_low", "figure", blamed="figure"),
    Order("figure", "figure_high", blamed="figure"),
    Order("figure_low", "figure_high", blamed="figure_high"),
)


def out_of_order(figures: Mapping[str, Any]) -> Iterator[tuple[Order, Any]]:
    """Every order that must hold, and where it does not; `NONE` is a figure that is not given.

    Examples
    --------
    >>> wrong = out_of_order({"figure_low": 5, "figure": 3, "figure_high": NONE})
    >>> [order.blamed for order, is_wrong in wrong if is_wrong]
    ['figure']
    """
    for order in _ORDERS:
        # What is not given is below all others, so only the greater one needs a look.
        lesser, greater = figures[order.lesser], figures[order.greater]
        yield order, (greater != NONE) & (greater < lesser)


def told_too_early(tells: Any, is_exact: Any, said_end: Any, event_start: Any) -> Any:
    """Whether, or where, somebody reports or confirms what has not begun: that can only be expected.

    Parameters
    ----------
    tells
        Whether the stance is one that says that it has happened.
    is_exact
        Whether both days are given and neither is in doubt.
    said_end, event_start
        Milliseconds.
    """
    return tells & is_exact & (said_end <= event_start)

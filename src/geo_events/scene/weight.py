"""What an event matters beside others, by one rule for labels, chapters, cameras and decks.

Owns the rule. Called by `builder`, for all the events of a scene at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo_events.dataset import Columns
from geo_events.model import Status
from geo_events.when import Precision

if TYPE_CHECKING:
    from numpy.typing import NDArray

_OF_STATUS = {Status.CONFIRMED: 2, Status.REPORTED: 1}
"""What did not happen is the least."""
_STATUSES = np.array([_OF_STATUS.get(status, 0) for status in Status], np.int64)
_EXACTNESS = np.arange(len(Precision))[::-1]
"""By the position of a precision, which stand from fine to coarse."""


def weights_of(columns: Columns, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Weights of the events at some positions: by claims, then by status, then by how exact the date is.

    A weight is one number, so that who compares two needs no more than that.

    Examples
    --------
    >>> from geo_events.dataset import load, starter_files, MemoryFolder
    >>> columns = load(MemoryFolder(starter_files())).columns
    >>> dict(zip(columns.events.ids.to_pylist(), weights_of(columns, np.arange(4)).tolist()))
    {'mayors-meet': 40, 'mayor-train': 34, 'soldiers': 33, 'return-visit': 32}
    """
    events, first = columns.events, columns.claims.first_of_event
    claims = first[rows + 1] - first[rows]
    exactness = _EXACTNESS[events.precisions[rows]]
    weights: NDArray[np.int64] = (claims * 3 + _STATUSES[events.statuses[rows]]) * len(Precision) + exactness
    return weights

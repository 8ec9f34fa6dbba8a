"""The elastic time axis: a monotone piecewise-linear map from time to position.

Owns how much room each gap between moments gets, and which gaps are folded. Pure numbers: the texts of
the folds are made in `scene`; the page's JavaScript only interpolates between the knots made here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geo_events.when import DAY

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

ROOM = 1.0
"""Width that every gap gets whatever its length, so that hours stay apart beside years."""
GROWTH = 0.6
"""Width gained each time that a gap grows e-fold beyond `SHORT`."""
SHORT = DAY / 2
"""Milliseconds up to which gaps differ little in width."""
FOLD = 180 * DAY
"""Milliseconds beyond which a gap is folded: it grows no wider and carries a break mark."""
FINEST = 2_000
"""Smallest share of the axis between two knots, if there are more of them."""


@dataclass(frozen=True, slots=True)
class Fold:
    """A stretch without moments that the axis folds."""

    start: int
    """UTC milliseconds of the moment before it."""
    end: int
    """UTC milliseconds of the moment after it."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Knots of the map and the folds between them."""

    knots: tuple[tuple[int, float], ...]
    """Pairs of UTC milliseconds and position from 0 to 1, both strictly increasing; at least two."""
    folds: tuple[Fold, ...]


def elastic(moments: ArrayLike, start: int, end: int) -> Axis:
    """Make the axis for what happens between two times.

    Where there are very many moments, not each becomes a knot: the others are off by at most a `FINEST` of
    the axis.

    Parameters
    ----------
    moments
        UTC milliseconds at which something begins, ends or is said, in any order.
    start, end
        UTC milliseconds of the positions 0 and 1; moments outside are left out.

    Examples
    --------
    >>> elastic([0, 10 * DAY], 0, 20 * DAY).knots[1]
    (864000000, 0.5)
    """
    end = max(end, start + 1)
    given = np.asarray(moments, np.int64)
    times = np.unique(np.concatenate(([start, end], given[(given > start) & (given < end)])))
    gaps = np.diff(times)
    reached = np.concatenate(([0.0], np.cumsum(ROOM + GROWTH * np.log1p(np.minimum(gaps, FOLD) / SHORT))))
    positions = reached / reached[-1]
    folded = np.flatnonzero(gaps > FOLD)
    kept = np.arange(len(times)) if len(times) <= FINEST else _thinned(positions, folded)
    knots = tuple(zip(times[kept].tolist(), positions[kept].tolist(), strict=True))
    folds = tuple(Fold(int(times[gap]), int(times[gap + 1])) for gap in folded)
    return Axis(knots, folds)


def _thinned(positions: NDArray[np.float64], folded: NDArray[np.int64]) -> NDArray[np.int64]:
    """Indices of the knots that are kept: both ends of every fold, and one in each `FINEST` of the axis."""
    steps = np.floor(positions * FINEST)
    first = np.flatnonzero(np.concatenate(([True], np.diff(steps) > 0)))
    return np.unique(np.concatenate((first, folded, folded + 1, [0, len(positions) - 1])))

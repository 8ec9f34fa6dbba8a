"""The elastic time axis: a monotone piecewise-linear map from time to position.

Owns how much room each gap between moments gets, and which gaps are folded. Pure numbers: the texts of
the folds are made in `scene`; the page's JavaScript only interpolates between the knots made here.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable
from dataclasses import dataclass

from geo_events.when import DAY

ROOM = 1.0
"""Width that every gap gets whatever its length, so that hours stay apart beside years."""
GROWTH = 0.6
"""Width gained each time that a gap grows e-fold beyond `SHORT`."""
SHORT = DAY / 2
"""Gaps up to about this long differ little in width, in milliseconds."""
FOLD = 180 * DAY
"""A gap longer than this is folded: it grows no wider and carries a break mark."""


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
    """(UTC milliseconds, position from 0 to 1), both strictly increasing; at least two."""
    folds: tuple[Fold, ...]


def elastic(moments: Iterable[int], start: int, end: int) -> Axis:
    """Make the axis for what happens between two times.

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
    times = sorted({start, end, *(moment for moment in moments if start < moment < end)})
    widths = [_width(after - before) for before, after in itertools.pairwise(times)]
    total = math.fsum(widths)
    position = 0.0
    knots = [(times[0], 0.0)]
    for time, width in zip(times[1:], widths, strict=True):
        position += width
        knots.append((time, position / total))
    knots[-1] = (times[-1], 1.0)
    folds = tuple(Fold(before, after) for before, after in itertools.pairwise(times) if after - before > FOLD)
    return Axis(tuple(knots), folds)


def _width(gap: int) -> float:
    return ROOM + GROWTH * math.log1p(min(gap, FOLD) / SHORT)

"""Lines and rings cut at the edge of a picture.

Owns the cutting; pure geometry of arrays of shape (points, 2) in pixels. Called by `ground` and `lines`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Line = NDArray[np.float64]


def clip_ring(ring: Line, width: float, height: float) -> Line:
    """The part of a ring inside a picture; where it left, it follows the edge. May be empty.

    Cut at one side after the other, as Sutherland and Hodgman do.
    """
    for axis, edge, sign in ((0, 0.0, 1), (0, width, -1), (1, 0.0, 1), (1, height, -1)):
        if len(ring) == 0:
            break
        ring = _cut(ring, axis, edge, sign)
    return ring


def _cut(ring: Line, axis: int, edge: float, sign: int) -> Line:
    depth = (ring[:, axis] - edge) * sign
    inside = depth >= 0
    if inside.all():
        return ring
    following, beyond = np.roll(ring, -1, axis=0), np.roll(depth, -1)
    crossing = inside != np.roll(inside, -1)
    share = np.where(crossing, depth / np.where(crossing, depth - beyond, 1.0), 0.0)[:, None]
    crossings = ring + (following - ring) * share
    crossings[crossing, axis] = edge
    both = np.stack((ring, crossings), axis=1)
    result: Line = both[np.stack((inside, crossing), axis=1)]
    return result


def clip_line(line: Line, width: float, height: float) -> list[Line]:
    """The parts of a line inside a picture, in order; each has at least two points.

    Each segment is cut as Liang and Barsky do.
    """
    if len(line) < 2:
        return []
    start, step = line[:-1], np.diff(line, axis=0)
    low, high = np.zeros(len(start)), np.ones(len(start))
    for axis, edge, sign in ((0, 0.0, 1), (0, width, -1), (1, 0.0, 1), (1, height, -1)):
        depth, change = (start[:, axis] - edge) * sign, step[:, axis] * sign
        share = np.divide(-depth, change, out=np.zeros_like(depth), where=change != 0)
        low = np.where(change > 0, np.maximum(low, share), low)
        high = np.where(change < 0, np.minimum(high, share), high)
        high = np.where((change == 0) & (depth < 0), -1.0, high)
    kept = np.flatnonzero(low < high)
    if len(kept) == 0:
        return []
    # A run goes on where a segment ends at its own end and the next one begins at its own start.
    breaks = np.flatnonzero((np.diff(kept) > 1) | (high[kept[:-1]] < 1) | (low[kept[1:]] > 0)) + 1
    runs = []
    for run in np.split(kept, breaks):
        first = start[run[0]] + step[run[0]] * low[run[0]]
        ends = start[run] + step[run] * high[run][:, None]
        runs.append(np.concatenate((first[None], ends)))
    return runs


def thinned(line: Line, finest: float) -> Line:
    """A line without the vertices that fall into the same square of so many pixels as the one before."""
    if len(line) < 3:
        return line
    cells = np.floor(line / finest)
    kept = np.concatenate(([True], (np.diff(cells, axis=0) != 0).any(axis=1)))
    kept[-1] = True
    result: Line = line[kept]
    return result

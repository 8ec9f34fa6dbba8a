"""The outline of a country, and how far a point is from it.

Owns that geometry: on the map, whether a point lies inside; on the globe, how far it is from the nearest
edge. Knows no files. Called by `countries`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from geo_events.geodesy import chord_km, unit_vectors

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ROW = 1.0
"""Degrees of latitude in a row of edges that are looked through together."""
_LONGEST = 2.0
"""Degrees of longitude after which an edge is cut, as it is straight on the map and not on the globe."""


class Chords(NamedTuple):
    """Edges through the globe, in radii."""

    begin: NDArray[np.float64]
    along: NDArray[np.float64]
    squares: NDArray[np.float64]
    """Squares of their lengths."""
    offset: NDArray[np.float64]
    """Products of begin and along."""


class Outline:
    """Rings and islets. An edge goes from one point to another, an islet's to itself.

    Parameters
    ----------
    codes
        What the land may be written with.
    rings
        Longitudes and latitudes, each ring closed.
    islets
        Longitudes and latitudes.
    """

    def __init__(
        self, codes: tuple[str, ...], rings: Sequence[NDArray[np.float64]], islets: NDArray[np.float64]
    ) -> None:
        self.codes = codes
        self.rings = rings
        self.islets = islets
        self._rows: dict[int, tuple[NDArray[np.float64], ...]] = {}

    @cached_property
    def _edges(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        starts = np.concatenate([*(ring[:-1] for ring in self.rings), self.islets])
        ends = np.concatenate([*(ring[1:] for ring in self.rings), self.islets])
        return starts, ends

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        starts, _ = self._edges
        west, south = starts.min(axis=0).tolist()
        east, north = starts.max(axis=0).tolist()
        return west, south, east, north

    @cached_property
    def _chords(self) -> Chords:
        starts, ends = self._edges
        parts = np.maximum(1, np.ceil(np.abs(ends - starts)[:, 0] / _LONGEST)).astype(np.int64)
        first = np.repeat(np.cumsum(parts) - parts, parts)
        share = ((np.arange(parts.sum()) - first) / np.repeat(parts, parts))[:, None]
        step = ((ends - starts) / parts[:, None]).repeat(parts, axis=0)
        cut = starts.repeat(parts, axis=0) + share * (ends - starts).repeat(parts, axis=0)
        # Its points have the longitude first.
        begin = unit_vectors(cut[:, ::-1])
        along = unit_vectors((cut + step)[:, ::-1]) - begin
        # An islet's edge has no length; any number but zero will do.
        squares = np.maximum(np.einsum("ij,ij->i", along, along), 1e-18)
        return Chords(begin, along, squares, np.einsum("ij,ij->i", begin, along))

    def contains(self, latitude: float, longitude: float) -> bool:
        """Whether a point lies on the land, by the count of edges east of it."""
        west, south, east, north = self.box
        if not south <= latitude <= north:
            return False
        turns = [x for x in (longitude - 360, longitude, longitude + 360) if west <= x <= east]
        if not turns:
            return False
        lower, upper, slope, at_equator = self._row(math.floor(latitude / _ROW))
        crossed = slope * latitude + at_equator
        crossed = crossed[(lower <= latitude) & (latitude < upper)]
        return any(np.count_nonzero(crossed > x) % 2 for x in turns)

    def distance_km(self, latitude: float, longitude: float) -> float:
        """Kilometres to the land; 0 for a point on it."""
        if self.contains(latitude, longitude):
            return 0.0
        (point,) = unit_vectors(np.array([(latitude, longitude)]))
        begin, along, squares, offset = self._chords
        ahead = along @ point - offset
        share = np.minimum(np.maximum(ahead / squares, 0), 1)
        # The square of the straight way to the nearest point of each edge, in radii.
        nearest = float((2 - 2 * (begin @ point) + share * (share * squares - 2 * ahead)).min())
        return chord_km(math.sqrt(max(0.0, nearest)))

    def _row(self, row: int) -> tuple[NDArray[np.float64], ...]:
        """The edges that reach into a row: their lower and upper end, and their longitude by latitude."""
        if row not in self._rows:
            starts, ends = self._edges
            lower, upper = np.minimum(starts, ends)[:, 1], np.maximum(starts, ends)[:, 1]
            # What runs along a parallel is never crossed.
            reaching = (lower < (row + 1) * _ROW) & (upper > row * _ROW) & (lower < upper)
            (x1, y1), (x2, y2) = starts[reaching].T, ends[reaching].T
            slope = (x2 - x1) / (y2 - y1)
            self._rows[row] = lower[reaching], upper[reaching], slope, x1 - slope * y1
        return self._rows[row]

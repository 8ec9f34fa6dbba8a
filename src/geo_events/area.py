"""The shapes of events: areas that come and go, and lines along which something went.

Owns `Area` and `Line`, and what makes a ring sound. How their files are read is `dataset`'s. Called by
`dataset`, `journeys` and `scene`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from geo_events.when import When

Corner = tuple[float, float]
"""Longitude and latitude in degrees, as GeoJSON has them."""
Ring = tuple[Corner, ...]
"""Corners of which the last is the first again."""
Polygon = tuple[Ring, ...]
"""The outer ring, and holes in it."""
FEWEST = 4
"""Corners of a ring, the last one counted too."""
MOST_CORNERS = 50_000
"""Corners of one shape: more are no drawing for a page."""


@dataclass(frozen=True, slots=True)
class Area:
    """A shape of an event; one that moves has several, one after the other."""

    event_id: str
    polygons: tuple[Polygon, ...]
    start: When | None = None
    """When it came, if not with its event."""
    end: When | None = None
    """When it went, if not with its event."""

    def corners(self) -> list[Corner]:
        """Every corner of its outer rings."""
        return [corner for polygon in self.polygons for corner in polygon[0]]


@dataclass(frozen=True, slots=True)
class Line:
    """A way of an event: where its journey went."""

    event_id: str
    positions: tuple[Corner, ...]
    """At least two."""
    start: When | None = None
    end: When | None = None


def crosses_itself(ring: Sequence[Corner]) -> bool:
    """Whether two sides of a ring cross.

    A ring is swept from west to east, so that sides far apart are not compared.

    Examples
    --------
    >>> crosses_itself([(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)])
    True
    >>> crosses_itself([(0, 0), (2, 0), (2, 2), (0, 2), (0, 0)])
    False
    """
    sides = sorted(
        (min(a[0], b[0]), max(a[0], b[0]), number, a, b) for number, (a, b) in enumerate(pairwise(ring))
    )
    last = len(sides) - 1
    beside: list[tuple[float, int, Corner, Corner]] = []
    for west, east, number, a, b in sides:
        beside = [one for one in beside if one[0] >= west]
        for _, other, c, d in beside:
            near = abs(number - other)
            if near not in (0, 1, last) and _cross(a, b, c, d):
                return True
        beside.append((east, number, a, b))
    return False


def _cross(a: Corner, b: Corner, c: Corner, d: Corner) -> bool:
    if max(c[1], d[1]) < min(a[1], b[1]) or min(c[1], d[1]) > max(a[1], b[1]):
        return False
    one, other = _side(a, b, c) * _side(a, b, d), _side(c, d, a) * _side(c, d, b)
    return one < 0 and other < 0


def _side(a: Corner, b: Corner, point: Corner) -> float:
    """On which side of a line a point lies: positive on the left."""
    return math.copysign(1, turn) if (turn := _turn(a, b, point)) else 0.0


def _turn(a: Corner, b: Corner, point: Corner) -> float:
    return (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])


def reaches_round(ring: Sequence[Corner]) -> bool:
    """Whether a side of a ring would lead round the world: it was meant to cross the antimeridian.

    Examples
    --------
    >>> reaches_round([(179, 0), (-179, 0), (-179, 1), (179, 0)])
    True
    """
    return any(abs(a[0] - b[0]) > 180 for a, b in pairwise(ring))


def inner_point(polygon: Polygon) -> Corner:
    """A point inside a polygon at which its name can stand: the middle of its widest part, up and down too.

    Examples
    --------
    >>> inner_point((((0, 0), (4, 0), (4, 2), (0, 2), (0, 0)),))
    (2.0, 1.0)
    """
    latitudes = [corner[1] for corner in polygon[0]]
    low, high = min(latitudes), max(latitudes)
    best, found = -1.0, polygon[0][0]
    for share in (0.5, 0.35, 0.65, 0.2, 0.8):
        latitude = low + share * (high - low)
        crossings = _crossings(polygon, latitude, 1)
        for west, east in zip(crossings[::2], crossings[1::2], strict=False):
            if east - west > best * 1.2:
                best, found = east - west, ((west + east) / 2, latitude)
    longitude, latitude = found
    crossings = _crossings(polygon, longitude, 0)
    for south, north in zip(crossings[::2], crossings[1::2], strict=False):
        if south <= latitude <= north:
            return longitude, (south + north) / 2
    return found


def _crossings(polygon: Polygon, at: float, axis: int) -> list[float]:
    """Where the sides of a polygon cross a line on which one of the coordinates is the same throughout."""
    return sorted(
        a[1 - axis] + (at - a[axis]) / (b[axis] - a[axis]) * (b[1 - axis] - a[1 - axis])
        for ring in polygon
        for a, b in pairwise(ring)
        if (a[axis] <= at) != (b[axis] <= at)
    )

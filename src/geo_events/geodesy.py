"""Distances and directions on the globe, a sphere with one radius.

Owns the formulas. Knows no places and no rails. Called by `journeys`, `outlines`, `places`, `dataset`,
`scene`, `export` and `picture`; latitude comes before longitude throughout, both in degrees.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import TYPE_CHECKING

import numpy as np

from geo_events.design import MEASURES

if TYPE_CHECKING:
    from numpy.typing import NDArray

Position = tuple[float, float]
"""Latitude and longitude in degrees."""

EARTH_RADIUS_KM = MEASURES.earth_radius_km
_CIRCLE_STEPS = 72
_NO_WAY = 1e-9
"""Sine of an angle at which two positions are the same or opposite: no great circle is the shorter one."""


def distance_km(one: Position, other: Position) -> float:
    """Kilometres between two positions along the great circle.

    Examples
    --------
    >>> round(distance_km((0.0, 0.0), (0.0, 90.0)))
    10008
    """
    # geopy brings its geocoders and their clients along: only who measures is to wait for them.
    from geopy.distance import great_circle

    return float(great_circle(one, other, radius=EARTH_RADIUS_KM).km)


def between(start: Position, end: Position, share: float) -> Position:
    """The position at a share of the way along the shorter great circle.

    Examples
    --------
    >>> between((0.0, 170.0), (0.0, -170.0), 0.75)
    (0.0, -175.0)
    """
    angle = distance_km(start, end) / EARTH_RADIUS_KM
    if math.sin(angle) < _NO_WAY:
        return start
    weights = np.array((math.sin((1 - share) * angle), math.sin(share * angle)))
    x, y, z = (weights @ unit_vectors(np.array((start, end)))).tolist()
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def circle(centre: Position, radius_km: float) -> list[Position]:
    """Positions all around at a distance, by the direct formula; longitudes go on beyond 180."""
    distance, (phi, longitude) = radius_km / EARTH_RADIUS_KM, (math.radians(centre[0]), centre[1])
    found = []
    for step in range(_CIRCLE_STEPS):
        bearing = 2 * step * math.pi / _CIRCLE_STEPS
        sine = math.sin(phi) * math.cos(distance) + math.cos(phi) * math.sin(distance) * math.cos(bearing)
        turn = math.atan2(
            math.sin(bearing) * math.sin(distance) * math.cos(phi), math.cos(distance) - math.sin(phi) * sine
        )
        found.append((math.degrees(math.asin(sine)), longitude + math.degrees(turn)))
    return found


def flat_km(position: Position, origin: Position) -> tuple[float, float]:
    """Kilometres east and north of an origin nearby; over the antimeridian too."""
    east = math.radians((position[1] - origin[1] + 180) % 360 - 180) * math.cos(math.radians(origin[0]))
    return east * EARTH_RADIUS_KM, math.radians(position[0] - origin[0]) * EARTH_RADIUS_KM


def enclosing(positions: Collection[Position] | NDArray[np.float64]) -> tuple[float, float, float, float]:
    """West, south, east and north of at least one position.

    What lies within half the globe around the antimeridian is enclosed across it, and west is then greater
    than east.

    Examples
    --------
    >>> enclosing([(40.0, 150.0), (50.0, -170.0)])
    (150.0, 40.0, -170.0, 50.0)
    """
    latitudes, longitudes = np.asarray(positions, np.float64).T
    west, east = longitudes.min(), longitudes.max()
    if east - west > 180:
        eastward = longitudes % 360
        first, last = eastward.min(), eastward.max()
        if last - first < 180:
            # The antimeridian itself is written in two ways, 180 where a part begins and -180 where it ends.
            west, east = longitudes[eastward == first].max(), longitudes[eastward == last].min()
    return float(west), float(latitudes.min()), float(east), float(latitudes.max())


def unit_vectors(positions: NDArray[np.float64]) -> NDArray[np.float64]:
    """Positions, a row each, as points of a globe of radius 1."""
    latitudes, longitudes = np.radians(positions).T
    narrow = np.cos(latitudes)
    return np.stack((narrow * np.cos(longitudes), narrow * np.sin(longitudes), np.sin(latitudes)), axis=1)


def chord_km(chord: float) -> float:
    """Kilometres along the globe between points that are so many radii apart in a straight line."""
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, chord / 2))

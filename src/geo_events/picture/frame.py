"""The window that a picture opens on the world.

Owns the projection (Web Mercator, as the player's) and the choice of a window. World units: the whole globe
is 1 wide and 1 high, x runs east from 180 degrees west, y south from 85.05 degrees north. Called by the other
rooms.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from geo_events.bounds import Bounds
from geo_events.picture.shapes import Point

EQUATOR_KM = 40_075.017
_EDGE = 85.05
"""Degrees of latitude at which the map ends."""
_TILE = 256
"""Pixels of the whole globe at zoom 0."""
NARROWEST_KM = 700
"""A window is at least so wide: one town alone would lie in no known surroundings."""


def world(latitude: float, longitude: float) -> Point:
    """A place in world units.

    Examples
    --------
    >>> world(0, 0)
    (0.5, 0.5)
    """
    edge = max(-_EDGE, min(_EDGE, latitude))
    y = 0.5 - math.asinh(math.tan(math.radians(edge))) / (2 * math.pi)
    return longitude / 360 + 0.5, y


@dataclass(frozen=True, slots=True)
class Padding:
    """Pixels at each side of a picture that panels cover."""

    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0


@dataclass(frozen=True, slots=True)
class Frame:
    """A window on the world, in pixels."""

    width: float
    height: float
    left: float
    """World units of the left edge; may be below 0 or above 1, where the globe begins anew."""
    top: float
    """World units."""
    scale: float
    """Pixels a world unit."""

    @property
    def zoom(self) -> float:
        """As web maps count it."""
        return math.log2(self.scale / _TILE)

    def point(self, latitude: float, longitude: float) -> Point:
        """Where a place is in the picture: of its copies the one nearest to the middle."""
        x, y = world(latitude, longitude)
        middle = self.left + self.width / self.scale / 2
        x += round(middle - x)
        return (x - self.left) * self.scale, (y - self.top) * self.scale

    def line(self, places: Sequence[tuple[float, float]]) -> list[Point]:
        """A line through places (latitude, longitude), each by the short way from the one before."""
        points: list[Point] = []
        east = 0.0
        for latitude, longitude in places:
            x, y = world(latitude, longitude)
            if not points:
                start, _ = self.point(latitude, longitude)
                east = self.left + start / self.scale
            else:
                east += (x - east + 0.5) % 1 - 0.5
            points.append(((east - self.left) * self.scale, (y - self.top) * self.scale))
        return points

    def holds(self, point: Point, margin: float = 0) -> bool:
        """Whether a point is in the picture, and so many pixels from its edge."""
        x, y = point
        return margin <= x <= self.width - margin and margin <= y <= self.height - margin

    def km(self, latitude: float) -> float:
        """Pixels of a kilometre at a latitude."""
        return self.scale / (EQUATOR_KM * math.cos(math.radians(latitude)))


def fit(
    places: Iterable[tuple[float, float]], width: float, height: float, padding: Padding = Padding()
) -> Frame:
    """The window that shows some places as large as it can, away from what panels cover.

    Parameters
    ----------
    places
        Latitudes and longitudes in degrees; without any, the whole world is shown.
    width, height
        Of the picture in pixels.
    padding
        What is covered at its sides.
    """
    points = [world(*place) for place in places]
    inner = max(width - padding.left - padding.right, 1.0), max(height - padding.top - padding.bottom, 1.0)
    if not points:
        scale = max(width, height * 1.3)
        return Frame(width, height, 0.5 - width / scale / 2, 0.42 - height / scale / 2, scale)
    west, east = _span([x for x, _ in points])
    north, south = min(y for _, y in points), max(y for _, y in points)
    middle = (north + south) / 2
    latitude = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * middle))))
    narrowest = NARROWEST_KM / (EQUATOR_KM * math.cos(math.radians(latitude)))
    # A globe narrower than the picture would show its places twice.
    scale = max(
        min(inner[0] / max(east - west, narrowest), inner[1] / max(south - north, narrowest * 0.6)), width
    )
    x = (west + east) / 2 - (padding.left + inner[0] / 2) / scale
    y = middle - (padding.top + inner[1] / 2) / scale
    if height / scale < 1:
        # A place near a pole still stands inside.
        y = max(-padding.top / scale, min(1 + padding.bottom / scale - height / scale, y))
    return Frame(width, height, x, y, scale)


def edges(bounds: Bounds) -> list[tuple[float, float]]:
    """Latitudes and longitudes around a part of the world, so near to each other that none is wider.

    Examples
    --------
    >>> edges(Bounds(170, -5, -170, 10))[:4:3]
    [(-5, 170), (-5, 190)]
    """
    west, south, east, north = bounds
    wide = east - west if west <= east else east - west + 360
    longitudes = [west + wide * share for share in (0, 1 / 3, 2 / 3, 1)]
    return [(latitude, longitude) for latitude in (south, north) for longitude in longitudes]


def _span(xs: Sequence[float]) -> tuple[float, float]:
    """West and east end of the shortest arc of the globe that holds some positions."""
    rounds = sorted({x % 1 for x in xs})
    gaps = [(after - before, after) for before, after in pairwise(rounds)]
    gaps.append((rounds[0] + 1 - rounds[-1], rounds[0]))
    gap, west = max(gaps)
    return west, west + 1 - gap

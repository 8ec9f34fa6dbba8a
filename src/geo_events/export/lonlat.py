"""Positions with the longitude first, as GeoJSON and KML write them.

Owns the one place where the order of coordinates turns, their rounding, and the cut of a line at the
antimeridian. Everywhere else latitude comes first. Called by the modules of the formats with geometries.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from geo_events.geodesy import enclosing
from geo_events.model import Place
from geo_events.scene.track_schema import SceneArea

_DIGITS = 6
"""Decimals of a degree: a tenth of a metre."""

Position = tuple[float, float]
"""Longitude, then latitude, in degrees."""
Vertex = tuple[float, float, int]
"""Latitude, longitude and UTC milliseconds, as a scene has them."""
Line = list[Position]
"""A piece of a journey on one side of the antimeridian."""
Ring = list[Position]
"""Corners of which the last is the first again."""


def position(latitude: float, longitude: float) -> Position:
    """A point.

    Examples
    --------
    >>> position(43.1, 131.9)
    (131.9, 43.1)
    """
    turned = longitude if -180 <= longitude <= 180 else (longitude + 180) % 360 - 180
    return round(turned, _DIGITS) + 0.0, round(latitude, _DIGITS) + 0.0


def position_of(place: Place) -> Position:
    """The point of a place."""
    return position(place.latitude, place.longitude)


def lines(vertices: Iterable[Vertex]) -> list[Line]:
    """A journey in pieces, cut where it crosses the antimeridian on its shorter way from vertex to vertex.

    Where it is cut, one piece ends at 180 degrees and the next begins at -180, or the other way round, at the
    latitude of the crossing.
    """
    track = [position(latitude, longitude) for latitude, longitude, _ in vertices]
    pieces = [[track[0]]]
    for one, other in pairwise(track):
        if abs(other[0] - one[0]) > 180:
            pieces.append(_cut(pieces[-1], one, other))
        if len(pieces) == 1 or pieces[-1] != [other]:
            pieces[-1].append(other)
    # What starts or ends on the meridian itself leaves a point on its far side.
    return [piece for piece in pieces if len(piece) > 1] or [track]


def _cut(piece: Line, one: Position, other: Position) -> Line:
    """End a piece at the antimeridian, and begin the next on its far side."""
    (west, south), (east, north) = one, other
    edge = 180.0 if west > 0 else -180.0
    degrees = east - west + 2 * edge
    share = (edge - west) / degrees if degrees else 0.0
    latitude = round(south + share * (north - south), _DIGITS)
    if piece[-1:] != [(edge, latitude)]:
        piece.append((edge, latitude))
    return [(-edge, latitude)]


def polygons_of(areas: Iterable[SceneArea]) -> list[list[Ring]]:
    """The polygons of some areas; outer rings run against the clock and holes with it, as RFC 7946 asks."""
    return [
        [
            _wound([position(*corner) for corner in ring], is_outer=number == 0)
            for number, ring in enumerate(one)
        ]
        for area in areas
        for one in area["polygons"]
    ]


def _wound(ring: Ring, *, is_outer: bool) -> Ring:
    doubled = sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in pairwise(ring))
    return ring if (doubled < 0) is is_outer else ring[::-1]


def box(positions: Iterable[Position]) -> tuple[float, float, float, float] | None:
    """West, south, east and north of some positions; None without any.

    What lies within half the globe around the antimeridian is boxed across it, and west is then greater
    than east.
    """
    every = [(latitude, longitude) for longitude, latitude in positions]
    return enclosing(every) if every else None

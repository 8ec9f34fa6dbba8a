"""Positions with the longitude first, as GeoJSON and KML write them.

Owns the one place where the order of coordinates turns, their rounding, and the cut of a line at the
antimeridian. Everywhere else latitude comes first. Called by the modules of the formats with geometries.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from geo_events.geodesy import enclosing
from geo_events.model import Place

_DIGITS = 6
"""Decimals of a degree: a tenth of a metre."""

Position = tuple[float, float]
"""Longitude, then latitude, in degrees."""
Vertex = tuple[float, float, int]
"""Latitude, longitude and UTC milliseconds, as a scene has them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of a journey on one side of the antimeridian."""

    positions: list[Position] = field(default_factory=list)
    times: list[int] = field(default_factory=list)
    """UTC milliseconds, one a position."""

    def add(self, place: Position, time: int) -> None:
        """Go on to a position."""
        self.positions.append(place)
        self.times.append(time)

    def ends_at(self, place: Position) -> bool:
        """Whether this is its last position."""
        return bool(self.positions) and self.positions[-1] == place


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
    latitude and time of the crossing.
    """
    track = [(position(latitude, longitude), time) for latitude, longitude, time in vertices]
    pieces = [Line()]
    pieces[0].add(*track[0])
    for one, other in pairwise(track):
        if abs(other[0][0] - one[0][0]) > 180:
            pieces.append(_cut(pieces[-1], one, other))
        if not (len(pieces[-1].positions) == 1 and len(pieces) > 1 and pieces[-1].ends_at(other[0])):
            pieces[-1].add(*other)
    # What starts or ends on the meridian itself leaves a point on its far side.
    kept = [piece for piece in pieces if len(piece.positions) > 1]
    return kept or [Line([place for place, _ in track], [time for _, time in track])]


def _cut(piece: Line, one: tuple[Position, int], other: tuple[Position, int]) -> Line:
    """End a piece at the antimeridian, and begin the next on its far side."""
    ((west, south), departed), ((east, north), arrived) = one, other
    edge = 180.0 if west > 0 else -180.0
    degrees = east - west + 2 * edge
    share = (edge - west) / degrees if degrees else 0.0
    latitude = round(south + share * (north - south), _DIGITS)
    crossed = round(departed + share * (arrived - departed))
    if not piece.ends_at((edge, latitude)):
        piece.add((edge, latitude), crossed)
    return Line([(-edge, latitude)], [crossed])


def box(positions: Iterable[Position]) -> tuple[float, float, float, float] | None:
    """West, south, east and north of some positions; None without any.

    What lies within half the globe around the antimeridian is boxed across it, and west is then greater
    than east.
    """
    every = [(latitude, longitude) for longitude, latitude in positions]
    return enclosing(every) if every else None

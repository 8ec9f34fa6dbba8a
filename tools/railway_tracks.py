"""Ways through a graph of railways: the shortest way, the nearest point, the vertices worth keeping.

Owns the geometry that ``build_railways.py`` needs; knows no file and no place. Points are latitude and
longitude in degrees, as the source has them.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]
"""Latitude and longitude."""

Graph = dict[int, dict[int, float]]
"""Kilometres of track from a node to each of its neighbours."""

TOLERANCE_KM = 0.15
"""How far a vertex that is dropped may lie from the line that is kept."""


@dataclass(frozen=True)
class Track:
    """A route as a polyline, with the kilometres of track from its start to each point."""

    points: list[Point]
    km: list[float]


def distance_km(one: Point, other: Point) -> float:
    """Return the great-circle distance (haversine formula, sphere of 6371.0 km)."""
    latitude, longitude, latitude_2, longitude_2 = map(math.radians, (*one, *other))
    half = (
        math.sin((latitude_2 - latitude) / 2) ** 2
        + math.cos(latitude) * math.cos(latitude_2) * math.sin((longitude_2 - longitude) / 2) ** 2
    )
    return 2 * 6371.0 * math.asin(math.sqrt(half))


def nearest(nodes: dict[int, Point], point: Point) -> int:
    """Return the node nearest to a point."""
    return min(nodes, key=lambda number: distance_km(nodes[number], point))


def shortest(graph: Graph, start: int, goal: int) -> list[int]:
    """Return the nodes of the shortest way along the track."""
    best, before, queue = {start: 0.0}, {start: start}, [(0.0, start)]
    while queue:
        km, node = heapq.heappop(queue)
        if node == goal:
            break
        for other, length in graph[node].items():
            if km + length < best.get(other, math.inf):
                best[other], before[other] = km + length, node
                heapq.heappush(queue, (km + length, other))
    way = [goal]
    while way[-1] != start:
        way.append(before[way[-1]])
    return way[::-1]


def flat(point: Point, origin: Point) -> tuple[float, float]:
    """Return kilometres east and north of an origin nearby."""
    return (
        (point[1] - origin[1]) * 111.195 * math.cos(math.radians(origin[0])),
        (point[0] - origin[0]) * 111.195,
    )


def foot(point: Point, one: Point, other: Point) -> tuple[float, float]:
    """Return how far along a segment (0 to 1) the nearest point lies, and how many kilometres off it is."""
    (ax, ay), (bx, by) = flat(one, point), flat(other, point)
    squared = (bx - ax) ** 2 + (by - ay) ** 2
    share = 0.0 if squared == 0 else min(1.0, max(0.0, -(ax * (bx - ax) + ay * (by - ay)) / squared))
    return share, math.hypot(ax + share * (bx - ax), ay + share * (by - ay))


def project(track: Track, point: Point) -> tuple[float, Point, float]:
    """Return the kilometre and the vertex of the track nearest to a point, and the kilometres between."""
    feet = [(foot(point, one, other), number) for number, (one, other) in enumerate(pairwise(track.points))]
    (share, off_km), number = min(feet, key=lambda item: item[0][1])
    (a, b), (x, y) = track.points[number], track.points[number + 1]
    km = track.km[number] + share * (track.km[number + 1] - track.km[number])
    return km, (round(a + share * (x - a), 4), round(b + share * (y - b), 4)), off_km


def simplify(points: list[Point]) -> list[int]:
    """Return the indexes of the vertices to keep (Douglas and Peucker 1973, Cartographica 10 (2))."""
    keep, spans = {0, len(points) - 1}, [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        off = [(foot(points[i], points[first], points[last])[1], i) for i in range(first + 1, last)]
        worst, index = max(off, default=(0.0, 0))
        if worst > TOLERANCE_KM:
            keep.add(index)
            spans += [(first, index), (index, last)]
    return sorted(keep)


@dataclass
class Leg:
    """A line between two stations."""

    start: str
    end: str
    track: Track

    @property
    def track_km(self) -> float:
        """Kilometres of track as the source has them."""
        return self.track.km[-1] - self.track.km[0]


def cut(track: Track, route: tuple[str, ...], stations: Mapping[str, Point]) -> list[Leg]:
    """Cut a track at its stations, each a vertex, and simplify the legs between them."""
    places = [project(track, stations[name]) for name in route]
    for name, (_, _, off_km) in zip(route, places, strict=True):
        if off_km > 1.5:
            raise ValueError(
                f"expected {name!r} within 1.5 km of the track, found {off_km:.1f} km: mend its position"
            )
    legs = []
    for (start, (km, point, _)), (end, (end_km, end_point, _)) in zip(
        zip(route, places, strict=True), zip(route[1:], places[1:], strict=True), strict=False
    ):
        inner = [(p, k) for p, k in zip(track.points, track.km, strict=True) if km < k < end_km]
        whole = [(point, km), *inner, (end_point, end_km)]
        kept = simplify([p for p, _ in whole])
        legs.append(Leg(start, end, Track([whole[i][0] for i in kept], [whole[i][1] for i in kept])))
    return legs


def drawn_km(leg: Leg) -> float:
    """Return the length of the line as drawn."""
    return sum(distance_km(a, b) for a, b in pairwise(leg.track.points))

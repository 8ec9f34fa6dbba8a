"""Railway lines as a network: where a place touches it, and the shortest way between two places.

Owns the ways along the lines. Knows no stops, no times and no claims. Called by `track`.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from geo_events.geodesy import Position, between, distance_km, flat_km

REACH_KM = 10.0
"""Largest distance in kilometres from the rails of a place that is a stop on them."""
FOOT_KM = 0.001
"""A vertex nearer than this to a place's point on the rails is that point."""
GREAT_CIRCLE_STEP_KM = 100.0
"""A straight leg gets a vertex at least this often, so that it is drawn as the arc it is."""


@dataclass(frozen=True, slots=True)
class Railway:
    """One line between two stations."""

    line_id: str
    coordinates: tuple[tuple[float, float], ...]
    """Longitude and latitude in degrees, as GeoJSON has them; at least two."""
    length_km: float
    """Kilometres of track, usually more than the drawn line has."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A straight piece of a line between two of its vertices."""

    one: Position
    other: Position
    km: float
    """Kilometres of track."""


@dataclass(frozen=True, slots=True)
class Network:
    """Lines joined wherever they share a vertex. Made by `build_network`."""

    edges: tuple[Edge, ...]
    neighbours: Mapping[Position, Mapping[Position, float]]
    """Kilometres of track from a vertex to each vertex next to it."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a place touches the network."""

    edge: Edge
    share: float
    """Share of the edge that lies before it, 0 to 1."""

    def ends(self) -> tuple[tuple[Position, float], tuple[Position, float]]:
        """Both ends of the edge with the kilometres of track to them."""
        along = self.edge.km * self.share
        return (self.edge.one, along), (self.edge.other, self.edge.km - along)


@dataclass(frozen=True, slots=True)
class Way:
    """How to get from one place to the next."""

    between: tuple[Position, ...]
    """Vertices after the first place and before the second."""
    km: tuple[float, ...]
    """Kilometres from each point to the next: one more than there are vertices between."""
    by_rail: bool
    """False for a straight leg where no rails are."""


def build_network(features: Sequence[Railway]) -> Network:
    """Join lines into a network.

    The kilometres of a line are spread over its edges in proportion to their length as drawn.

    Examples
    --------
    >>> line = Railway("coast", ((0.0, 0.0), (1.0, 0.0), (3.0, 0.0)), length_km=600.0)
    >>> [round(edge.km) for edge in build_network([line]).edges]
    [200, 400]
    """
    edges: list[Edge] = []
    neighbours: dict[Position, dict[Position, float]] = {}
    for line in features:
        points = [(latitude, longitude) for longitude, latitude in line.coordinates]
        drawn = [(one, other, distance_km(one, other)) for one, other in pairwise(points) if one != other]
        total = math.fsum(km for _, _, km in drawn)
        for one, other, km in drawn:
            edge = Edge(one, other, km * line.length_km / total)
            edges.append(edge)
            for start, end in ((one, other), (other, one)):
                known = neighbours.setdefault(start, {}).get(end, math.inf)
                neighbours[start][end] = min(known, edge.km)
    return Network(tuple(edges), neighbours)


def anchor(network: Network, place: Position) -> Anchor | None:
    """Nearest point of the network, or None if it lies more than `REACH_KM` away."""
    best, nearest = REACH_KM, None
    for edge in network.edges:
        share, km = _foot(place, edge)
        if km <= best:
            best, nearest = km, Anchor(edge, share)
    return nearest


def _foot(place: Position, edge: Edge) -> tuple[float, float]:
    """How far along an edge the point nearest to a place lies, and how many kilometres away."""
    (ax, ay), (bx, by) = flat_km(edge.one, place), flat_km(edge.other, place)
    squared = (bx - ax) ** 2 + (by - ay) ** 2
    share = min(1.0, max(0.0, (ax * (ax - bx) + ay * (ay - by)) / squared)) if squared > 0 else 0.0
    return share, math.hypot(ax + share * (bx - ax), ay + share * (by - ay))


def find_way(network: Network, start: Position, end: Position) -> Way:
    """Shortest way by kilometres of track; a great circle where no rails join the two places."""
    start_anchor, end_anchor = anchor(network, start), anchor(network, end)
    if start_anchor is None or end_anchor is None:
        return _great_circle(start, end)
    if start_anchor.edge == end_anchor.edge:
        km = abs(start_anchor.share - end_anchor.share) * start_anchor.edge.km
        return Way((), (km,), by_rail=True)
    best, before = _distances(network, start_anchor)
    arrivals = [(best[vertex] + km, vertex, km) for vertex, km in end_anchor.ends() if vertex in best]
    if not arrivals:
        return _great_circle(start, end)
    _, vertex, last_km = min(arrivals)
    between = [vertex]
    while before[between[-1]] != between[-1]:
        between.append(before[between[-1]])
    between.reverse()
    steps = [best[other] - best[one] for one, other in pairwise(between)]
    return _without_feet(Way(tuple(between), (best[between[0]], *steps, last_km), by_rail=True))


def _without_feet(way: Way) -> Way:
    """The same way without the vertices at which its two places stand: the place itself is drawn there."""
    between, km = list(way.between), list(way.km)
    if between and km[0] < FOOT_KM:
        del between[0]
        km[:2] = [km[0] + km[1]]
    if between and km[-1] < FOOT_KM:
        del between[-1]
        km[-2:] = [km[-2] + km[-1]]
    return Way(tuple(between), tuple(km), way.by_rail)


def _distances(network: Network, start: Anchor) -> tuple[dict[Position, float], dict[Position, Position]]:
    """Kilometres to every vertex in reach, and the vertex before it; at the start itself (Dijkstra 1959)."""
    best: dict[Position, float] = {}
    before: dict[Position, Position] = {}
    queue = [(km, vertex, vertex) for vertex, km in start.ends()]
    heapq.heapify(queue)
    while queue:
        km, vertex, previous = heapq.heappop(queue)
        if vertex in best:
            continue
        best[vertex], before[vertex] = km, previous
        for other, length in network.neighbours[vertex].items():
            if other not in best:
                heapq.heappush(queue, (km + length, other, vertex))
    return best, before


def _great_circle(start: Position, end: Position) -> Way:
    km = distance_km(start, end)
    count = max(1, math.ceil(km / GREAT_CIRCLE_STEP_KM))
    arc = tuple(between(start, end, step / count) for step in range(1, count))
    return Way(arc, (km / count,) * count, by_rail=False)

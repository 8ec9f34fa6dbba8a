"""Lines of the basemap: which zone a point lies in, how rings are put together, how lines are simplified.

Owns the geometry that ``build_basemap.py`` needs and the tolerances of its zones; knows nothing of files,
countries or TopoJSON. Points are (longitude, latitude) in degrees.
"""

from __future__ import annotations

import heapq
import math
import re
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

from shapely.geometry import Polygon
from shapely.validation import explain_validity

Point = tuple[float, float]
Line = list[Point]
Box = tuple[float, float, float, float]

FINE: tuple[Box, ...] = (
    # West, south, east, north: Korea, Primorye, the Amur, Baikal and Buryatia, Kursk and what lies around it.
    (124.0, 33.0, 130.9, 43.5),
    (129.5, 41.5, 140.5, 48.8),
    (119.5, 47.5, 138.5, 54.5),
    (103.0, 50.0, 110.5, 56.2),
    (33.0, 49.6, 39.5, 53.0),
)
MEDIUM: Box = (15.0, 15.0, 160.0, 72.0)
TOLERANCE_KM2 = {"fine": 0.25, "medium": 21.0, "coarse": 260.0}
"""The smallest triangle that a vertex may stand for."""

GRID = (0.004, 0.0025)
"""Degrees of longitude and latitude a step of the quantised grid: never more than 160 m off."""

KM_A_DEGREE = 111.2


def in_box(point: Point, box: Box) -> bool:
    """Tell whether a point lies in west, south, east, north."""
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def snap(line: Line) -> Line:
    """Move a line onto the quantised grid and drop the points that fall together."""
    moved = [(round(x / GRID[0]) * GRID[0], round(y / GRID[1]) * GRID[1]) for x, y in line]
    return moved[:1] + [point for before, point in pairwise(moved) if point != before]


def zone_of(longitude: float, latitude: float) -> str:
    """Return ``fine``, ``medium`` or ``coarse``."""
    point = (longitude, latitude)
    if any(in_box(point, box) for box in FINE):
        return "fine"
    return "medium" if in_box(point, MEDIUM) else "coarse"


def close_to(value: float, other: float) -> bool:
    """Tell whether two coordinates are the same but for the source's rounding."""
    return abs(value - other) < 0.005


def triangle_area(a: Point, b: Point, c: Point) -> float:
    """Return the area of a small triangle in square kilometres."""
    twice = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
    return abs(twice) / 2 * KM_A_DEGREE**2 * math.cos(math.radians(b[1]))


def ring_area(ring: Line) -> float:
    """Return the area of a ring in square kilometres, positive if it runs counter-clockwise."""
    pairs = pairwise(ring)
    # On the equal-area cylinder: x is the longitude, y the sine of the latitude.
    sines = ((a, b, math.sin(math.radians(a[1])), math.sin(math.radians(b[1]))) for a, b in pairs)
    twice = sum(a[0] * b_sine - b[0] * a_sine for a, b, a_sine, b_sine in sines)
    return twice / 2 * math.radians(1) * 6371.0**2


def chain(pieces: Iterable[Line]) -> Iterator[Line]:
    """Join pieces end to start into closed rings.

    Where the source was cut at the antimeridian the two sides differ by its rounding: the nearest start
    within 0.005 degrees is taken then.
    """
    starts: dict[Point, list[Line]] = {}
    for piece in pieces:
        starts.setdefault(piece[0], []).append(piece)
    while starts:
        ring = list(_take(starts, next(iter(starts))))
        while ring[-1] != ring[0]:
            start = _nearest(starts, ring)
            if start is None:
                ring.append(ring[0])
            else:
                ring.extend(_take(starts, start)[1:])
        yield ring


def _take(starts: dict[Point, list[Line]], start: Point) -> Line:
    waiting = starts[start]
    piece = waiting.pop()
    if not waiting:
        del starts[start]
    return piece


def _nearest(starts: dict[Point, list[Line]], ring: Line) -> Point | None:
    end = ring[-1]
    if end in starts:
        return end
    if close_to(end[0], ring[0][0]) and close_to(end[1], ring[0][1]):
        return None
    near = [start for start in starts if close_to(start[0], end[0]) and close_to(start[1], end[1])]
    if not near:
        raise ValueError(
            f"expected a coast that starts near {end!r}, found none: the country file has changed"
        )
    return min(near, key=lambda start: math.dist(start, end))


def sound(ring: Line, pinned: Collection[Point]) -> Line:
    """Simplify a ring; where that makes it cross or touch itself, keep ever more vertices of that spot."""
    kept, radius = simplify(ring, pinned), 0.1
    while (place := _crossing(kept)) is not None and radius < 2:
        near = {point for point in ring if math.dist(point, place) < radius}
        if near <= set(pinned):
            radius *= 2
            continue
        pinned = near.union(pinned)
        kept = simplify(ring, pinned)
    return kept


def _crossing(ring: Line) -> Point | None:
    reason = re.search(r"elf-intersection\[(\S+) (\S+)\]", explain_validity(Polygon(ring)))
    return (float(reason[1]), float(reason[2])) if reason else None


def simplify(line: Line, pinned: Collection[Point] = frozenset(), coarser: float = 1) -> Line:
    """Drop vertices by Visvalingam and Whyatt's effective area, measured against the zone's tolerance.

    Parameters
    ----------
    line
        An open or closed line. Its ends stay; a closed line keeps at least four points.
    pinned
        Points that stay, such as those where a border meets the coast.
    coarser
        Multiplies the tolerance outside the fine zone.

    Returns
    -------
    list of (longitude, latitude)

    Notes
    -----
    Visvalingam, M. and Whyatt, J. D. (1993), "Line generalisation by repeated elimination of points", The
    Cartographic Journal 30 (1). The area is divided by the tolerance of the vertex's own zone, so that one
    line can be fine here and coarse there.
    """
    count = len(line)
    before, after = list(range(-1, count - 1)), list(range(1, count + 1))
    zones = [zone_of(*point) for point in line]
    tolerances = [TOLERANCE_KM2[zone] * (1 if zone == "fine" else coarser) for zone in zones]

    def weight(index: int) -> float:
        return triangle_area(line[before[index]], line[index], line[after[index]]) / tolerances[index]

    weights = {index: weight(index) for index in range(1, count - 1) if line[index] not in pinned}
    heap = [(value, index) for index, value in weights.items()]
    heapq.heapify(heap)
    least = 4 if line[0] == line[-1] else 2
    while heap and count > least:
        value, index = heapq.heappop(heap)
        if weights.get(index) != value:
            continue
        if value >= 1:
            break
        del weights[index]
        count -= 1
        left, right = before[index], after[index]
        after[left], before[right] = right, left
        for neighbour in (left, right):
            if neighbour in weights:
                # Never below what was dropped already, or a spike would vanish before its own foot.
                weights[neighbour] = max(value, weight(neighbour))
                heapq.heappush(heap, (weights[neighbour], neighbour))
    kept = [0]
    while after[kept[-1]] < len(line):
        kept.append(after[kept[-1]])
    return [line[index] for index in kept]

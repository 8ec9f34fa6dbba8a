"""What the basemap takes from its sources: coasts, borders, disputes, regions, lakes and rivers.

Owns the reading of Natural Earth's files and every choice of what is kept and what counts as disputed. Knows
nothing of the file that is written; ``build_basemap.py`` calls it.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import shapely
from basemap_disputes import LAPSED_CLAIMS, by_dispute
from basemap_lines import Box, Line, chain, close_to, in_box, ring_area, simplify, snap, sound, zone_of
from shapely.geometry import LineString, MultiLineString, Polygon

LEFT_OUT = {"Antarctica"}
PART_OF = {
    # Leased ground is no border: without this the Baikonur circle stands in the steppe.
    "Baikonur": "Kazakhstan",
    "USNB Guantanamo Bay": "Cuba",
    "Akrotiri": "Cyprus",
    "Dhekelia": "Cyprus",
    "Cyprus U.N. Buffer Zone": "Cyprus",
}
CROSSES_180 = {"Russia", "Fiji"}
"""Countries whose negative longitudes are written as 180 to 190."""

SMALLEST_ISLAND_KM2 = {"fine": 2.0, "medium": 120.0, "coarse": 1200.0}
SMALLEST_LAKE_KM2 = {"fine": 150.0, "medium": 1200.0, "coarse": 6000.0}
SHORTEST_RIVER_KM = {"fine": 450.0, "medium": 1200.0}
RIVERS_WITHIN: Box = (20.0, 28.0, 160.0, 74.0)


def read_json(path: Path) -> Any:
    """Return what the JSON file holds."""
    return json.loads(path.read_text("utf-8"))


def decode(topology: dict[str, Any]) -> list[Line]:
    """Return the arcs of a quantised topology as lines of (longitude, latitude)."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * scale_x + left, y * scale_y + bottom))
        lines.append(snap(line))
    return lines


def polygons_of(geometry: dict[str, Any]) -> list[list[list[int]]]:
    """Return the polygons of a geometry, each a list of rings, each a list of arc numbers."""
    if geometry["type"] == "Polygon":
        return [geometry["arcs"]]
    return list(geometry["arcs"]) if geometry["type"] == "MultiPolygon" else []


def countries(topology: dict[str, Any]) -> tuple[list[list[Line]], list[Line], dict[str, list[Line]]]:
    """Merge the countries: land polygons, undisputed borders, and disputed borders by name.

    An arc that one country uses is coast, one that two use is a border: so what is simplified here is
    simplified once, and neighbours can not drift apart.
    """
    arcs = decode(topology)
    owners: dict[int, set[str]] = defaultdict(set)
    uses: dict[int, int] = defaultdict(int)
    direction: dict[int, bool] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = PART_OF.get(geometry["properties"]["name"], geometry["properties"]["name"])
        if name in LEFT_OUT:
            continue
        for index in (i for polygon in polygons_of(geometry) for ring in polygon for i in ring):
            number = index if index >= 0 else ~index
            owners[number].add(name)
            uses[number] += 1
            direction[number] = index >= 0
    coast: list[Line] = []
    borders: list[tuple[Line, set[str]]] = []
    for number in sorted(owners):
        names = owners[number]
        line = [(x + 360 if x < 0 and names & CROSSES_180 else x, y) for x, y in arcs[number]]
        if len(names) == 2:
            borders.append((line, names))
        elif uses[number] == 1:
            coast.extend(without_meridian(line if direction[number] else line[::-1]))
    pinned = {end for line, _ in borders for end in (line[0], line[-1])}
    rings, drowned = [], set()
    for ring in chain(coast):
        if abs(ring_area(ring)) < SMALLEST_ISLAND_KM2[zone_of(*ring[0])]:
            drowned.update(ring)
        else:
            rings.append(sound(ring, pinned))
    undisputed: list[Line] = []
    disputed: dict[str, list[Line]] = defaultdict(list)
    for line, names in borders:
        if len(line) < 2 or line[0] in drowned or (line[0] == line[-1] and abs(ring_area(line)) < 150):
            continue
        for name, piece in by_dispute(names, line):
            (undisputed if name is None else disputed[name]).append(simplify(piece))
    return nest(rings), undisputed, disputed


def without_meridian(line: Line) -> Iterator[Line]:
    """Split a line where it follows the antimeridian: those edges are cuts of the source, not coasts."""
    piece = [line[0]]
    for before, point in pairwise(line):
        if close_to(before[0], 180) and close_to(point[0], 180):
            if len(piece) > 1:
                yield piece
            piece = [point]
        else:
            piece.append(point)
    if len(piece) > 1:
        yield piece


def nest(rings: list[Line]) -> list[list[Line]]:
    """Return polygons: each outer ring followed by the holes that lie in it, largest first."""
    rings = sorted(rings, key=lambda ring: (-abs(ring_area(ring)), ring[0]))
    outward = ring_area(rings[0]) > 0
    outer = [ring for ring in rings if (ring_area(ring) > 0) == outward]
    polygons = [[ring] for ring in outer]
    shapes = [Polygon(ring).buffer(0) for ring in outer]
    for hole in (ring for ring in rings if (ring_area(ring) > 0) != outward):
        if abs(ring_area(hole)) < SMALLEST_LAKE_KM2[zone_of(*hole[0])]:
            continue
        inside = Polygon(hole).buffer(0).representative_point()
        for polygon, shape in reversed(list(zip(polygons, shapes, strict=True))):
            if shape.contains(inside):
                polygon.append(hole)
                break
    return polygons


def geometry_of(blob: bytes) -> Any:
    """Return the shape in a GeoPackage blob (a header of 8 bytes and an envelope stand before the WKB)."""
    envelope = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[(blob[3] >> 1) & 7]
    return shapely.from_wkb(blob[8 + envelope :])


def parts(geometry: Any) -> list[Line]:
    """Return the lines of a LineString, MultiLineString or collection as lists of points."""
    return [list(part.coords) for part in shapely.get_parts(geometry) if part.geom_type == "LineString"]


def claims(gpkg: sqlite3.Connection) -> Iterator[tuple[str, Line]]:
    """Yield the lines that a state claims beyond the border that is drawn, with a name each."""
    by_name = defaultdict(list)
    for claim, country, blob in gpkg.execute(
        "SELECT name, adm0_left, geom FROM disputed_borders ORDER BY fid"
    ):
        if claim not in LAPSED_CLAIMS:
            by_name[f"{claim} ({country})"].append(geometry_of(blob))
    for name in sorted(by_name):
        for line in parts(shapely.line_merge(shapely.unary_union(by_name[name]))):
            if LineString(line).length > 0.05:
                yield name, line


def regions(gpkg: sqlite3.Connection) -> list[Line]:
    """Return the lines between first-level regions of one country that touch a fine area, each once."""
    by_country = defaultdict(list)
    for country, blob in gpkg.execute("SELECT admin, geom FROM states_provinces ORDER BY fid"):
        shape = geometry_of(blob)
        if any(
            zone_of(*point) == "fine" for part in shapely.get_parts(shape) for point in part.exterior.coords
        ):
            by_country[country].append(shape.boundary)
    shared = []
    for country in sorted(by_country):
        shapes = by_country[country]
        tree = shapely.STRtree(shapes)
        for one, other in sorted(map(tuple, tree.query(shapes, predicate="intersects").T.tolist())):
            if one < other:
                shared.extend(parts(shapes[one].intersection(shapes[other])))
    merged = shapely.line_merge(shapely.unary_union(MultiLineString(shared)))
    kept = [line for line in parts(merged) if any(zone_of(*point) == "fine" for point in line)]
    return [simplify(line) for line in sorted(kept)]


def lakes(world: dict[str, Any], asia: dict[str, Any]) -> list[Line]:
    """Return the outlines of the larger lakes, from the finer file where it holds the whole lake."""
    finer = list(lake_rings(asia))
    rings = []
    for ring in lake_rings(world):
        if abs(ring_area(ring)) < SMALLEST_LAKE_KM2[zone_of(*ring[0])]:
            continue
        shape = Polygon(ring).buffer(0)
        better = [
            other
            for other in finer
            if shape.intersects(Polygon(other).buffer(0)) and abs(ring_area(other) / ring_area(ring)) > 0.95
        ]
        rings.append(simplify(better[0] if better else ring))
    return sorted(rings)


def lake_rings(topology: dict[str, Any]) -> Iterator[Line]:
    """Yield the outer ring of each lake."""
    arcs = decode(topology)
    for geometry in topology["objects"]["lakes"]["geometries"]:
        for polygon in polygons_of(geometry):
            yield join(arcs, polygon[0])


def join(arcs: list[Line], numbers: Iterable[int]) -> Line:
    """Return one line made of arcs in order; a negative number means the arc backwards."""
    line: Line = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        line.extend(arc[1:] if line else arc)
    return line


def rivers(world: dict[str, Any], borders: list[Line], lake_outlines: list[Line]) -> list[Line]:
    """Return the long rivers, without the stretches in a lake or where a border runs in the river already."""
    arcs = decode(world)
    lines: list[Line] = []
    for geometry in world["objects"]["rivers"]["geometries"]:
        pieces = [geometry["arcs"]] if geometry["type"] == "LineString" else geometry["arcs"]
        lines.extend(join(arcs, numbers) for numbers in pieces)
    long = MultiLineString([line for line in lines if len(line) > 1])
    merged = [LineString(line) for line in parts(shapely.line_merge(long))]
    kept = [line for line in merged if long_enough(list(line.coords))]
    hidden = shapely.union_all(
        [MultiLineString(borders).buffer(0.12), *(Polygon(ring).buffer(0) for ring in lake_outlines)]
    )
    seen = [
        piece for line in kept for piece in parts(line.difference(hidden)) if LineString(piece).length > 0.5
    ]
    return [simplify(piece, coarser=3) for piece in sorted(seen)]


def long_enough(line: Line) -> bool:
    """Tell whether a river is long enough for the finest zone that it flows through."""
    if not in_box(line[len(line) // 2], RIVERS_WITHIN):
        return False
    zones = {zone_of(*point) for point in line}
    length_km = 111.2 * sum(
        ((a[0] - b[0]) ** 2 * 0.42 + (a[1] - b[1]) ** 2) ** 0.5 for a, b in pairwise(line)
    )
    return any(length_km > SHORTEST_RIVER_KM[zone] for zone in zones if zone in SHORTEST_RIVER_KM)

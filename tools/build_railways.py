"""Build ``data/railways.geojson``, the lines that the journeys run on.

Owns the choice of lines, the stations where one ends and the next begins, and the mending of the source. It
is run once by hand and kept for the record; nothing in the program imports it.

Get the input, unpack it anywhere below one folder (the file ``world_railways.py`` is found by name)::

    pip download --no-deps scgraph-data==2.0.0     # a zip file; OpenStreetMap's railways, ODbL
    python tools/build_railways.py FOLDER

The source is a graph: its nodes lie on the track (rounded to 0.001 degrees), its edges are straight, and each
carries the length of the track that it stands for. So a vertex is right to 100 m, a long edge may stray from
its bends, and the lengths are those of the track. Every line here is then stretched to the length that the
railways give (`OFFICIAL_KM`); the table that is printed shows by how much.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from railway_tracks import Graph, Leg, Point, Track, cut, distance_km, drawn_km, nearest, shortest

OUTPUT = Path(__file__).resolve().parent.parent / "data" / "railways.geojson"
LARGEST_BYTES = 150_000
# fmt: off
STATIONS: dict[str, Point] = {
    "Pyongyang": (39.0056, 125.7361), "Kowon": (39.4390, 127.2490), "Hamhung": (39.8390, 127.6430),
    "Kilju": (40.9610, 129.3230), "Chongjin": (41.7730, 129.7630), "Rajin": (42.2380, 130.2870),
    "Tumangang": (42.4190, 130.6010), "Friendship Bridge": (42.4160, 130.6430),
    "Khasan": (42.4286, 130.6452), "Primorskaya": (43.0990, 131.5920), "Baranovsky": (43.6430, 131.9310),
    "Vladivostok": (43.1112, 131.8816), "Ussuriysk": (43.7980, 131.9820),
    "Spassk-Dalny": (44.6006, 132.8100), "Dalnerechensk": (45.9320, 133.7150),
    "Khabarovsk": (48.4961, 135.0728), "Birobidzhan": (48.7900, 132.9300),
    "Obluchye": (49.0110, 131.0560), "Belogorsk": (50.9164, 128.4736), "Svobodny": (51.3790, 128.1300),
    "Ledyanaya": (51.7430, 128.0775), "Skovorodino": (53.9830, 123.9400), "Mogocha": (53.7330, 119.7680),
    "Chita": (52.0240, 113.4960), "Ulan-Ude": (51.8400, 107.5840),
}
# fmt: on
"""Stations that the lines are cut at; each is moved to the nearest point of its line."""

ROUTES: tuple[tuple[str, ...], ...] = (
    (
        "Pyongyang",
        "Kowon",
        "Hamhung",
        "Kilju",
        "Chongjin",
        "Rajin",
        "Tumangang",
        "Friendship Bridge",
        "Khasan",
        "Primorskaya",
        "Baranovsky",
    ),
    (
        "Vladivostok",
        "Baranovsky",
        "Ussuriysk",
        "Spassk-Dalny",
        "Dalnerechensk",
        "Khabarovsk",
        "Birobidzhan",
        "Obluchye",
        "Belogorsk",
        "Svobodny",
        "Ledyanaya",
        "Skovorodino",
        "Mogocha",
        "Chita",
        "Ulan-Ude",
    ),
)
"""The first route ends where it meets the second: both share that vertex."""

VIA = {"Khabarovsk", "Svobodny"}
"""Stations that the shortest way must touch, or it would cross Manchuria."""

OFFICIAL_KM: tuple[tuple[str, str, float], ...] = (
    ("Pyongyang", "Friendship Bridge", 835),
    ("Friendship Bridge", "Baranovsky", 238),
    ("Vladivostok", "Khabarovsk", 767),
    ("Khabarovsk", "Belogorsk", 658),
    # What is left of Khasan - Ledyanaya (1673) and of Vladivostok - Ulan-Ude (3647): see `CHECKS_KM`.
    ("Belogorsk", "Ledyanaya", 100),
    ("Ledyanaya", "Ulan-Ude", 2122),
)
CHECKS_KM: tuple[tuple[str, str, float], ...] = (
    *OFFICIAL_KM[:4],
    ("Khasan", "Ledyanaya", 1673),
    ("Vladivostok", "Ulan-Ude", 3647),
)

GAPS: tuple[tuple[Point, Point], ...] = (
    ((40.170, 128.553), (40.172, 128.557)),
    ((42.208, 130.256), (42.224, 130.277)),
)
"""Ends of track that the source fails to join, both in North Korea."""

BENDS: tuple[tuple[Point, Point, tuple[Point, ...]], ...] = (
    # An edge, and where its track really goes: round the bays that a straight edge would cross...
    ((40.002, 127.938), (40.051, 128.070), ((40.050, 128.010),)),
    ((41.402, 129.719), (41.542, 129.640), ((41.460, 129.655),)),
    ((42.108, 130.143), (42.206, 130.250), ((42.186, 130.207),)),
    ((42.674, 130.660), (42.708, 130.753), ((42.702, 130.714),)),
    # ... and through the towns that have their station between two of the source's nodes.
    ((44.549, 132.710), (44.775, 132.992), ((44.6006, 132.8100),)),
    ((49.000, 131.058), (48.992, 131.042), ((49.011, 131.056),)),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the lines from the unpacked package; print the table of lengths."""
    parser = argparse.ArgumentParser(description="Build data/railways.geojson from OpenStreetMap's railways.")
    parser.add_argument("packages", type=Path, help="folder that holds the unpacked package")
    parser.add_argument("-o", "--output", type=Path, default=OUTPUT)
    options = parser.parse_args(arguments)
    found = sorted(options.packages.rglob("world_railways.py"))
    if not found:
        parser.error(
            f"expected world_railways.py below {str(options.packages)!r}, found none: unpack the package "
            "that this tool's docstring names there"
        )
    nodes, graph = read_graph(found[0])
    legs = [leg for route in ROUTES for leg in cut(follow(route, nodes, graph), route, STATIONS)]
    share_vertices(legs)
    lengths = official_lengths(legs)
    print_table(legs, lengths)
    features = [feature(leg, length) for leg, length in zip(legs, lengths, strict=True)]
    text = document(features)
    print(f"{len(text.encode())} bytes, {sum(len(leg.track.points) for leg in legs)} vertices")
    if len(text.encode()) > LARGEST_BYTES:
        print(f"too large: at most {LARGEST_BYTES} bytes; raise TOLERANCE_KM", file=sys.stderr)
        return 1
    options.output.write_text(text, encoding="utf-8", newline="\n")
    return 0


def read_graph(path: Path) -> tuple[dict[int, Point], Graph]:
    """Read the nodes and edges around the routes and join the gaps."""
    _, _, rest = path.read_text("utf-8").partition("graph=")
    edges_text, _, rest = rest.partition("nodes=")
    nodes_text, _, _ = rest.partition("world_railways_geograph")
    everywhere = json.loads(nodes_text)
    nodes = {
        number: (latitude, longitude)
        for number, (latitude, longitude) in enumerate(everywhere)
        if 38 < latitude < 56 and 105 < longitude < 137
    }
    # The graph is JSON but for its bare integer keys.
    edges = json.loads(re.sub(r"(\d+):", r'"\1":', edges_text))
    graph = {
        number: {
            int(other): km
            for other, km in edges[number].items()
            if int(other) in nodes and int(other) != number
        }
        for number in nodes
    }
    for one, other in GAPS:
        first, second = nearest(nodes, one), nearest(nodes, other)
        graph[first][second] = graph[second][first] = distance_km(one, other)
    return nodes, graph


def follow(route: tuple[str, ...], nodes: dict[int, Point], graph: Graph) -> Track:
    """Return the track along a route; between two nodes its kilometres are the source's."""
    stops = [nearest(nodes, STATIONS[name]) for name in route if name in VIA or name in (route[0], route[-1])]
    way = [stops[0]]
    for one, other in pairwise(stops):
        way.extend(shortest(graph, one, other)[1:])
    points, km = [nodes[way[0]]], [0.0]
    for one, other in pairwise(way):
        piece = [nodes[one], *bends(nodes[one], nodes[other]), nodes[other]]
        steps = [distance_km(a, b) for a, b in pairwise(piece)]
        stretch = graph[one][other] / sum(steps) if sum(steps) > 0 else 0
        for point, step in zip(piece[1:], steps, strict=True):
            points.append(point)
            km.append(km[-1] + step * stretch)
    return Track(points, km)


def bends(one: Point, other: Point) -> tuple[Point, ...]:
    """Return the points that the table of bends puts between two nodes."""
    for start, end, between in BENDS:
        if (one, other) == (start, end):
            return between
        if (other, one) == (start, end):
            return between[::-1]
    return ()


def share_vertices(legs: list[Leg]) -> None:
    """Give every station one vertex, so that lines meet in it."""
    vertices: dict[str, Point] = {}
    for leg in reversed(legs):
        # The main line is the last route: where the branch joins it, the main line's vertex counts.
        vertices.setdefault(leg.end, leg.track.points[-1])
        vertices.setdefault(leg.start, leg.track.points[0])
    for leg in legs:
        leg.track.points[0], leg.track.points[-1] = vertices[leg.start], vertices[leg.end]


def between(legs: list[Leg], start: str, end: str) -> list[int]:
    """Return the numbers of the legs from one station to another, on one route or over the junction."""
    for ends in ({start: [number]} for number, leg in enumerate(legs) if leg.start == start):
        way = ends[start]
        while legs[way[-1]].end != end:
            way.append(next(number for number, leg in enumerate(legs) if leg.start == legs[way[-1]].end))
        return way
    raise ValueError(f"expected a line from {start!r} to {end!r}, found none")


def official_lengths(legs: list[Leg]) -> list[float]:
    """Share each official length among its legs, by their kilometres of track."""
    lengths = [leg.track_km for leg in legs]
    for start, end, official in OFFICIAL_KM:
        numbers = between(legs, start, end)
        total = sum(legs[number].track_km for number in numbers)
        for number in numbers:
            lengths[number] = legs[number].track_km * official / total
    return lengths


def print_table(legs: list[Leg], lengths: list[float]) -> None:
    """Print official, given, source's and drawn kilometres side by side."""
    print(
        f"{'from - to':34}{'official':>9}{'length_km':>10}{'source':>8}{'error':>7}{'drawn':>8}{'error':>7}"
    )
    for start, end, official in CHECKS_KM:
        numbers = between(legs, start, end)
        given, source, drawn = (
            sum(values[number] for number in numbers)
            for values in (lengths, [leg.track_km for leg in legs], [drawn_km(leg) for leg in legs])
        )
        print(
            f"{start + ' - ' + end:34}{official:9.0f}{given:10.1f}{source:8.1f}{source / official - 1:7.1%}"
            f"{drawn:8.1f}{drawn / official - 1:7.1%}"
        )


def feature(leg: Leg, length_km: float) -> dict[str, Any]:
    """Return the line as a GeoJSON feature, longitude first."""
    line_id = f"{leg.start}-{leg.end}".lower().replace(" ", "-")
    return {
        "type": "Feature",
        "properties": {
            "line_id": line_id,
            "from": leg.start,
            "to": leg.end,
            "length_km": round(length_km, 1),
        },
        "geometry": {
            "type": "LineString",
            "coordinates": [[longitude, latitude] for latitude, longitude in leg.track.points],
        },
    }


def document(features: list[dict[str, Any]]) -> str:
    """Return the file's text: one feature a line."""
    head = {
        "type": "FeatureCollection",
        "attribution": "© OpenStreetMap contributors",
        "licence": "Open Database License (ODbL) 1.0, https://opendatacommons.org/licenses/odbl/1-0/",
    }
    opening = json.dumps(head, ensure_ascii=False)[:-1]
    body = ",\n".join(json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in features)
    return f'{opening}, "features": [\n{body}\n]}}\n'


if __name__ == "__main__":
    sys.exit(main())

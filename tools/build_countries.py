"""Build ``src/geo_events/outlines/countries.json``, by which ``check`` tells a place outside its country.

Owns how coarse the outlines are and how they are written. It is run once by hand and kept for the record;
nothing in the program imports it. Which land may be written with which codes is in ``countries_claims.py``.

Get the inputs and unpack them into one folder (any layout, the files are found by name)::

    npm pack world-atlas@2.0.2                         # Natural Earth 4.1.0 as TopoJSON, public domain
    npm pack i18n-iso-countries@7.14.0                 # of which only the codes of ISO 3166-1 are taken
    pip install shapely                                # for this tool only, not for the project
    python tools/build_countries.py FOLDER

The result, the same bytes on every run: ``arcs``, lines on a grid of `GRID` degrees, written as text;
``lands``, each with the codes that it may be written with, rings of arc numbers (a negative one means the arc
backwards) and ``islets``, points in one text; ``contested``, codes with a box of west, south, east, north;
``used_before``; ``codes``, with what else somebody might write. Longitudes reach 190: Chukotka continues
east of 180.
"""

from __future__ import annotations

import argparse
import json
import math
import string
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from basemap_lines import Line, Point, in_box
from basemap_sources import CROSSES_180, decode, join, polygons_of, read_json
from countries_claims import (
    CLAIMED_TOO,
    CONTESTED,
    FEATURES,
    LEFT_OUT,
    NAMES,
    PIECES,
    STATE_OF,
    USED_BEFORE,
    WRITTEN_TOO,
)

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "src" / "geo_events" / "outlines" / "countries.json"
LARGEST_BYTES = 150_000

GRID = 0.02
"""Degrees a step: never more than 1.6 km off."""
TOLERANCE_KM = {"border": 4.0, "coast": 12.0}
"""How far a simplified line may lie from the line of the source; a coast is no neighbour's."""
ISLET_KM = 20.0
"""What is smaller is a point; it is left out where a shore of the same land is nearer than this."""
KM_A_DEGREE = 111.2
LETTERS = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"
CREDIT = "Outlines simplified from Natural Earth (public domain)."

Polygon = list[list[int]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the file from a folder with the unpacked package; print its size and what it holds."""
    parser = argparse.ArgumentParser(description="Build outlines/countries.json from Natural Earth data.")
    parser.add_argument("packages", type=Path, help="folder that holds the unpacked package")
    parser.add_argument("-o", "--output", type=Path, default=OUTPUT)
    options = parser.parse_args(arguments)
    atlas, codes = (find_one(options.packages, name) for name in ("countries-10m.json", "codes.json"))
    built = build(read_json(atlas), read_json(codes))
    payload = (json.dumps(built, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8")
    named = len(built["codes"])
    print(f"{len(payload)} bytes, {len(built['arcs'])} arcs, {len(built['lands'])} lands, {named} codes")
    if len(payload) > LARGEST_BYTES:
        print(f"too large: at most {LARGEST_BYTES} bytes; raise TOLERANCE_KM", file=sys.stderr)
        return 1
    options.output.write_bytes(payload)
    return 0


def find_one(folder: Path, name: str) -> Path:
    """Return the file called `name` anywhere below `folder`; complain if there is none."""
    found = sorted(folder.rglob(name))
    if not found:
        raise FileNotFoundError(
            f"expected a file {name!r} below {str(folder)!r}, found none: unpack the packages "
            "named in this tool's docstring there"
        )
    return found[0]


def build(topology: dict[str, Any], codes_of_iso: list[list[str]]) -> dict[str, Any]:
    """Return the outlines and the tables as plain JSON values."""
    arcs = decode(topology)
    unwrap(topology, arcs)
    uses = Counter(max(i, ~i) for feature in features(topology) for i in arcs_of(feature))
    simple = [
        simplified(arc, TOLERANCE_KM["border" if uses[number] > 1 else "coast"])
        for number, arc in enumerate(arcs)
    ]
    lands = []
    written: dict[int, int] = {}
    letters = {number: letters for letters, _, number, _ in codes_of_iso}
    for codes, polygons in sorted(lands_of(topology, arcs, letters).items()):
        rings, islets = parts(polygons, arcs, simple)
        numbers = [[renumber(number, written) for number in ring] for ring in rings]
        islets += LEFT_OUT.get(codes, ())
        lands.append({"codes": codes.split(), "rings": numbers, "islets": written_out(islets)})
    return {
        "about": CREDIT,
        "grid": GRID,
        "arcs": [written_out(simple[number]) for number in written],
        "lands": lands,
        "contested": [[codes.split(), list(box)] for codes, box in CONTESTED],
        "used_before": {code: today.split() for code, today in sorted(USED_BEFORE.items())},
        "codes": names_by_code(topology, codes_of_iso),
    }


def unwrap(topology: dict[str, Any], arcs: list[Line]) -> None:
    """Carry Chukotka and Fiji on east of 180, and close Antarctica around the pole."""
    for feature in features(topology):
        name = feature["properties"]["name"]
        for number in {max(i, ~i) for i in arcs_of(feature)}:
            if name in CROSSES_180:
                arcs[number] = [(x + 360 if x < 0 else x, y) for x, y in arcs[number]]
            line = arcs[number]
            if name == "Antarctica" and line[0] == line[-1] and abs(line[0][0]) > 179.9:
                # The source goes round the pole once, from the antimeridian to itself.
                west = [(-180.0, line[0][1]), (-180.0, -90.0), (180.0, -90.0), (180.0, line[0][1])]
                inner = line[1:-1]
                arcs[number] = [*west, *(inner if inner[0][0] > 0 else inner[::-1]), west[0]]


def lands_of(topology: dict[str, Any], arcs: list[Line], letters: dict[str, str]) -> dict[str, list[Polygon]]:
    """Return polygons by the codes that they may be written with, as a text with spaces between.

    `letters` are the two letters of a country by its number.
    """
    found: dict[str, list[Polygon]] = defaultdict(list)
    for feature in features(topology):
        name = feature["properties"]["name"]
        for polygon in polygons_of(feature):
            start = arcs[max(polygon[0][0], ~polygon[0][0])][0]
            piece = next((code for whole, code, box in PIECES if whole == name and in_box(start, box)), None)
            if piece is None and name in FEATURES:
                codes = FEATURES[name].split()
            else:
                codes = [piece or letters[feature["id"]]]
                codes += [other[codes[0]] for other in (STATE_OF, CLAIMED_TOO) if codes[0] in other]
            found[" ".join(codes)].append(polygon)
    return found


def features(topology: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the source's countries."""
    return list(topology["objects"]["countries"]["geometries"])


def arcs_of(feature: dict[str, Any]) -> Iterator[int]:
    """Yield the arc numbers of all rings of a country."""
    return (number for polygon in polygons_of(feature) for ring in polygon for number in ring)


def parts(polygons: list[Polygon], arcs: list[Line], simple: list[Line]) -> tuple[list[list[int]], Line]:
    """Return the rings that are kept, and the middles of islets that no kept shore stands for."""
    rings, islets = [], []
    for polygon in polygons:
        shore = join(arcs, polygon[0])
        if extent_km(shore) < ISLET_KM:
            islets.append(((min(x for x, _ in shore) + max(x for x, _ in shore)) / 2,
                           (min(y for _, y in shore) + max(y for _, y in shore)) / 2))  # fmt: skip
        else:
            rings += [polygon[0], *(r for r in polygon[1:] if extent_km(join(arcs, r)) >= ISLET_KM)]
    shores = [edge for ring in rings for edge in pairwise(join(simple, ring))]
    kept: Line = []
    for islet in sorted(islets):
        if all(off_km(islet, *edge) >= ISLET_KM for edge in [*shores, *((one, one) for one in kept)]):
            kept.append(islet)
    return rings, kept


def extent_km(line: Line) -> float:
    """Return the longer side of the line's box."""
    xs, ys = zip(*line, strict=True)
    width = (max(xs) - min(xs)) * math.cos(math.radians(sum(ys) / len(ys)))
    extent: float = KM_A_DEGREE * max(width, max(ys) - min(ys))
    return extent


def simplified(line: Line, tolerance_km: float) -> Line:
    """Drop vertices so that none of the source lies further off than the tolerance.

    Notes
    -----
    Douglas, D. H. and Peucker, T. K. (1973), "Algorithms for the reduction of the number of points required
    to represent a digitized line or its caricature", Cartographica 10 (2). A closed line is cut first where
    it is furthest from its start.
    """
    last = len(line) - 1
    kept, open_spans = {0, last}, [(0, last)]
    while open_spans:
        first, final = open_spans.pop()
        middle = range(first + 1, final)
        distances = {index: off_km(line[index], line[first], line[final]) for index in middle}
        furthest = max(middle, key=lambda index: distances[index], default=first)
        if furthest != first and distances[furthest] > tolerance_km:
            kept.add(furthest)
            open_spans += [(first, furthest), (furthest, final)]
    return [line[index] for index in sorted(kept)]


def off_km(point: Point, start: Point, end: Point) -> float:
    """Return how far a point lies from an edge, on a map that is true around the point."""
    narrow = math.cos(math.radians(point[1]))
    x, y = (start[0] - point[0]) * narrow, start[1] - point[1]
    along_x, along_y = (end[0] - start[0]) * narrow, end[1] - start[1]
    square = along_x * along_x + along_y * along_y
    share = 0.0 if square == 0 else min(1.0, max(0.0, -(x * along_x + y * along_y) / square))
    return KM_A_DEGREE * math.hypot(x + share * along_x, y + share * along_y)


def renumber(number: int, written: dict[int, int]) -> int:
    """Return the number of an arc among those that are written."""
    place = written.setdefault(max(number, ~number), len(written))
    return place if number >= 0 else ~place


def written_out(line: Line) -> str:
    """Return a line as text: its start and the steps from point to point, each number in a few letters.

    A number is doubled, or its negative is doubled and one taken off; its groups of five bits come lowest
    first, each as one of `LETTERS`, which is 32 further on if another group follows.
    """
    points = [(0, 0), *((round(x / GRID), round(y / GRID)) for x, y in line)]
    moves = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
    return "".join(in_letters(number) for move in moves for number in move)


def in_letters(number: int) -> str:
    """Return one whole number as letters."""
    rest, text = (2 * number if number >= 0 else -2 * number - 1), ""
    while rest >= 32:
        text += LETTERS[32 + rest % 32]
        rest //= 32
    return text + LETTERS[rest]


def names_by_code(topology: dict[str, Any], codes_of_iso: list[list[str]]) -> dict[str, list[str]]:
    """Return every code of ISO 3166-1, and XK, with its three letters and the source's name for it."""
    drawn = {feature.get("id"): feature["properties"]["name"] for feature in features(topology)}
    names = {}
    for code, three, number, _ in sorted(codes_of_iso):
        others = three, drawn.get(number, NAMES.get(code, "")), WRITTEN_TOO.get(code, "")
        names[code] = [name for name in others if name]
    return names


if __name__ == "__main__":
    sys.exit(main())

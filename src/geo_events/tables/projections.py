"""Coordinates in metres of a projection: as degrees, and which projections numbers may be of.

Owns the turning. `projections.json` holds how far the numbers of some reach, the narrowest first: it is for
naming them, and nothing is turned that nobody asked for. Called by `given_source` and `table_report`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from geo_events.errors import UploadError
from geo_events.libraries import library
from geo_events.message import Message
from geo_events.packaged import packaged_json
from geo_events.tables.column_roles import ORIGIN_POINT, POINT, Role
from geo_events.tables.composing import Turn
from geo_events.tables.extent import degrees_text
from geo_events.tables.understanding import Understood

_DEGREES = "EPSG:4326"
_NAMED = 4
"""Projections that are named."""
_OUTSIDE = 0.05
"""Share of the numbers at either end that may be wrong."""


def turn_of(crs: str) -> Turn:
    """The way from a coordinate reference system to degrees.

    Raises
    ------
    MissingLibraryError
        If pyproj is not installed.
    UploadError
        If there is no such system.
    """
    pyproj = library("pyproj", "geo")
    known = f"EPSG:{crs}" if crs.isdecimal() else crs
    try:
        transformer = pyproj.Transformer.from_crs(known, _DEGREES, always_xy=True)
    except pyproj.exceptions.ProjError as error:
        raise UploadError(Message("flat.crs", {"crs": crs})) from error
    turn: Turn = transformer.transform
    return turn


def in_degrees(found: Understood, turn: Turn) -> Understood:
    """A table with its coordinates in degrees, behind its own columns; what is no number stands as it is."""
    made: dict[str, list[str]] = {}
    columns: dict[Role, str] = {}
    for pair in (POINT, ORIGIN_POINT):
        if not set(pair) <= found.parts.keys():
            continue
        northings, eastings = (found.grid.column(found.columns[role]) for role in pair)
        for role, turned in zip(pair, _turned(northings, eastings, turn), strict=True):
            columns[role] = f"{found.columns[role]} (°)"
            while columns[role] in (*found.grid.header, *made):
                columns[role] += "*"
            made[columns[role]] = turned
    return replace(found, grid=found.grid.joined(made), columns={**found.columns, **columns})


def _turned(northings: Sequence[str], eastings: Sequence[str], turn: Turn) -> tuple[list[str], list[str]]:
    pairs = [(number(x), number(y)) for y, x in zip(northings, eastings, strict=True)]
    rows = [row for row, pair in enumerate(pairs) if None not in pair]
    latitudes, longitudes = list(northings), list(eastings)
    found = turn([pairs[row][0] or 0.0 for row in rows], [pairs[row][1] or 0.0 for row in rows])
    for row, longitude, latitude in zip(rows, *found, strict=True):
        if math.isfinite(longitude) and math.isfinite(latitude):
            latitudes[row], longitudes[row] = degrees_text(float(latitude)), degrees_text(float(longitude))
    return latitudes, longitudes


def number(cell: str) -> float | None:
    """A cell as a number, with a point or a comma in it."""
    try:
        found = float(cell.replace(",", "."))
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def likely(northings: Sequence[float], eastings: Sequence[float]) -> list[str]:
    """Projections whose numbers reach so far.

    Examples
    --------
    >>> likely([1200000, 1250000], [2600000, 2700000])
    ['EPSG:2056', 'EPSG:3857']
    """
    return [
        one["name"] for one in _known() if _reaches(one["x"], eastings) and _reaches(one["y"], northings)
    ][:_NAMED]


def _reaches(ends: Sequence[float], numbers: Sequence[float]) -> bool:
    inside = sum(ends[0] <= one <= ends[1] for one in numbers)
    return inside >= (1 - _OUTSIDE) * len(numbers)


@cache
def _known() -> Sequence[Mapping[str, Any]]:
    found: list[dict[str, Any]] = packaged_json("tables/projections.json")
    return found

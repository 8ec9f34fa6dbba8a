"""The ground under a picture: land, lakes, rivers, regions and borders of the built-in basemap.

Owns the reading of the topology and what is drawn of it at which zoom, as the player draws it. The names on
the ground are in `place_names`. Called by `draw`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from geo_events.design import MEASURES, palette
from geo_events.picture.clipping import clip_line, clip_ring, thinned
from geo_events.picture.frame import Frame
from geo_events.picture.shapes import Group, Path, Pen, Point
from geo_events.web.assets import BASEMAP, read

if TYPE_CHECKING:
    from numpy.typing import NDArray

_DEPTHS = {"LineString": 0, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}
_DISPUTED_DASH = (4.0, 3.0)


@dataclass(frozen=True, eq=False)
class _Outline:
    """A line or a ring."""

    points: NDArray[np.float64]
    """Points in world units, in the shape (points, 2)."""
    low: NDArray[np.float64]
    """Least x and y."""
    high: NDArray[np.float64]


@cache
def topology() -> Mapping[str, Any]:
    """The basemap's TopoJSON but for its shapes, which as lists would take twenty times their room."""
    return {name: part for name, part in _parsed().items() if name not in ("arcs", "objects")}


def _parsed() -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(read(BASEMAP))
    return parsed


@cache
def _outlines() -> Mapping[str, tuple[_Outline, ...]]:
    whole = _parsed()
    scale, translate = (np.array(whole["transform"][key]) for key in ("scale", "translate"))
    arcs = [_decoded(arc, scale, translate) for arc in whole["arcs"]]
    return {name: tuple(_of(shape, arcs)) for name, shape in whole["objects"].items()}


def _decoded(
    arc: list[list[int]], scale: NDArray[np.float64], translate: NDArray[np.float64]
) -> NDArray[np.float64]:
    degrees = np.cumsum(np.array(arc, float), axis=0) * scale + translate
    latitude = np.radians(np.clip(degrees[:, 1], -85.05, 85.05))
    return np.column_stack((degrees[:, 0] / 360 + 0.5, 0.5 - np.arcsinh(np.tan(latitude)) / (2 * np.pi)))


def _of(shape: Mapping[str, Any], arcs: list[NDArray[np.float64]]) -> Iterator[_Outline]:
    depth = _DEPTHS.get(shape["type"])
    if depth is None:
        for one in shape.get("geometries", ()):
            yield from _of(one, arcs)
        return
    lines = [shape["arcs"]]
    for _ in range(depth):
        lines = [line for group in lines for line in group]
    for numbers in lines:
        parts = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
        points = np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
        yield _Outline(points, points.min(axis=0), points.max(axis=0))


def _seen(name: str, frame: Frame, finest: float) -> Iterator[NDArray[np.float64]]:
    """The outlines that reach into a frame, in pixels, once for each copy of the globe."""
    corner = np.array([frame.left, frame.top])
    size = np.array([frame.width, frame.height]) / frame.scale
    for copy in range(int(np.floor(frame.left)), int(np.floor(frame.left + size[0])) + 1):
        shift = np.array([copy, 0]) - corner
        for one in _outlines()[name]:
            low, high = one.low + shift, one.high + shift
            if (high >= 0).all() and (low <= size).all() and float((high - low).sum()) * frame.scale > finest:
                yield thinned((one.points + shift) * frame.scale, finest)


def _run(points: NDArray[np.float64]) -> tuple[Point, ...]:
    return tuple(map(tuple, np.round(points, 1).tolist()))


def _rings(name: str, frame: Frame, finest: float) -> Iterator[tuple[Point, ...]]:
    for ring in _seen(name, frame, finest):
        clipped = clip_ring(ring[:-1], frame.width, frame.height)
        if len(clipped) > 2:
            yield _run(clipped)


def _lines(name: str, frame: Frame, finest: float) -> Iterator[tuple[Point, ...]]:
    for line in _seen(name, frame, finest):
        for part in clip_line(line, frame.width, frame.height):
            yield _run(part)


@lru_cache(maxsize=16)
def ground(frame: Frame, theme: str, unit: float, finest: float) -> tuple[Group, ...]:
    """The ground in a frame, kept for the next picture of the same part of the world; see `ground_of`."""
    return ground_of(frame, theme, unit, finest)


def ground_of(frame: Frame, theme: str, unit: float, finest: float) -> tuple[Group, ...]:
    """The ground in a frame, from the bottom to the top.

    Parameters
    ----------
    frame
        What is seen.
    theme
        `light` or `dark`.
    unit
        Factor of all widths of lines.
    finest
        Pixels below which a vertex is left out.
    """
    colours = palette(theme)
    zoom = frame.zoom

    def area(name: str, fill: str) -> Group:
        shapes = [
            Path(tuple(_rings(name, frame, finest)), closed=True, fill=fill),
            Path(tuple(_lines(name, frame, finest)), closed=False, pen=Pen(colours["coast"], 0.8 * unit)),
        ]
        return Group(name, tuple(shape for shape in shapes if shape.runs))

    def lines(name: str, colour: str, width: float, dash: tuple[float, ...] = ()) -> Group:
        pen = Pen(colours[colour], width * unit, tuple(length * unit for length in dash))
        path = Path(tuple(_lines(name, frame, finest)), closed=False, pen=pen)
        return Group(name, (path,) if path.runs else ())

    groups = [area("land", colours["land"])]
    if zoom >= MEASURES.regions_from:
        groups.append(lines("regions", "region", 1))
    if zoom >= MEASURES.rivers_from:
        groups.append(lines("rivers", "river", 0.9 if zoom < 6 else 1.5))
    groups.append(area("lakes", colours["sea"]))
    groups.append(lines("borders", "border", 0.7 if zoom < 4 else 1.1))
    groups.append(lines("disputed", "disputed", 0.8 if zoom < 4 else 1.2, _DISPUTED_DASH))
    return tuple(group for group in groups if group.shapes)

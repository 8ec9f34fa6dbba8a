"""A GeoJSON file as a flat table: a row a feature.

Owns what a geometry becomes: a point, and how far the shape reaches from it. One that cannot be read stays as
it is, to be reported; where most cannot, the file is in other units and is refused. Coordinates are turned
from longitude-latitude into named columns here and nowhere else in the package. Called by `ui`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from geo_events.errors import UploadError
from geo_events.message import Message
from geo_events.tables.extent import middle_of
from geo_events.tables.grids import Grid
from geo_events.tables.json_records import grid_of_records, require_room, text_of
from geo_events.tables.limits import UPLOAD, Limits

_POSITION = ("latitude", "longitude", "radius_km")
_SHOWN = 80
"""Characters of a shape that cannot be read."""
_WGS_84 = ("CRS84", "EPSG::4326", "EPSG:4326", "WGS84")


def grid_of_geojson(content: bytes, file: str, limits: Limits = UPLOAD) -> Grid:
    """Features as rows, numbered from 2 as in a table under its header.

    Parameters
    ----------
    content
        Of the file.
    file
        Its name, for the message.

    Raises
    ------
    UploadError
        If it is no GeoJSON with features in degrees, or holds too much.

    Examples
    --------
    >>> point = '{"type": "Point", "coordinates": [20, 10]}'
    >>> feature = '{"type": "Feature", "geometry": %s, "properties": {"name": "Port"}}' % point
    >>> grid = grid_of_geojson(feature.encode(), "a.geojson")
    >>> grid.header, grid.rows
    (('name', 'latitude', 'longitude', 'radius_km'), (('Port', '10', '20', ''),))
    """
    whole = _parsed(content, file)
    return grid_of_records(whole, file, limits) if isinstance(whole, list) else _grid(whole, file, limits)


def _grid(whole: Any, file: str, limits: Limits) -> Grid:
    features = _features(whole, file)
    properties = [_properties(feature) for feature in features]
    names = list(dict.fromkeys(name for row in properties for name in row))
    require_room(len(features), len(names), file, limits)
    header = [f"{name} (property)" if name in _POSITION else name for name in names]
    positions = [_position(feature) for feature in features]
    faulty = [number for number, position in enumerate(positions, start=1) if position is None]
    if 2 * len(faulty) > len(features):
        raise UploadError(Message("upload.geojson.position", {"file": file, "number": faulty[0]}))
    rows = [
        (*(row.get(name, "") for name in names), *(_as_it_is(feature) if position is None else position))
        for feature, row, position in zip(features, properties, positions, strict=True)
    ]
    return Grid((*header, *_POSITION), tuple(rows), tuple(range(2, len(rows) + 2)))


def _parsed(content: bytes, file: str) -> Any:
    """A JSON file, or one with a JSON object in each line."""
    try:
        text = content.decode("utf-8-sig")
        try:
            return json.loads(text)
        except ValueError:
            lines = text.splitlines()
            if len(lines) < 2:
                raise
            return [json.loads(line) for line in lines if line.strip()]
    except (ValueError, RecursionError) as error:
        raise UploadError(Message("upload.geojson.json", {"file": file, "reason": str(error)})) from error


def _features(whole: Any, file: str) -> Sequence[Any]:
    kind = whole.get("type") if isinstance(whole, dict) else None
    if kind == "Feature":
        return [whole]
    features = whole.get("features") if kind == "FeatureCollection" else None
    if not isinstance(features, list) or not all(isinstance(one, dict) for one in features) or not features:
        raise UploadError(Message("upload.geojson.features", {"file": file}))
    system = json.dumps(whole.get("crs"))
    if whole.get("crs") is not None and not any(name in system for name in _WGS_84):
        raise UploadError(Message("upload.geojson.crs", {"file": file, "crs": system}))
    return features


def _properties(feature: Mapping[str, Any]) -> dict[str, str]:
    properties = feature.get("properties")
    named = properties if isinstance(properties, dict) else {}
    return {text_of(name.strip()): text_of(value) for name, value in named.items() if name.strip()}


def _position(feature: Mapping[str, Any]) -> tuple[str, str, str] | None:
    """Latitude, longitude and reach of a feature's shape, empty if it has none; None if it cannot be read."""
    geometry = feature.get("geometry")
    if geometry is None:
        return "", "", ""
    try:
        points = list(_points(geometry))
    except (LookupError, TypeError, ValueError, RecursionError, OverflowError):
        return None
    return middle_of(points)


def _as_it_is(feature: Mapping[str, Any]) -> tuple[str, str, str]:
    """A shape that cannot be read, where the visitor will find it reported."""
    return json.dumps(feature["geometry"])[:_SHOWN], "", ""


def _points(geometry: Mapping[str, Any]) -> Iterator[tuple[float, float]]:
    if geometry["type"] == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from _points(part)
        return
    yield from _pairs(geometry["coordinates"])


def _pairs(coordinates: Any) -> Iterator[tuple[float, float]]:
    if isinstance(coordinates[0], int | float):
        yield float(coordinates[0]), float(coordinates[1])
        return
    for part in coordinates:
        yield from _pairs(part)

"""A GeoJSON file as a flat table: a row a feature.

Owns what a geometry becomes: a point, and how far the shape reaches from it. One that cannot be read stays as
it is, to be reported; where most cannot, the file is in other units and is refused. Coordinates are turned
from longitude-latitude into named columns here and nowhere else in the package. Called by `ui`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from geo_events.errors import UploadError
from geo_events.message import Message
from geo_events.tables.grids import Grid
from geo_events.tables.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS

_POSITION = ("latitude", "longitude", "radius_km")
_KM_A_DEGREE = 111.2
_HALF_WAY_ROUND_KM = 20_000
_SHOWN = 80
"""Characters of a shape that cannot be read."""
_WGS_84 = ("CRS84", "EPSG::4326", "EPSG:4326", "WGS84")


def grid_of_geojson(content: bytes, file: str) -> Grid:
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
    features = _features(content, file)
    if len(features) > MOST_ROWS:
        raise UploadError(
            Message("upload.geojson.rows", {"file": file, "count": len(features), "most": MOST_ROWS})
        )
    properties = [_properties(feature) for feature in features]
    names = list(dict.fromkeys(name for row in properties for name in row))
    if len(names) > MOST_COLUMNS:
        raise UploadError(
            Message("upload.geojson.columns", {"file": file, "count": len(names), "most": MOST_COLUMNS})
        )
    if len(features) * len(names) > MOST_CELLS:
        raise UploadError(Message("upload.too-many-cells", {"file": file, "most": MOST_CELLS}))
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


def _features(content: bytes, file: str) -> Sequence[Any]:
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UploadError(Message("upload.geojson.json", {"file": file, "reason": str(error)})) from error
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
    return {_text(name.strip()): _text(value) for name, value in named.items() if name.strip()}


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        # JSON may hold halves of a character, which no file can.
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()


def _position(feature: Mapping[str, Any]) -> tuple[str, str, str] | None:
    """Latitude, longitude and reach of a feature's shape, empty if it has none; None if it cannot be read."""
    geometry = feature.get("geometry")
    if geometry is None:
        return "", "", ""
    try:
        points = list(_points(geometry))
    except (LookupError, TypeError, ValueError, RecursionError, OverflowError):
        return None
    if not points or not all(abs(longitude) <= 180 and abs(latitude) <= 90 for longitude, latitude in points):
        return None
    longitudes, latitudes = zip(*points, strict=True)
    if max(longitudes) - min(longitudes) > 180:
        # It reaches over the antimeridian: what is west of it counts on from 180.
        longitudes = tuple(longitude % 360 for longitude in longitudes)
    west, east, south, north = min(longitudes), max(longitudes), min(latitudes), max(latitudes)
    longitude, latitude = (west + east) / 2, (south + north) / 2
    width = (east - west) * math.cos(math.radians(latitude))
    reach = min(math.hypot(width, north - south) / 2 * _KM_A_DEGREE, _HALF_WAY_ROUND_KM)
    longitude = longitude - 360 if longitude > 180 else longitude
    return _number(latitude), _number(longitude), _number(math.ceil(reach)) if reach else ""


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


def _number(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)

"""The middle of a shape, and how far it reaches from there.

Owns the measuring. Called by `geojson_reader` and `composing`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

_KM_A_DEGREE = 111.2
_HALF_WAY_ROUND_KM = 20_000


def middle_of(points: Sequence[tuple[float, float]]) -> tuple[str, str, str] | None:
    """Latitude, longitude and reach in kilometres as texts; None where a point lies in no degrees.

    Parameters
    ----------
    points
        Longitude and latitude of each.
    """
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
    return degrees_text(latitude), degrees_text(longitude), degrees_text(math.ceil(reach)) if reach else ""


def degrees_text(value: float) -> str:
    """A number as a table writes it."""
    return f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)

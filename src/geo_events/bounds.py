"""A part of the world.

Owns its four edges. Used by `model`, and by whoever cuts a map.
"""

from __future__ import annotations

from typing import NamedTuple


class Bounds(NamedTuple):
    """A part of the world with its edges; west is greater than east where the antimeridian crosses it."""

    west: float
    """Degrees east, WGS 84, -180 to 180."""
    south: float
    """Degrees north, WGS 84; never above `north`."""
    east: float
    """Degrees east, WGS 84, -180 to 180."""
    north: float
    """Degrees north, WGS 84."""

"""Shapes as text, in Well-Known Text: how far they reach, and where their middle is.

Owns what is read of them; points alone are `written`'s. Called by `composing` and `column_roles`.
"""

from __future__ import annotations

import re

_SHAPE = re.compile(
    r"\s{0,9}(?:SRID=4326;)?\s{0,9}(POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON)\s{0,9}(?:Z|M|ZM)?\s{0,9}\(",
    re.IGNORECASE,
)
_POSITION = re.compile(r"(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)(?:\s+-?\d+(?:\.\d+)?)*", re.ASCII)
_LONGEST = 1_000_000
"""Characters of a shape that are looked at."""


def is_shape(text: str) -> bool:
    """Whether a text begins as a shape does."""
    return _SHAPE.match(text) is not None


def positions_of(text: str) -> list[tuple[float, float]]:
    """Longitude and latitude of each point of a shape; empty for what is none.

    Examples
    --------
    >>> positions_of("LINESTRING (10 50, 13 53)"), positions_of("10 50")
    ([(10.0, 50.0), (13.0, 53.0)], [])
    """
    if not is_shape(text) or len(text) > _LONGEST:
        return []
    return [(float(found[1]), float(found[2])) for found in _POSITION.finditer(text)]

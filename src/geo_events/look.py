"""How a reader looks at a story: at which moment, from where, and how time is laid out and played.

Owns these choices and their words. What passes the filters is not theirs: that is `View`, which holds them.
Used by `model` and `codec`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    """What the map keeps of the past."""

    TRAIL = "trail"
    UPTO = "upto"
    WINDOW = "window"


class AxisKind(StrEnum):
    """How the axis lays time out."""

    ELASTIC = "elastic"
    LINEAR = "linear"


@dataclass(frozen=True, slots=True)
class Look:
    """How a reader looks at a story."""

    time: str | None = None
    """Moment of the playhead as ISO 8601 in UTC; None for the opening, or for when the event begins."""
    mode: Mode = Mode.TRAIL
    trail: float = 0.12
    """Share of the axis over which an event gets old."""
    window: float = 90.0
    """Days that a window keeps."""
    axis: AxisKind = AxisKind.ELASTIC
    map: str | None = None
    """Zoom, latitude and longitude of the map with slashes between; None where it follows the story."""
    speed: float = 1.0
    """Factor of playing."""
    compare: str | None = None
    """What stands beside it, as `comparison` reads it; None for nothing."""

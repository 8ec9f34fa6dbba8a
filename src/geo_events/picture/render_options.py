"""What a picture is to show.

Owns the one value that says so. Called by the formats, read by the other rooms of `picture`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from geo_events.bounds import Bounds
from geo_events.model import LANGUAGES, Clock
from geo_events.when import MINUTE

_PLAIN_AREA = 1_440 * 900
"""Pixels of a picture in which everything has the size that it has in the player."""
_LEAST, _MOST = 0.6, 8.0
_SMALLEST_UNITS = 16.0
"""Units of the smallest type where it is asked for in pixels: all that is no word grows with it."""


@dataclass(frozen=True)
class RenderOptions:
    """A moment or the whole of a scene, and how it is to look."""

    width: int
    """Pixels."""
    height: int
    language: str = LANGUAGES[0]
    clock: Clock = Clock.HINDSIGHT
    theme: Literal["light", "dark"] = "light"
    at: int | None = None
    """Moment, UTC milliseconds; None for everything there is."""
    is_local: bool = False
    """Whether the moment is what clocks show where each event is: then `at` is as if they all showed UTC."""
    since: int | None = None
    """Nothing that was over before is drawn, UTC milliseconds; None for all from the start."""
    bounds: Bounds | None = None
    """What the window holds; None for what the events ask for."""
    focus: tuple[str, ...] = ()
    """Ids of the events that the window holds; without any, all that may be drawn."""
    selected: str | None = None
    """Event that the picture is of: it alone is drawn with emphasis and named; the others are what is around
    it. Of a picture of none, what is new is."""
    only: frozenset[str] = frozenset()
    """Ids of the events that the other side of a comparison has not: their marks bear a sign."""
    left_out: frozenset[str] = frozenset()
    """Ids of events that are not drawn."""
    heading: str = ""
    """Written at the top; a picture without it is a bare map, as on a slide."""
    dates: str = ""
    """Words of the period, where no moment is shown; empty for the years of all that is told."""
    lead: str = ""
    """Words of what is told, where no moment is shown."""
    notes: bool = True
    """Whether a corner says what is there and cannot be seen."""
    footing: tuple[str, ...] = ()
    """Lines below the map: sources and credits."""
    scale: float | None = None
    """Factor of all sizes; None for one that follows from the picture's."""
    smallest: float = 0.0
    """Pixels of the smallest type; what would be smaller has this size."""
    finest: float = 0.7
    """Pixels below which the ground leaves out a vertex."""

    def moment(self, offset_minutes: int) -> int | None:
        """UTC milliseconds of the moment where clocks are so many minutes before UTC."""
        if self.at is None or not self.is_local:
            return self.at
        return self.at - offset_minutes * MINUTE

    def is_meant(self, event_id: str, *, is_new: bool) -> bool:
        """Whether an event is to stand out: the one that the picture is of, else what is new."""
        return is_new if self.selected is None else event_id == self.selected

    @property
    def unit(self) -> float:
        """Pixels of what is one pixel in the player."""
        if self.scale is not None:
            return self.scale
        plain = min(max(math.sqrt(self.width * self.height / _PLAIN_AREA), _LEAST), _MOST)
        return max(plain, self.smallest / _SMALLEST_UNITS)

    def type(self, units: float) -> float:
        """Pixels of type that has so many units in the player."""
        return max(units * self.unit, self.smallest)

"""Which shapes of an event stand at a moment, and where its mark stands in them.

Owns the rules, which the player has too: of several shapes those of the time stand, else the last before it,
and those before stay as outlines. Called by `visible`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from geo_events.area import inner_point
from geo_events.scene import SceneData, ScenePlace
from geo_events.scene.track_schema import SceneArea, SceneCorner

Spot = tuple[float, float]
"""Latitude and longitude."""


@dataclass(frozen=True)
class Stage:
    """A shape of an event at a moment."""

    area: SceneArea
    is_past: bool
    """Whether the event has another shape by now."""

    def outer(self) -> Iterator[list[SceneCorner]]:
        """The outer rings of its polygons."""
        return (polygon[0] for polygon in self.area["polygons"])


def areas_by_event(data: SceneData) -> Mapping[str, Sequence[SceneArea]]:
    """The areas of a scene by the id of their event."""
    found: dict[str, list[SceneArea]] = {}
    for area in data.get("areas", ()):
        found.setdefault(area["event"], []).append(area)
    return found


def stages_at(areas: Sequence[SceneArea], moment: float, since: float | None = None) -> tuple[Stage, ...]:
    """The shapes of one event at a moment; before any has begun the first, which is then only expected.

    Of those that came before, what had gone before `since` is not shown.
    """
    begun = [area for area in areas if area["start"] <= moment]
    if not begun:
        first = min((area["start"] for area in areas), default=0)
        return tuple(Stage(area, is_past=False) for area in areas if area["start"] == first)
    there = [area for area in begun if moment < area["end"]]
    last = max(area["end"] for area in begun)
    now = there or [area for area in begun if area["end"] == last]
    return tuple(
        Stage(area, is_past)
        for area in begun
        for is_past in [area not in now]
        if not (is_past and since is not None and area["end"] <= since)
    )


def spot_of(stages: Sequence[Stage], place: ScenePlace | None) -> Spot | None:
    """Where the mark of an event stands that has shapes: inside the largest, unless its place lies in any."""
    polygons = [polygon for stage in stages if not stage.is_past for polygon in stage.area["polygons"]]
    if not polygons or (place is not None and any(_holds(one, place) for one in polygons)):
        return None
    largest = max(polygons, key=lambda polygon: _size(polygon[0]))
    longitude, latitude = inner_point(tuple(tuple((c[1], c[0]) for c in ring) for ring in largest))
    return latitude, longitude


def _size(ring: Sequence[SceneCorner]) -> float:
    """Twice what a ring takes in, in square degrees as wide as they are there."""
    doubled: float = sum((b[1] - a[1]) * (a[0] + b[0]) for a, b in pairwise(ring))
    return math.cos(math.radians(ring[0][0])) * abs(doubled)


def _holds(polygon: Sequence[Sequence[SceneCorner]], place: ScenePlace) -> bool:
    latitude, longitude = place["lat"], place["lng"]
    crossed: int = sum(
        (a[0] > latitude) != (b[0] > latitude)
        and longitude < a[1] + (latitude - a[0]) / (b[0] - a[0]) * (b[1] - a[1])
        for ring in polygon
        for a, b in pairwise(ring)
    )
    return crossed % 2 == 1

"""The types of what a scene says of journeys and areas: where each went or lay, and when.

Owns the names and types of these members; `schema` is the whole.
"""

from __future__ import annotations

from typing import NamedTuple, TypedDict

from geo_events.model import Route


class SceneTrack(TypedDict):
    """Where a journey led, and when. One of which no stop has a date has one time throughout."""

    event: str
    """Id of the journey's event."""
    index: int
    """Position of that event among the events."""
    vertices: list[SceneVertex]
    """Points of the way, in order."""
    stretches: list[SceneStretch]
    """One for each pair of stops that follow each other."""
    halts: list[SceneHalt]
    """One for each stop."""


class SceneVertex(NamedTuple):
    """A point of a track."""

    latitude: float
    """Degrees north."""
    longitude: float
    """Degrees east."""
    time: int
    """UTC milliseconds; never less than at the vertex before. For drawing: most are inferred."""


class SceneStretch(TypedDict):
    """The track from one stop to the next."""

    first: int
    """Index of its first vertex."""
    last: int
    """Index of its last vertex."""
    route: Route
    """How its way is known but for a claim that names it: by its ends, or inferred."""
    named: int | None
    """UTC milliseconds since when a claim named it; null if none does."""
    known: int
    """UTC milliseconds since when both of its ends were reported."""


class SceneHalt(TypedDict):
    """A stop on a track."""

    place: str
    """Id of the place."""
    index: int
    """Index of the vertex at which it arrives; -1 at no known start, their number at no known end."""
    arrive: str | None
    """Date of the arrival as the table has it, EDTF; null if it has none."""
    depart: str | None
    """Date of the departure, in the same way."""
    stated: bool
    """Whether a source states the stop."""
    slack: int | None
    """Milliseconds that the stop's own date leaves open; null if it has none."""


class SceneArea(TypedDict):
    """A shape of an event; one that moves has several, one after the other."""

    event: str
    """Id of its event."""
    index: int
    """Position of that event among the events."""
    start: int
    """UTC milliseconds: its first moment."""
    end: int
    """UTC milliseconds: the first moment after it."""
    polygons: list[list[list[SceneCorner]]]
    """Each of rings, the outer one first."""


class SceneCorner(NamedTuple):
    """A corner of a shape."""

    latitude: float
    """Degrees north."""
    longitude: float
    """Degrees east."""

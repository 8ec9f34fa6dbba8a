"""The way of a journey whose own line is known: along it, in the time of its event.

Owns how lines become rails for its stops, and a track where it has none. Called by `scene`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from geo_events.area import Line
from geo_events.geodesy import distance_km
from geo_events.journeys.network import Railway
from geo_events.journeys.track import Stretch, Track, Vertex
from geo_events.model import Event, Route


def rails_of(lines: Sequence[Line]) -> list[Railway]:
    """Lines as those that the stops of a journey are joined along."""
    return [
        Railway(f"line {number}", line.positions, length)
        for number, line in enumerate(lines, start=1)
        if (length := _length(line)) > 0
    ]


def along(event: Event, lines: Sequence[Line], claims: Mapping[str, int]) -> Track | None:
    """The track of a journey without stops: along its lines, one behind the other, at an even pace.

    Parameters
    ----------
    event
        The journey.
    lines
        Where it went; one without dates takes its share of the event's time.
    claims
        UTC milliseconds since when each claim about it was known, by claim id.

    Returns
    -------
    Track or None
        None without a line.
    """
    if not lines:
        return None
    ordered = sorted(lines, key=lambda line: -math.inf if line.start is None else line.start.start)
    vertices: list[Vertex] = []
    for line, (start, end) in zip(ordered, _times(event, ordered), strict=True):
        begun = max(start, vertices[-1].time) if vertices else start
        vertices += _run(line, begun, max(end, begun))
    known = min(claims.values(), default=event.when.end)
    stretch = Stretch(0, len(vertices) - 1, Route.ENDS, known, known)
    return Track(event.event_id, tuple(vertices), (stretch,), ())


def _times(event: Event, lines: Sequence[Line]) -> list[tuple[int, int]]:
    """When each line was gone along: as it says, else its share of the event's time by kilometres."""
    lengths = [_length(line) for line in lines]
    total = math.fsum(lengths)
    passed = [0.0, *accumulate(lengths)]
    lasting = event.when.end - event.when.start
    shares = [passed[number] / total if total else 0.0 for number in range(len(passed))]
    found = []
    for number, line in enumerate(lines):
        start, end = (round(event.when.start + share * lasting) for share in shares[number : number + 2])
        found.append((line.start.start if line.start else start, line.end.end if line.end else end))
    return found


def _run(line: Line, start: int, end: int) -> list[Vertex]:
    points = [(latitude, longitude) for longitude, latitude in line.positions]
    passed = [0.0, *accumulate(distance_km(one, other) for one, other in pairwise(points))]
    total = passed[-1]
    return [
        Vertex(latitude, longitude, round(start + (km / total if total else 0.0) * (end - start)))
        for (latitude, longitude), km in zip(points, passed, strict=True)
    ]


def _length(line: Line) -> float:
    points = [(latitude, longitude) for longitude, latitude in line.positions]
    return math.fsum(distance_km(one, other) for one, other in pairwise(points))

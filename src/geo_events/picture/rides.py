"""Where a journey is at a moment: its head under way, or the halt at which its mark waits.

Owns the rules, which the player has too: `tests/cases/rides.json` holds the cases on which both must agree.
Called by `visible`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from geo_events.design import MEASURES
from geo_events.model import Clock, Route
from geo_events.scene import SceneHalt, SceneStretch, SceneTrack

_VAGUE = MEASURES.vague_halt_hours * 3_600_000
"""Milliseconds."""


@dataclass(frozen=True)
class Ride:
    """The head of a journey under way."""

    latitude: float
    """Degrees north."""
    longitude: float
    """Degrees east; beyond 180 where its track goes on over the antimeridian."""
    index: int
    """Vertex of its track at or before it."""
    is_vague: bool
    """Whether the halt before or the halt after it is inferred, or has no exact time."""


def is_known(stretch: SceneStretch, moment: float, clock: Clock) -> bool:
    """Whether a stretch of a journey is shown at a moment."""
    return clock is Clock.HINDSIGHT or stretch["known"] <= moment


def route_at(stretch: SceneStretch, moment: float, clock: Clock) -> Route:
    """How the way of a stretch is known at a moment: named, as reported only once somebody has named it."""
    named = stretch["named"]
    if named is not None and (clock is Clock.HINDSIGHT or named <= moment):
        return Route.NAMED
    return stretch["route"]


def ride_at(track: SceneTrack, moment: float, clock: Clock) -> Ride | None:
    """Where it is under way; None before departure, from arrival on, and where nobody knew by then."""
    times = [vertex.time for vertex in track["vertices"]]
    if not times[0] <= moment < times[-1]:
        return None
    index = bisect_right(times, moment) - 1
    here = (s for s in track["stretches"] if s["first"] <= index < s["last"])
    if clock is Clock.REPORTED and not any(is_known(stretch, moment, clock) for stretch in here):
        return None
    (latitude, longitude, since), (north, east, until) = track["vertices"][index : index + 2]
    share = (moment - since) / (until - since)
    # Neighbours on both sides of the antimeridian: the short way round.
    turn = (east - longitude + 180) % 360 - 180
    position = latitude + share * (north - latitude), longitude + share * turn
    return Ride(*position, index, _is_vague(track["halts"], index))


def waiting_halt(track: SceneTrack, moment: float, clock: Clock) -> SceneHalt | None:
    """The last halt that the journey is known to have reached, at first the first one.

    Before it runs and when it has arrived that may be no point of the track. None if nothing of the journey
    was known by then, or no stop has a time.
    """
    vertices, halts = track["vertices"], track["halts"]
    if vertices[0].time == vertices[-1].time:
        return None
    last = None
    for stretch in track["stretches"]:
        if not is_known(stretch, moment, clock):
            break
        last = stretch["last"]
    if last is None:
        return None
    passed = bisect_right(vertices, moment, key=lambda vertex: vertex.time) - 1
    at = len(vertices) if passed == last == len(vertices) - 1 else min(last, passed)
    reached = [halt for halt in halts if halt["index"] <= at] or halts[:1]
    return reached[-1] if reached else None


def _is_vague(halts: Sequence[SceneHalt], index: int) -> bool:
    before = [halt for halt in halts if halt["index"] <= index][-1:]
    after = [halt for halt in halts if halt["index"] > index][:1]
    return any(
        not halt["stated"] or halt["slack"] is None or halt["slack"] > _VAGUE for halt in before + after
    )

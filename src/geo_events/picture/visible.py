"""Which events a picture shows, in which state, how fresh and where.

Owns the cut through time: the state rule is `clock`'s, the place of a journey `rides`', the filters were the
scene's. Called by `draw`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from geo_events.clock import State, ages_from, state
from geo_events.design import MEASURES
from geo_events.errors import ExportError
from geo_events.layer import Form
from geo_events.message import Message
from geo_events.model import Clock, Stance
from geo_events.picture.render_options import RenderOptions
from geo_events.picture.rides import Ride, is_known, ride_at, waiting_halt
from geo_events.picture.stages import Spot, Stage, areas_by_event, spot_of, stages_at
from geo_events.scene import Scene, SceneEvent, SceneKnot, ScenePlace, SceneStretch, SceneTrack
from geo_events.when import Edge


@dataclass(frozen=True)
class Sight:
    """An event as a picture shows it."""

    event: SceneEvent
    state: State
    fresh: float
    """1 for what is new at the moment shown, 0 for what is old; of a whole, 0."""
    is_recent: bool
    """Whether it is not yet old at the moment shown; of a whole at its end, of a chosen period always."""
    news: float
    """UTC milliseconds of the last news of it: with hindsight its start, as reported its last claim."""
    place: str | None
    """Id of where its mark stands; None if no source says."""
    track: SceneTrack | None
    ride: Ride | None
    """Where it is under way; its mark is there."""
    at: int | None
    """Moment at which it is shown, UTC milliseconds; None for the end of all times."""
    is_inferred: bool = False
    """Whether its mark waits at a halt that no source states, or of which none gives a time."""
    rank: int = 0
    """Position of its layer among those of the scene."""
    is_flow: bool = False
    """Whether it is drawn as an arc from its origin to its place."""
    stages: tuple[Stage, ...] = ()
    """Its shapes."""
    spot: Spot | None = None
    """Where its mark stands where that is no place: inside its area, or at the end of its way."""

    @property
    def event_id(self) -> str:
        """Id of the event."""
        return self.event["id"]


def sights(scene: Scene, render: RenderOptions) -> list[Sight]:
    """What is there at the moment of a render, in the order of the scene.

    Raises
    ------
    ExportError
        If the scene holds more events than can be drawn as marks.
    """
    if "events" not in scene.data:
        raise ExportError(Message("export.too-many-marks", {"count": scene.count}))
    tracks = {track["event"]: track for track in scene.data["tracks"]}
    age = _Age(scene.data["axis"]["knots"], scene.data["period"]["end"])
    ranks = {layer["id"]: rank for rank, layer in enumerate(scene.data["layers"])}
    forms = [layer["form"] for layer in scene.data["layers"]]
    areas, places = areas_by_event(scene.data), scene.data["places"]

    def shaped(sight: Sight) -> Sight:
        stages = stages_at(areas.get(sight.event_id, ()), _moment(sight), render.since)
        spot = spot_of(stages, places.get(sight.place or ""))
        if spot is None and sight.place is None and sight.track is not None:
            spot = _end_of(sight.track, _moment(sight))
        return replace(sight, stages=stages, spot=spot, place=sight.place if spot is None else None)

    return [
        replace(
            shaped(sight),
            rank=rank,
            is_flow=forms[rank] is Form.FLOW
            or (forms[rank] is None and track is None and event["id"] not in areas),
        )
        for event in scene.data["events"]
        if event["id"] not in render.left_out
        for track, rank in [(tracks.get(event["id"]), ranks[event["layer"]])]
        if (sight := _sight(event, track, render, age)) is not None
    ]


def _moment(sight: Sight) -> float:
    return math.inf if sight.at is None else sight.at


def _end_of(track: SceneTrack, moment: float) -> Spot:
    """Where a journey without halts stands: before it begins at its first point, then at its last."""
    vertex = track["vertices"][0 if moment < track["vertices"][0].time else -1]
    return vertex.latitude, vertex.longitude


def lasting(event: SceneEvent) -> tuple[float, float]:
    """From when to when an event lasts, UTC milliseconds; infinite where it is open."""
    begins, ends = event["edges"]
    return (
        -math.inf if begins == Edge.OPEN else event["start"],
        math.inf if ends == Edge.OPEN else event["end"],
    )


def said_of(event: SceneEvent) -> list[tuple[Stance, int]]:
    """Stance of each claim about an event, and since when it was known."""
    return [(claim["stance"], claim["known"]) for claim in event["claims"]]


class _Age:
    """How fresh what ages from a moment on is at another."""

    def __init__(self, knots: Sequence[SceneKnot], end: int) -> None:
        self.end = end
        self._times, self._positions = (np.array(column, float) for column in zip(*knots, strict=True))

    def _position(self, time: float) -> float:
        return float(np.interp(time, self._times, self._positions))

    def fresh(self, anchor: float, time: float) -> float:
        return max(0.0, 1 - (self._position(time) - self._position(min(anchor, time))) / MEASURES.trail)


def _sight(event: SceneEvent, track: SceneTrack | None, render: RenderOptions, age: _Age) -> Sight | None:
    at = render.moment(event["offset"])
    moment = math.inf if at is None else at
    claims = said_of(event)
    begun, over = lasting(event)
    drawn = state(event["status"], (begun, event["end"]), claims, moment, render.clock)
    if drawn is None:
        return None
    anchor = ages_from((begun, over), claims, moment, render.clock)
    if render.since is not None and anchor < render.since:
        return None
    left = age.fresh(anchor, age.end if at is None else at)
    fresh = 0.0 if at is None else left
    ride = None if at is None or track is None else ride_at(track, at, render.clock)
    news = event["start"] if render.clock is Clock.HINDSIGHT else max(k for _, k in claims if k <= moment)
    waiting = None if track is None else waiting_halt(track, moment, render.clock)
    place = event["place"] if waiting is None else waiting["place"]
    is_recent = left > 0 or (at is None and bool(render.dates))
    is_inferred = waiting is not None and (not waiting["stated"] or waiting["slack"] is None)
    return Sight(event, drawn, fresh, is_recent, news, place, track, ride, at, is_inferred)


def standing_at(sight: Sight, places: Mapping[str, ScenePlace]) -> Spot | None:
    """Where its mark stands when it is not under way; None if no source says."""
    if sight.place is None:
        return sight.spot
    return places[sight.place]["lat"], places[sight.place]["lng"]


def offset_at(scene: Scene, time: float) -> int:
    """Minutes of local time from UTC at a moment: those of the event that begins nearest to it."""
    events = scene.data.get("events")
    if not events:
        return 0
    return min(events, key=lambda event: abs(event["start"] - time))["offset"]


def states_of(event: SceneEvent, clock: Clock) -> set[State]:
    """All states in which an event is drawn at one time or another."""
    claims = said_of(event)
    span, status = (lasting(event)[0], event["end"]), event["status"]
    moments = [math.inf, event["end"], *(known for _, known in claims)]
    return {drawn for at in moments if (drawn := state(status, span, claims, at, clock)) is not None}


def stretches(sight: Sight, clock: Clock) -> Iterator[SceneStretch]:
    """The stretches of a journey's track that were known at the moment at which it is shown."""
    for stretch in () if sight.track is None else sight.track["stretches"]:
        if is_known(stretch, math.inf if sight.at is None else sight.at, clock):
            yield stretch

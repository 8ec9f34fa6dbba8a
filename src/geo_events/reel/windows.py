"""Where the camera of a film is while each beat is told.

Owns the windows, by the rule of the player's camera: a chapter is one picture, and the map moves only where
what is told would not be seen. Called by `cut`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo_events.bounds import Bounds
from geo_events.design import MEASURES
from geo_events.picture import Frame, RenderOptions, opening, window
from geo_events.picture.frame import edges
from geo_events.picture.marks import is_seen
from geo_events.picture.shots import Take, shots_of, union_of
from geo_events.picture.visible import Sight, sights, standing_at
from geo_events.reel.screenplay import Beat
from geo_events.scene import Scene

_ROOM = 45.0
"""Units that what is told keeps from the edge of the map: marks and their counts have room there."""
_LOOSE = 0.6
"""Zoom levels by which a picture may be further out than would fit, and is no reason to move."""


def windows_of(beats: Sequence[Beat], scene: Scene, render: RenderOptions) -> tuple[Frame, list[Frame]]:
    """The window of the whole, and that of each beat.

    Raises
    ------
    ExportError
        If there is too little room for a map, or the scene holds more events than can be drawn as marks.
    """
    whole = window(scene, render)
    around = _whole_bounds(scene, render)
    takes = [_take(beat, scene, around) for beat in beats if beat.sight is not None]
    shots = shots_of(takes)
    found: list[Frame] = []
    frame = whole
    for beat in beats:
        if beat.sight is None:
            bounds = _frame_of(beat, around)
        else:
            past = [shot.bounds for shot in shots if shot.start <= beat.moment]
            bounds = past[-1] if past else None
        frame = _next(frame, beat, bounds, scene, render)
        found.append(frame)
    return whole, found


def _next(frame: Frame, beat: Beat, bounds: Bounds | None, scene: Scene, render: RenderOptions) -> Frame:
    """The window after another: the same, as long as all that is to be seen is well in it."""
    if bounds is not None:
        fitted = window(scene, replace(render, bounds=bounds))
        corners = [frame.point(*corner) for corner in edges(bounds)]
        is_near = math.log2(fitted.scale / frame.scale) <= _LOOSE
        if not (is_near and all(frame.holds(corner, _ROOM * render.unit) for corner in corners)):
            frame = fitted
    if beat.sight is not None and not _is_subject_seen(frame, beat.sight, scene, render):
        frame = window(scene, replace(render, bounds=bounds, selected=beat.event_id))
    return frame


def _is_subject_seen(frame: Frame, sight: Sight, scene: Scene, render: RenderOptions) -> bool:
    """Whether the mark of what is told, and where it came from, is in a window."""
    origin = sight.event["origin"]
    start = None if origin is None else scene.data["places"][origin]
    spots = [standing_at(sight, scene.data["places"]), start and (start["lat"], start["lng"])]
    return all(is_seen(frame.point(*spot), frame, render) for spot in spots if spot is not None)


def _frame_of(beat: Beat, whole: Bounds | None) -> Bounds | None:
    """The picture of the chapter in which a beat is; of what is in none that of the whole."""
    given = None if beat.chapter is None else beat.chapter["bounds"]
    return whole if given is None else Bounds(*given)


def _take(beat: Beat, scene: Scene, whole: Bounds | None) -> Take:
    points = [] if beat.sight is None else list(_points(beat.sight, scene))
    chapter = None if beat.chapter is None else beat.chapter["id"]
    return Take(
        beat.moment,
        chapter,
        _frame_of(beat, whole),
        union_of(box for box, _ in points),
        union_of(box for box, is_exact in points if is_exact),
    )


def _points(sight: Sight, scene: Scene) -> Iterator[tuple[Bounds, bool]]:
    """Where an event is, was or went, each with whether more than the country is known of it."""
    for place_id in (sight.event["place"], sight.event["origin"]):
        if place_id is not None:
            place = scene.data["places"][place_id]
            yield _point(place["lat"], place["lng"]), place["radius"] < MEASURES.vague_km
    for latitude, longitude, _ in () if sight.track is None else sight.track["vertices"]:
        yield _point(latitude, longitude), True
    for stage in sight.stages:
        for latitude, longitude in (corner for ring in stage.outer() for corner in ring):
            yield _point(latitude, longitude), True


def _point(latitude: float, longitude: float) -> Bounds:
    return Bounds(longitude, latitude, longitude, latitude)


def _whole_bounds(scene: Scene, render: RenderOptions) -> Bounds | None:
    """What the story opens on."""
    every = sights(scene, replace(render, at=None))
    held = opening.chosen(every, scene.data["places"], render.width / max(render.height, 1))
    points = [point for sight in held for point in opening.points_of(sight, scene.data["places"])]
    return union_of(_point(*point) for point in points)

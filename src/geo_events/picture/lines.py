"""The lines of a picture: rails, the circles of places known only roughly, and the arcs of movements.

Owns their ways and their strokes, as the player draws them. Called by `draw`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from geo_events.clock import State
from geo_events.design import MEASURES
from geo_events.geodesy import circle
from geo_events.model import Layer
from geo_events.picture.boxes import Box
from geo_events.picture.clipping import clip_line, thinned
from geo_events.picture.frame import Frame
from geo_events.picture.marks import Mark
from geo_events.picture.render_options import RenderOptions
from geo_events.picture.shapes import Group, Oval, Path, Pen, Point, Shape
from geo_events.picture.visible import Sight, stretches
from geo_events.scene import ScenePlace, SceneStretch, SceneTrack

_SHORTEST = 40.0
"""Units: a shorter arc is no more than its arrow."""
_ARC_POINTS = 60
_BEAD = 8.0
_HALTS_FROM = 5.0
"""Zoom."""
_ARC_DASHES: Mapping[State, tuple[float, ...]] = {
    State.REPORTED: (9, 5),
    State.EXPECTED: (4, 5),
    State.CANCELLED: (1.5, 5),
    State.UNFULFILLED: (1.5, 5),
}


def _scaled(lengths: Sequence[float], unit: float) -> tuple[float, ...]:
    return tuple(length * unit for length in lengths)


def _clipped(points: Sequence[Point], frame: Frame, finest: float) -> tuple[tuple[Point, ...], ...]:
    line = thinned(np.array(points, float), finest)
    parts = clip_line(line, frame.width, frame.height)
    return tuple(tuple(map(tuple, np.round(part, 1).tolist())) for part in parts)


# ---------------------------------------------------------------- rails


def rails(sights: Sequence[Sight], frame: Frame, render: RenderOptions, colours: Mapping[str, str]) -> Group:
    """Tracks and halts of the journeys that are there; those under way or selected on top."""
    shapes: list[Shape] = []
    journeys = [sight for sight in sights if sight.track is not None]
    for sight in sorted(journeys, key=lambda one: _is_near(one, render)):
        shapes.extend(_track(sight, frame, render, colours))
    return Group("rails", tuple(shapes))


def _is_near(sight: Sight, render: RenderOptions) -> bool:
    return sight.fresh > 0 or sight.event_id == render.selected


def _track(sight: Sight, frame: Frame, render: RenderOptions, colours: Mapping[str, str]) -> Iterator[Shape]:
    track = sight.track
    if track is None:
        return
    points = frame.line([(latitude, longitude) for latitude, longitude, _ in track["vertices"]])
    is_near = _is_near(sight, render)
    for stretch in stretches(sight, render.clock):
        for part, is_behind in _parts(sight, stretch, points, frame):
            runs = _clipped(part, frame, render.finest)
            if runs:
                yield from _rail(
                    runs,
                    stretch["vouched"],
                    is_near and is_behind,
                    render.unit,
                    colours,
                    sight.event["layer"],
                )
    if is_near or frame.zoom >= _HALTS_FROM:
        yield from _halts(sight, track, points, frame, render, colours)


def _parts(
    sight: Sight, stretch: SceneStretch, points: Sequence[Point], frame: Frame
) -> Iterator[tuple[Sequence[Point], bool]]:
    """The line of a stretch, cut where the train is; each part with whether the train has passed it."""
    first, last = stretch["first"], stretch["last"]
    train = sight.train
    if train is None:
        start = sight.track["vertices"][0].time if sight.track is not None else 0
        yield points[first : last + 1], sight.at is None or sight.at >= start
    elif train.index >= last or train.index < first:
        yield points[first : last + 1], train.index >= last
    else:
        here = frame.point(train.latitude, train.longitude)
        yield [*points[first : train.index + 1], here], True
        yield [here, *points[train.index + 1 : last + 1]], False


def _rail(
    runs: tuple[tuple[Point, ...], ...],
    is_vouched: bool,
    is_thick: bool,
    unit: float,
    colours: Mapping[str, str],
    layer: str,
) -> Iterator[Shape]:
    colour = colours[layer]
    wide = 4.5 if is_thick else 1.8
    dash = () if is_vouched else (8.0, 5.0) if is_thick else (4.5, 3.5)
    yield Path(runs, closed=False, pen=Pen(colours["land"], (wide + 3) * unit))
    yield Path(runs, closed=False, pen=Pen(colour, wide * unit, _scaled(dash, unit)))
    if is_vouched and not is_thick:
        yield Path(runs, closed=False, pen=Pen(colour, 6 * unit, _scaled((1.2, 6.8), unit)))


def _halts(
    sight: Sight,
    track: SceneTrack,
    points: Sequence[Point],
    frame: Frame,
    render: RenderOptions,
    colours: Mapping[str, str],
) -> Iterator[Shape]:
    known = list(stretches(sight, render.clock))
    colour, unit = colours[sight.event["layer"]], render.unit
    for halt in track["halts"]:
        at = points[halt["index"]]
        is_known = any(stretch["first"] <= halt["index"] <= stretch["last"] for stretch in known)
        if is_known and frame.holds(at):
            fill, edge = (colour, colours["rim"]) if halt["stated"] else (colours["hollow"], colour)
            yield Oval(at, 3.5 * unit, fill, pen=Pen(edge, 1.4 * unit))


# ---------------------------------------------------------------- circles


def circles(
    sights: Sequence[Sight],
    places: Mapping[str, ScenePlace],
    frame: Frame,
    render: RenderOptions,
    colours: Mapping[str, str],
) -> Group:
    """How far from its mark what is new or selected may have been."""
    shapes: dict[str, Shape] = {}
    for sight in sights:
        place = places.get(sight.place or "")
        if place is None or sight.place is None or place["kind"] == "country":
            continue
        is_new = sight.fresh > MEASURES.new and place["radius"] < MEASURES.vast_km
        is_meant = is_new or sight.event_id == render.selected
        if place["radius"] <= MEASURES.exact_km or not is_meant or sight.place in shapes:
            continue
        colour = colours[sight.event["layer"]]
        pen = Pen(colour, 1.2 * render.unit, _scaled((4, 4), render.unit), 0.75)
        ring = frame.line(circle((place["lat"], place["lng"]), place["radius"]))
        runs = _clipped([*ring, ring[0]], frame, render.finest)
        if runs:
            shapes[sight.place] = Path(runs, closed=False, pen=pen)
    return Group("circles", tuple(shapes.values()))


# ---------------------------------------------------------------- arcs


@dataclass(frozen=True)
class Arc:
    """A movement from where it was said to come to where it was said to go."""

    sight: Sight
    points: tuple[Point, ...]


def arcs(
    sights: Sequence[Sight],
    marks: Sequence[Mark],
    places: Mapping[str, ScenePlace],
    frame: Frame,
    render: RenderOptions,
) -> list[Arc]:
    """The arcs of what is there, those between the same two marks bent apart."""
    pairs: dict[frozenset[str], list[tuple[Sight, str, str]]] = {}
    for sight in sights:
        origin, place = sight.event["origin"], sight.event["place"]
        if sight.event["layer"] == Layer.DEPLOYMENT and origin is not None and place is not None:
            pairs.setdefault(frozenset((origin, place)), []).append((sight, origin, place))
    found = []
    for members in pairs.values():
        step = min(MEASURES.bend_step, MEASURES.bend_span / max(1, len(members) - 1))
        for number, (sight, origin, place) in enumerate(members):
            ends = [frame.point(places[end]["lat"], places[end]["lng"]) for end in (origin, place)]
            points = _bow(ends[0], ends[1], marks, render.unit, MEASURES.bend + step * number)
            if points:
                found.append(Arc(sight, points))
    return found


def _bow(start: Point, end: Point, marks: Sequence[Mark], unit: float, bend: float) -> tuple[Point, ...]:
    (ax, ay), (bx, by) = start, end
    if math.hypot(bx - ax, by - ay) < _SHORTEST * unit:
        return ()
    west = 1 if ax <= bx else -1
    cx = (ax + bx) / 2 + (by - ay) * bend * west * 2
    cy = (ay + by) / 2 - (bx - ax) * bend * west * 2
    shares = [step / _ARC_POINTS for step in range(_ARC_POINTS + 1)]
    points = [
        (
            (1 - s) ** 2 * ax + 2 * (1 - s) * s * cx + s * s * bx,
            (1 - s) ** 2 * ay + 2 * (1 - s) * s * cy + s * s * by,
        )
        for s in shares
    ]
    ends = [_box_at(point, marks, unit) for point in (points[0], points[-1])]
    outside = [point for point in points if not any(box.holds(point, 5 * unit) for box in ends)]
    return tuple(outside) if len(outside) >= 6 else ()


def _box_at(point: Point, marks: Sequence[Mark], unit: float) -> Box:
    holding = (mark.box for mark in marks if mark.box.holds(point))
    return next(holding, Box.around(point, 8 * unit, 8 * unit))


def drawn_arcs(
    found: Sequence[Arc], frame: Frame, render: RenderOptions, colours: Mapping[str, str]
) -> Group:
    """The group of the arcs, each with its arrow."""
    shapes: list[Shape] = []
    for arc in sorted(found, key=lambda one: _is_near(one.sight, render)):
        shapes.extend(_arc(arc, frame, render, colours))
    return Group("arcs", tuple(shapes))


def _arc(arc: Arc, frame: Frame, render: RenderOptions, colours: Mapping[str, str]) -> Iterator[Shape]:
    sight, unit = arc.sight, render.unit
    runs = _clipped(arc.points, frame, render.finest)
    if not runs:
        return
    is_new = sight.fresh > MEASURES.new or sight.event_id == render.selected
    wide, opacity = (3.0, 1.0) if is_new else (2.0, 0.85) if sight.fresh > 0 else (1.5, 0.7)
    colour = colours[sight.event["layer"]]
    dash = _scaled(_ARC_DASHES.get(sight.state, ()), unit)
    yield Path(runs, closed=False, pen=Pen(colours["land"], 4.5 * unit, opacity=0.55))
    yield Path(runs, closed=False, pen=Pen(colour, wide * unit, dash, opacity))
    (fx, fy), (x, y) = arc.points[-5], arc.points[-1]
    if frame.holds((x, y)):
        angle = math.atan2(y - fy, x - fx)
        corners = tuple(
            (x + 8 * unit * math.cos(angle + turn), y + 8 * unit * math.sin(angle + turn))
            for turn in (0, 2.5, -2.5)
        )
        yield Path((corners,), closed=True, fill=colour)


def beads(group: Group, unit: float) -> list[Box]:
    """Small boxes along lines: words keep clear of them if they can."""
    boxes: list[Box] = []
    side = _BEAD * unit
    for shape in group.shapes:
        if not isinstance(shape, Path) or shape.closed:
            continue
        for run in shape.runs:
            last: Point | None = None
            for point in run:
                if last is None or math.dist(last, point) > side:
                    boxes.append(Box.around(point, side, side))
                    last = point
    return boxes

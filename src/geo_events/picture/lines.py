"""The lines of a picture that lie on the ground: rails, and the circles of places known only roughly.

Owns their ways and their strokes, as the player draws them. Arcs are `arcs`'s. Called by `draw` and `arcs`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from geo_events.design import MEASURES
from geo_events.geodesy import circle
from geo_events.model import Route
from geo_events.picture.boxes import Box
from geo_events.picture.clipping import clip_line, thinned
from geo_events.picture.colours import Colours
from geo_events.picture.frame import Frame
from geo_events.picture.render_options import RenderOptions
from geo_events.picture.rides import route_at
from geo_events.picture.shapes import Group, Oval, Path, Pen, Point, Shape
from geo_events.picture.visible import Sight, stretches
from geo_events.scene import ScenePlace, SceneStretch, SceneTrack

DASHES: Mapping[Route, tuple[float, ...]] = {
    Route.NAMED: (),
    Route.ENDS: (10.0, 3.5),
    Route.INFERRED: (2.5, 3.0),
}
"""Units of a rail, drawn and left out, by how its way is known."""
_THICK_DASHES: Mapping[Route, tuple[float, ...]] = {
    Route.NAMED: (),
    Route.ENDS: (15.0, 5.0),
    Route.INFERRED: (4.0, 4.0),
}
_BEAD = 8.0
_HALTS_FROM = 5.0
"""Zoom."""


def scaled(lengths: Sequence[float], unit: float) -> tuple[float, ...]:
    """Lengths in pixels."""
    return tuple(length * unit for length in lengths)


def clipped(points: Sequence[Point], frame: Frame, finest: float) -> tuple[tuple[Point, ...], ...]:
    """What of a line lies in the picture, in runs."""
    line = thinned(np.array(points, float), finest)
    parts = clip_line(line, frame.width, frame.height)
    return tuple(tuple(map(tuple, np.round(part, 1).tolist())) for part in parts)


# ---------------------------------------------------------------- rails


def rails(sights: Sequence[Sight], frame: Frame, render: RenderOptions, colours: Colours) -> Group:
    """Tracks and halts of the journeys that are there; those under way or selected on top."""
    shapes: list[Shape] = []
    journeys = [sight for sight in sights if sight.track is not None]
    for sight in sorted(journeys, key=lambda one: stands_out(one, render)):
        shapes.extend(_track(sight, frame, render, colours))
    return Group("rails", tuple(shapes))


def stands_out(sight: Sight, render: RenderOptions) -> bool:
    """Whether a journey is the one that the picture is of; in one of none, whether it is not yet old."""
    return render.is_meant(sight.event_id, is_new=sight.fresh > 0)


def _track(sight: Sight, frame: Frame, render: RenderOptions, colours: Colours) -> Iterator[Shape]:
    track = sight.track
    if track is None:
        return
    points = frame.line([(latitude, longitude) for latitude, longitude, _ in track["vertices"]])
    is_near = stands_out(sight, render)
    for stretch in stretches(sight, render.clock):
        for part, is_behind in _parts(sight, stretch, points, frame):
            runs = clipped(part, frame, render.finest)
            if runs:
                yield from _rail(
                    runs,
                    route_at(stretch, math.inf if sight.at is None else sight.at, render.clock),
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
    """The line of a stretch, cut where the journey is; each part with whether it has passed it."""
    first, last = stretch["first"], stretch["last"]
    ride = sight.ride
    if ride is None:
        start = sight.track["vertices"][0].time if sight.track is not None else 0
        yield points[first : last + 1], sight.at is None or sight.at >= start
    elif ride.index >= last or ride.index < first:
        yield points[first : last + 1], ride.index >= last
    else:
        here = frame.point(ride.latitude, ride.longitude)
        yield [*points[first : ride.index + 1], here], True
        yield [here, *points[ride.index + 1 : last + 1]], False


def _rail(
    runs: tuple[tuple[Point, ...], ...],
    route: Route,
    is_thick: bool,
    unit: float,
    colours: Colours,
    layer: str,
) -> Iterator[Shape]:
    colour = colours.layer(layer)
    wide = 4.5 if is_thick else 1.8
    dash = (_THICK_DASHES if is_thick else DASHES)[route]
    yield Path(runs, closed=False, pen=Pen(colours["land"], (wide + 3) * unit))
    yield Path(runs, closed=False, pen=Pen(colour, wide * unit, scaled(dash, unit)))
    if route is Route.NAMED and not is_thick:
        yield Path(runs, closed=False, pen=Pen(colour, 6 * unit, scaled((1.2, 6.8), unit)))


def _halts(
    sight: Sight,
    track: SceneTrack,
    points: Sequence[Point],
    frame: Frame,
    render: RenderOptions,
    colours: Colours,
) -> Iterator[Shape]:
    known = list(stretches(sight, render.clock))
    colour, unit = colours.layer(sight.event["layer"]), render.unit
    for halt in track["halts"]:
        if not 0 <= halt["index"] < len(points):
            continue  # no point of the track
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
    colours: Colours,
) -> Group:
    """How far from its mark what stands out may have been."""
    shapes: dict[str, Shape] = {}
    for sight in sights:
        place = places.get(sight.place or "")
        if place is None or sight.place is None or place["kind"] == "country":
            continue
        is_new = sight.fresh > MEASURES.new and place["radius"] < MEASURES.vast_km
        is_meant = render.is_meant(sight.event_id, is_new=is_new)
        if place["radius"] <= MEASURES.exact_km or not is_meant or sight.place in shapes:
            continue
        colour = colours.layer(sight.event["layer"])
        pen = Pen(colour, 1.2 * render.unit, scaled((4, 4), render.unit), 0.75)
        ring = frame.line(circle((place["lat"], place["lng"]), place["radius"]))
        runs = clipped([*ring, ring[0]], frame, render.finest)
        if runs:
            shapes[sight.place] = Path(runs, closed=False, pen=pen)
    return Group("circles", tuple(shapes.values()))


# ---------------------------------------------------------------- what words keep clear of


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

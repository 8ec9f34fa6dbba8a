"""The arcs of movements, from where they were said to come to where they were said to go, and their words.

Owns their ways, their strokes and where their words stand. They say when it was, for an arc stays
when what it tells is over. Called by `draw`, and its words by `labels`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geo_events.almanac import spelled
from geo_events.clock import State
from geo_events.date_text import edtf_text
from geo_events.design import MEASURES
from geo_events.design.measures import Stroke
from geo_events.picture.boxes import Box
from geo_events.picture.colours import Colours
from geo_events.picture.frame import Frame
from geo_events.picture.lines import clipped, scaled, stands_out
from geo_events.picture.marks import Mark
from geo_events.picture.render_options import RenderOptions
from geo_events.picture.shapes import Group, Path, Pen, Point, Shape
from geo_events.picture.visible import Sight
from geo_events.scene import ScenePlace
from geo_events.scene.figures import figures_text
from geo_events.text import t
from geo_events.when import local_day
from geo_events.wording import text_in

_SHORTEST = 40.0
"""Units: a shorter arc is no more than its arrow."""
_POINTS = 60
DASHES: Mapping[State, tuple[float, ...]] = {
    State.REPORTED: (9, 5),
    State.EXPECTED: (4, 5),
    State.CANCELLED: (1.5, 5),
    State.UNFULFILLED: (1.5, 5),
}
"""Units of an arc, and of the outline of an area, drawn and left out; solid where a state is not here."""
_SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)
"""Where on what is seen of an arc its words are tried."""
_STEEP = 26.0
"""Units by which words may be moved off a steep arc."""


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
        if sight.is_flow and origin is not None and place is not None:
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
    shares = [step / _POINTS for step in range(_POINTS + 1)]
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


def drawn(found: Sequence[Arc], frame: Frame, render: RenderOptions, colours: Colours) -> Group:
    """The group of the arcs, each with its arrow."""
    shapes: list[Shape] = []
    for arc in sorted(found, key=lambda one: stands_out(one.sight, render)):
        shapes.extend(_arc(arc, frame, render, colours))
    return Group("arcs", tuple(shapes))


def _arc(arc: Arc, frame: Frame, render: RenderOptions, colours: Colours) -> Iterator[Shape]:
    sight, unit = arc.sight, render.unit
    runs = clipped(arc.points, frame, render.finest)
    if not runs:
        return
    stroke = _stroke(sight, render)
    colour = colours.layer(sight.event["layer"])
    dash = scaled(DASHES.get(sight.state, ()), unit)
    yield Path(runs, closed=False, pen=Pen(colours["land"], 4.5 * unit, opacity=0.55))
    yield Path(runs, closed=False, pen=Pen(colour, stroke.width * unit, dash, stroke.opacity))
    (fx, fy), (x, y) = arc.points[-5], arc.points[-1]
    if frame.holds((x, y)):
        angle = math.atan2(y - fy, x - fx)
        corners = tuple(
            (x + 8 * unit * math.cos(angle + turn), y + 8 * unit * math.sin(angle + turn))
            for turn in (0, 2.5, -2.5)
        )
        yield Path((corners,), closed=True, fill=colour, opacity=stroke.opacity)


def _stroke(sight: Sight, render: RenderOptions) -> Stroke:
    if render.is_meant(sight.event_id, is_new=sight.fresh > MEASURES.new):
        return MEASURES.arcs["new"]
    return MEASURES.arcs["recent" if sight.is_recent else "old"]


# ---------------------------------------------------------------- words


def words_of(arc: Arc, render: RenderOptions) -> tuple[str, ...]:
    """When it was, and how many according to whom; where nobody counted, what. In short, its years.

    An arc that is old at the moment shown has its years alone.
    """
    event, language = arc.sight.event, render.language
    ends = (event["start"], event["offset"]), (event["end"] - 1, event["end_offset"])
    first, last = (spelled(local_day(time, offset)[0]) for time, offset in ends)
    years = edtf_text(f"{first}/{last}", language)
    if render.at is not None and _stroke(arc.sight, render) is MEASURES.arcs["old"]:
        return (years,)
    figures = event["figure"]
    what = text_in(event["title"], language) if figures is None else figures_text(figures, language)
    return t("marks.arc", language, when=edtf_text(event["when"], language), what=what), years


def beside(arc: Arc, frame: Frame, size: tuple[float, float], unit: float) -> Iterator[Box]:
    """Boxes of a size above and below an arc, those near the middle of what is seen of it first."""
    seen = [point for point in arc.points if frame.holds(point)]
    wide, high = size
    gap = 3 * unit
    for share in _SHARES if seen else ():
        x, y = seen[round(share * (len(seen) - 1))]
        along = [other for at, other in seen if abs(at - x) < wide / 2]
        top = max(min(along), y - _STEEP * unit) - gap - high / 2
        bottom = min(max(along), y + _STEEP * unit) + gap + high / 2
        yield Box.around((x, top), wide, high)
        yield Box.around((x, bottom), wide, high)

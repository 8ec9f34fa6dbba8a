"""The areas of a picture: the shapes of what takes in a part of the world, under everything else.

Owns their look, as the player draws them: a quiet fill and an outline in the layer's colour, dashed as arcs
are; a shape that has gone by is a thin outline. Which stand there is `stages`'s. Called by `draw`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from geo_events.clock import FILLED
from geo_events.design import MEASURES
from geo_events.picture.arcs import DASHES
from geo_events.picture.clipping import clip_ring, thinned
from geo_events.picture.colours import Colours
from geo_events.picture.frame import Frame
from geo_events.picture.lines import clipped, scaled, stands_out
from geo_events.picture.render_options import RenderOptions
from geo_events.picture.shapes import Group, Path, Pen, Point, Shape
from geo_events.picture.stages import Stage
from geo_events.picture.visible import Sight


def areas(sights: Sequence[Sight], frame: Frame, render: RenderOptions, colours: Colours) -> Group:
    """The areas of what is there, an event a group; what stands out on top."""
    shapes = [
        Group(f"area-{sight.event_id}", found)
        for sight in sorted(sights, key=lambda one: stands_out(one, render))
        if (found := tuple(_shapes(sight, frame, render, colours)))
    ]
    return Group("areas", tuple(shapes))


def _shapes(sight: Sight, frame: Frame, render: RenderOptions, colours: Colours) -> Iterator[Shape]:
    colour, unit = colours.layer(sight.event["layer"]), render.unit
    dash = scaled(DASHES.get(sight.state, ()), unit)
    for stage in sorted(sight.stages, key=lambda one: not one.is_past):
        look = MEASURES.areas[_look(sight, stage, render)]
        rings = [frame.line(ring) for polygon in stage.area["polygons"] for ring in polygon]
        filled = tuple(_filled(rings, frame, render.finest))
        if filled:
            fill = look.fill if sight.state in FILLED else look.fill / 2
            yield Path(filled, closed=True, fill=colour, opacity=fill)
        runs = tuple(run for ring in rings for run in clipped(ring, frame, render.finest))
        if runs:
            yield Path(runs, closed=False, pen=Pen(colour, look.width * unit, dash, look.opacity))


def _filled(rings: Sequence[Sequence[Point]], frame: Frame, finest: float) -> Iterator[tuple[Point, ...]]:
    for ring in rings:
        inside = clip_ring(thinned(np.array(ring[:-1], float), finest), frame.width, frame.height)
        if len(inside) > 2:
            yield tuple(map(tuple, np.round(inside, 1).tolist()))


def _look(sight: Sight, stage: Stage, render: RenderOptions) -> str:
    if stage.is_past:
        return "past"
    if sight.event_id == render.selected:
        return "meant"
    if render.at is None:
        return "recent"
    if render.is_meant(sight.event_id, is_new=sight.fresh > MEASURES.new):
        return "new"
    return "recent" if sight.is_recent else "old"

"""A scene as a picture.

Owns the order in which a picture is put together. Called by the formats that show stills,
films and slides.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from geo_events.errors import ExportError
from geo_events.message import Message
from geo_events.picture import (
    arcs,
    areas,
    captions,
    heading,
    labels,
    legend,
    lines,
    marks,
    naming,
    opening,
    place_names,
)
from geo_events.picture.boxes import Box, Room
from geo_events.picture.colours import Colours
from geo_events.picture.frame import Frame, Padding, edges, fit
from geo_events.picture.ground import ground
from geo_events.picture.render_options import RenderOptions
from geo_events.picture.scale_bar import scale_bar
from geo_events.picture.shapes import Group, Picture, moved
from geo_events.picture.visible import Sight, sights
from geo_events.scene import Scene, ScenePlace
from geo_events.text import t

_EDGE = 4.0
"""Units that words keep from the edge of the map."""
_LEAST = 130.0
"""Units of the smaller side of the smallest map."""
_AROUND = 52.0
"""Units between the outermost place and the edge of the map."""


def draw(scene: Scene, render: RenderOptions, frame: Frame | None = None) -> Picture:
    """Draw what a render asks for.

    Parameters
    ----------
    scene
        What passes the filters.
    render
        What is to be shown of it, and how.
    frame
        The window on the world, as `window` gives it; None for that of the render.

    Raises
    ------
    ExportError
        If the scene holds more events than can be drawn as marks.
    """
    colours = Colours.of_scene(scene.data, render.theme)
    frame = window(scene, render) if frame is None else frame
    below = ground(frame, render.theme, render.unit, render.finest)
    over, seen = _over(scene, render, frame)
    groups = [moved(group, 0, heading.head_height(render)) for group in below] + over
    if render.heading:
        band = legend.band(legend.samples(scene, render, colours), render)
        groups += legend.drawn_band(band, render, colours)
    return Picture(
        width=render.width,
        height=render.height,
        background=colours["sea"],
        groups=tuple(group for group in groups if group.shapes),
        title=title(scene, render),
        description=captions.described(seen, render),
    )


def over_ground(scene: Scene, render: RenderOptions, frame: Frame) -> tuple[Group, ...]:
    """What of a picture lies over the ground, from the bottom to the top.

    Raises
    ------
    ExportError
        If the scene holds more events than can be drawn as marks.
    """
    groups, _ = _over(scene, render, frame)
    return tuple(group for group in groups if group.shapes)


def unlettered(scene: Scene, render: RenderOptions, frame: Frame) -> tuple[Group, ...]:
    """What of a bare map lies over the ground and is no word: on a map that moves nobody could read any.

    Raises
    ------
    ExportError
        If the scene holds more events than can be drawn as marks.
    """
    drawn = _Marked(scene, render, frame)
    groups = (drawn.areas, drawn.circles, drawn.rails, drawn.bows, drawn.marks)
    return tuple(group for group in groups if group.shapes)


def _over(scene: Scene, render: RenderOptions, frame: Frame) -> tuple[list[Group], Sequence[Sight]]:
    """What lies over the ground, and what is seen there."""
    colours, places = Colours.of_scene(scene.data, render.theme), scene.data["places"]
    top = heading.head_height(render)
    moment = _moment(scene, render, frame)
    told = _told_of(moment.sights, places)
    names = place_names.of_ground(frame, told, moment.marks, moment.room, render, colours)
    return [moved(names, 0, top), *moment.groups, moved(moment.scale, 0, top)], moment.sights


def _told_of(seen: Sequence[Sight], places: Mapping[str, ScenePlace]) -> Mapping[str, ScenePlace]:
    """The places of what is seen: those of another time are no towns of this one."""
    ids = {place for sight in seen for place in (sight.event["place"], sight.event["origin"])}
    ids |= {halt["place"] for sight in seen if sight.track is not None for halt in sight.track["halts"]}
    return {place_id: place for place_id, place in places.items() if place_id in ids}


def title(scene: Scene, render: RenderOptions) -> str:
    """What a picture shows and of which time; empty for a bare map."""
    if not render.heading:
        return ""
    dated = {"title": render.heading, "date": captions.date(scene, render)}
    return t("picture.titled", render.language, **dated)


def window(scene: Scene, render: RenderOptions) -> Frame:
    """The window that holds the events of a render, in what the bands leave of the picture.

    Raises
    ------
    ExportError
        If they leave too little, or the scene holds more events than can be drawn as marks.
    """
    colours = Colours.of_scene(scene.data, render.theme)
    height = render.height - heading.head_height(render)
    if render.heading:
        height -= legend.band(legend.samples(scene, render, colours), render).height
    if min(render.width, height) < _LEAST * render.unit:
        values = {
            "least": str(math.ceil(_LEAST * render.unit)),
            "room": f"{render.width}x{max(0, math.floor(height))}",
            "whole": f"{render.width}x{render.height}",
        }
        raise ExportError(Message("export.no-room", values))
    # Nearer to the edge a mark would not be drawn.
    around = max(
        min(_AROUND * render.unit, 0.14 * min(render.width, height)), (marks.INSIDE + 1) * render.unit
    )
    padding = Padding(around * 1.6, around, around * 1.6, around)
    places = scene.data["places"]
    every = sights(scene, replace(render, at=None, since=None))
    if render.focus:
        every = [sight for sight in every if sight.event_id in render.focus]
    ratio = render.width / max(height, 1.0)
    held = opening.chosen(every, places, ratio) if render.bounds is None else []
    if render.selected is not None and all(sight.event_id != render.selected for sight in held):
        held += [sight for sight in every if sight.event_id == render.selected]
    points = [point for sight in held for point in opening.points_of(sight, places)]
    if render.bounds is not None:
        points += edges(render.bounds)
    return fit(points, render.width, max(height, 1.0), padding)


class _Marked:
    """The marks of a moment and the lines that belong to them."""

    def __init__(self, scene: Scene, render: RenderOptions, frame: Frame) -> None:
        colours, places = Colours.of_scene(scene.data, render.theme), scene.data["places"]
        self.sights = sights(scene, render)
        self.placed = marks.arrange(self.sights, scene, frame, render)
        self.arcs = arcs.arcs(self.sights, self.placed, places, frame, render)
        self.areas = areas.areas(self.sights, frame, render, colours)
        self.circles = lines.circles(self.sights, places, frame, render, colours)
        self.rails = lines.rails(self.sights, frame, render, colours)
        self.bows = arcs.drawn(self.arcs, frame, render, colours)
        self.marks = marks.drawn(self.placed, render, colours, places)


@dataclass(frozen=True)
class _Moment:
    sights: Sequence[Sight]
    marks: Sequence[marks.Mark]
    room: Room
    """What they leave of the map."""
    scale: Group
    groups: tuple[Group, ...]


def _moment(scene: Scene, render: RenderOptions, frame: Frame) -> _Moment:
    colours, unit = Colours.of_scene(scene.data, render.theme), render.unit
    places = scene.data["places"]
    drawn = _Marked(scene, render, frame)
    seen, placed = drawn.sights, drawn.placed
    reached = [mark.reach or mark.box for mark in placed]
    scale, taken = scale_bar(frame, render, colours, () if render.heading else reached)
    away = captions.beyond(seen, places, frame, render) if render.notes else ()
    notes, noted = heading.notes(list(away), frame, render, colours, [taken, *reached])
    edge = _EDGE * unit
    room = Room(Box(edge, edge, frame.width - edge, frame.height - edge), unit)
    room.taken = [taken, *noted, *reached]
    room.spared = [*lines.beads(drawn.rails, unit), *lines.beads(drawn.bows, unit)]
    named = naming.named(seen, scene.data["chapters"], render)
    words = {
        "places": lambda: Group("places", place_names.of_marks(placed, places, room, render, colours)),
        "labels": lambda: labels.labels(placed, drawn.arcs, named, room, frame, render, colours),
    }
    # What the picture is of has the first choice of room, else the places have it.
    order = ("labels", "places") if render.selected else ("places", "labels")
    told = {name: words[name]() for name in order}
    groups = [
        drawn.areas,
        drawn.circles,
        drawn.rails,
        drawn.bows,
        told["places"],
        drawn.marks,
        told["labels"],
        notes,
    ]
    if render.heading:
        groups = [moved(group, 0, heading.head_height(render)) for group in groups]
        said = list(captions.news(scene, seen, render))
        groups += [
            heading.head(captions.date(scene, render), said, render, colours),
            heading.strip(scene, render, colours),
        ]
    return _Moment(seen, placed, room, scale, tuple(group for group in groups if group.shapes))

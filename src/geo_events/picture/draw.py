"""A scene as a picture.

Owns the order in which a picture is put together. Called by the formats that show stills,
films and slides.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from geo_events.errors import ExportError
from geo_events.picture import captions, furniture, labels, lines, marks, names, opening
from geo_events.picture.boxes import Box, Room
from geo_events.picture.frame import Frame, Padding, fit
from geo_events.picture.ground import ground
from geo_events.picture.palette import palette
from geo_events.picture.shapes import Group, Picture, moved
from geo_events.picture.sights import Sight, sights
from geo_events.picture.wish import Wish
from geo_events.scene import Json, Scene

_EDGE = 4.0
"""Units that words keep from the edge of the map."""
_LEAST = 140.0
"""Units of the smaller side of the smallest map."""
_AROUND = 52.0
"""Units between the outermost place and the edge of the map."""


def draw(scene: Scene, wish: Wish, frame: Frame | None = None) -> Picture:
    """Draw what a wish asks for.

    Parameters
    ----------
    scene
        What passes the filters.
    wish
        What is to be shown of it, and how.
    frame
        The window on the world, as `window` gives it; None for that of the wish.

    Raises
    ------
    ExportError
        If the scene holds more events than can be drawn as marks.
    """
    colours = palette(wish.theme)
    frame = window(scene, wish) if frame is None else frame
    moment = _moment(scene, wish, frame)
    places: Mapping[str, Json] = scene.data["places"]
    scale, _ = furniture.scale_bar(frame, wish, colours)
    below = [
        *ground(frame, wish.theme, wish.unit, wish.finest),
        names.of_ground(frame, places, moment.marks, moment.room, wish, colours),
    ]
    top = furniture.head_height(wish)
    groups = [*(moved(group, 0, top) for group in below), *moment.groups, moved(scale, 0, top)]
    if wish.heading:
        band = furniture.band(furniture.samples(scene, wish, colours), wish)
        groups += furniture.drawn_band(band, wish, colours)
    return Picture(
        width=wish.width,
        height=wish.height,
        background=colours["sea"],
        groups=tuple(group for group in groups if group.shapes),
        title=wish.heading,
        description=captions.described(moment.sights, wish),
    )


def changing(scene: Scene, wish: Wish, frame: Frame) -> tuple[Group, ...]:
    """What of a picture is another at another moment: the groups that lie over ground and names.

    Raises
    ------
    ExportError
        If the scene holds more events than can be drawn as marks.
    """
    return _moment(scene, wish, frame).groups


def window(scene: Scene, wish: Wish) -> Frame:
    """The window that holds the events of a wish, in what the bands leave of the picture.

    Raises
    ------
    ExportError
        If they leave too little, or the scene holds more events than can be drawn as marks.
    """
    colours = palette(wish.theme)
    height = wish.height - furniture.head_height(wish)
    if wish.heading:
        height -= furniture.band(furniture.samples(scene, wish, colours), wish).height
    if min(wish.width, height) < _LEAST * wish.unit:
        raise ExportError(
            f"size: expected room for a map of {math.ceil(_LEAST * wish.unit)} pixels on each side between "
            f"heading and legend, found {wish.width}x{max(0, math.floor(height))} of "
            f"{wish.width}x{wish.height}"
        )
    around = min(_AROUND * wish.unit, 0.14 * min(wish.width, height))
    padding = Padding(around * 1.6, around, around * 1.6, around)
    places: Mapping[str, Json] = scene.data["places"]
    every = sights(scene, replace(wish, at=None, since=None))
    if wish.focus:
        every = [sight for sight in every if sight.event_id in wish.focus]
    held = opening.chosen(every, places, wish.width / max(height, 1.0))
    if wish.selected is not None and all(sight.event_id != wish.selected for sight in held):
        held += [sight for sight in every if sight.event_id == wish.selected]
    points = [point for sight in held for point in opening.points_of(sight, places)]
    return fit(points, wish.width, max(height, 1.0), padding)


@dataclass(frozen=True)
class _Moment:
    sights: Sequence[Sight]
    marks: Sequence[marks.Mark]
    room: Room
    """What they leave of the map."""
    groups: tuple[Group, ...]


def _moment(scene: Scene, wish: Wish, frame: Frame) -> _Moment:
    colours, unit = palette(wish.theme), wish.unit
    places: Mapping[str, Json] = scene.data["places"]
    seen = sights(scene, wish)
    placed = marks.arrange(seen, places, frame, wish)
    rails = lines.rails(seen, frame, wish, colours)
    arcs = lines.drawn_arcs(lines.arcs(seen, placed, places, frame, wish), frame, wish, colours)
    _, taken = furniture.scale_bar(frame, wish, colours)
    notes, noted = furniture.notes(list(captions.beyond(seen, places, frame, wish)), frame, wish, colours)
    edge = _EDGE * unit
    room = Room(Box(edge, edge, frame.width - edge, frame.height - edge), unit)
    room.taken = [taken, *noted, *(mark.box for mark in placed)]
    room.spared = [*lines.beads(rails, unit), *lines.beads(arcs, unit)]
    groups = [
        lines.circles(seen, places, frame, wish, colours),
        rails,
        arcs,
        Group("places", names.of_marks(placed, places, room, wish, colours)),
        marks.drawn(placed, wish, colours, places),
        labels.labels(placed, room, wish, colours),
        notes,
    ]
    if wish.heading:
        groups = [moved(group, 0, furniture.head_height(wish)) for group in groups]
        said = list(captions.news(scene, seen, wish))
        groups += [
            furniture.head(captions.date(scene, wish), said, wish, colours),
            furniture.strip(scene, wish, colours),
        ]
    return _Moment(seen, placed, room, tuple(group for group in groups if group.shapes))

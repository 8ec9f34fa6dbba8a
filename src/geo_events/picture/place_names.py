"""The names in a picture: of the places that bear marks, then countries, seas, towns and regions.

Owns which are written at which zoom, as the player writes them, and where. Called by `draw`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geo_events.design import MEASURES
from geo_events.picture.boxes import Box, Room
from geo_events.picture.colours import Colours
from geo_events.picture.frame import Frame
from geo_events.picture.ground import topology
from geo_events.picture.marks import Mark
from geo_events.picture.measure import width
from geo_events.picture.render_options import RenderOptions
from geo_events.picture.shapes import Group, Oval, Point, Shape, Text
from geo_events.scene import ScenePlace
from geo_events.wording import text_in

_ASCENT, _DESCENT = 0.86, 0.26
"""Heights of a line of type above and below its baseline, as shares of its size."""
_ROOMIER = 1.06
"""Share of its width that a name is given, as programs set Chinese apart from what stands beside it."""
_MOST_NAMES = 3
_MOST_COVERED = 24
"""Beads of lines that the name of a mark covers at most where there is no better room."""
_APART = 12.0
"""Units between a mark and the name of a country or a sea, which would be taken for the mark's own."""


@dataclass(frozen=True)
class _Style:
    size: float
    colour: str
    bold: bool = False
    italic: bool = False


_STYLES: Mapping[str, _Style] = {
    "country": _Style(12.5, "country", bold=True),
    "sea": _Style(12, "sea-name", italic=True),
    "city": _Style(11.5, "place"),
    "region": _Style(11.5, "country", italic=True),
    "story": _Style(11.5, "place"),
}
_WIDE = ("country", "sea", "region")
"""Kinds of names that no dot stands beside."""
_MARKED = _Style(12.5, "ink")


@dataclass(frozen=True)
class _Name:
    words: str
    kind: str
    weight: float
    at: Point


def of_marks(
    marks: Sequence[Mark],
    places: Mapping[str, ScenePlace],
    room: Room,
    render: RenderOptions,
    colours: Colours,
) -> tuple[Shape, ...]:
    """The names of the places at which marks stand, beside their marks."""
    shapes: list[Shape] = []
    for mark in marks:
        if not mark.places:
            continue
        named = [text_in(places[place]["name"], render.language) for place in mark.places[:_MOST_NAMES]]
        text = _text(" / ".join(named), _MARKED, render, colours)
        box = room.place(_beside(mark.reach or mark.box, text, 2 * render.unit, upright=True), _MOST_COVERED)
        if box is not None:
            shapes.append(_set(text, box))
    return tuple(shapes)


def of_ground(
    frame: Frame,
    places: Mapping[str, ScenePlace],
    marks: Sequence[Mark],
    room: Room,
    render: RenderOptions,
    colours: Colours,
) -> Group:
    """The names of countries, seas, towns and regions, and of the scene's places without a mark."""
    shapes: list[Shape] = []
    named = {place for mark in marks for place in mark.places}
    candidates = [*_ground(frame, render), *_story(frame, places, named, render)]
    seen = {text_in(places[place]["name"], render.language) for place in named}
    for name in sorted(candidates, key=lambda one: (one.weight, one.words)):
        if name.words in seen or not frame.holds(name.at):
            continue
        text = _text(name.words, _STYLES[name.kind], render, colours)
        boxes = _candidates(name, text, render.unit)
        if name.kind in _WIDE:
            near = [mark.reach or mark.box for mark in marks]
            boxes = [box for box in boxes if not any(box.meets(one, _APART * render.unit) for one in near)]
        box = room.place(boxes)
        if box is None:
            continue
        seen.add(name.words)
        if name.kind in ("city", "story"):
            shapes.append(Oval(name.at, 1.8 * render.unit, colours["place"]))
        shapes.append(_set(text, box))
    return Group("names", tuple(shapes))


def _ground(frame: Frame, render: RenderOptions) -> Iterator[_Name]:
    zoom = frame.zoom - math.log2(render.unit)
    for label in topology()["labels"]:
        kind, rank = label["kind"], label["rank"]
        name = MEASURES.ground_names[kind]
        last = math.inf if name.last_zoom is None else name.last_zoom
        if name.zoom + name.zoom_a_rank * rank <= zoom <= last:
            at = frame.point(label["lat"], label["lng"])
            yield _Name(text_in(label["name"], render.language), kind, name.order + rank, at)


def _story(
    frame: Frame, places: Mapping[str, ScenePlace], named: set[str], render: RenderOptions
) -> Iterator[_Name]:
    zoom = frame.zoom - math.log2(render.unit)
    for place_id, place in places.items():
        name = MEASURES.place_names.get(place["kind"])
        if name is not None and place_id not in named and zoom >= name.zoom:
            at = frame.point(place["lat"], place["lng"])
            yield _Name(
                text_in(place["name"], render.language), "story", MEASURES.place_order + name.rank, at
            )


def _text(words: str, style: _Style, render: RenderOptions, colours: Colours) -> Text:
    return Text(
        (0, 0),
        words,
        render.type(style.size),
        colours[style.colour],
        bold=style.bold,
        italic=style.italic,
        halo=colours["halo"],
    )


def _size(text: Text) -> tuple[float, float]:
    return _ROOMIER * width(text.words, text.size, bold=text.bold), text.size * (_ASCENT + _DESCENT)


def _set(text: Text, box: Box) -> Text:
    """The text in the middle of its box, where it stands right in whatever font."""
    at = ((box.left + box.right) / 2, box.top + text.size * _ASCENT)
    return Text(at, text.words, text.size, text.colour, "middle", text.bold, text.italic, text.halo)


def _beside(near: Box, text: Text, gap: float, *, upright: bool) -> list[Box]:
    wide, high = _size(text)
    x, y = near.middle
    stacked = [(x, near.bottom + gap + high / 2), (x, near.top - gap - high / 2)]
    beside = [(near.right + gap + wide / 2, y), (near.left - gap - wide / 2, y)]
    left, right = near.left + wide / 2, near.right - wide / 2
    shifted = [(side, level) for _, level in stacked for side in (left, right)]
    middles = [*stacked, *beside, *shifted] if upright else [*beside, *stacked]
    return [Box.around(middle, wide, high) for middle in middles]


def _candidates(name: _Name, text: Text, unit: float) -> list[Box]:
    wide, high = _size(text)
    if name.kind in ("city", "story"):
        return _beside(Box.around(name.at, 6 * unit, 6 * unit), text, unit, upright=False)
    moves = [(0, 0), (0, -14), (0, 14)]
    if name.kind == "country":
        moves += [(-34, 0), (34, 0), (0, -36), (0, 36), (-64, 0), (64, 0), (-64, 30), (64, -30)]
    x, y = name.at
    return [Box.around((x + dx * unit, y + dy * unit), wide, high) for dx, dy in moves]

"""The band above the map of a picture, and the notes in its corner: title, date, news, where on the axis.

Owns their places and the strip along the band's edge; their words are in `captions`. Called by `draw`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from geo_events.picture.boxes import Box
from geo_events.picture.colours import Colours
from geo_events.picture.frame import Frame
from geo_events.picture.measure import width, wrap
from geo_events.picture.render_options import RenderOptions
from geo_events.picture.shapes import Group, Path, Shape, Text
from geo_events.picture.typography import LEGEND_SIZE, LINE, MARGIN, SMALL_SIZE
from geo_events.picture.visible import lasting
from geo_events.scene import Scene, SceneEvent
from geo_events.when import DAY, Edge

_TITLE_SIZE, _DATE_SIZE = 15.0, 21.0
"""Sizes of the type in units."""
STRIP = 4.0
"""Height of the strip's bar in units; as much stands above it."""
_NEWS_LINES, _TITLE_LINES = 4, 2
_NOTES = ((0.55, 2), (0.34, 4))
"""Shares of the map's width for a note, and the most lines in each."""
_HEADING_SHARE = 0.44
"""Share of the band's width for title and date."""


def head_height(render: RenderOptions) -> float:
    """Pixels that the band above the map is high; the same at every moment."""
    if not render.heading:
        return 0.0
    title = len(_title(render)) * render.type(_TITLE_SIZE) + render.type(_DATE_SIZE)
    return max(title, _NEWS_LINES * render.type(LEGEND_SIZE)) * LINE + 2 * MARGIN * render.unit


def _title(render: RenderOptions) -> list[str]:
    """The lines of the title."""
    room = render.width * _HEADING_SHARE - MARGIN * render.unit
    return wrap(render.heading, render.type(_TITLE_SIZE), room, _TITLE_LINES)


def head(date: str, news: Sequence[str], render: RenderOptions, colours: Colours) -> Group:
    """Title and date on the left, what is new on the right, in a band above the map."""
    unit, high = render.unit, head_height(render)
    edge = ((0.0, 0.0), (float(render.width), 0.0), (float(render.width), high), (0.0, high))
    shapes: list[Shape] = [Path((edge,), closed=True, fill=colours["chip"])]
    left = MARGIN * unit
    room = render.width * _HEADING_SHARE - left
    title, size, dated = _title(render), render.type(_TITLE_SIZE), render.type(_DATE_SIZE)
    y = (high - STRIP * unit - (len(title) * size + dated) * LINE) / 2
    for line in title:
        y += size * LINE
        shapes.append(Text((left, y - 0.25 * size), line, size, colours["place"]))
    dated = max(render.type(0), min(dated, dated * room / max(width(date, dated, bold=True), 1.0)))
    y += render.type(_DATE_SIZE) * LINE
    shapes += [
        Text((left, y - 0.25 * dated), line, dated, colours["ink"], bold=True)
        for line in wrap(date, dated, room, 1, bold=True)
    ]
    left = render.width * _HEADING_SHARE + MARGIN * unit
    room = render.width - left - MARGIN * unit
    each = max(1, _NEWS_LINES // max(1, len(news)))
    size = render.type(LEGEND_SIZE)
    lines = [line for words in news for line in wrap(words, size, room, each)]
    y = (high - 2 * STRIP * unit) / 2 - (len(lines) / 2 * LINE - 1) * size
    for line in lines:
        shapes.append(Text((left, y), line, size, colours["ink"]))
        y += size * LINE
    return Group("heading", tuple(shapes))


def strip(
    scene: Scene,
    render: RenderOptions,
    colours: Colours,
    beside: int | None = None,
    y: float | None = None,
) -> Group:
    """Where on the elastic axis the moment shown is, and what else is on it, along the head's lower edge.

    Another moment that is shown beside it is a tick across the strip.
    """
    unit, y = render.unit, head_height(render) if y is None else y
    knots = scene.data["axis"]["knots"]
    times, positions = zip(*knots, strict=True)

    def x(time: float) -> float:
        return float(np.interp(time, times, positions)) * render.width

    high = STRIP * unit
    shapes: list[Shape] = [_bar(0, render.width, y, high, colours["chip-edge"], 0.35)]
    if render.at is not None:
        shapes.append(_bar(0, x(render.at), y, high, colours["ink"], 1))
    for event in scene.data["events"]:
        colour, (begun, over) = colours.layer(event["layer"]), lasting(event)
        left, right = x(begun), x(over)
        if over - begun > DAY and right - left > 2 * unit:
            shapes.append(_bar(left, right, y - high, high / 2, colour, 0.4))
        at = _place(event, left, right)
        shapes.append(_bar(at - unit, min(at + unit, render.width), y - high, high, colour, 1))
    if beside is not None:
        at = x(beside)
        shapes.append(
            _bar(at - 1.5 * unit, min(at + 1.5 * unit, render.width), y, 3 * high, colours["ink"], 1)
        )
    return Group("strip", tuple(shapes))


def _place(event: SceneEvent, left: float, right: float) -> float:
    """Where an event stands in the time that it takes: where it begins, if that is known."""
    match event["edges"]:
        case (Edge.OPEN, _):
            return right
        case (Edge.VAGUE, Edge.VAGUE):
            return (left + right) / 2
    return left


def _bar(left: float, right: float, y: float, high: float, fill: str, opacity: float) -> Path:
    run = ((max(left, 0.0), y - high), (right, y - high), (right, y), (max(left, 0.0), y))
    return Path((run,), closed=True, fill=fill, opacity=opacity)


def notes(
    words: Sequence[str], frame: Frame, render: RenderOptions, colours: Colours, marks: Sequence[Box]
) -> tuple[Group, list[Box]]:
    """Lines in a corner of the map, and the boxes that they take: in the first that covers fewest marks."""
    size = render.type(SMALL_SIZE)
    corners = (
        (lines, _cornered(lines, size, frame, render, is_low=is_low, is_left=is_left))
        for share, most in _NOTES
        for lines in [[line for said in words for line in wrap(said, size, frame.width * share, most)]]
        for is_low, is_left in ((True, True), (False, True), (False, False), (True, False))
    )
    lines, boxes = min(corners, key=lambda one: sum(mark.meets(box) for mark in marks for box in one[1]))
    shapes = (
        Text((box.left, box.bottom - 0.3 * size), line, size, colours["ink"], halo=colours["halo"])
        for line, box in zip(lines, boxes, strict=True)
    )
    return Group("notes", tuple(shapes)), boxes


def _cornered(
    lines: Sequence[str], size: float, frame: Frame, render: RenderOptions, *, is_low: bool, is_left: bool
) -> list[Box]:
    """The boxes of lines in a corner."""
    margin, wide = MARGIN * render.unit, [width(line, size) for line in lines]
    left = margin if is_left else frame.width - margin - max(wide, default=0.0)
    first = frame.height - (len(lines) - 1) * size * LINE - 0.8 * margin if is_low else 0.8 * margin + size
    levels = (first + i * size * LINE for i in range(len(lines)))
    return [Box(left, y - size, left + long, y + 0.3 * size) for y, long in zip(levels, wide, strict=True)]

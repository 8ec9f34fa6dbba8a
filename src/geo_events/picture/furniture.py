"""What stands around the map of a picture: heading, legend, scale bar, sources and credits.

Owns their words and their places. Called by `draw`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from geo_events.clock import State
from geo_events.model import Layer
from geo_events.picture.boxes import Box
from geo_events.picture.frame import Frame
from geo_events.picture.measure import width, wrap
from geo_events.picture.shapes import Group, Path, Pen, Point, Shape, Text
from geo_events.picture.sights import states_of
from geo_events.picture.symbols import symbol
from geo_events.picture.wish import Wish
from geo_events.scene import Scene
from geo_events.text import t

_LEGEND, _SMALL, _HEADING, _DATE = 12.0, 10.5, 15.0, 21.0
"""Sizes of the type in units."""
_LINE = 1.32
_MARGIN = 14.0
_SYMBOL = 15.0
_STRIP = 4.0
_STEPS_KM = tuple(first * 10**power for power in range(5) for first in (1, 2, 5))
_FOOTING_LINES, _NEWS_LINES = 3, 4
_HEADING_SHARE = 0.44


@dataclass(frozen=True)
class Sample:
    """An entry of the legend."""

    words: str
    shapes: Callable[[Point], tuple[Shape, ...]]
    """Its drawing around a point."""


# ---------------------------------------------------------------- legend


def samples(scene: Scene, wish: Wish, colours: Mapping[str, str]) -> list[Sample]:
    """What is to be explained: the layers, states and lines that the scene ever holds under the clock."""
    language, unit = wish.language, wish.unit
    events = scene.data["events"]
    layers = [layer for layer in Layer if any(event["layer"] == layer for event in events)]
    ever = {state for event in events for state in states_of(event, wish.clock)}

    def mark(layer: Layer, state: State) -> Callable[[Point], tuple[Shape, ...]]:
        return lambda at: symbol(layer, state, at, _SYMBOL * unit, colours)

    def rail(dash: tuple[float, ...]) -> Callable[[Point], tuple[Shape, ...]]:
        pen = Pen(colours[Layer.TRAIN], 2.4 * unit, tuple(length * unit for length in dash))
        half = 11 * unit
        return lambda at: (Path((((at[0] - half, at[1]), (at[0] + half, at[1])),), closed=False, pen=pen),)

    found = [Sample(t(f"player.layer.{layer}", language), mark(layer, State.CONFIRMED)) for layer in layers]
    sample = layers[0] if layers else Layer.MEETING
    found += [
        Sample(t(f"player.legend.{state}", language), mark(sample, state)) for state in State if state in ever
    ]
    stated = {stretch["vouched"] for track in scene.data["tracks"] for stretch in track["stretches"]}
    lines = (("solid", True, ()), ("dashed", False, (4.5, 3.5)))
    found += [
        Sample(t(f"player.legend.{key}", language), rail(dash)) for key, is_, dash in lines if is_ in stated
    ]
    return found


def _rows(entries: Sequence[Sample], wish: Wish, room: float) -> list[list[tuple[Sample, float]]]:
    """Entries in rows, each with where it begins."""
    unit = wish.unit
    rows: list[list[tuple[Sample, float]]] = [[]]
    x = 0.0
    for entry in entries:
        wide = (_SYMBOL + 8 + 16) * unit + width(entry.words, _LEGEND * unit)
        if rows[-1] and x + wide > room:
            rows.append([])
            x = 0.0
        rows[-1].append((entry, x))
        x += wide
    return [row for row in rows if row]


# ---------------------------------------------------------------- the band below the map


@dataclass(frozen=True)
class Band:
    """What stands below the map."""

    height: float
    legend: tuple[tuple[tuple[Sample, float], ...], ...]
    lines: tuple[str, ...]


def band(entries: Sequence[Sample], wish: Wish) -> Band:
    """Lay out legend and footing; a picture without a heading has none."""
    if not wish.heading:
        return Band(0.0, (), ())
    unit = wish.unit
    room = wish.width - 2 * _MARGIN * unit
    rows = _rows(entries, wish, room)
    lines = [line for words in wish.footing for line in wrap(words, _SMALL * unit, room, _FOOTING_LINES)]
    high = len(rows) * _SYMBOL * 1.5 + len(lines) * _SMALL * _LINE + 1.1 * _MARGIN
    return Band(high * unit, tuple(tuple(row) for row in rows), tuple(lines))


def drawn_band(laid: Band, wish: Wish, colours: Mapping[str, str]) -> Iterator[Group]:
    """The groups `legend` and `credits`."""
    if laid.height == 0:
        return
    unit = wish.unit
    top = wish.height - laid.height
    edge = (
        (0.0, top),
        (float(wish.width), top),
        (float(wish.width), float(wish.height)),
        (0.0, float(wish.height)),
    )
    shapes: list[Shape] = [Path((edge,), closed=True, fill=colours["chip"])]
    y = top + (_MARGIN * 0.5 + _SYMBOL * 0.75) * unit
    for row in laid.legend:
        for entry, x in row:
            middle = (_MARGIN * unit + x + _SYMBOL / 2 * unit, y)
            shapes.extend(entry.shapes(middle))
            at = (middle[0] + (_SYMBOL / 2 + 7) * unit, y + _LEGEND * 0.35 * unit)
            shapes.append(Text(at, entry.words, _LEGEND * unit, colours["ink"]))
        y += _SYMBOL * 1.5 * unit
    yield Group("legend", tuple(shapes), t("player.legend", wish.language))
    y += (_SMALL - _SYMBOL * 0.75) * unit
    texts = [
        Text((_MARGIN * unit, y + number * _SMALL * _LINE * unit), line, _SMALL * unit, colours["place"])
        for number, line in enumerate(laid.lines)
    ]
    yield Group("credits", tuple(texts))


# ---------------------------------------------------------------- the band above the map


def head_height(wish: Wish) -> float:
    """Pixels that the band above the map is high; the same at every moment."""
    return ((_HEADING + _DATE + 4) * _LINE + 1.6 * _MARGIN) * wish.unit if wish.heading else 0.0


def head(date: str, news: Sequence[str], wish: Wish, colours: Mapping[str, str]) -> Group:
    """Title and date on the left, what is new on the right, in a band above the map."""
    unit, high = wish.unit, head_height(wish)
    edge = ((0.0, 0.0), (float(wish.width), 0.0), (float(wish.width), high), (0.0, high))
    shapes: list[Shape] = [Path((edge,), closed=True, fill=colours["chip"])]
    left = _MARGIN * unit
    room = wish.width * _HEADING_SHARE - left
    y = (_MARGIN * 0.9 + _HEADING) * unit
    title = wrap(wish.heading, _HEADING * unit, room, 1)
    shapes += [Text((left, y), line, _HEADING * unit, colours["place"]) for line in title]
    y += _DATE * _LINE * unit
    size = min(_DATE * unit, _DATE * unit * room / max(width(date, _DATE * unit, bold=True), 1.0))
    shapes.append(Text((left, y), date, size, colours["ink"], bold=True))
    left = wish.width * _HEADING_SHARE + _MARGIN * unit
    room = wish.width - left - _MARGIN * unit
    each = max(1, _NEWS_LINES // max(1, len(news)))
    lines = [line for words in news for line in wrap(words, _LEGEND * unit, room, each)]
    y = (high - 2 * _STRIP * unit) / 2 - (len(lines) / 2 * _LINE - 1) * _LEGEND * unit
    for line in lines:
        shapes.append(Text((left, y), line, _LEGEND * unit, colours["ink"]))
        y += _LEGEND * _LINE * unit
    return Group("heading", tuple(shapes))


def strip(scene: Scene, wish: Wish, colours: Mapping[str, str]) -> Group:
    """Where on the elastic axis the moment shown is, and what else is on it, along the head's lower edge."""
    unit, y = wish.unit, head_height(wish)
    knots = scene.data["axis"]["knots"]
    times, positions = zip(*knots, strict=True)

    def x(time: float) -> float:
        return float(np.interp(time, times, positions)) * wish.width

    high = _STRIP * unit
    shapes: list[Shape] = [_bar(0, wish.width, y, high, colours["chip-edge"], 0.35)]
    if wish.at is not None:
        shapes.append(_bar(0, x(wish.at), y, high, colours["ink"], 1))
    for event in scene.data["events"]:
        at = x(event["start"])
        shapes.append(_bar(at - unit, min(at + unit, wish.width), y - high, high, colours[event["layer"]], 1))
    return Group("strip", tuple(shapes))


def _bar(left: float, right: float, y: float, high: float, fill: str, opacity: float) -> Path:
    run = ((max(left, 0.0), y - high), (right, y - high), (right, y), (max(left, 0.0), y))
    return Path((run,), closed=True, fill=fill, opacity=opacity)


def notes(
    words: Sequence[str], frame: Frame, wish: Wish, colours: Mapping[str, str]
) -> tuple[Group, list[Box]]:
    """Lines in the lower left corner of the map, and the boxes that they take."""
    unit = wish.unit
    size = _SMALL * unit
    lines = [line for said in words for line in wrap(said, size, frame.width * 0.55, 2)]
    shapes: list[Shape] = []
    boxes = []
    y = frame.height - (len(lines) - 1) * size * _LINE - 0.8 * _MARGIN * unit
    for line in lines:
        at = (_MARGIN * unit, y)
        shapes.append(Text(at, line, size, colours["ink"], halo=colours["halo"]))
        boxes.append(Box(at[0], y - size, at[0] + width(line, size), y + 0.3 * size))
        y += size * _LINE
    return Group("notes", tuple(shapes)), boxes


# ---------------------------------------------------------------- scale


def scale_bar(frame: Frame, wish: Wish, colours: Mapping[str, str]) -> tuple[Group, Box]:
    """A length in kilometres at the latitude of the picture's middle, in the lower right corner."""
    unit = wish.unit
    middle = frame.top + frame.height / frame.scale / 2
    latitude = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * middle))))
    pixels = frame.km(latitude)
    fitting = [km for km in _STEPS_KM if km * pixels <= 130 * unit]
    km = fitting[-1] if fitting else _STEPS_KM[0]
    length = km * pixels
    right, y = frame.width - _MARGIN * unit, frame.height - _MARGIN * unit
    left, tick = right - length, 5 * unit
    line = ((left, y - tick), (left, y), (right, y), (right, y - tick))
    words = t("picture.km", wish.language, km=f"{km:,}")
    size = _SMALL * unit
    shapes = (
        Path((line,), closed=False, pen=Pen(colours["halo"], 4 * unit)),
        Path((line,), closed=False, pen=Pen(colours["ink"], 1.6 * unit)),
        Text(((left + right) / 2, y - tick), words, size, colours["ink"], "middle", halo=colours["halo"]),
    )
    half = max(length, width(words, size)) / 2
    box = Box((left + right) / 2 - half, y - tick - size, (left + right) / 2 + half, y + 3 * unit)
    return Group("scale", shapes), box

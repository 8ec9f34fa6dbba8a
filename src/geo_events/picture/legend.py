"""The band below the map of a picture: legend, sources and credits.

Owns their words and their places. Called by `draw`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from geo_events.clock import State
from geo_events.design import MEASURES
from geo_events.model import Route
from geo_events.picture.colours import Colours
from geo_events.picture.lines import DASHES
from geo_events.picture.measure import width, wrap
from geo_events.picture.render_options import RenderOptions
from geo_events.picture.rides import route_at
from geo_events.picture.shapes import Group, Path, Pen, Point, Shape, Text
from geo_events.picture.stages import areas_by_event
from geo_events.picture.symbols import symbol
from geo_events.picture.typography import LEGEND_SIZE, LINE, MARGIN, SMALL_SIZE
from geo_events.picture.visible import states_of
from geo_events.scene import Scene
from geo_events.text import t
from geo_events.when import Edge
from geo_events.wording import text_in

_SYMBOL = 15.0
_OUTLINE = ((-9, -5), (-3, -8), (6, -6), (9, 0), (4, 7), (-6, 7))
"""Units around its middle: the sample of an area."""
_FOOTING_LINES = 3


@dataclass(frozen=True)
class Sample:
    """An entry of the legend."""

    words: str
    shapes: Callable[[Point], tuple[Shape, ...]]
    """Its drawing around a point."""


def samples(scene: Scene, render: RenderOptions, colours: Colours) -> list[Sample]:
    """What is to be explained: the layers, states and lines that the scene ever holds under the clock."""
    language, unit = render.language, render.unit
    events = scene.data["events"]
    held_layers = {event["layer"] for event in events}
    layers = [layer for layer in scene.data["layers"] if layer["id"] in held_layers]
    ridden = {track["event"] for track in scene.data["tracks"]}
    journeys = next((event["layer"] for event in events if event["id"] in ridden), None)
    ever = {state for event in events for state in states_of(event, render.clock)}

    def mark(
        layer: str | None, state: State, *, is_vague: bool = False
    ) -> Callable[[Point], tuple[Shape, ...]]:
        return lambda at: symbol(layer, state, at, _SYMBOL * unit, colours, is_vague=is_vague)

    def rail(dash: tuple[float, ...]) -> Callable[[Point], tuple[Shape, ...]]:
        colour = colours["ink"] if journeys is None else colours.layer(journeys)
        pen = Pen(colour, 2.4 * unit, tuple(length * unit for length in dash))
        half = 9 * unit
        return lambda at: (Path((((at[0] - half, at[1]), (at[0] + half, at[1])),), closed=False, pen=pen),)

    shaped = {one["layer"] for one in events if one["id"] in areas_by_event(scene.data)}

    def area(layer: str, state: State | None) -> Callable[[Point], tuple[Shape, ...]]:
        return lambda at: (
            *_area(at, unit, colours.layer(layer)),
            *(() if state is None else symbol(layer, state, at, 0.7 * _SYMBOL * unit, colours)),
        )

    found = [
        Sample(
            text_in(layer["name"], language),
            (area if layer["id"] in shaped else mark)(layer["id"], State.CONFIRMED),
        )
        for layer in layers
    ]
    sample = layers[0]["id"] if layers else None
    found += [
        Sample(t(f"player.legend.{state}", language), mark(sample, state))
        for state in State
        if state in ever and state is not State.UNSTATED
    ]
    if any(Edge.VAGUE in event["edges"] for event in events):
        found.append(Sample(t("player.legend.vague", language), mark(sample, State.CONFIRMED, is_vague=True)))
    if shaped:
        found.append(Sample(t("player.legend.area", language), area(min(shaped), None)))
    held = {
        route_at(stretch, at, render.clock)
        for track in scene.data["tracks"]
        for stretch in track["stretches"]
        for at in (-math.inf, math.inf)
    }
    found += [
        Sample(t(f"player.legend.{route}", language), rail(DASHES[route])) for route in Route if route in held
    ]
    return found


def _area(at: Point, unit: float, colour: str) -> tuple[Shape, ...]:
    """A small area around a point."""
    look = MEASURES.areas["recent"]
    ring = tuple((at[0] + x * unit, at[1] + y * unit) for x, y in _OUTLINE)
    return (Path((ring,), closed=True, fill=colour, opacity=look.fill, pen=Pen(colour, look.width * unit)),)


def _rows(entries: Sequence[Sample], render: RenderOptions, room: float) -> list[list[tuple[Sample, float]]]:
    """Entries in rows, each with where it begins."""
    unit = render.unit
    rows: list[list[tuple[Sample, float]]] = [[]]
    x = 0.0
    for entry in entries:
        wide = (_SYMBOL + 8 + 16) * unit + width(entry.words, render.type(LEGEND_SIZE))
        if rows[-1] and x + wide > room:
            rows.append([])
            x = 0.0
        rows[-1].append((entry, x))
        x += wide
    return [row for row in rows if row]


@dataclass(frozen=True)
class Band:
    """What stands below the map."""

    height: float
    legend: tuple[tuple[tuple[Sample, float], ...], ...]
    lines: tuple[str, ...]


def band(entries: Sequence[Sample], render: RenderOptions) -> Band:
    """Lay out legend and footing; a picture without a heading has none."""
    if not render.heading:
        return Band(0.0, (), ())
    unit = render.unit
    room = render.width - 2 * MARGIN * unit
    rows = _rows(entries, render, room)
    lines = [
        line
        for words in render.footing
        for line in wrap(words, render.type(SMALL_SIZE), room, _FOOTING_LINES)
    ]
    high = len(rows) * _row_height(render) + len(lines) * render.type(SMALL_SIZE) * LINE + 1.1 * MARGIN * unit
    return Band(high, tuple(tuple(row) for row in rows), tuple(lines))


def _row_height(render: RenderOptions) -> float:
    """Pixels of a row of the legend."""
    return max(_SYMBOL * 1.5 * render.unit, render.type(LEGEND_SIZE) * LINE)


def drawn_band(laid: Band, render: RenderOptions, colours: Colours) -> Iterator[Group]:
    """The groups `legend` and `credits`."""
    if laid.height == 0:
        return
    unit = render.unit
    top = render.height - laid.height
    edge = (
        (0.0, top),
        (float(render.width), top),
        (float(render.width), float(render.height)),
        (0.0, float(render.height)),
    )
    shapes: list[Shape] = [Path((edge,), closed=True, fill=colours["chip"])]
    row_height, size = _row_height(render), render.type(LEGEND_SIZE)
    y = top + MARGIN * 0.5 * unit + row_height / 2
    for row in laid.legend:
        for entry, x in row:
            middle = (MARGIN * unit + x + _SYMBOL / 2 * unit, y)
            shapes.extend(entry.shapes(middle))
            at = (middle[0] + (_SYMBOL / 2 + 7) * unit, y + size * 0.35)
            shapes.append(Text(at, entry.words, size, colours["ink"]))
        y += row_height
    yield Group("legend", tuple(shapes), t("player.legend", render.language))
    size = render.type(SMALL_SIZE)
    y += size - row_height / 2
    texts = [
        Text((MARGIN * unit, y + number * size * LINE), line, size, colours["place"])
        for number, line in enumerate(laid.lines)
    ]
    yield Group("credits", tuple(texts))

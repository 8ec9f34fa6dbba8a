"""The shapes that stand for a layer in a state: on the map and in the legend.

Owns their outlines, in a square of 24 by 24 as the player's. Called by `marks` and `legend`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from geo_events.clock import State
from geo_events.model import Layer
from geo_events.picture.shapes import Oval, Path, Pen, Point, Shape

SIDE = 26.0
"""Of a symbol on the map, in units."""
_SQUARE = 24
_CORNER_STEPS = 5


def rounded(left: float, top: float, width: float, height: float, radius: float) -> tuple[Point, ...]:
    """The outline of a rectangle with round corners."""
    centres = (
        (left + width - radius, top + radius, -90),
        (left + width - radius, top + height - radius, 0),
        (left + radius, top + height - radius, 90),
        (left + radius, top + radius, 180),
    )
    points = []
    for x, y, first in centres:
        for step in range(_CORNER_STEPS + 1):
            angle = math.radians(first + 90 * step / _CORNER_STEPS)
            points.append((round(x + radius * math.cos(angle), 2), round(y + radius * math.sin(angle), 2)))
    return tuple(points)


_OUTLINES: Mapping[Layer, tuple[Point, ...]] = {
    Layer.TRAIN: rounded(4, 4, 16, 16, 3.6),
    Layer.DEPLOYMENT: ((12, 3.4), (21, 19.2), (3, 19.2)),
    Layer.OTHER: ((12, 2.2), (21.8, 12), (12, 21.8), (2.2, 12)),
}
"""All but the circle of a meeting."""
_MIDDLES: Mapping[Layer, Point] = {Layer.DEPLOYMENT: (12.0, 14.0)}
_CENTRE: Point = (12.0, 12.0)


def symbol(
    layer: Layer, drawn: State, at: Point, side: float, colours: Mapping[str, str]
) -> tuple[Shape, ...]:
    """The symbol of a layer in a state, around a point."""
    return tuple(_parts(layer, drawn, _Square(at, side / _SQUARE), colours))


class _Square:
    """The square of a symbol, where it stands in the picture."""

    def __init__(self, at: Point, factor: float) -> None:
        self._left, self._top = at[0] - 12 * factor, at[1] - 12 * factor
        self.factor = factor

    def points(self, points: Sequence[Point]) -> tuple[Point, ...]:
        return tuple((self._left + x * self.factor, self._top + y * self.factor) for x, y in points)

    def pen(self, colour: str, width: float, dash: Sequence[float] = ()) -> Pen:
        return Pen(colour, width * self.factor, tuple(length * self.factor for length in dash))

    def outline(self, layer: Layer, fill: str | None, pen: Pen) -> Shape:
        if layer is Layer.MEETING:
            return Oval(self.points([_CENTRE])[0], 8.5 * self.factor, fill, pen=pen)
        return Path((self.points(_OUTLINES[layer]),), closed=True, fill=fill, pen=pen)

    def strokes(self, lines: Sequence[Sequence[Point]], pen: Pen) -> Path:
        return Path(tuple(self.points(line) for line in lines), closed=False, pen=pen)


def _parts(layer: Layer, drawn: State, square: _Square, colours: Mapping[str, str]) -> Iterator[Shape]:
    mark, rim, hollow = colours[layer], colours["rim"], colours["hollow"]
    x, y = _MIDDLES.get(layer, _CENTRE)
    yield square.outline(layer, rim, square.pen(rim, 4.2))
    match drawn:
        case State.CONFIRMED:
            yield square.outline(layer, mark, square.pen(mark, 1))
        case State.REPORTED:
            yield square.outline(layer, hollow, square.pen(mark, 3))
            yield Oval(square.points([(x, y)])[0], 2.6 * square.factor, mark)
        case State.EXPECTED:
            yield square.outline(layer, hollow, square.pen(mark, 2.4, (3.6, 3.2)))
        case State.CANCELLED:
            yield square.outline(layer, hollow, square.pen(mark, 2.4))
            yield square.strokes([[(3, 21), (21, 3)]], square.pen(mark, 2.2))
        case State.UNFULFILLED:
            yield square.outline(layer, hollow, square.pen(mark, 2.4, (1.6, 2.2)))
            cross = [[(x - 2.6, y - 2.6), (x + 2.6, y + 2.6)], [(x + 2.6, y - 2.6), (x - 2.6, y + 2.6)]]
            yield square.strokes(cross, square.pen(mark, 2.2))


def carriage(at: Point, side: float, colours: Mapping[str, str]) -> tuple[Shape, ...]:
    """The front of a moving train, to be laid over its symbol: a window and two lamps."""
    square = _Square(at, side / _SQUARE)
    rim = colours["rim"]
    window = square.points(((8.2, 7.8), (15.8, 7.8), (15.8, 11.4), (8.2, 11.4)))
    lamps = square.points(((9, 16), (15, 16)))
    return (
        Path((window,), closed=True, fill=rim, pen=square.pen(rim, 1.6)),
        *(Oval(lamp, 1.2 * square.factor, rim) for lamp in lamps),
    )

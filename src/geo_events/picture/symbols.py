"""The shapes that stand for a layer in a state: on the map and in the legend.

Owns how they are drawn; their outlines are `design`'s, as the player's are. Called by `marks` and `legend`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from geo_events.clock import State
from geo_events.design import GLYPHS
from geo_events.picture.colours import Colours
from geo_events.picture.shapes import Oval, Path, Pen, Point, Shape

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


def symbol(
    layer: str | None, drawn: State, at: Point, side: float, colours: Colours, *, is_vague: bool = False
) -> tuple[Shape, ...]:
    """The symbol of a layer in a state, around a point; it comes apart at its sides if its date is vague.

    Without a layer it is a circle in the colour of words.
    """
    square = _Square(at, side / GLYPHS.side)
    glyph = colours.symbol(layer)
    mark = colours["ink"] if layer is None else colours.layer(layer)
    return (*(_pieces(glyph, square, mark) if is_vague else ()), *_parts(glyph, drawn, square, mark, colours))


class _Square:
    """The square of a symbol, where it stands in the picture."""

    def __init__(self, at: Point, factor: float) -> None:
        half = GLYPHS.side / 2 * factor
        self._left, self._top = at[0] - half, at[1] - half
        self.factor = factor

    def points(self, points: Sequence[Point]) -> tuple[Point, ...]:
        return tuple((self._left + x * self.factor, self._top + y * self.factor) for x, y in points)

    def pen(self, colour: str, width: float, dash: Sequence[float] = ()) -> Pen:
        return Pen(colour, width * self.factor, tuple(length * self.factor for length in dash))

    def outline(self, glyph: str, fill: str | None, pen: Pen) -> Shape:
        outline = GLYPHS.outlines[glyph]
        if "circle" in outline:
            x, y, radius = outline["circle"]
            return Oval(self.points([(x, y)])[0], radius * self.factor, fill, pen=pen)
        corners = rounded(*outline["rectangle"]) if "rectangle" in outline else outline["polygon"]
        return Path((self.points(corners),), closed=True, fill=fill, pen=pen)

    def strokes(self, lines: Sequence[Sequence[Point]], pen: Pen) -> Path:
        return Path(tuple(self.points(line) for line in lines), closed=False, pen=pen)


def _parts(glyph: str, drawn: State, square: _Square, mark: str, colours: Colours) -> Iterator[Shape]:
    rim, hollow = colours["rim"], colours["hollow"]
    x, y = GLYPHS.middles[glyph]
    yield square.outline(glyph, rim, square.pen(rim, 4.2))
    match drawn:
        case State.CONFIRMED | State.UNSTATED:
            yield square.outline(glyph, mark, square.pen(mark, 1))
        case State.REPORTED:
            yield square.outline(glyph, hollow, square.pen(mark, 3))
            yield Oval(square.points([(x, y)])[0], GLYPHS.core * square.factor, mark)
        case State.EXPECTED:
            yield square.outline(glyph, hollow, square.pen(mark, 2.4, (3.6, 3.2)))
        case State.CANCELLED:
            yield square.outline(glyph, hollow, square.pen(mark, 2.4))
            yield square.strokes([GLYPHS.strike], square.pen(mark, 2.2))
        case State.UNFULFILLED:
            yield square.outline(glyph, hollow, square.pen(mark, 2.4, (1.6, 2.2)))
            reach = GLYPHS.cross
            cross = [[(x - side, y - reach), (x + side, y + reach)] for side in (reach, -reach)]
            yield square.strokes(cross, square.pen(mark, 2.2))


def _pieces(glyph: str, square: _Square, mark: str) -> Iterator[Shape]:
    top = GLYPHS.middles[glyph][1] - GLYPHS.piece / 2
    for near, far, opacity in GLYPHS.pieces:
        for left, right in ((near, far), (GLYPHS.side - far, GLYPHS.side - near)):
            corners = [(left, top), (right, top), (right, top + GLYPHS.piece), (left, top + GLYPHS.piece)]
            yield Path((square.points(corners),), closed=True, fill=mark, opacity=opacity)


def front(at: Point, side: float, colours: Colours) -> tuple[Shape, ...]:
    """The front of something under way, to be laid over its symbol: a window and two lamps."""
    square = _Square(at, side / GLYPHS.side)
    rim = colours["rim"]
    return (
        Path((square.points(GLYPHS.window),), closed=True, fill=rim, pen=square.pen(rim, 1.6)),
        *(Oval(lamp, 1.2 * square.factor, rim) for lamp in square.points(GLYPHS.lamps)),
    )

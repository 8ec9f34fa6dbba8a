"""What stands around the map of a film: a line above it, the strip of time, and the caption below.

Owns their places and sizes, which are the same in every frame of a film. Called by `cut`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from geo_events.model import Clock
from geo_events.picture import Group, Path, RenderOptions, Shape, Text, heading, legend
from geo_events.picture.colours import Colours
from geo_events.picture.measure import BOLDER, balanced, width, wrap
from geo_events.picture.symbols import symbol
from geo_events.picture.typography import LINE, MARGIN
from geo_events.reel.screenplay import Beat
from geo_events.scene import Scene
from geo_events.text import t
from geo_events.when import Edge
from geo_events.wording import text_in

BIG, TITLE = 2.4, 1.5
"""Sizes of the largest type and of titles, in sizes of the smallest."""
_TITLE_LINES, _NOTE_LINES, _SAID_LINES = 2, 4, 2
_GAP_SHARE = 0.3
"""Share of the caption's width for how much later it is."""
_SYMBOL = 1.1
"""Side of the symbol of an event, in sizes of the smallest type."""


@dataclass(frozen=True)
class _Line:
    words: str
    size: float
    colour: str
    bold: bool = False


class Stage:
    """The lines around the map, for a film of some size.

    Parameters
    ----------
    scene
        What passes the filters.
    render
        The whole frame.
    beats
        All that is told: the caption has room for the longest.
    """

    def __init__(self, scene: Scene, render: RenderOptions, beats: Sequence[Beat]) -> None:
        self._scene, self._render = scene, render
        self.colours = Colours.of_scene(scene.data, render.theme)
        self.small = render.type(0)
        self._pad = MARGIN * render.unit
        self._samples = legend.samples(scene, render, self.colours)
        plain = replace(render, footing=(), heading=" ")
        self._legend = legend.band(self._samples, plain)
        self._bar = heading.STRIP * render.unit
        self.top = round(self.small * LINE + 0.8 * self._pad + 2 * self._bar)
        """Pixels above the map."""
        caption = max((self._height(self._lines(beat)) for beat in beats), default=0.0)
        self.bottom = round(max(caption + 1.2 * self._pad, self._legend.height))
        """Pixels below the map."""
        self.map = replace(
            render,
            heading="",
            footing=(),
            height=max(1, render.height - self.top - self.bottom),
            scale=render.unit,
            bounds=None,
            at=None,
        )
        """The map alone."""
        knots = scene.data["axis"]["knots"]
        self._times, self._positions = (np.array(column, float) for column in zip(*knots, strict=True))

    # ------------------------------------------------------------ time

    def position(self, time: float) -> float:
        """Share of the axis at which a time lies."""
        return float(np.interp(time, self._times, self._positions))

    def between(self, before: int, after: int, share: float) -> int:
        """The time after a share of the way from one to another, on the axis."""
        if share >= 1:
            return after
        positions = self.position(before), self.position(after)
        at = positions[0] + (positions[1] - positions[0]) * share
        return round(min(max(float(np.interp(at, self._positions, self._times)), before), after))

    def playhead(self, time: int) -> tuple[slice, slice]:
        """Rows and columns of the pixels of the strip that are passed at a time."""
        rows = slice(self.top - max(1, round(self._bar)), self.top)
        return rows, slice(0, round(self.position(time) * self._render.width))

    # ------------------------------------------------------------ what stands there

    def head(self, beat: Beat | None) -> tuple[Group, ...]:
        """The line above the map, and the strip of time without its playhead."""
        language, pad = self._render.language, self._pad
        edge = _block(0, 0, self._render.width, self.top)
        shapes: list[Shape] = [Path((edge,), closed=True, fill=self.colours["chip"])]
        y = 0.4 * pad + self.small
        room = self._render.width - 2 * pad
        if self._render.clock is not Clock.HINDSIGHT:
            name = t(f"clock.{self._render.clock}", language)
            wide = width(name, self.small)
            if wide < room / 2:
                at = (self._render.width - pad, y)
                shapes.append(Text(at, name, self.small, self.colours["place"], "end"))
                room -= wide + pad
        chapter = None if beat is None else beat.chapter
        named = [text_in(self._scene.data["title"], language)]
        if chapter is not None:
            both = (text_in(chapter["title"], language), *named)
            joined = " · ".join(both)
            named = [joined if width(joined, self.small) <= room else both[0]]
        shapes += [
            Text((pad, y), line, self.small, self.colours["place"])
            for line in wrap(named[0], self.small, room, 1)
        ]
        still = replace(self._render, at=None)
        return Group("head", tuple(shapes)), heading.strip(self._scene, still, self.colours, y=self.top)

    def legend(self) -> tuple[Group, ...]:
        """What the signs mean, in the place of a caption."""
        laid = replace(self._legend, height=float(self.bottom))
        plain = replace(self._render, heading=" ", footing=())
        return tuple(legend.drawn_band(laid, plain, self.colours))

    def caption(self, beat: Beat, *, is_whole: bool) -> tuple[Group, ...]:
        """The words of a beat; on the way to it its date alone."""
        pad, top = self._pad, self._render.height - self.bottom
        edge = _block(0, top, self._render.width, self._render.height)
        shapes: list[Shape] = [Path((edge,), closed=True, fill=self.colours["chip"])]
        left, lines = pad, self._lines(beat)
        y = top + max(0.6 * pad, (self.bottom - self._height(lines)) / 2)
        if beat.sight is not None:
            side, event = _SYMBOL * self.small, beat.sight.event
            at = (left + side / 2, y + 0.6 * self.small)
            is_vague = Edge.VAGUE in event["edges"]
            shapes += symbol(event["layer"], beat.sight.state, at, side, self.colours, is_vague=is_vague)
        if beat.gap:
            at = (self._render.width - pad, y + self.small)
            shapes.append(Text(at, beat.gap, self.small, self.colours["place"], "end", bold=True))
        for number, line in enumerate(lines):
            indent = 1.6 * self.small if number == 0 and beat.sight is not None else 0.0
            if number == 0 or is_whole:
                at = (left + indent, y + line.size)
                shapes.append(Text(at, line.words, line.size, line.colour, bold=line.bold))
            y += line.size * LINE
        return (Group("caption", tuple(shapes)),)

    def _lines(self, beat: Beat) -> list[_Line]:
        small, colours = self.small, self.colours
        room = self._render.width - 2 * self._pad
        beside = room * (1 - _GAP_SHARE) - 2 * small if beat.gap else room - 2 * small
        dated = wrap(beat.dated, small, beside, 1, bold=True)
        title = balanced(beat.title, TITLE * small * BOLDER, room, _TITLE_LINES)
        most = _NOTE_LINES if beat.sight is None else _SAID_LINES
        below = balanced(beat.below, small, room, most)
        return [
            *(_Line(words, small, colours["ink"], bold=True) for words in dated or [""]),
            *(_Line(words, TITLE * small, colours["ink"], bold=True) for words in title),
            *(_Line(words, small, colours["place"]) for words in below),
        ]

    def _height(self, lines: Sequence[_Line]) -> float:
        return sum(line.size for line in lines) * LINE

    # ------------------------------------------------------------ cards

    def card(self, lines: Sequence[tuple[str, float, bool]]) -> tuple[Group, ...]:
        """A frame without a map: paragraphs with the size of their type, in sizes of the smallest."""
        laid = list(self._laid(lines))
        wide, high = self._render.width, self._render.height
        shapes: list[Shape] = [Path((_block(0, 0, wide, high),), closed=True, fill=self.colours["chip"])]
        y = max(2 * self._pad, (high - self.card_height(lines)) / 2)
        for line, gap in laid:
            y += gap + line.size * LINE
            at = (self._card_left, y - 0.3 * line.size)
            shapes.append(Text(at, line.words, line.size, line.colour, bold=line.bold))
        return (Group("card", tuple(shapes)),)

    def card_height(self, lines: Sequence[tuple[str, float, bool]]) -> float:
        """Pixels that paragraphs take on a card."""
        return sum(line.size * LINE + gap for line, gap in self._laid(lines))

    @property
    def most_card_height(self) -> float:
        """Pixels that there are for them."""
        return self._render.height - 4 * self._pad

    @property
    def _card_left(self) -> float:
        return max(2 * self._pad, 0.08 * self._render.width)

    def _laid(self, lines: Sequence[tuple[str, float, bool]]) -> Iterator[tuple[_Line, float]]:
        """Lines, each with the gap above it."""
        room = self._render.width - 2 * self._card_left
        for words, times, is_bold in lines:
            size = times * self.small
            colour = self.colours["ink" if is_bold or times > 1 else "place"]
            fitted = balanced(words, size * (BOLDER if is_bold else 1), room, 4 if times > 1 else 2)
            for number, line in enumerate(fitted):
                yield _Line(line, size, colour, is_bold), 0.0 if number else 0.35 * size


def _block(left: float, top: float, right: float, bottom: float) -> tuple[tuple[float, float], ...]:
    return (left, top), (right, top), (right, bottom), (left, bottom)

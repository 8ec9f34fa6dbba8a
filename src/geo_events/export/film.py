"""Films: the story told on the map, as gif and mp4.

Owns how the segments of a film become frames: what stands is painted once, and on a map that moves only the
marks are, over ground that is cut out of a larger sheet. What is told, and for how long, is `reel`'s. Called
through `EXPORTERS`, and by the deck.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from geo_events.design import layer_colour, palette, rgb
from geo_events.export.encoder import encode
from geo_events.export.fonts import Lettering
from geo_events.export.gif_stream import MOST_COLOURS, GifStream
from geo_events.export.ground_sheets import GroundSheets
from geo_events.export.painting import Canvas
from geo_events.export.stills import render_options
from geo_events.libraries import library
from geo_events.picture import Group, RenderOptions, over_ground, unlettered
from geo_events.picture.shapes import moved
from geo_events.reel import Card, Cut, Ride, Segment, Stay, cut, length
from geo_events.request import Request, provenance
from geo_events.request.safe_text import one_line
from geo_events.view import offered_layers

if TYPE_CHECKING:
    from numpy.typing import NDArray

GIF_SIZE, MP4_SIZE = (800, 450), (1280, 720)
"""Width and height in pixels, unless others are asked for."""
GIF_RATE, MP4_RATE = 10, 25
"""Frames a second, unless others are asked for: of a gif each weighs as much as a second of the other."""
_FADE_SECONDS = 0.24
"""Seconds in which words come and go."""
_SMOOTH = 20
"""Frames a second from which on there is time for that."""


@dataclass(frozen=True)
class Frame:
    """A picture of a film, for as many frames as it stands."""

    pixels: NDArray[np.uint8]
    """Red, green, blue and opacity in the shape (height, width, 4); the next frame is painted over them."""
    count: int


def gif(request: Request) -> bytes:
    """A film that every program shows."""
    reel = Reel(request, GIF_SIZE, GIF_RATE)
    theme, layers = request.options.theme, request.dataset.layers
    shades = [layer_colour(layers[one].colour, theme) for one in offered_layers(request.dataset)]
    colours = palette_of(theme, shades)
    stream = GifStream(reel.size, colours, "\n".join(provenance(request).lines()))
    for frame in reel.frames():
        stream.add(frame.pixels, frame.count / reel.rate)
    return stream.content()


def palette_of(theme: str, shades: Iterable[str]) -> list[int]:
    """The colours of map and layers, and those between each and what lies under it: red, green, blue in turn.

    A palette counted from the pixels would blur what is rare, and flicker. There is little room: only the
    layers of which there are events should be given.
    """
    named = {**palette(theme), **{shade: shade for shade in shades}}
    found: dict[tuple[int, ...], None] = dict.fromkeys(
        rgb(colour) for colour in named.values() if colour.startswith("#")
    )
    for ground in (rgb(named[name]) for name in ("land", "sea", "chip")):
        for share in (0.25, 0.5, 0.75):
            for one in list(found)[: len(set(named.values()))]:
                mixed = tuple(round(a + (b - a) * share) for a, b in zip(one, ground, strict=True))
                found.setdefault(mixed)
    return [part for colour in list(found)[:MOST_COLOURS] for part in colour]


def mp4(request: Request) -> bytes:
    """A film for slides and web pages: H.264, without sound."""
    said = provenance(request)
    reel = Reel(request, MP4_SIZE, MP4_RATE)
    notes = {"title": said.title, "comment": " · ".join(said.lines()[1:]), "date": said.made}

    def send(take: Callable[[memoryview], object]) -> None:
        for frame in reel.frames():
            content = frame.pixels.data.cast("B")
            for _ in range(frame.count):
                take(content)

    return encode(reel.size, reel.rate, {name: one_line(note) for name, note in notes.items()}, send)


def seconds_of(request: Request, size: tuple[int, int]) -> float:
    """How long the film of a request will be, without making it.

    Raises
    ------
    ExportError
        If there is nothing to tell, or too much of it, or too little room.
    """
    return length(request, _whole(request, size))


def _whole(request: Request, size: tuple[int, int]) -> RenderOptions:
    """What every frame has in common."""
    options = replace(request.options, at=None, chapter=None)
    render = render_options(replace(request, options=options), size)
    # H.264 halves the resolution of colours: both sides are even.
    return replace(render, width=render.width // 2 * 2, height=render.height // 2 * 2, selected=None)


class Reel:
    """The frames of a film.

    Parameters
    ----------
    request
        What is told.
    size
        Width and height in pixels, unless the request has others.
    rate
        Frames a second, in the same way.
    """

    def __init__(self, request: Request, size: tuple[int, int], rate: int) -> None:
        self._request = request
        self.rate = request.options.frames_per_second or rate
        render = _whole(request, size)
        self.size = render.width, render.height
        self.made: Cut = cut(request, render)
        self._ground = GroundSheets(self.made.stage.map)
        self._pixels, self._brush = Canvas(*self.size, palette(render.theme)["chip"]).easel()
        self._ink = rgb(palette(render.theme)["ink"])
        self._image = library("PIL.Image", "export")
        self._lettering = Lettering(request.remark)

    def frames(self) -> Iterator[Frame]:
        """All of them in order; the request is told how far it is."""
        fade = round(_FADE_SECONDS * self.rate) if self.rate >= _SMOOTH else 0
        last: NDArray[np.uint8] | None = None
        # Frames are cut by the clock of the whole, so that what is rounded does not add up.
        seconds, shown, whole = 0.0, 0, round(self.made.seconds * self.rate)
        for segment in self.made.segments:
            seconds += segment.seconds
            count = max(1, round(seconds * self.rate) - shown)
            done = 0
            for frame in self._painted(segment, count):
                fading = min(frame.count, fade - done) if last is not None else 0
                for number in range(done, done + fading):
                    yield Frame(self._between(last, frame.pixels, (number + 1) / (fade + 1)), 1)
                done += frame.count
                if frame.count > fading:
                    yield Frame(frame.pixels, frame.count - max(0, fading))
            shown += count
            last = self._pixels.copy() if fade else None
            self._request.tell(min(1.0, shown / whole))
        self._lettering.report()

    def _between(
        self, before: NDArray[np.uint8] | None, after: NDArray[np.uint8], share: float
    ) -> NDArray[np.uint8]:
        if before is None:
            return after
        mixed = self._image.blend(self._image.fromarray(before), self._image.fromarray(after), share)
        return np.asarray(mixed)

    def _painted(self, segment: Segment, count: int) -> Iterator[Frame]:
        match segment:
            case Card():
                self._paint(segment.groups)
                yield Frame(self._pixels, count)
            case Stay():
                self._map[:] = self._ground.still(segment.frame)
                over = over_ground(self._request.scene, segment.render, segment.frame)
                self._paint([*self._lowered(over), *segment.around])
                self._set_playhead(segment.time)
                yield Frame(self._pixels, count)
            case Ride():
                yield from self._ridden(segment, count)

    def _ridden(self, segment: Ride, count: int) -> Iterator[Frame]:
        self._paint(segment.around)
        shares = [(number + 1) / count for number in range(count)]
        windows = [segment.flight.at(share) for share in shares]
        if segment.flight.is_still:
            still = self._ground.still(windows[-1])
            grounds: Iterator[NDArray[np.uint8]] = (still for _ in windows)
        else:
            grounds = self._ground.moving(windows)
        for share, window, ground in zip(shares, windows, grounds, strict=True):
            time = self.made.stage.between(segment.start, segment.end, share)
            self._map[:] = ground
            self._paint(
                self._lowered(unlettered(self._request.scene, replace(segment.render, at=time), window))
            )
            self._set_playhead(time)
            yield Frame(self._pixels, 1)

    @property
    def _map(self) -> NDArray[np.uint8]:
        """The pixels of the map."""
        return self._pixels[self.made.stage.top : self.size[1] - self.made.stage.bottom]

    def _lowered(self, groups: Collection[Group]) -> Iterator[Group]:
        return (moved(group, 0, self.made.stage.top) for group in groups)

    def _paint(self, groups: Collection[Group] | Iterator[Group]) -> None:
        drawn = list(groups)
        self._lettering.look_at(drawn)
        self._brush(drawn)

    def _set_playhead(self, time: int) -> None:
        self._pixels[(*self.made.stage.playhead(time), slice(0, 3))] = self._ink

"""Films: the map over time, as gif and mp4.

Owns how time runs in a film: along the elastic axis, after a first picture that tells the whole by itself,
and with a rest at the end. Called through `EXPORTERS`, and by the deck.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from geo_events.design import layer_colour, palette
from geo_events.export.encoder import encode
from geo_events.export.fonts import require_characters
from geo_events.export.painting import Canvas
from geo_events.export.stills import render_options
from geo_events.libraries import library
from geo_events.picture import changing, draw, window
from geo_events.request import Request, provenance
from geo_events.request.safe_text import one_line
from geo_events.view import offered_layers

if TYPE_CHECKING:
    from numpy.typing import NDArray

GIF_SIZE, MP4_SIZE = (800, 450), (1280, 720)
"""Width and height in pixels, unless others are asked for."""
FIRST_SECONDS, LAST_SECONDS = 1.5, 1.0
"""Seconds for which the whole stands at the beginning, and the end at the end."""
_STILL_SHARE = 0.3
"""Largest share of a short film that stands still at either end."""
_MOST_COLOURS = 255
"""The last of 256 is for what does not change."""
_FIXED = frozenset(
    ("land", "lakes", "rivers", "regions", "borders", "disputed", "names", "scale", "legend", "credits")
)
"""Groups that are the same at every moment: they are painted once."""


@dataclass(frozen=True)
class _Frame:
    pixels: NDArray[np.uint8]
    """Red, green and blue in the shape (height, width, 3)."""
    seconds: float


def gif(request: Request) -> bytes:
    """A film that every program shows."""
    image = library("PIL.Image", "export")
    reel = _Reel(request, GIF_SIZE)
    colours = image.new("P", (1, 1))
    theme, layers = request.options.theme, request.dataset.layers
    shades = [layer_colour(layers[one].colour, theme) for one in offered_layers(request.dataset)]
    colours.putpalette(palette_of(theme, shades))
    shown, durations, seconds = [], list[int](), 0.0
    for frame in reel.frames():
        shown.append(image.fromarray(frame.pixels).quantize(palette=colours, dither=image.Dither.NONE))
        seconds += frame.seconds
        # A gif counts hundredths of a second: what one picture lacks, the next one gets.
        durations.append(10 * (round(100 * seconds) - sum(durations) // 10))
    content = io.BytesIO()
    shown[0].save(
        content,
        "gif",
        save_all=True,
        append_images=shown[1:],
        duration=durations,
        loop=0,
        comment="\n".join(provenance(request).lines()).encode(),
        optimize=False,
    )
    return content.getvalue()


def palette_of(theme: str, shades: Iterable[str]) -> list[int]:
    """The colours of map and layers, and those between each and what lies under it: red, green, blue in turn.

    A palette counted from the pixels would blur what is rare, and flicker. There is little room: only the
    layers of which there are events should be given.
    """
    named = {**palette(theme), **{shade: shade for shade in shades}}
    found = dict.fromkeys(_rgb(colour) for colour in named.values() if colour.startswith("#"))
    for ground in (_rgb(named[name]) for name in ("land", "sea", "chip")):
        for share in (0.25, 0.5, 0.75):
            for one in list(found)[: len(set(named.values()))]:
                mixed = tuple(round(a + (b - a) * share) for a, b in zip(one, ground, strict=True))
                found.setdefault(mixed)
    return [part for colour in list(found)[:_MOST_COLOURS] for part in colour]


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def mp4(request: Request) -> bytes:
    """A film for slides and web pages: H.264, without sound."""
    said = provenance(request)
    rate = request.options.frames_per_second
    reel = _Reel(request, MP4_SIZE)
    notes = {"title": said.title, "comment": " · ".join(said.lines()[1:]), "date": said.made}

    def send(take: Callable[[bytes], object]) -> None:
        for frame in reel.frames():
            for _ in range(max(1, round(frame.seconds * rate))):
                take(frame.pixels.tobytes())

    return encode(reel.size, rate, {name: one_line(note) for name, note in notes.items()}, send)


class _Reel:
    """The pictures of a film."""

    def __init__(self, request: Request, size: tuple[int, int]) -> None:
        self._request, self._options = request, request.options
        render = render_options(replace(request, options=replace(request.options, at=None)), size)
        # H.264 halves the resolution of colours: both sides are even.
        self._render = replace(render, width=render.width // 2 * 2, height=render.height // 2 * 2)
        self._frame = window(request.scene, self._render)
        whole = draw(request.scene, self._render, self._frame)
        require_characters(whole.groups)
        canvas = Canvas(self._render.width, self._render.height, whole.background)
        canvas.paint(group for group in whole.groups if group.name in _FIXED)
        self._over = canvas.stage()
        self._rests = [
            min(rest, self._options.seconds * _STILL_SHARE) for rest in (FIRST_SECONDS, LAST_SECONDS)
        ]

    @property
    def size(self) -> tuple[int, int]:
        return self._render.width, self._render.height

    @cached_property
    def moments(self) -> list[int]:
        """UTC milliseconds, at equal steps of the elastic axis."""
        running = self._options.seconds - sum(self._rests)
        count = max(2, round(running * self._options.frames_per_second))
        times, positions = zip(*self._request.scene.data["axis"]["knots"], strict=True)
        return [round(time) for time in np.interp(np.linspace(0, 1, count), positions, times).tolist()]

    def whole(self) -> NDArray[np.uint8]:
        """The first picture."""
        return self._over(changing(self._request.scene, self._render, self._frame))

    def at(self, moment: int) -> NDArray[np.uint8]:
        """The picture of a moment."""
        groups = changing(self._request.scene, replace(self._render, at=moment), self._frame)
        require_characters(groups)
        return self._over(groups)

    def frames(self) -> Iterator[_Frame]:
        """All of them in order; the request is told how far it is."""
        first, last = self._rests
        each = 1 / self._options.frames_per_second
        yield _Frame(self.whole(), first)
        for number, moment in enumerate(self.moments, start=1):
            is_last = number == len(self.moments)
            yield _Frame(self.at(moment), each + last if is_last else each)
            self._request.tell(number / len(self.moments))

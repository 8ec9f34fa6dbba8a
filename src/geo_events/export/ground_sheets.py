"""The ground of a film as pixels: painted once for a window, and once for a flight in a larger sheet.

Owns these sheets. A map that moves is cut out of them: to paint it anew for each frame would take much
longer. Called by `film`.
"""

from __future__ import annotations

import gc
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from geo_events.design import palette
from geo_events.export.painting import Canvas
from geo_events.libraries import library
from geo_events.picture import Frame, RenderOptions
from geo_events.picture.ground import ground_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

_KEPT = 2
"""Windows whose ground is kept: a film comes back to where it was."""
_MOST_ZOOM = 2.0
"""How much larger a sheet may be drawn than it is shown: beyond, its lines would be too thin."""
_MOST_PIXELS = 2.0
"""Pixels of the largest sheet, as a multiple of those of the map: memory is bounded, whatever the way."""


class GroundSheets:
    """The ground of one film."""

    def __init__(self, render: RenderOptions) -> None:
        self._render = render
        self._image = library("PIL.Image", "export")
        self.still = lru_cache(_KEPT)(self._still)
        """Pixels of the ground in a window, in the shape (height, width, 4)."""

    def _still(self, frame: Frame) -> NDArray[np.uint8]:
        return self._painted(frame, 1.0)

    def moving(self, frames: Sequence[Frame]) -> Iterator[NDArray[np.uint8]]:
        """Pixels of the ground in windows that follow each other."""
        for run in _runs(frames):
            sheet = _sheet_around(run)
            times = sheet.scale / max(frame.scale for frame in run)
            pixels = self._painted(sheet, times)
            # The last of four bytes says nothing: as opacity it would cost as much again.
            size = pixels.shape[1], pixels.shape[0]
            painted = self._image.frombuffer("RGBX", size, pixels.data, "raw", "RGBX", 0, 1)
            for frame in run:
                box, shown = _box(sheet, frame), (round(frame.width), round(frame.height))
                yield np.asarray(painted.resize(shown, self._image.Resampling.BILINEAR, box=box))

    def _painted(self, frame: Frame, times: float) -> NDArray[np.uint8]:
        """The ground in a window, with lines so many times as wide as usual."""
        render = self._render
        canvas = Canvas(round(frame.width), round(frame.height), palette(render.theme)["sea"])
        canvas.paint(ground_of(frame, render.theme, render.unit * times, render.finest * times))
        pixels = canvas.picture()
        del canvas
        # A figure and its parts hold each other, and each holds a sheet.
        gc.collect()
        return pixels


def _runs(frames: Sequence[Frame]) -> Iterator[list[Frame]]:
    """Windows that can be cut out of one sheet, without its lines being too thin anywhere."""
    run: list[Frame] = []
    for frame in frames:
        scales = [frame.scale, *(one.scale for one in run)]
        if run and (max(scales) > _MOST_ZOOM * min(scales) or _room([*run, frame]) > _MOST_PIXELS):
            yield run
            run = []
        run.append(frame)
    if run:
        yield run


def _box(sheet: Frame, frame: Frame) -> tuple[float, float, float, float]:
    """Where a window lies on a sheet, in its pixels."""
    left, top = (frame.left - sheet.left) * sheet.scale, (frame.top - sheet.top) * sheet.scale
    times = sheet.scale / frame.scale
    right, bottom = left + frame.width * times, top + frame.height * times
    return max(0.0, left), max(0.0, top), min(sheet.width, right), min(sheet.height, bottom)


@dataclass(frozen=True)
class _Reach:
    left: float
    top: float
    right: float
    bottom: float


def _reach(frames: Sequence[Frame]) -> _Reach:
    return _Reach(
        min(one.left for one in frames),
        min(one.top for one in frames),
        max(one.left + one.width / one.scale for one in frames),
        max(one.top + one.height / one.scale for one in frames),
    )


def _room(frames: Sequence[Frame]) -> float:
    """Pixels of a sheet that holds some windows, as a multiple of those of one."""
    reach, scale = _reach(frames), max(one.scale for one in frames)
    pixels = (reach.right - reach.left) * (reach.bottom - reach.top) * scale * scale
    return pixels / (frames[0].width * frames[0].height)


def _sheet_around(frames: Sequence[Frame]) -> Frame:
    reach, scale = _reach(frames), max(one.scale for one in frames)
    return replace(
        frames[0],
        left=reach.left,
        top=reach.top,
        scale=scale,
        width=math.ceil((reach.right - reach.left) * scale),
        height=math.ceil((reach.bottom - reach.top) * scale),
    )

"""The scale bar of a picture.

Owns which length it shows and where it stands. Called by `draw`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from geo_events.picture.boxes import Box
from geo_events.picture.frame import Frame
from geo_events.picture.measure import width
from geo_events.picture.render_options import RenderOptions
from geo_events.picture.shapes import Group, Path, Pen, Text
from geo_events.picture.typography import MARGIN, SMALL_SIZE
from geo_events.text import t

_STEPS_KM = tuple(first * 10**power for power in range(5) for first in (1, 2, 5))


def scale_bar(frame: Frame, render: RenderOptions, colours: Mapping[str, str]) -> tuple[Group, Box]:
    """A length in kilometres at the latitude of the picture's middle, in the lower right corner."""
    unit = render.unit
    middle = frame.top + frame.height / frame.scale / 2
    latitude = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * middle))))
    pixels = frame.km(latitude)
    fitting = [km for km in _STEPS_KM if km * pixels <= 130 * unit]
    km = fitting[-1] if fitting else _STEPS_KM[0]
    length = km * pixels
    right, y = frame.width - MARGIN * unit, frame.height - MARGIN * unit
    left, tick = right - length, 5 * unit
    line = ((left, y - tick), (left, y), (right, y), (right, y - tick))
    words = t("picture.km", render.language, km=km)
    size = render.type(SMALL_SIZE)
    shapes = (
        Path((line,), closed=False, pen=Pen(colours["halo"], 4 * unit)),
        Path((line,), closed=False, pen=Pen(colours["ink"], 1.6 * unit)),
        Text(((left + right) / 2, y - tick), words, size, colours["ink"], "middle", halo=colours["halo"]),
    )
    half = max(length, width(words, size)) / 2
    box = Box((left + right) / 2 - half, y - tick - size, (left + right) / 2 + half, y + 3 * unit)
    return Group("scale", shapes), box

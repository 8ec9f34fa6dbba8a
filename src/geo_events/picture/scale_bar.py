"""The scale bar of a picture.

Owns which length it shows and where it stands. Called by `draw`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from geo_events.picture.boxes import Box
from geo_events.picture.colours import Colours
from geo_events.picture.frame import Frame
from geo_events.picture.measure import width
from geo_events.picture.render_options import RenderOptions
from geo_events.picture.shapes import Group, Path, Pen, Text
from geo_events.picture.typography import MARGIN, SMALL_SIZE
from geo_events.text import t

_STEPS_KM = tuple(first * 10**power for power in range(5) for first in (1, 2, 5))


def scale_bar(
    frame: Frame, render: RenderOptions, colours: Colours, taken: Sequence[Box] = ()
) -> tuple[Group, Box]:
    """A length in kilometres at the latitude of the picture's middle, in the first corner that is free.

    That is the lower right one, unless something that is taken is there.
    """
    unit = render.unit
    middle = frame.top + frame.height / frame.scale / 2
    latitude = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * middle))))
    pixels = frame.km(latitude)
    fitting = [km for km in _STEPS_KM if km * pixels <= 130 * unit]
    km = fitting[-1] if fitting else _STEPS_KM[0]
    length = km * pixels
    words, size = t("picture.km", render.language, km=km), render.type(SMALL_SIZE)
    half, tick = max(length, width(words, size)) / 2, 5 * unit
    low, high = frame.height - MARGIN * unit, MARGIN * unit + tick + size
    near, far = MARGIN * unit + half, frame.width - MARGIN * unit - half
    corners = [(far, low), (near, low), (far, high), (near, high)]
    boxes = [Box(x - half, y - tick - size, x + half, y + 3 * unit) for x, y in corners]
    free = (at for at, box in enumerate(boxes) if not any(box.meets(other, 2 * unit) for other in taken))
    corner = next(free, 0)
    (x, y), left, right = corners[corner], corners[corner][0] - length / 2, corners[corner][0] + length / 2
    line = ((left, y - tick), (left, y), (right, y), (right, y - tick))
    shapes = (
        Path((line,), closed=False, pen=Pen(colours["halo"], 4 * unit)),
        Path((line,), closed=False, pen=Pen(colours["ink"], 1.6 * unit)),
        Text((x, y - tick), words, size, colours["ink"], "middle", halo=colours["halo"]),
    )
    return Group("scale", shapes), boxes[corner]

"""What the letters of a picture take of it, as their fonts say."""

from functools import cache
from itertools import combinations

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

from geo_events.export.fonts import families, visible
from geo_events.picture import Group, Text

TOUCHING = 1.5
"""Pixels by which two boxes may meet: letters lean, and boxes are rounded."""


def texts(shapes):
    """All texts of some groups and shapes, whatever they are in."""
    for shape in shapes:
        if isinstance(shape, Group):
            yield from texts(shape.shapes)
        elif isinstance(shape, Text):
            yield shape


@cache
def _extents(words, size, bold, italic):
    font = FontProperties(
        family=list(families()),
        weight="bold" if bold else "normal",
        style="italic" if italic else "normal",
    )
    return TextPath((0, 0), visible(words), size=size, prop=font).get_extents()


def box_of(text):
    """Left, top, right and bottom of the ink of a text."""
    extents = _extents(text.words, text.size, text.bold, text.italic)
    shift = {"start": 0.0, "middle": extents.width / 2, "end": extents.width}[text.anchor]
    left, baseline = text.at[0] - shift, text.at[1]
    return left + extents.x0, baseline - extents.y1, left + extents.x1, baseline - extents.y0


def overlaps(shapes):
    """Pairs of words of a picture that lie over each other."""
    boxes = [(text.words, box_of(text)) for text in texts(shapes) if text.words.strip()]
    return [
        (one, other)
        for (one, a), (other, b) in combinations(boxes, 2)
        if min(a[2], b[2]) - max(a[0], b[0]) > TOUCHING and min(a[3], b[3]) - max(a[1], b[1]) > TOUCHING
    ]


def outside(shapes, width, height):
    """Words of a picture that do not lie in it as a whole."""
    return [
        text.words
        for text in texts(shapes)
        for left, top, right, bottom in [box_of(text)]
        if left < -TOUCHING or top < -TOUCHING or right > width + TOUCHING or bottom > height + TOUCHING
    ]

"""Still pictures of a scene, as shapes that any renderer can draw."""

from geo_events.picture.draw import draw, over_ground, unlettered, window
from geo_events.picture.frame import Frame
from geo_events.picture.render_options import RenderOptions
from geo_events.picture.shapes import HALO, Group, Oval, Path, Pen, Picture, Point, Shape, Text
from geo_events.picture.side_by_side import Parted, Side, common_window, draw_both, part
from geo_events.picture.typography import smallest_type

__all__ = [
    "HALO",
    "Frame",
    "Group",
    "Oval",
    "Parted",
    "Path",
    "Pen",
    "Picture",
    "Point",
    "RenderOptions",
    "Shape",
    "Side",
    "Text",
    "common_window",
    "draw",
    "draw_both",
    "over_ground",
    "part",
    "smallest_type",
    "unlettered",
    "window",
]

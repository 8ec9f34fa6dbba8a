"""Still pictures of a scene, as shapes that any renderer can draw."""

from geo_events.picture.draw import changing, draw, window
from geo_events.picture.frame import Frame
from geo_events.picture.palette import palette
from geo_events.picture.shapes import HALO, Group, Oval, Path, Pen, Picture, Point, Shape, Text
from geo_events.picture.wish import Wish

__all__ = [
    "HALO",
    "Frame",
    "Group",
    "Oval",
    "Path",
    "Pen",
    "Picture",
    "Point",
    "Shape",
    "Text",
    "Wish",
    "changing",
    "draw",
    "palette",
    "window",
]

"""How things look on every map, and the thresholds by which they do: data that the player reads too."""

from geo_events.design.glyphs import GLYPHS, Glyphs
from geo_events.design.measures import MEASURES, Measures
from geo_events.design.palette import THEMES, contrast, is_colour, layer_colour, layer_colours, palette, rgb

__all__ = [
    "GLYPHS",
    "MEASURES",
    "THEMES",
    "Glyphs",
    "Measures",
    "contrast",
    "is_colour",
    "layer_colour",
    "layer_colours",
    "palette",
    "rgb",
]

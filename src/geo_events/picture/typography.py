"""Sizes of type and of gaps that the words around a picture share.

Called by `legend`, `heading` and `scale_bar`.
"""

LEGEND_SIZE, SMALL_SIZE = 12.0, 10.5
"""Sizes of the type in units."""
LINE = 1.32
"""Height of a line as a multiple of the type's size."""
MARGIN = 14.0
"""Gap between words and the picture's edge in units."""

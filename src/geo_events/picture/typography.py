"""Sizes of type and of gaps that the words around a picture share.

Called by `legend`, `heading` and `scale_bar`, and by the formats that say how small type may be.
"""

LEGEND_SIZE, SMALL_SIZE = 12.0, 10.5
"""Sizes of the type in units."""
LINE = 1.32
"""Height of a line as a multiple of the type's size."""
MARGIN = 14.0
"""Gap between words and the picture's edge in units."""
SMALLEST_SHARE = 0.025
"""Size of the smallest type of a still or film, as a share of the height: who sits at the back of a hall
reads it. Of a picture that is higher than wide, as for a phone held upright, as a share of its width."""


def smallest_type(width: float, height: float) -> float:
    """Pixels of the smallest type in a still or film of some size.

    Examples
    --------
    >>> smallest_type(1920, 1080), smallest_type(1080, 1920)
    (27.0, 27.0)
    """
    return SMALLEST_SHARE * min(width, height)

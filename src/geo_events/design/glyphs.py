"""The outlines of the symbols that a layer may have, and of what a state adds to them.

Owns `glyphs.json`; the player draws the same (`symbols.js`). All lengths are those of a square whose side is
`GLYPHS.side`, y pointing down. Called by `picture`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict

from geo_events.packaged import packaged_json

Spot = tuple[float, float]


class Outline(TypedDict, total=False):
    """One of these."""

    circle: tuple[float, float, float]
    """Centre and radius."""
    rectangle: tuple[float, float, float, float, float]
    """Left, top, width, height and radius of the corners."""
    polygon: list[Spot]
    """Corners."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The outlines of all symbols."""

    side: float
    """Side of the square that holds each."""
    outlines: Mapping[str, Outline]
    """Outlines by the name of the symbol, in the order in which they are given out."""
    middles: Mapping[str, Spot]
    """Middles by symbol: there a core or a cross stands."""
    fronted: str
    """The symbol that has room for the front of something under way."""
    core: float
    """Radius of the dot in what is reported."""
    cross: float
    """Reach of the cross in what did not happen, along each axis from its middle."""
    strike: tuple[Spot, Spot]
    """Ends of the line through what was cancelled."""
    window: list[Spot]
    """Corners of the window of something under way."""
    lamps: tuple[Spot, Spot]
    """Centres of its lamps."""
    pieces: list[tuple[float, float, float]]
    """Where the pieces at the right begin and end into which a symbol with a vague date comes apart, and how
    opaque each of them is; at the left they are the same."""
    piece: float
    """Height of such a piece."""


GLYPHS = Glyphs(**packaged_json("design/glyphs.json"))

"""The colours of a map as the colours of a deck's theme: who changes the theme changes the maps.

Owns from which colour of the theme each of the map's is made, and by how much it is lighter, darker or
stronger. Called by `presentation` for `map_shapes`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from colorsys import rgb_to_hls
from dataclasses import dataclass

from geo_events.deck.theme import surfaces
from geo_events.design import palette, rgb
from geo_events.request import Theme

_WHOLE = 100_000
_BASES: Mapping[str, str] = {
    **dict.fromkeys(("halo", "rim", "hollow", "chip", "land"), "bg1"),
    **dict.fromkeys(("ink", "ring"), "tx1"),
    **dict.fromkeys(("border", "disputed", "place", "country", "chip-edge", "leader"), "tx2"),
    "region": "bg2",
    **dict.fromkeys(("sea", "coast", "river"), "sea-name"),
}
"""The colour of the theme from which each of the map's is made; what is an accent is itself."""
_PLAIN = frozenset({"halo", "rim", "hollow", "chip", "ink", "ring"})
"""What is the very colour of the ground or of the words."""


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour of the theme, and what is done to it."""

    name: str
    """Such as `bg1` or `accent2`."""
    changes: tuple[tuple[str, int], ...] = ()
    """Names and thousandths of a percent, in the order in which they are applied."""


def inks(theme: Theme, accents: Sequence[str]) -> Mapping[str, Ink]:
    """Inks by the colours of the map, as `#rrggbb`.

    Parameters
    ----------
    theme
        Light or dark.
    accents
        The theme's accents: colours of layers, or names of the map's.
    """
    colours, slots = palette(theme), surfaces(theme)
    of_accent = {name: f"accent{number}" for number, name in enumerate(accents, 1)}
    made = {accent: Ink(name) for accent, name in of_accent.items() if accent not in colours}
    for name, colour in colours.items():
        if name in of_accent:
            made[colour] = Ink(of_accent[name])
        elif (base := _BASES.get(name)) is not None:
            slot, first = (base, slots[base]) if base in slots else (of_accent[base], colours[base])
            made[colour] = Ink(slot, () if name in _PLAIN else tuple(_changes(first, colour)))
    return made


def _changes(base: str, colour: str) -> list[tuple[str, int]]:
    """What makes of one colour another of the same hue: first its strength, then its lightness.

    Examples
    --------
    >>> _changes("#808080", "#c0c0c0"), _changes("#808080", "#404040")
    ([('lumMod', 49606), ('lumOff', 50394)], [('lumMod', 50000)])
    """
    (_, light, strong), (_, wanted, strength) = _hls(base), _hls(colour)
    changes = [("satMod", round(_WHOLE * strength / strong))] if strong else []
    if wanted > light:
        # So that what is white stays white, and nothing gets lighter than that.
        share = round(_WHOLE * (1 - wanted) / (1 - light))
        return [*changes, ("lumMod", share), ("lumOff", _WHOLE - share)]
    return [*changes, ("lumMod", round(_WHOLE * wanted / light))] if wanted < light else changes


def _hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = rgb(colour)
    return rgb_to_hls(red / 255, green / 255, blue / 255)

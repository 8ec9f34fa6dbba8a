"""The colours of the map, and those that a layer may have.

Owns `colours.json`, of which `player/build.mjs` makes the player's custom properties, and
`layer_colours.json`, which reaches the player with each scene: all outputs agree. The hues of the first four
layers are those of Okabe and Ito; all keep 3:1 against land and sea in their theme. Called by `dataset`,
`scene`, `picture` and by the formats.
"""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from geo_events.packaged import packaged_json

if TYPE_CHECKING:
    from collections.abc import Mapping

THEMES = ("light", "dark")
LEAST_CONTRAST = 3.0
"""Of what is no text against what it stands on, by WCAG 2.2."""
_HEX = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
_STEPS = 40
"""Shades among which one is looked for that keeps the contrast."""


@cache
def palette(theme: str) -> Mapping[str, str]:
    """Colours as `#rrggbb`, by the name of their custom property.

    Parameters
    ----------
    theme
        `light` or `dark`.

    Examples
    --------
    >>> palette("light")["rim"]
    '#ffffff'
    """
    return MappingProxyType(packaged_json("design/colours.json")[theme])


@cache
def layer_colours() -> Mapping[str, tuple[str, str]]:
    """Colours for layers by name, in light and in dark, in the order in which they are given out."""
    found = packaged_json("design/layer_colours.json")
    return MappingProxyType({name: tuple(shades) for name, shades in found.items()})


def is_colour(word: str) -> bool:
    """Whether a layer may have it: a name, or `#rrggbb`."""
    return word in layer_colours() or _HEX.fullmatch(word) is not None


def layer_colour(colour: str, theme: str) -> str:
    """A layer's colour in a theme; of one as `#rrggbb` the nearest shade that can be seen there.

    Examples
    --------
    >>> layer_colour("blue", "dark"), layer_colour("#0000FF", "light"), layer_colour("#0000ff", "dark")
    ('#5cb8ec', '#0000ff', '#6c6cff')
    """
    named = layer_colours().get(colour)
    if named is not None:
        return named[THEMES.index(theme)]
    grounds = [palette(theme)[name] for name in ("land", "sea")]
    towards = 0 if theme == THEMES[0] else 255
    own = rgb(colour)
    for step in range(_STEPS + 1):
        shade = [round(part + (towards - part) * step / _STEPS) for part in own]
        written = "#{:02x}{:02x}{:02x}".format(*shade)
        if all(contrast(written, ground) >= LEAST_CONTRAST for ground in grounds):
            break
    return written


def contrast(one: str, other: str) -> float:
    """Contrast of two colours by WCAG 2.2, 1 to 21.

    Examples
    --------
    >>> contrast("#ffffff", "#000000")
    21.0
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of `#rrggbb`, 0 to 255."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def _luminance(colour: str) -> float:
    shares = (part / 255 for part in rgb(colour))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

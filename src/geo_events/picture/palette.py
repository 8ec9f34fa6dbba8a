"""The map's colours, read from the style sheet that the player uses, so that every output has the same.

Owns how a custom property becomes `#rrggbb`; the colours themselves are in `player/src/map/marks.css`.
Called by the other rooms of `picture` and by the formats.
"""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from geo_events.web.assets import read

if TYPE_CHECKING:
    from collections.abc import Mapping

_BLOCK = re.compile(r'\.leaflet-container(?P<theme>\[data-theme="?dark"?\])?\s*\{(?P<body>[^}]*)\}')
_HEX = re.compile(r"--ge-map-([\w-]+):\s*(#[0-9a-f]{6});")
_RGB = re.compile(r"--ge-map-([\w-]+):\s*rgb\((\d+) (\d+) (\d+) / [.\d]+\);")


@cache
def palette(theme: str) -> Mapping[str, str]:
    """Colours by the name of their custom property, without `--ge-map-`; those of panels are left out.

    Parameters
    ----------
    theme
        `light` or `dark`.

    Examples
    --------
    >>> palette("light")["rim"]
    '#ffffff'
    """
    colours: dict[str, str] = {}
    for block in _BLOCK.finditer(read("player.css")):
        if block["theme"] is not None and theme != "dark":
            continue
        body = block["body"]
        colours.update(_HEX.findall(body))
        for name, *parts in _RGB.findall(body):
            colours[name] = "#" + "".join(f"{int(part):02x}" for part in parts)
    return MappingProxyType(colours)

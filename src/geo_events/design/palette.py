"""The colours of the map and of what stands on it.

Owns `colours.json`, of which `player/build.mjs` makes the player's custom properties: all outputs agree.
The hues are those of Okabe and Ito, darkened or lightened so that each keeps 3:1 against land and sea in its
theme. Called by `picture` and by the formats.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


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
    text = Path(__file__).with_name("colours.json").read_text(encoding="utf-8")
    return MappingProxyType(json.loads(text)[theme])

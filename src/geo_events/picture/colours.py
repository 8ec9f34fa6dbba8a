"""The colours of a picture: those of the map, and of each layer of a scene with its symbol.

Owns which they are. Called by whatever draws.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Self

from geo_events.design import GLYPHS, palette
from geo_events.scene import SceneData

_PLAIN = next(iter(GLYPHS.outlines))
"""Symbol of what is of no layer: a state, a date."""


@dataclass(frozen=True)
class Colours(Mapping[str, str]):
    """The map's colours by name; what the data calls its layers are names of their own."""

    map: Mapping[str, str]
    layers: Mapping[str, tuple[str, str]]
    """Symbol and colour of each layer."""

    @classmethod
    def of_scene(cls, data: SceneData, theme: str) -> Self:
        """The colours for a scene in a theme."""
        is_light = theme == "light"
        layers = {
            one["id"]: (one["symbol"], one["light"] if is_light else one["dark"]) for one in data["layers"]
        }
        return cls(palette(theme), layers)

    def layer(self, layer_id: str) -> str:
        """Colour of a layer."""
        return self.layers[layer_id][1]

    def symbol(self, layer_id: str | None) -> str:
        """Name of a layer's outline."""
        return _PLAIN if layer_id is None else self.layers[layer_id][0]

    def rimmed(self, rim: str) -> Self:
        """The same with another colour around symbols."""
        return replace(self, map={**self.map, "rim": rim})

    def __getitem__(self, name: str) -> str:
        return self.map[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.map)

    def __len__(self) -> int:
        return len(self.map)

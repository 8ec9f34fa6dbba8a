"""The types of a scene's layers.

Owns their names; how a layer becomes one is `objects`'s. Called by whatever reads a scene.
"""

from __future__ import annotations

from typing import TypedDict

from geo_events.layer import Form


class SceneLayer(TypedDict):
    """A kind of thing that events can be."""

    id: str
    """What the events of it name."""
    form: Form | None
    """How they are drawn; null where a track makes one a journey, and an origin and a place a flow."""
    symbol: str
    """Name of its outline."""
    light: str
    """Colour on the light map, as #rrggbb."""
    dark: str
    """Colour on the dark map, as #rrggbb."""
    name: dict[str, str]
    """What one of it is called, by language."""
    all: dict[str, str]
    """What all of it are called, by language."""
    counts: dict[str, dict[str, str]]
    """What so many are called, by language and plural category, with {count}; empty where nobody says."""
    moved: dict[str, dict[str, str]]
    """The same where each of them went from one place to another."""

"""What is to be written: a scene, and how it is to be shown at first.

Owns the one value that every exporter is given. Called by `cli` and the modules of the formats.
"""

from __future__ import annotations

from dataclasses import dataclass

from geo_events.dataset import Dataset
from geo_events.model import View
from geo_events.scene import Scene


@dataclass(frozen=True)
class Request:
    """A wish for a file."""

    dataset: Dataset
    view: View
    """The filters that made the scene, and the language, clock and event with which it opens."""
    scene: Scene

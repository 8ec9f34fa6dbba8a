"""Filters in, one plain drawable value out: the narrow waist between data and every renderer."""

from geo_events.scene.builder import Scene, build, trace_all
from geo_events.scene.schema import (
    SceneChapter,
    SceneData,
    SceneEvent,
    SceneHalt,
    SceneKnot,
    ScenePlace,
    SceneStretch,
    SceneTrack,
    SceneVertex,
)

__all__ = [
    "Scene",
    "SceneChapter",
    "SceneData",
    "SceneEvent",
    "SceneHalt",
    "SceneKnot",
    "ScenePlace",
    "SceneStretch",
    "SceneTrack",
    "SceneVertex",
    "build",
    "trace_all",
]

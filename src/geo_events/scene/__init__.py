"""Filters in, one plain drawable value out: the narrow waist between data and every renderer."""

from geo_events.scene.builder import MANY, Scene, build, trace_all
from geo_events.scene.layer_schema import SceneLayer
from geo_events.scene.narrowing import in_languages
from geo_events.scene.schema import SceneChapter, SceneData, SceneEvent, SceneKnot, ScenePlace
from geo_events.scene.track_schema import SceneHalt, SceneStretch, SceneTrack, SceneVertex

__all__ = [
    "MANY",
    "Scene",
    "SceneChapter",
    "SceneData",
    "SceneEvent",
    "SceneHalt",
    "SceneKnot",
    "SceneLayer",
    "ScenePlace",
    "SceneStretch",
    "SceneTrack",
    "SceneVertex",
    "build",
    "in_languages",
    "trace_all",
]

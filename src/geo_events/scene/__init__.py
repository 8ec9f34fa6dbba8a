"""Filters in, one plain drawable value out: the narrow waist between data and every renderer."""

from geo_events.scene.objects import Json
from geo_events.scene.scene import Scene, build, trace_all

__all__ = ["Json", "Scene", "build", "trace_all"]

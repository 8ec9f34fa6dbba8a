"""Filters in, one plain drawable value out: the narrow waist between data and every renderer."""

from geo_events.scene.builder import Scene, build, trace_all
from geo_events.scene.objects import Json

__all__ = ["Json", "Scene", "build", "trace_all"]

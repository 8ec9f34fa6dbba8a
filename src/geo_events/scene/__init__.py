"""What is to be drawn, as plain data: the one thing that every renderer reads."""

from geo_events.scene.scene import Scene, build, trace_all

__all__ = ["Scene", "build", "trace_all"]

"""Sourced events on a map with a time slider."""

from typing import TYPE_CHECKING, Any

from geo_events.errors import DataError, GeoEventsError
from geo_events.model import Claim, Event, Place, Source, View

if TYPE_CHECKING:
    from geo_events.story import Story, read

__all__ = ["Claim", "DataError", "Event", "GeoEventsError", "Place", "Source", "Story", "View", "read"]

_LATE = ("Story", "read")
"""Names that bring numpy and pyarrow, for which nobody should wait who only wants the values above."""


def __getattr__(name: str) -> Any:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from geo_events import story

    return getattr(story, name)

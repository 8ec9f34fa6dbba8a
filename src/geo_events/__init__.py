"""Sourced events on a map with a time slider."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from geo_events.errors import DataError, GeoEventsError
from geo_events.model import Claim, Event, Place, Source, View

if TYPE_CHECKING:
    from geo_events.door import read
    from geo_events.story import Story

__all__ = ["Claim", "DataError", "Event", "GeoEventsError", "Place", "Source", "Story", "View", "read"]

_LATE = {"Story": "story", "read": "door"}
"""Names that bring numpy and pyarrow, for which nobody should wait who only wants the values above."""


def __getattr__(name: str) -> Any:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"geo_events.{_LATE[name]}"), name)

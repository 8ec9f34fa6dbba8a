"""Sourced events on a map with a time slider."""

from geo_events.errors import DataError, GeoEventsError
from geo_events.model import Claim, Event, Place, Source, View

__all__ = ["Claim", "DataError", "Event", "GeoEventsError", "Place", "Source", "View"]

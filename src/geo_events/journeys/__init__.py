"""Journeys: from stops and railways to a track that runs on rails."""

from geo_events.journeys.network import Network, Railway, build_network
from geo_events.journeys.own_way import along, rails_of
from geo_events.journeys.timing import slowest_possible_speed
from geo_events.journeys.track import Halt, Stretch, Track, Vertex, leg_kilometres, points_of, trace

__all__ = [
    "Halt",
    "Network",
    "Railway",
    "Stretch",
    "Track",
    "Vertex",
    "along",
    "build_network",
    "leg_kilometres",
    "points_of",
    "rails_of",
    "slowest_possible_speed",
    "trace",
]

"""The geocode cache: where a name is, looked up once and kept in places.csv."""

from geo_events.places.cache import Filled, geocode_missing
from geo_events.places.candidates import Candidate, Wanted
from geo_events.places.gazetteer import Gazetteer
from geo_events.places.rows import place_ids
from geo_events.places.services import Service, geonames, nominatim

__all__ = [
    "Candidate",
    "Filled",
    "Gazetteer",
    "Service",
    "Wanted",
    "geocode_missing",
    "geonames",
    "nominatim",
    "place_ids",
]

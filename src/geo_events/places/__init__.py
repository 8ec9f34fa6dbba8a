"""The geocode cache: where a name is, looked up once and kept in places.csv."""

from geo_events.places.cache import Filled, geocode_missing
from geo_events.places.candidates import Candidate, Wanted, judged
from geo_events.places.gazetteer import Gazetteer
from geo_events.places.places_file import PLACES, Rows, place_ids
from geo_events.places.services import Service, geonames, nominatim

__all__ = [
    "PLACES",
    "Candidate",
    "Filled",
    "Gazetteer",
    "Rows",
    "Service",
    "Wanted",
    "geocode_missing",
    "geonames",
    "judged",
    "nominatim",
    "place_ids",
]

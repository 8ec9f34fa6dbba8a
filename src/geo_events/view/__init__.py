"""Which events a reader has asked to see: filters in, one selection out."""

from geo_events.view.filters import offered_layers, parsed, period, whole_layers
from geo_events.view.known_claims import KnownClaims
from geo_events.view.known_names import KnownNames
from geo_events.view.search import hits, memory_of_index, suggested
from geo_events.view.search_words import ENDINGS
from geo_events.view.selection import Selection, select, select_undated

__all__ = [
    "ENDINGS",
    "KnownClaims",
    "KnownNames",
    "Selection",
    "hits",
    "memory_of_index",
    "offered_layers",
    "parsed",
    "period",
    "select",
    "select_undated",
    "suggested",
    "whole_layers",
]

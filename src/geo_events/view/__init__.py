"""Which events a reader has asked to see: filters in, one selection out."""

from geo_events.view.filters import offered_layers, parsed, period, whole_layers
from geo_events.view.known_claims import KnownClaims
from geo_events.view.selection import Selection, select

__all__ = ["KnownClaims", "Selection", "offered_layers", "parsed", "period", "select", "whole_layers"]

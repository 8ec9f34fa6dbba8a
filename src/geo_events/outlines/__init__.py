"""Outlines of countries: enough to tell a slip from a place, and to judge no border."""

from geo_events.outlines.countries import (
    AT_SEA_KM,
    TOLERANCE_KM,
    claimants_at,
    codes_at,
    inside,
    is_code,
    spellings,
)

__all__ = [
    "AT_SEA_KM",
    "TOLERANCE_KM",
    "claimants_at",
    "codes_at",
    "inside",
    "is_code",
    "spellings",
]

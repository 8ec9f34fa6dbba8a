"""Dates and coordinates as people write them in the cells of tables.

Owns what such a cell means, no more precise than it is; what a column is for, and what becomes of a row, is
decided in `tables`.
"""

from geo_events.written.coordinates import Axis, degrees_of, pair_of
from geo_events.written.date_columns import DateColumn, Doubt, judged
from geo_events.written.date_signs import is_ongoing
from geo_events.written.dates import Order, edtf_of, may_mean_two_days

__all__ = [
    "Axis",
    "DateColumn",
    "Doubt",
    "Order",
    "degrees_of",
    "edtf_of",
    "is_ongoing",
    "judged",
    "may_mean_two_days",
    "pair_of",
]

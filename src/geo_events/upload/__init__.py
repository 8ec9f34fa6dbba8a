"""Files that a visitor brings, from their bytes to tables in memory."""

from geo_events.upload.dates import Order, may_mean_two_days
from geo_events.upload.flat import Plan, tables_of
from geo_events.upload.grids import Grid, csv_of, read_grid
from geo_events.upload.note import Note
from geo_events.upload.recognition import completed, flat_tables, is_dataset, read_flat
from geo_events.upload.roles import Role, guess
from geo_events.upload.unpacking import Unpacked, unpack

__all__ = [
    "Grid",
    "Note",
    "Order",
    "Plan",
    "Role",
    "Unpacked",
    "completed",
    "csv_of",
    "flat_tables",
    "guess",
    "is_dataset",
    "may_mean_two_days",
    "read_flat",
    "read_grid",
    "tables_of",
    "unpack",
]

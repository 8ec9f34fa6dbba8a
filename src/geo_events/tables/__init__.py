"""Files that a visitor brings, from their bytes to tables in memory."""

from geo_events.tables.column_roles import KEYWORDS, Role, guess
from geo_events.tables.flat_table import Plan, doubt, tables_of
from geo_events.tables.given_source import COLUMNS_VARIABLE, Asked, BadRows, Opened, open_source
from geo_events.tables.grids import Grid, csv_of, read_grid
from geo_events.tables.header_rows import framed
from geo_events.tables.recognition import completed, flat_tables, is_dataset, read_flat
from geo_events.tables.table_report import Report
from geo_events.tables.understanding import Understood, understood
from geo_events.tables.unpacking import Unpacked, unpack

__all__ = [
    "COLUMNS_VARIABLE",
    "KEYWORDS",
    "Asked",
    "BadRows",
    "Grid",
    "Opened",
    "Plan",
    "Report",
    "Role",
    "Understood",
    "Unpacked",
    "completed",
    "csv_of",
    "doubt",
    "flat_tables",
    "framed",
    "guess",
    "is_dataset",
    "open_source",
    "read_flat",
    "read_grid",
    "tables_of",
    "understood",
    "unpack",
]

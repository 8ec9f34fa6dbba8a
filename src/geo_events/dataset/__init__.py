"""A folder of tables and documents, read with every fault found at once, and written back."""

from geo_events.dataset.columns import ClaimColumns, Columns, EventColumns
from geo_events.dataset.contents import CALENDAR, TABLES, Dataset, Reading, columns_of
from geo_events.dataset.csv_records import MARK, line_of, raw_records
from geo_events.dataset.date_orders import days_of
from geo_events.dataset.documents import documents_folders
from geo_events.dataset.folder import DATA_VARIABLE, OTHERS, load, read, write
from geo_events.dataset.layer_advice import idle_layers, offered_table
from geo_events.dataset.layers_table import LAYERS
from geo_events.dataset.memory import MemoryFolder
from geo_events.dataset.names_table import NAMES
from geo_events.dataset.packed_rows import MANY
from geo_events.dataset.row_rules import REQUIRED
from geo_events.dataset.saving import UNMAPPED, save
from geo_events.dataset.scaffold import start, starter_files
from geo_events.dataset.speakers_table import SPEAKERS
from geo_events.dataset.text_columns import columns_in
from geo_events.dataset.undated import NO_DATE, OF_EVENTS
from geo_events.dataset.untranslated import untranslated

__all__ = [
    "CALENDAR",
    "DATA_VARIABLE",
    "LAYERS",
    "MANY",
    "MARK",
    "NAMES",
    "NO_DATE",
    "OF_EVENTS",
    "OTHERS",
    "REQUIRED",
    "SPEAKERS",
    "TABLES",
    "UNMAPPED",
    "ClaimColumns",
    "Columns",
    "Dataset",
    "EventColumns",
    "MemoryFolder",
    "Reading",
    "columns_in",
    "columns_of",
    "days_of",
    "documents_folders",
    "idle_layers",
    "line_of",
    "load",
    "offered_table",
    "raw_records",
    "read",
    "save",
    "start",
    "starter_files",
    "untranslated",
    "write",
]

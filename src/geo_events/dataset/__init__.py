"""A folder of tables and documents, read with every fault found at once, and written back."""

from geo_events.dataset.columns import ClaimColumns, Columns, EventColumns
from geo_events.dataset.dataset import TABLES, Dataset, Reading
from geo_events.dataset.documents import documents_folders
from geo_events.dataset.folder import load, read, write
from geo_events.dataset.memory import MemoryFolder
from geo_events.dataset.records import replace_file
from geo_events.dataset.starting import start

__all__ = [
    "TABLES",
    "ClaimColumns",
    "Columns",
    "Dataset",
    "EventColumns",
    "MemoryFolder",
    "Reading",
    "documents_folders",
    "load",
    "read",
    "replace_file",
    "start",
    "write",
]

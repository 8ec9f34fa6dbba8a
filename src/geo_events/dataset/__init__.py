"""A folder of tables and documents, read with every fault found at once, and written back."""

from geo_events.dataset.dataset import TABLES, Dataset, Reading
from geo_events.dataset.documents import documents_folders
from geo_events.dataset.folder import load, read, write

__all__ = ["TABLES", "Dataset", "Reading", "documents_folders", "load", "read", "write"]

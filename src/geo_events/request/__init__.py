"""What file is asked for, and what every file says and holds, whatever its format."""

from geo_events.request.export_request import (
    FRAMES,
    LARGEST,
    SECONDS,
    SMALLEST,
    Aspect,
    Options,
    Request,
    Theme,
)
from geo_events.request.file_names import file_name
from geo_events.request.provenance import GENERATOR, Provenance, filters, provenance
from geo_events.request.records import Entry, entries

__all__ = [
    "FRAMES",
    "GENERATOR",
    "LARGEST",
    "SECONDS",
    "SMALLEST",
    "Aspect",
    "Entry",
    "Options",
    "Provenance",
    "Request",
    "Theme",
    "entries",
    "file_name",
    "filters",
    "provenance",
]

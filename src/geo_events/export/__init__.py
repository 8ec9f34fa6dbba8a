"""Files that show a scene elsewhere: one module a format, and the table of them."""

from geo_events.export.exporters import EXPORTERS, Exporter
from geo_events.export.request import LARGEST, SMALLEST, Options, Request

__all__ = ["EXPORTERS", "LARGEST", "SMALLEST", "Exporter", "Options", "Request"]

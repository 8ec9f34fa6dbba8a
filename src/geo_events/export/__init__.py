"""Files that show a scene elsewhere: one module a format, and the table of them."""

from geo_events.export.exporters import EXPORTERS, Exporter
from geo_events.export.request import Request

__all__ = ["EXPORTERS", "Exporter", "Request"]

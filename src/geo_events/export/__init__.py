"""Files that show a scene elsewhere: one module a format, and the table of them."""

from geo_events.export.embed import Snippet, snippets
from geo_events.export.exporters import EXPORTERS, Exporter
from geo_events.export.options import OPTION_NAMES, exporter_of, options_of, today

__all__ = [
    "EXPORTERS",
    "OPTION_NAMES",
    "Exporter",
    "Snippet",
    "exporter_of",
    "options_of",
    "snippets",
    "today",
]

"""Files that show a scene elsewhere: one module a format, and the table of them."""

from geo_events.export.embed import Snippet, link, snippets
from geo_events.export.exporters import EXPORTERS, Exporter
from geo_events.export.file_names import file_name
from geo_events.export.options import OPTION_NAMES, exporter_of, options_of, today
from geo_events.export.request import (
    FRAMES,
    LARGEST,
    SECONDS,
    SMALLEST,
    Aspect,
    Options,
    Request,
    Theme,
)

__all__ = [
    "EXPORTERS",
    "FRAMES",
    "LARGEST",
    "OPTION_NAMES",
    "SECONDS",
    "SMALLEST",
    "Aspect",
    "Exporter",
    "Options",
    "Request",
    "Snippet",
    "Theme",
    "exporter_of",
    "file_name",
    "link",
    "options_of",
    "snippets",
    "today",
]

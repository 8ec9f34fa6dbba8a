"""Files that show a scene elsewhere: one module a format, and the table of them."""

from geo_events.export.embed import Snippet, snippets
from geo_events.export.exporters import EXPORTERS, Exporter, Group, exporter_of, options_of

__all__ = ["EXPORTERS", "Exporter", "Group", "Snippet", "exporter_of", "options_of", "snippets"]

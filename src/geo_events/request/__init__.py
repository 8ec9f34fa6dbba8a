"""What file is asked for, and what every file says and holds, whatever its format."""

from geo_events.request.chapter_cut import chapter_of, cut_to_chapter, told_period, view_of
from geo_events.request.claim_text import quoted, said_text, translation_of
from geo_events.request.compared import compared, dates, local_span, moment_of, other_period
from geo_events.request.entries import Entry, entries, every_entry
from geo_events.request.export_request import Request, today, unremarked, untold
from geo_events.request.file_names import file_name
from geo_events.request.options import (
    FRAMES,
    LARGEST,
    OPTION_NAMES,
    SECONDS,
    SMALLEST,
    Aspect,
    Options,
    Paper,
    Telling,
    Theme,
    read_options,
)
from geo_events.request.provenance import (
    GENERATOR,
    Provenance,
    filters,
    place_credits,
    provenance,
    rail_credits,
)
from geo_events.request.telling import require_tellable, told

__all__ = [
    "FRAMES",
    "GENERATOR",
    "LARGEST",
    "OPTION_NAMES",
    "SECONDS",
    "SMALLEST",
    "Aspect",
    "Entry",
    "Options",
    "Paper",
    "Provenance",
    "Request",
    "Telling",
    "Theme",
    "chapter_of",
    "compared",
    "cut_to_chapter",
    "dates",
    "entries",
    "every_entry",
    "file_name",
    "filters",
    "local_span",
    "moment_of",
    "other_period",
    "place_credits",
    "provenance",
    "quoted",
    "rail_credits",
    "read_options",
    "require_tellable",
    "said_text",
    "today",
    "told",
    "told_period",
    "translation_of",
    "unremarked",
    "untold",
    "view_of",
]

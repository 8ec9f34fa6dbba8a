"""Where a text names known places and people, and which dates stand in it."""

from geo_events.mentions.coverage import (
    Reason,
    Unmapped,
    only_uncovered,
    uncovered,
    unmapped,
)
from geo_events.mentions.date_values import Basis, DateMention
from geo_events.mentions.drafting import DRAFTED, Draft, draft
from geo_events.mentions.finder import Finder, Mention, MentionKind, find
from geo_events.mentions.reading import Document, Reading, decoded, document_of, documents_of, read
from geo_events.mentions.report import as_json, as_lines
from geo_events.mentions.resolution import dates

__all__ = [
    "DRAFTED",
    "Basis",
    "DateMention",
    "Document",
    "Draft",
    "Finder",
    "Mention",
    "MentionKind",
    "Reading",
    "Reason",
    "Unmapped",
    "as_json",
    "as_lines",
    "dates",
    "decoded",
    "document_of",
    "documents_of",
    "draft",
    "find",
    "only_uncovered",
    "read",
    "uncovered",
    "unmapped",
]

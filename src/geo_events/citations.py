"""How a source is named wherever it is named: on the page, on a slide, under a picture.

Owns the reference of a document as one line. Called by `export` and `ui`.
"""

from __future__ import annotations

from geo_events.date_text import date_text
from geo_events.model import Source
from geo_events.text import t


def reference(source: Source, language: str) -> str:
    """Publisher, date, address and file of a document."""
    return " · ".join(
        part for part in (source.publisher, dated(source, language), source.url, source.file) if part
    )


def citation(source: Source, language: str) -> str:
    """A document as a list of sources names it: its title first."""
    parts = (source.title, source.publisher, dated(source, language), source.url)
    return " · ".join(part for part in parts if part)


def dated(source: Source, language: str) -> str:
    """When a document was published, or that it does not say."""
    if source.published is None:
        return t("sources.undated", language)
    return t("sources.published", language, date=date_text(source.published, language))
